"""Tables: rows are never split unless one is higher than a page; the head repeats on a new page."""

from collections.abc import Sequence

from sipdesk.printing.blocks import Block, Space, Stack, Text
from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Rich, Style

GAP = 11.0


class Row:
    """One row of cells.

    Args:
        cells: one block per column, or one that spans all of them.
        keep: stays on the page of the next row (a goal with its first intervention).
        is_labelled: the first cell is the heading of its row.
        above: points of air above the row.
    """

    def __init__(
        self,
        cells: Sequence[Block],
        *,
        keep: bool = False,
        is_labelled: bool = False,
        above: float = 0,
        pad: float = 3.9,
    ) -> None:
        self.cells = tuple(cells)
        self.keep = keep
        self.above = above
        self.pad = pad
        self.node = Node("TR")
        self.nodes = [
            Node("TH", scope="Row") if is_labelled and index == 0 else Node("TD")
            for index in range(len(self.cells))
        ]

    def height(self, widths: Sequence[float]) -> float:
        """The highest cell with padding, without the air above."""
        tall = max(c.height(w) for c, w in zip(self.cells, self._own(widths), strict=True))
        return tall + 2 * self.pad

    def _own(self, widths: Sequence[float]) -> Sequence[float]:
        if len(self.cells) == 1 and len(widths) > 1:
            self.nodes[0].columns = len(widths)
            return [sum(widths) + GAP * (len(widths) - 1)]
        return widths

    def draw(self, pen: Pen, x: float, top: float, widths: Sequence[float]) -> None:
        """Cells from the left."""
        with pen.inside(self.node):
            for cell, node, width in zip(self.cells, self.nodes, self._own(widths), strict=True):
                with pen.inside(node):
                    cell.draw(pen, x, top - self.pad, width)
                x += width + GAP

    def split(self, widths: Sequence[float], space: float) -> "tuple[Row, Row] | None":
        """Only for a row that is higher than a page: each cell goes on below."""
        heads: list[Block] = []
        tails: list[Block] = []
        for cell, width in zip(self.cells, self._own(widths), strict=True):
            parts: tuple[Block, Block] | None = (cell, Space(0))
            if cell.height(width) > space - 2 * self.pad:
                parts = cell.split(width, space - 2 * self.pad, force=True)
            heads.append(parts[0] if parts else Space(0))
            tails.append(parts[1] if parts else cell)
        if all(isinstance(head, Space) for head in heads):
            return None
        return self._part(heads), self._part(tails)

    def _part(self, cells: Sequence[Block]) -> "Row":
        part = Row(cells, keep=self.keep, pad=self.pad)
        part.node, part.nodes = self.node, self.nodes
        return part


