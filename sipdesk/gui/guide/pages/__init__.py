"""One page for each of the eight steps."""
