"""Meeting mode: one case on a projector, large, one need at a time."""
