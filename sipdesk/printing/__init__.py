"""Papers: content in, the bytes of a tagged PDF out. No clock, no database, no settings."""
