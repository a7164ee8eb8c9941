"""Meeting mode: the wall of a meeting, by keyboard."""
