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


def open_menu(window: MainWindow) -> None:
    """F10: into the menu bar, or down from the one button that a narrow window has instead."""
    buttons = [window.top.menu_button]
    if window.guide is not None:
        buttons.append(window.guide.header.menu_button)
    shown = next((button for button in buttons if button.isVisible()), None)
    if shown is not None:
        menu = window.top.menu
        menu.popup(shown.mapToGlobal(shown.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
    elif window.top.menu_bar.isVisible():
        bar = window.top.menu_bar
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])


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
