"""Scenes that have come further, for what a meeting leaves behind."""

from tests.gui.pages_b.conftest import _told, stage

__all__ = ["_told", "stage"]
