"""The mark of the practice store: a striped edge and the word, so that nobody mixes it up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.frames import frame
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _

_EDGE = 5


class Ground(QWidget):
    """What the main window's views lie on; striped around when it is practice."""

    def __init__(self, *, is_practice: bool) -> None:
        super().__init__()
        self._is_practice = is_practice
        edge = _EDGE if is_practice else 0
        self.lines: QVBoxLayout = column(self, spacing=0, margins=(edge, edge, edge, edge))
        if is_practice:
            self.lines.addWidget(_band())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stripes; all but the edge is covered."""
        if not self._is_practice:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("warn_fill"))
        painter.fillRect(self.rect(), QBrush(theme.colour("warn"), Qt.BrushStyle.BDiagPattern))
        painter.end()


def _band() -> QWidget:
    band = frame("practice")
    line = row(band, spacing=8, margins=(16, 3, 16, 3))
    line.addStretch(1)
    line.addWidget(theme.IconLabel("triangle-alert", "warn", 16))
    words = _("PRACTICE. The people are invented. Nothing here is real.")
    line.addWidget(Text(words, wrap=False))
    line.addStretch(1)
    band.setAccessibleName(words)
    return band
