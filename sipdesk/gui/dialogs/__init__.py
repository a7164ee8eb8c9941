"""Dialogs: the few windows that stop and ask."""
