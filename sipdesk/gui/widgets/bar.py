"""A share of a whole as a bar; the number stands in words beside it."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sipdesk.gui import theme

_TALL, _LEAST = 16, 120


class Bar(QWidget):
    """From 0 to 1; drawn in the colours of the theme, with an outline."""

    def __init__(self, filled: float) -> None:
        super().__init__()
        self.filled = min(max(filled, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.fix(self, height=_TALL, min_width=_LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is filled, inside the outline."""
        painter = QPainter(self)
        whole = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(whole, theme.colour("surface"))
        part = self.rect()
        part.setWidth(round(part.width() * self.filled))
        painter.fillRect(part, theme.colour("accent"))
        painter.setPen(QPen(theme.colour("border"), theme.px(1)))
        painter.drawRect(whole)
        painter.end()
