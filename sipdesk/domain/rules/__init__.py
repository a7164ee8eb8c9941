"""Rules: pure functions that answer with a list of problems."""
