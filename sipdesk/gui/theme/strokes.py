"""A proxy style: check marks, radio dots and arrows in the lines of the theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from sipdesk.gui.theme.state import colour, edge, px

_PE = QStyle.PrimitiveElement
_PM = QStyle.PixelMetric


class Strokes(QProxyStyle):
    """Fusion with the program's own indicators."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Indicators of 20, scrollable at every size."""
        if metric in (
            _PM.PM_IndicatorWidth,
            _PM.PM_IndicatorHeight,
            _PM.PM_ExclusiveIndicatorWidth,
            _PM.PM_ExclusiveIndicatorHeight,
        ):
            return px(20)
        if metric in (_PM.PM_SmallIconSize, _PM.PM_LineEditIconSize):
            return px(16)
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Own check boxes, radio buttons and focus; the rest is Fusion's."""
        if element is _PE.PE_FrameFocusRect:
            return
        if element is _PE.PE_IndicatorCheckBox:
            _check(option, painter)
        elif element is _PE.PE_IndicatorRadioButton:
            _radio(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)


def _box(option: QStyleOption, inset: float) -> QRectF:
    rect: QRectF = QRectF(option.rect)
    return rect.adjusted(inset, inset, -inset, -inset)


def _is(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _pen(painter: QPainter, token: str, width: float) -> None:
    pen = QPen(colour(token), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _check(option: QStyleOption, painter: QPainter) -> None:
    on = _is(option, QStyle.StateFlag.State_On)
    half = _is(option, QStyle.StateFlag.State_NoChange)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = _box(option, px(1))
    _pen(painter, "accent" if on or half else "border", edge())
    painter.setBrush(colour("accent" if on else "surface"))
    painter.drawRoundedRect(box, px(4), px(4))
    side = box.width()
    if on:
        _pen(painter, "on_accent", side / 8)
        left, top = box.left(), box.top()
        mark = [(0.25, 0.52), (0.43, 0.70), (0.76, 0.32)]
        painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in mark])
    elif half:
        middle = box.center().y()
        _pen(painter, "accent", side / 8)
        painter.drawLine(
            QPointF(box.left() + side * 0.28, middle), QPointF(box.right() - side * 0.28, middle)
        )
    painter.restore()


def _radio(option: QStyleOption, painter: QPainter) -> None:
    on = _is(option, QStyle.StateFlag.State_On)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = _box(option, px(1))
    _pen(painter, "accent" if on else "border", 2 * edge() if on else edge())
    painter.setBrush(colour("surface"))
    painter.drawEllipse(box)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        inset = box.width() * 0.26
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    painter.restore()
