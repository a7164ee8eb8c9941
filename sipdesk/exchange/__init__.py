"""Files for other programs: made from plain values, read into plain values; no database."""
