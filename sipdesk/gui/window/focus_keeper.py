"""Keeps the focus where the user works when what had it is hidden or taken away.

Qt hands the focus of a widget that disappears to the next one, and after the last one comes the
search field: what is typed then would be searched for, and logged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from sipdesk.gui.main_window import MainWindow


class FocusKeeper(QObject):
    """Follows the focus in the pages of one window, and gives it back when it is lost."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._was: list[QWidget] = []  # what had the focus, then what it stood in
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @property
    def _view(self) -> QWidget:
        return self._window.guide or self._window.home

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and self._view.isAncestorOf(new):
            self._was = _line(new, self._view)
        elif self._was and self._is_lost(new):
            if self._is_asked(new):
                self._was = []
            else:
                QTimer.singleShot(0, self, self._give_back)

    def _is_lost(self, at: QWidget | None) -> bool:
        return at is None or self._window.top.isAncestorOf(at)

    def _is_asked(self, at: QWidget | None) -> bool:
        """Whether the user went there by mouse or by a key of its own."""
        if at is None:
            return False
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return by_mouse or (at is self._window.top.search and self._window.top.search.is_asked)

    def _give_back(self) -> None:
        """To a button near by, else to the heading: neither takes what is typed."""
        now = QApplication.focusWidget()
        is_free = self._window.isActiveWindow() and QApplication.activePopupWidget() is None
        if not self._was or not is_free or not self._is_lost(now) or not self._view.isVisible():
            return
        if self._is_there(self._was[0]):
            self._was = [] if now is not None else self._was  # the user went on by Tab
            return
        button = next((found for each in self._was[1:] if (found := self._button(each))), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._window.guide is not None:
            self._window.guide.page.title_label.setFocus()
        else:
            self._window.home.take_focus()

    def _is_there(self, widget: QWidget) -> bool:
        return (
            isValid(widget)
            and widget.isVisible()
            and widget.isEnabled()
            and self._view.isAncestorOf(widget)
        )

    def _button(self, part: QWidget) -> QPushButton | None:
        if not self._is_there(part):
            return None
        for button in part.findChildren(QPushButton):
            takes = button.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_risky(button)
            if takes and button.isVisible() and button.isEnabled():
                return button
        return None


def _line(widget: QWidget, view: QWidget) -> list[QWidget]:
    """A widget and what it stands in, up to what scrolls."""
    found: list[QWidget] = []
    walker: QWidget | None = widget
    while walker is not None and walker is not view and walker.property("role") != "page":
        found.append(walker)
        walker = walker.parentWidget()
    return found


def _is_risky(button: QPushButton) -> bool:
    """Whether a blank that was meant for a text would change something at once."""
    return button.isCheckable() or button.property("role") == "danger"
