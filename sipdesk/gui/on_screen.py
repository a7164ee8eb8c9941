"""Keeps the windows of the program within a screen that is there (FLT F37).

A window that was made for a large screen does not fit on a small one with large text, and a
screen that is unplugged leaves its windows where nobody sees them.
"""

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget


def within(room: QRect, place: QRect) -> QRect:
    """The place nearest to a wanted one that lies within a room; smaller where it must be."""
    size = place.size().boundedTo(room.size())
    left = max(room.left(), min(place.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())


def put_back(window: QWidget, place: QRect) -> None:
    """Put a window where it was before, unless the screen that it was on is gone."""
    screens = QGuiApplication.screens()
    if place.isValid() and any(screen.geometry().intersects(place) for screen in screens):
        window.setGeometry(place)


def bring(window: QWidget) -> None:
    """Move and shrink a shown window so that its whole frame lies within one screen."""
    if window.isMaximized() or window.isFullScreen():
        return  # the system fits these
    frame, inner = window.frameGeometry(), window.geometry()
    wanted = within(_screen(frame).availableGeometry(), frame)
    if wanted != frame:
        edges = inner.topLeft() - frame.topLeft()
        size = wanted.size() - (frame.size() - inner.size())
        window.setGeometry(QRect(wanted.topLeft() + edges, size))


def _screen(frame: QRect) -> QScreen:
    """The screen that shows most of a window; the first one where none shows anything."""
    screens = QGuiApplication.screens()
    most = max(screens, key=lambda screen: _shared(screen, frame))
    return most if _shared(most, frame) else QGuiApplication.primaryScreen()


def _shared(screen: QScreen, frame: QRect) -> int:
    both = screen.geometry().intersected(frame)
    return both.width() * both.height()


class ScreenWatch(QObject):
    """Brings every window back when a screen goes or gets another size or scale."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._timer = QTimer(self)  # the system moves the windows first, as far as it does
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.look)
        app.screenRemoved.connect(self._later)
        app.screenAdded.connect(self._listen)
        for screen in app.screens():
            self._listen(screen)

    def _listen(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._later)

    def _later(self) -> None:
        self._timer.start()

    def look(self) -> None:
        """Look at every window that is shown."""
        from PySide6.QtCore import Qt  # takes a sixth of the start

        for window in QApplication.topLevelWidgets():
            is_own = window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)
            if is_own and window.isVisible():
                bring(window)
