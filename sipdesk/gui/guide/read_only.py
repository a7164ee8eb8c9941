"""A case that may be read and not written: fields are fixed and what would change is greyed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sipdesk.gui.widgets.field import Field

READS = "reads"  # a property of buttons that only show something
_MOMENTS = {QEvent.Type.Show, QEvent.Type.EnabledChange}


class ReadOnly(QObject):
    """Fixes whatever comes into view below some widgets, also what a page makes later.

    The services refuse every write whatever a window does; this only says so beforehand.
    """

    def __init__(self, *tops: QWidget) -> None:
        super().__init__(tops[0])
        self._tops = tops
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each widget as it is shown or enabled; never swallow the event."""
        if event.type() in _MOMENTS and isinstance(watched, QWidget) and self._holds(watched):
            fix(watched)
        return super().eventFilter(watched, event)

    def _holds(self, widget: QWidget) -> bool:
        return any(top.isAncestorOf(widget) for top in self._tops)


def fix(widget: QWidget) -> None:
    """Let a widget show and not change; text can still be selected and read out."""
    if _only_shows(widget):
        return
    if isinstance(widget, Field):
        widget.set_read_only(True)
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.setReadOnly(True)
    elif isinstance(widget, QAbstractButton | QComboBox):
        widget.setEnabled(False)


def _only_shows(widget: QWidget | None) -> bool:
    """Whether a widget, or the field that it is in, changes nothing."""
    above = widget.parentWidget() if widget is not None else None
    return any(one is not None and bool(one.property(READS)) for one in (widget, above))
