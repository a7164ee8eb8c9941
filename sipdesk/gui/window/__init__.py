"""The parts around every view: menu bar with search, rail of the program, status line."""