class Table(Block):
    """Rows with thin rules between.

    Args:
        shares: relative widths of the columns.
        rows: in order.
        head: heading of each column; empty for a table of labelled rows.
    """

    def __init__(
        self,
        shares: Sequence[float],
        rows: Sequence[Row],
        *,
        style: Style,
        head: Sequence[Rich] = (),
        before: float = 0,
    ) -> None:
        self.shares = tuple(shares)
        self.rows = tuple(rows)
        self.before = before
        self.style = style
        self.node = Node("Table")
        self.head = self._head_row(head) if head else None
        self.is_continued = False

    def _head_row(self, head: Sequence[Rich]) -> Row:
        row = Row([Text(text, self.style.semibold(), tag="Span") for text in head], pad=2.4)
        row.nodes = [Node("TH", scope="Column") for _ in head]
        return row

    def _widths(self, width: float) -> list[float]:
        free = width - GAP * (len(self.shares) - 1)
        return [free * share / sum(self.shares) for share in self.shares]

    def _head_height(self, width: float) -> float:
        return self.head.height(self._widths(width)) if self.head else 0

    def height(self, width: float) -> float:
        """Head and all rows."""
        return self._head_height(width) + self._rows_height(self.rows, self._widths(width))

    @staticmethod
    def _rows_height(rows: Sequence[Row], widths: Sequence[float]) -> float:
        return sum(row.height(widths) + (row.above if i else 0) for i, row in enumerate(rows))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A rule under the head (or above the first row), and one under each row."""
        widths = self._widths(width)
        with pen.inside(self.node):
            if self.head is not None:
                self._draw_head(pen, self.head, x, top, widths)
                top -= self._head_height(width)
            self._draw_rows(pen, x, top, width)

    def _draw_rows(self, pen: Pen, x: float, top: float, width: float) -> None:
        widths = self._widths(width)
        pen.rule(x, top, width, 0.9 if self.head else 0.35)
        for index, row in enumerate(self.rows):
            top -= row.above if index else 0
            row.draw(pen, x, top, widths)
            top -= row.height(widths)
            pen.rule(x, top, width, 0.35)

    def _draw_head(
        self, pen: Pen, head: Row, x: float, top: float, widths: Sequence[float]
    ) -> None:
        if not self.is_continued:
            head.draw(pen, x, top, widths)
            return
        for cell, width in zip(head.cells, widths, strict=True):
            if isinstance(cell, Text):
                with pen.artifact():
                    pen.write(cell.lines(width), cell.style, x, top - head.pad)
            x += width + GAP

    def least(self, width: float) -> float:
        """The head, the first row and the rows it must stay with."""
        widths = self._widths(width)
        count = 1
        while count < len(self.rows) and self.rows[count - 1].keep:
            count += 1
        return self._head_height(width) + self._rows_height(self.rows[:count], widths)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Between rows; within the first one when it is higher than a page."""
        widths = self._widths(width)
        left = space - self._head_height(width)
        fits = self._fitting(widths, left)
        count = fits
        while 0 < count < len(self.rows) and self.rows[count - 1].keep:
            count -= 1
        if count == 0 and force:
            return self._force(fits, widths, left)
        if count == 0:
            return None
        return self._part(self.rows[:count]), self._part(self.rows[count:], is_continued=True)

    def _fitting(self, widths: Sequence[float], space: float) -> int:
        for index, row in enumerate(self.rows):
            space -= row.height(widths) + (row.above if index else 0)
            if space < -0.01:
                return index
        return len(self.rows)

    def _force(
        self, fits: int, widths: Sequence[float], space: float
    ) -> tuple[Block, Block] | None:
        done = self._rows_height(self.rows[:fits], widths)
        parts = self.rows[fits].split(widths, space - done) if fits < len(self.rows) else None
        if parts is None:
            if fits == 0:
                return None
            return self._part(self.rows[:fits]), self._part(self.rows[fits:], is_continued=True)
        head = (*self.rows[:fits], parts[0])
        return self._part(head), self._part((parts[1], *self.rows[fits + 1 :]), is_continued=True)

    def _part(self, rows: Sequence[Row], *, is_continued: bool = False) -> "Table":
        part = Table(self.shares, rows, style=self.style, before=0 if is_continued else self.before)
        part.node, part.head = self.node, self.head
        part.is_continued = is_continued or self.is_continued
        return part


def facts(
    rows: Sequence[tuple[str, Rich | Block]],
    style: Style,
    *,
    label: Style | None = None,
    share: float = 0.2,
    before: float = 0,
    pad: float = 4.6,
) -> Table:
    """A table of labelled rows: what, and what it is."""
    made = [
        Row(
            [Text(name, (label or style).semibold(), tag="Span"), _cell(text, style)],
            is_labelled=True,
            pad=pad,
        )
        for name, text in rows
    ]
    return Table([share, 1 - share], made, style=style, before=before)


def _cell(text: Rich | Block, style: Style) -> Block:
    return text if isinstance(text, Block) else Text(text, style)


def stacked(*blocks: Block | None) -> Stack:
    """The blocks that there are, below each other in a cell."""
    return Stack([block for block in blocks if block is not None], whole=False)
