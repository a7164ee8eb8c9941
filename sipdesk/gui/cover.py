"""Covers a window with one card: what lies under it is hidden, and comes back where it was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sipdesk.gui.start import StartCard, StartPage
from sipdesk.settings import Settings


def is_cover(widget: QWidget | None) -> bool:
    """Whether it is a cover, or something that opened from one."""
    while widget is not None and not isinstance(widget, StartPage):
        widget = widget.parentWidget()
    return widget is not None


class Cover(QObject):
    """Hides what a window shows, with its title and its acts; nothing is closed.

    Args:
        window: what is covered.
        settings: the choices of this computer.
    """

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.page = StartPage(settings, has_choices=False)
        self.page.setParent(window)
        self.page.setAutoFillBackground(True)
        self.page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page.hide()
        self._over = window
        self._hidden: list[QWidget] = []
        self._titles: list[tuple[QWidget, str]] = []
        self._is_covering = False
        self._off: list[QAction | QShortcut] = []
        self._focus: QWidget | None = None
        window.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the window is covered."""
        return not self.page.isHidden()

    def cover(
        self, make: Callable[[], StartCard], foot: str, windows: Sequence[QWidget] = ()
    ) -> None:
        """Blank everything before returning, then show a card.

        Args:
            make: makes the card.
            foot: the marked text under it.
            windows: others that are blanked as well.
        """
        self._focus = QApplication.focusWidget()
        self._is_covering = True
        for window in {self._window, *windows}:
            self._blank_window(window)
        self._stop_acts()
        self._covered()
        self._over = QApplication.activeModalWidget() or self._window
        self._over.installEventFilter(self)
        self.page.setParent(self._over)
        self.page.setGeometry(self._over.rect())
        self.page.show()
        self.page.raise_()
        self.page.show_card(make, foot)
        self._over.repaint()

    def _covered(self) -> None:
        """What else is done before the card is shown."""

    def _stop_acts(self) -> None:
        found: list[QAction | QShortcut] = [
            *self._window.findChildren(QAction),
            *self._window.findChildren(QShortcut),
        ]
        self._off = [each for each in found if each.isEnabled()]
        for each in self._off:
            each.setEnabled(False)

    def _blank_window(self, window: QWidget) -> None:
        """Hide what a window shows, and its title, which may name a case."""
        if is_cover(window):
            return
        self._titles.append((window, window.windowTitle()))
        window.setWindowTitle("sipdesk")
        for child in window.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            if child is not self.page and not child.isWindow() and not child.isHidden():
                self._hidden.append(child)
                child.hide()

    def release(self) -> None:
        """Bring everything back, with the focus in the same field."""
        self._is_covering = False
        for window, title in reversed(self._titles):
            if isValid(window):
                window.setWindowTitle(title)
        self._titles = []
        self.page.hide()
        for each in self._off:
            each.setEnabled(True)
        for child in self._hidden:
            if isValid(child):
                child.show()
        self._off, self._hidden = [], []
        self.page.setParent(self._window)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cover is as large as what it covers."""
        if watched is self._over and self.is_on and event.type() is QEvent.Type.Resize:
            self.page.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
