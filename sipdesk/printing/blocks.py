"""What a page is made of: a block knows its height for a width and draws itself below a point.

A block that does not fit is split over two pages or moved whole, as documents.md section 2 says.
"""

from collections.abc import Sequence

from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Line, Rich, Style, break_lines


class Block:
    """Something with a height; `before` is the space above it, dropped at the top of a page.

    Attributes:
        before: points above.
        keep: stays on the page of the next block.
        needs_company: never stands first on a page, since it means nothing alone.
    """

    before: float = 0
    keep: bool = False
    needs_company: bool = False

    def height(self, width: float) -> float:
        """Points, without the space above."""
        raise NotImplementedError

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw below `top`."""
        raise NotImplementedError

    def split(self, width: float, space: float, *, force: bool) -> "tuple[Block, Block] | None":
        """Two blocks, the first no higher than `space`; None when it stays whole.

        With `force` also what should be whole is split, since it is higher than a page.
        """
        return None

    def least(self, width: float) -> float:
        """The height that a heading wants to see of this block on its own page."""
        return self.height(width)


class Text(Block):
    """A paragraph or heading; `measure` is the widest that its lines may be, in points."""

    def __init__(
        self,
        text: Rich,
        style: Style,
        *,
        before: float = 0,
        tag: str = "P",
        lang: str = "",
        keep: bool = False,
        node: Node | None = None,
        measure: float = 0,
    ) -> None:
        self.text = text
        self.measure = measure
        self.style = style
        self.before = before
        self.keep = keep
        self.node = node or Node(tag, lang=lang)
        self._lines: tuple[Line, ...] = ()
        self._width: float | None = None
        self._is_part = False

    def lines(self, width: float) -> tuple[Line, ...]:
        """The text broken for a width; a part of a split text keeps its lines."""
        width = min(width, self.measure or width)
        if not self._is_part and width != self._width:
            self._lines = break_lines(self.text, self.style, width)
            self._width = width
        return self._lines

    def height(self, width: float) -> float:
        """Points for all lines."""
        return len(self.lines(width)) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """One piece of the text's node."""
        with pen.marked(self.node):
            pen.write(self.lines(width), self.style, x, top)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """At least two lines on either side, unless forced."""
        lines = self.lines(width)
        fits = min(int(space / self.style.leading + 0.001), len(lines) - 1)
        if not force:
            fits = min(fits, len(lines) - 2)
        if fits < (1 if force else 2):
            return None
        return self._part(lines[:fits], self.before), self._part(lines[fits:], 0)

    def _part(self, lines: tuple[Line, ...], before: float) -> "Text":
        part = Text(self.text, self.style, before=before, node=self.node)
        part._lines = lines
        part._is_part = True
        return part

    def least(self, width: float) -> float:
        """Two lines, or three when the text has no more."""
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.style.leading


class Space(Block):
    """Nothing, of a given height."""

    def __init__(self, points: float) -> None:
        self.points = points

    def height(self, width: float) -> float:
        """As given."""
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing."""


class PageBreak(Block):
    """What follows stands on a new page."""

    def height(self, width: float) -> float:
        """None of its own."""
        return 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing."""


class Stack(Block):
    """Blocks below each other; `whole` ones stay on one page, if a page can hold them.

    Args:
        tag: role of the structure element around them; empty for none.
    """

    inset: float = 0
    pad_top: float = 0
    pad_bottom: float = 0

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        before: float = 0,
        tag: str = "",
        keep: bool = False,
        whole: bool = True,
    ) -> None:
        self.blocks = tuple(blocks)
        self.whole = whole
        self.before = before
        self.keep = keep
        self.needs_company = any(block.needs_company for block in self.blocks)
        self.node = Node(tag) if tag else None

    def _inner(self, width: float) -> float:
        return width - self.inset

    def height(self, width: float) -> float:
        """Sum of the blocks with the spaces between, and the padding."""
        inner = self._inner(width)
        between = sum(block.before for block in self.blocks[1:])
        tall = sum(block.height(inner) for block in self.blocks)
        return tall + between + self.pad_top + self.pad_bottom

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The decoration, then the blocks in order."""
        self.decorate(pen, x, top, width)
        if self.node is None:
            self.draw_blocks(pen, x, top, width)
        else:
            with pen.inside(self.node):
                self.draw_blocks(pen, x, top, width)

    def decorate(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing around a plain stack."""

    def left(self) -> float:
        """How far the blocks stand in from the left."""
        return self.inset

    def draw_blocks(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Only what stands inside."""
        inner, y = self._inner(width), top - self.pad_top
        for index, block in enumerate(self.blocks):
            y -= block.before if index else 0
            block.draw(pen, x + self.left(), y, inner)
            y -= block.height(inner)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Between or within blocks; what shall be whole only when forced."""
        if self.whole and not force:
            return None
        left = space - self.pad_top - self.pad_bottom
        head, tail = fill(self.blocks, self._inner(width), left, force=force)
        if not head or not tail:
            return None
        return self._part(head, self.before), self._part(tail, 0)

    def _part(self, blocks: Sequence[Block], before: float) -> "Stack":
        part = type(self).__new__(type(self))
        part.__dict__.update(self.__dict__)
        part.blocks = tuple(blocks)
        part.before = before
        return part


def fill(
    blocks: Sequence[Block], width: float, space: float, *, force: bool
) -> tuple[list[Block], list[Block]]:
    """What fits in the space, and the rest; the first that does not fit may be split."""
    head: list[Block] = []
    for index, block in enumerate(blocks):
        gap = block.before if head else 0
        tall = block.height(width)
        if gap + tall <= space + 0.01:
            head.append(block)
            space -= gap + tall
            continue
        parts = block.split(width, space - gap, force=force)
        if parts is not None:
            return [*head, parts[0]], [parts[1], *blocks[index + 1 :]]
        while head and head[-1].keep:
            index -= 1
            head.pop()
        return head, list(blocks[index:])
    return head, []


def below_each_other(
    blocks: Sequence[Block], width: float, space: float
) -> tuple[Block, Block] | None:
    """What stands beside each other and is too high for a page; in the whole width it may fit."""
    made = Stack(blocks, whole=False)
    if made.height(width) <= space:
        return made, Space(0)
    return made.split(width, space, force=True)


def least_of(blocks: Sequence[Block], width: float) -> float:
    """The height that must be free so that kept blocks stand with what follows them."""
    total = 0.0
    for index, block in enumerate(blocks):
        total += block.before if index else 0
        if not block.keep:
            return total + block.least(width)
        total += block.height(width)
    return total
