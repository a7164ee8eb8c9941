"""Review of the log, for those who have that role."""
