"""The parts of the window, one after the other by F6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from sipdesk.gui.main_window import MainWindow


def next_part(window: MainWindow, by: int) -> None:
    """F6: the next part of the window, and its first thing that takes the focus."""
    view = window.guide or window.home
    parts: list[QWidget] = [window.top.search, *view.parts()]
    focus = QApplication.focusWidget()
    at = next(
        (n for n, p in enumerate(parts) if focus is p or (focus and p.isAncestorOf(focus))), 0
    )
    _focus_in(parts[(at + by) % len(parts)])


def _focus_in(part: QWidget) -> None:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    for child in part.findChildren(QWidget):
        if (
            child.isVisible()
            and child.isEnabled()
            and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
