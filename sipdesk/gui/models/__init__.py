"""Thin, read-only faces on finished rows, for tables and lists."""
