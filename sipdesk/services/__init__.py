"""Verbs and queries: plain functions that take a session first."""
