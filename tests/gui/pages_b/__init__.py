"""Steps 5 to 8 and the print dialog."""
