"""Thin, read-only faces of finished rows for Qt's views."""
