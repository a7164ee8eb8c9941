"""Line icons drawn from SVG in the colour of the theme, at the moment they are painted."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sipdesk.gui.theme.state import Now, colour, px
from sipdesk.paths import shipped

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


@cache
def _source(name: str) -> str:
    return shipped("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, hue: str, side: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = _source(name).replace("currentColor", hue)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def pixmap(name: str, hue: str = "text", size: float = 18, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture in the colours and size that are on now."""
    return _drawn(name, colour(hue).name(), px(size), ratio)


class _Engine(QIconEngine):
    """Paints at the left of its rectangle; what is over at the right is the gap to the text."""

    def __init__(self, name: str, hue: str, on_hue: str) -> None:
        super().__init__()
        self._args = (name, hue, on_hue)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, off_hue, on_hue = self._args
        side = min(rect.width(), rect.height())
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        hue = on_hue if state is QIcon.State.On else off_hue
        if mode is QIcon.Mode.Disabled:
            hue = "text3"  # as the words beside it
        top = rect.top() + (rect.height() - side) // 2
        picture = _drawn(name, colour(hue).name(), side, ratio)
        painter.drawPixmap(QPoint(rect.left(), top), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(*self._args)


def icon(name: str, hue: str = "text", size: float = 18, on_hue: str = "") -> QIcon:
    """An icon that follows the theme; `on_hue` is its colour while a button is checked.

    The size is the widget's (`set_icon`); it is taken here so that calls read alike.
    """
    del size
    return QIcon(_Engine(name, hue, on_hue or hue))


class IconLabel(QLabel):
    """A decorative icon: no accessible name, follows theme and size."""

    def __init__(
        self, name: str, hue: str = "text", size: float = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._args = (name, hue, size)
        self._seen: tuple[str, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """Which icon it shows."""
        return self._args[0]

    def set_icon(self, name: str, hue: str | None = None) -> None:
        """Show another icon."""
        self._args = (name, hue or self._args[1], self._args[2])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the icon."""
        side = px(self._args[2])
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """As large as the icon."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        if self._seen != (seen := (Now.name, Now.percent)):
            self._seen = seen
            self.updateGeometry()
        picture = pixmap(*self._args, ratio=self.devicePixelRatioF())
        side = px(self._args[2])
        painter = QPainter(self)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
        painter.end()


def on_paper(page: "QImage", ratio: float) -> QPixmap:
    """The picture of a printed page: white paper with an edge, whatever the theme."""
    sheet = QPixmap(page.size())
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, page)
    painter.setPen(colour("border"))
    painter.drawRect(sheet.rect().adjusted(0, 0, -1, -1))
    painter.end()
    sheet.setDevicePixelRatio(ratio)
    return sheet
