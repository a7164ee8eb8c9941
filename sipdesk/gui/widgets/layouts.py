"""Rows, columns and a flow that wraps when the window is narrow; lengths follow the text size."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from sipdesk.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


def column(
    parent: QWidget | None = None, *, spacing: int = 8, margins: Margins = NONE
) -> QVBoxLayout:
    """A vertical layout; lengths at 100 %."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    return theme.scaled(layout, spacing, margins)


def row(parent: QWidget | None = None, *, spacing: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    """A horizontal layout; lengths at 100 %."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    return theme.scaled(layout, spacing, margins)


class Flow(QLayout):
    """Side by side while there is room, else on the next line.

    A widget added with a stretch takes its share of what is left on its line; `base` is the
    width in em that it wants before it is stretched. With `squeeze` such a widget gives up what
    its words do not need before a line is broken: for rows of a table.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 12, squeeze: bool = False
    ) -> None:
        super().__init__(parent)
        self.squeeze = squeeze
        self._items: list[QLayoutItem] = []
        self._wants: dict[int, tuple[int, float]] = {}
        self._heights: dict[tuple[int, int], int] = {}
        theme.scaled(self, spacing)

    def add(self, widget: QWidget, stretch: int = 0, base: float = 0) -> None:
        """Add a widget last."""
        self._wants[len(self._items)] = (stretch, base)
        self.addWidget(widget)

    def want(self, bases: Sequence[float]) -> None:
        """Other widths in em for the widgets, in their order; each keeps its stretch."""
        self._want({n: (self._wants.get(n, (0, 0.0))[0], base) for n, base in enumerate(bases)})

    def stretch_last(self, stretch: int) -> None:
        """Another share of what is left for the last widget."""
        last = len(self._items) - 1
        self._want(self._wants | {last: (stretch, self._wants.get(last, (0, 0.0))[1])})

    def _want(self, wants: dict[int, tuple[int, float]]) -> None:
        if wants != self._wants:
            self._wants = wants
            self.update()

    def place_low(self, widget: QWidget) -> None:
        """Let a widget stand at the bottom of its line."""
        from PySide6.QtCore import Qt

        self.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; called by Qt."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove one item and give it back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> "Qt.Orientation":
        """It grows sideways."""
        from PySide6.QtCore import Qt

        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that it needs at a width."""
        # Qt asks the same many times over in every pass through a tree of layouts.
        key = (width, theme.em())
        if key not in self._heights:
            self._heights[key] = self._lay(QRect(0, 0, width, 0), place=False)
        return self._heights[key]

    def invalidate(self) -> None:
        """Something in it changed, so what was measured no longer holds; called by Qt."""
        if hasattr(self, "_heights"):
            self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [n for n in range(len(self._items)) if not self._items[n].isEmpty()]
        width = sum(self._width(n) for n in shown) + self.spacing() * max(0, len(shown) - 1)
        height = max((self._items[n].sizeHint().height() for n in shown), default=0)
        return QSize(width, height)

    def minimumSize(self) -> QSize:
        """As wide as the widest item must be."""
        width = max((i.minimumSize().width() for i in self._items if not i.isEmpty()), default=0)
        return QSize(width, 0)

    def _width(self, index: int) -> int:
        item = self._items[index]
        base = self._wants.get(index, (0, 0.0))[1]
        wanted = round(base * theme.em()) if base else item.sizeHint().width()
        return max(wanted, item.minimumSize().width())

    def _least(self, index: int) -> int:
        """What it must have before the line is broken."""
        if self.squeeze and self._wants.get(index, (0, 0.0))[0]:
            return self._items[index].minimumSize().width()
        return self._width(index)

    def _lines(self, width: int) -> list[list[int]]:
        lines: list[list[int]] = []
        used = 0
        for n, item in enumerate(self._items):
            if item.isEmpty():
                continue
            need = self._least(n)
            if lines and used + self.spacing() + need <= width:
                lines[-1].append(n)
                used += self.spacing() + need
            else:
                lines.append([n])
                used = need
        return lines

    def _lay(self, rect: QRect, *, place: bool) -> int:
        from PySide6.QtCore import Qt

        top = rect.top()
        for line in self._lines(rect.width()):
            widths = self._share(line, rect.width())
            height = max(self._height(n, w) for n, w in zip(line, widths, strict=True))
            left = rect.left()
            for n, width in zip(line, widths, strict=True):
                if place:
                    own = self._height(n, width)
                    where = self._items[n].alignment()
                    middle = where & Qt.AlignmentFlag.AlignVCenter
                    low = where & Qt.AlignmentFlag.AlignBottom
                    y = top + ((height - own) // 2 if middle else height - own if low else 0)
                    self._items[n].setGeometry(QRect(QPoint(left, y), QSize(width, own)))
                left += width + self.spacing()
            top += height + self.spacing()
        return max(0, top - rect.top() - self.spacing())

    def _height(self, index: int, width: int) -> int:
        item = self._items[index]
        if item.hasHeightForWidth():
            return item.heightForWidth(width)
        return item.sizeHint().height()

    def _share(self, line: list[int], width: int) -> list[int]:
        widths = [min(self._width(n), width) for n in line]
        left = width - sum(widths) - self.spacing() * (len(line) - 1)
        total = sum(self._wants.get(n, (0, 0.0))[0] for n in line)
        for at, n in enumerate(line):
            if left < 0 and self.squeeze:
                less = min(-left, max(0, widths[at] - self._least(n)))
                widths[at], left = widths[at] - less, left + less
        if total and left > 0:
            widths = [
                w + left * self._wants.get(n, (0, 0.0))[0] // total
                for n, w in zip(line, widths, strict=True)
            ]
        return widths


def beside(
    *parts: tuple[QWidget, int, float], spacing: int = 12, at_bottom: bool = False
) -> QWidget:
    """Widgets beside each other while there is room, else under each other.

    Args:
        parts: each widget with its stretch and its width in em.
        at_bottom: what is lower than the others stands on their base: a box beside fields.
    """
    made = QWidget()
    flow = Flow(made, spacing=spacing)
    for widget, stretch, base in parts:
        flow.add(widget, stretch=stretch, base=base)
        if at_bottom:
            flow.place_low(widget)
    return made


def side_by_side(*fields: QWidget, base: float = 15, spacing: int = 14) -> QWidget:
    """Fields that share the line equally while there is room, else under each other."""
    return beside(*((field, 1, base) for field in fields), spacing=spacing)


def left_to_right(*widgets: QWidget, spacing: int = 14) -> QWidget:
    """Widgets of their own width, on the next line where there is no room."""
    return beside(*((widget, 0, 0.0) for widget in widgets), spacing=spacing)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and throw the widgets away."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
