"""Lists, tick boxes, and what is filled in by hand: lines, answers, signatures."""

from collections.abc import Sequence

from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Rich, Style, width_of


class Beside(Block):
    """A label in front of a text: bullets, numbers and tick boxes of a list."""

    def __init__(
        self,
        label: "Rich | None",
        body: Block,
        *,
        style: Style,
        indent: float,
        before: float = 0,
        tick: bool | None = None,
        alt: str = "",
    ) -> None:
        self.label, self.body, self.style, self.indent = label, body, style, indent
        self.before = before
        self.tick = tick
        self.node = Node("LI")
        self._figure = Node("Figure", alt=alt)

    def height(self, width: float) -> float:
        """That of the text beside the label, or of the tick box."""
        least = self.tick_size() + 2 if self.tick is not None else 0
        return max(self.body.height(width - self.indent), least)

    def tick_size(self) -> float:
        """A square a little larger than the letters."""
        return min(15.0, max(11.0, self.style.size))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Label, then text, both in the list item."""
        with pen.inside(self.node):
            with pen.inside(Node("Lbl")):
                self._draw_label(pen, x, top)
            with pen.inside(Node("LBody")):
                self.body.draw(pen, x + self.indent, top, width - self.indent)

    def _draw_label(self, pen: Pen, x: float, top: float) -> None:
        if self.tick is None:
            Text(self.label or "", self.style, tag="Span").draw(pen, x, top, self.indent)
            return
        down = (self.style.leading - self.tick_size()) / 2
        pen.tick_box(self._figure, x, top - down, self.tick_size(), self.tick)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """As the text splits; what follows has no label."""
        parts = self.body.split(width - self.indent, space, force=force)
        if parts is None:
            return None
        head = Beside(
            self.label,
            parts[0],
            style=self.style,
            indent=self.indent,
            before=self.before,
            tick=self.tick,
            alt=self._figure.alt,
        )
        head.node = self.node
        return head, Indented(parts[1], self.indent)

    def least(self, width: float) -> float:
        """As much of the text as that wants."""
        return self.body.least(width - self.indent)


class Indented(Block):
    """A block further to the right."""

    def __init__(self, body: Block, indent: float) -> None:
        self.body, self.indent = body, indent

    def height(self, width: float) -> float:
        """That of the block in what is left of the width."""
        return self.body.height(width - self.indent)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The block, further to the right."""
        self.body.draw(pen, x + self.indent, top, width - self.indent)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """As the block splits."""
        parts = self.body.split(width - self.indent, space, force=force)
        return parts and (Indented(parts[0], self.indent), Indented(parts[1], self.indent))


def bullets(texts: Sequence[Rich], style: Style, *, gap: float = 3, before: float = 0) -> Stack:
    """A list with round bullets."""
    items = [Beside("•", Text(text, style), style=style, indent=13, before=gap) for text in texts]
    return Stack(items, tag="L", before=before, whole=False)


class Columns(Block):
    """Blocks beside each other in columns of given shares, read from the left."""

    def __init__(
        self,
        blocks: Sequence[Block],
        shares: Sequence[float],
        *,
        gap: float = 12,
        before: float = 0,
    ) -> None:
        self.blocks, self.shares, self.gap, self.before = tuple(blocks), tuple(shares), gap, before

    def _widths(self, width: float) -> list[float]:
        free = width - self.gap * (len(self.shares) - 1)
        return [free * share / sum(self.shares) for share in self.shares]

    def height(self, width: float) -> float:
        """The highest of them."""
        return max(b.height(w) for b, w in zip(self.blocks, self._widths(width), strict=False))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """All from the same top."""
        for block, each in zip(self.blocks, self._widths(width), strict=False):
            block.draw(pen, x, top, each)
            x += each + self.gap

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Too high for a page: below each other instead."""
        return (self.blocks[0], Stack(self.blocks[1:], whole=False)) if force else None


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


class Signatures(Block):
    """Lines to sign on, at most three in a row, with a name and a word below each."""

    gap = 21.0

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
        self.in_row = min(in_row, max(len(signers), 2))
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


class Tick(Block):
    """A tick box with a word to its right; a ticked one has its word in semibold.

    Args:
        word: read after the box; may be empty in a table whose head says it.
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
        self._text = FillIn(word, self.style) if line else Text(word, self.style)
        self._has_word = bool(word)
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


def ticks(texts: Sequence[Rich], style: Style, alt: str, *, gap: float = 4) -> Stack:
    """A list with empty tick boxes."""
    items = [
        Beside(None, Text(text, style), style=style, indent=20, before=gap, tick=False, alt=alt)
        for text in texts
    ]
    return Stack(items, tag="L", before=6, whole=False)
