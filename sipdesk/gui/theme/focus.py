"""The button that has the focus: its ring, drawn outside with a gap, and Enter presses it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from sipdesk.gui.theme.state import colour, px, ring

_GAP = 2
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class _Ring(QWidget):
    """The painted ring; lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = ring()
        painter.setPen(QPen(colour("focus"), wide))
        half = wide / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, px(8), px(8))
        painter.end()


class FocusRing(QObject):
    """Keeps one ring around the button that has the focus; fields draw their own edge.

    Enter presses that button, as Space does: Qt would do nothing, or in a dialog press another
    button, the one that Enter in a field presses.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._at: QAbstractButton | None = None
        self._watched: list[QWidget] = []

    @classmethod
    def follow(cls, app: QApplication) -> "FocusRing":
        """Begin to follow the focus of the program."""
        made = cls(app)
        app.focusChanged.connect(made._moved)
        return made

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._leave()
        if isinstance(new, QAbstractButton) and _takes_focus(new):
            self._enter(new)

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched, self._at = [], None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _enter(self, widget: QAbstractButton) -> None:
        ground = _ground(widget)
        self._at, self._ring = widget, _Ring(ground)
        walker: QWidget | None = widget
        while walker is not None and walker is not ground:
            walker.installEventFilter(self)
            self._watched.append(walker)
            walker = walker.parentWidget()
        self._place()

    def _press(self, button: QPushButton, event: QKeyEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not _is_enter(event):
            return False
        if not event.isAutoRepeat():
            button.click()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget when it moves, grows or hides; let Enter press the button."""
        if isinstance(event, QKeyEvent):
            at = self._at
            return watched is at and isinstance(at, QPushButton) and self._press(at, event)
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        if self._ring is None or self._at is None or not isValid(self._ring):
            return
        ground = self._ring.parentWidget()
        if ground is None or not isValid(self._at):
            return
        out = _GAP + ring()
        corner = self._at.mapTo(ground, QPoint(0, 0))
        place = QRect(corner, self._at.size()).adjusted(-out, -out, out, out)
        self._ring.setGeometry(place.intersected(ground.rect()))
        self._ring.setVisible(self._at.isVisible())
        self._ring.raise_()


def _is_enter(event: QKeyEvent) -> bool:
    """Enter alone, on either part of the keyboard; with Ctrl it means something else."""
    from PySide6.QtCore import Qt

    bare = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in bare


def _takes_focus(button: QAbstractButton) -> bool:
    from PySide6.QtCore import Qt

    return button.focusPolicy() != Qt.FocusPolicy.NoFocus


def _ground(widget: QWidget) -> QWidget:
    """The nearest surface that the ring may be drawn on without being cut."""
    walker = widget.parentWidget() or widget
    while not walker.isWindow():
        above = walker.parentWidget()
        if above is None or _holds_layout_children(above):
            return walker
        walker = above
    return walker


def _holds_layout_children(widget: QWidget) -> bool:
    """Whether a new child would be taken for a page: then it must not be put there."""
    if isinstance(widget, QMainWindow | QStackedWidget):
        return True
    holder = widget.parentWidget()
    return isinstance(holder, QScrollArea) and holder.viewport() is widget
