"""What is filled in by hand: lines, tick boxes, signatures, and a line to cut along."""

from collections.abc import Sequence
from copy import copy

from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.lists import Indented
from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Style, width_of


class WriteLines(Block):
    """Lines to write on, 25 pt apart."""

    gap = 25.0

    def __init__(self, count: int) -> None:
        self.count = count

    def height(self, width: float) -> float:
        """One gap per line, and a little air below."""
        return self.count * self.gap + 3

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Thin rules."""
        for number in range(1, self.count + 1):
            pen.rule(x, top - number * self.gap, width, 0.5)


class DrawHere(Block):
    """An empty box to draw or write in.

    Args:
        alt: what is read aloud for it.
        room: its height, in points.
    """

    def __init__(self, alt: str, room: float, *, before: float = 0) -> None:
        self.room, self.before = room, before
        self._figure = Node("Figure", alt=alt)

    def height(self, width: float) -> float:
        """The box alone."""
        return self.room

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Thin sides."""
        pen.room(self._figure, x, top, width, self.room)


class FillIn(Block):
    """A label and a line to write on behind it."""

    def __init__(self, label: str, style: Style, *, before: float = 0) -> None:
        self.label, self.style, self.before = label, style, before
        self._text = Text(label, style)

    def height(self, width: float) -> float:
        """That of the label."""
        return self._text.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The label, and a rule from its end to the right edge."""
        self._text.draw(pen, x, top, width)
        lines = self._text.lines(width)
        used = sum(width_of(run, font, self.style.size) for font, run in lines[-1].runs) + 6
        if used + 40 < width:
            y = top - self.height(width) + self.style.leading * 0.16
            pen.rule(x + used, y, width - used, 0.5)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """As the label splits; a label that long needs no line behind it."""
        return self._text.split(width, space, force=force)


class Signatures(Block):
    """Lines to sign on, at most three in a row, with a name and a word below each."""

    gap = 21.0
    needs_company = True

    def __init__(
        self,
        signers: Sequence[tuple[str, str]],
        name: Style,
        small: Style,
        *,
        before: float = 0,
        in_row: int = 3,
        above: float = 47.0,
    ) -> None:
        self.before = before
        self.above = above
        self.in_row = min(in_row, max(len(signers), 2)) if in_row > 1 else 1
        self.cells = [
            Stack([Text(who, name), *([Text(what, small)] if what else [])])
            for who, what in signers
        ]

    def _rows(self) -> list[list[Stack]]:
        return [self.cells[i : i + self.in_row] for i in range(0, len(self.cells), self.in_row)]

    def _each(self, width: float) -> float:
        return (width - self.gap * (self.in_row - 1)) / self.in_row

    def height(self, width: float) -> float:
        """Room to write above every line."""
        each = self._each(width)
        return sum(self.above + 3 + max(c.height(each) for c in row) for row in self._rows())

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Row by row."""
        each = self._each(width)
        for row in self._rows():
            top -= self.above
            for place, cell in enumerate(row):
                left = x + place * (each + self.gap)
                pen.rule(left, top, each, 0.6)
                cell.draw(pen, left, top - 3, each)
            top -= 3 + max(cell.height(each) for cell in row)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Too high for a page: one below the other."""
        if not force:
            return None
        rows = [Stack([WriteLines(1), *cell.blocks], before=9) for cell in self.cells]
        return Stack(rows, whole=False).split(width, space, force=True)


class Tick(Block):
    """A tick box with a word to its right; a ticked one has its word in semibold.

    Args:
        word: read after the box; may be empty in a table whose head says it, or before a line.
        alt: what is read for the box itself.
        line: a line to write on behind the word.
    """

    indent = 20.0

    def __init__(
        self,
        word: str,
        style: Style,
        *,
        ticked: bool,
        alt: str,
        line: bool = False,
        before: float = 0,
    ) -> None:
        self.ticked = ticked
        self.before = before
        self.style = style.semibold() if ticked else style
        self.size = min(15.0, max(11.0, style.size))
        self._text: Block = FillIn(word, self.style) if line else Text(word, self.style)
        self._has_word = bool(word) or line
        self._figure = Node("Figure", alt=alt)

    def height(self, width: float) -> float:
        """That of the word or the box."""
        return max(self._text.height(width - self.indent), self.size + 2)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The box beside the first line."""
        down = (self.style.leading - self.size) / 2
        pen.tick_box(self._figure, x, top - down, self.size, self.ticked)
        if self._has_word:
            self._text.draw(pen, x + self.indent, top, width - self.indent)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """As the word splits; the box stands beside the first part."""
        parts = self._text.split(width - self.indent, space, force=force)
        if parts is None:
            return None
        head = copy(self)
        head._text = parts[0]
        return head, Indented(parts[1], self.indent)


class CutLine(Block):
    """A dashed line with a word, to cut along."""

    def __init__(self, label: str, style: Style, *, before: float = 0) -> None:
        self.style, self.before = style, before
        self._text = Text(label, style)

    def height(self, width: float) -> float:
        """That of the word."""
        return self._text.height(width * 0.7)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Dashes on both sides of the word."""
        lines = self._text.lines(width * 0.7)
        used = max(sum(width_of(t, f, self.style.size) for f, t in line.runs) for line in lines)
        left = (width - used) / 2
        y = top - self.style.leading / 2 - 0.05 * self.style.size
        pen.setDash(4, 3)
        pen.rule(x, y, left - 6, 0.7)
        pen.rule(x + left + used + 6, y, left - 6, 0.7)
        pen.setDash()
        self._text.draw(pen, x + left, top, width * 0.7)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """A word higher than a page is text like any other."""
        return Text(self._text.text, self.style).split(width, space, force=force)
