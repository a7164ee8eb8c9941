"""The case window: eight steps in a rail, one page at a time, what is missing beside."""
