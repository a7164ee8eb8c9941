"""Whole stories through the main window on a real encrypted store."""

from tests.gui.pages_b.conftest import _told, stage

__all__ = ["_told", "stage"]
