"""Follow-up and figures: the yearly report, the local agreement, what can be done better."""
