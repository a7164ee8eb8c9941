"""What a page is made of: texts, boxes, bars, lists, tick boxes and lines to write on.

A block knows its height for a width, draws itself below a point, and can be split over two pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Line, Rich, Style, break_lines, width_of
from sipdesk.printing.scripts import BOLD, REGULAR


class Block:
    """Something with a height; `before` is the space above it, dropped at the top of a page.

    Attributes:
        before: points above.
        keep: stays on the page of the next block.
    """

    before: float = 0
    keep: bool = False

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
    """A paragraph or heading."""

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
    ) -> None:
        self.text = text
        self.style = style
        self.before = before
        self.keep = keep
        self.node = node or Node(tag, lang=lang)
        self._lines: tuple[Line, ...] | None = None

    def lines(self, width: float) -> tuple[Line, ...]:
        """The text broken for a width; a part of a split text keeps its lines."""
        return self._lines if self._lines is not None else break_lines(self.text, self.style, width)

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
    """Blocks below each other that stay on one page, if a page can hold them.

    Args:
        tag: role of the structure element around them; empty for none.
    """

    inset: float = 0
    pad_top: float = 0
    pad_bottom: float = 0

    def __init__(self, blocks: Sequence[Block], *, before: float = 0, tag: str = "",
                 keep: bool = False, node: Node | None = None) -> None:
        self.blocks = tuple(blocks)
        self.before = before
        self.keep = keep
        self.node = node or (Node(tag) if tag else None)

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
            self._draw_blocks(pen, x, top, width)
        else:
            with pen.inside(self.node):
                self._draw_blocks(pen, x, top, width)

    def decorate(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing around a plain stack."""

    def left(self) -> float:
        """How far the blocks stand in from the left."""
        return self.inset

    def _draw_blocks(self, pen: Pen, x: float, top: float, width: float) -> None:
        inner, y = self._inner(width), top - self.pad_top
        for index, block in enumerate(self.blocks):
            y -= block.before if index else 0
            block.draw(pen, x + self.left(), y, inner)
            y -= block.height(inner)

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Between or within blocks, only when forced."""
        if not force:
            return None
        left = space - self.pad_top - self.pad_bottom
        head, tail = fill(self.blocks, self._inner(width), left, force=True)
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
        if parts is None:
            return head, list(blocks[index:])
        return [*head, parts[0]], [parts[1], *blocks[index + 1 :]]
    return head, []


class Bar(Stack):
    """Own words and goals: a 3.8 pt bar to the left."""

    inset = 15.5
    pad_top = 1
    pad_bottom = 1

    def decorate(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The bar, as high as the text."""
        pen.bar(x, top, self.height(width), 3.8)


class Frame(Stack):
    """A box, whole on its page, with a heavier top edge."""

    inset = 22.0
    pad_top = 9
    pad_bottom = 10
    top_weight = 1.2

    def left(self) -> float:
        """Half of the inset on either side."""
        return self.inset / 2

    def decorate(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Thin sides, heavier top."""
        self.outline(pen, x, top, width, self.height(width))

    def outline(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """The box itself, of any height."""
        pen.frame(x, top, width, height, 0.45)
        pen.rule(x - 0.22, top, width + 0.45, self.top_weight)


class Card(Frame):
    """One of the boxes on page one: 3 pt top edge."""

    top_weight = 3
    pad_top = 10
    pad_bottom = 11


class SideBySide(Block):
    """Cards beside each other, equally high, read from the left."""

    gap = 14.0

    def __init__(self, cards: Sequence[Frame], *, before: float = 0) -> None:
        self.cards = tuple(cards)
        self.before = before

    def _each(self, width: float) -> float:
        return (width - self.gap * (len(self.cards) - 1)) / len(self.cards)

    def height(self, width: float) -> float:
        """The highest card."""
        return max(card.height(self._each(width)) for card in self.cards)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Every card with the same outline."""
        tall, each = self.height(width), self._each(width)
        for card in self.cards:
            card.outline(pen, x, top, each, tall)
            card._draw_blocks(pen, x, top, each)
            x += each + self.gap

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Too high for a page: below each other instead."""
        return (self.cards[0], Stack(self.cards[1:], before=12)) if force else None


class Beside(Block):
    """A label in front of a text: bullets, numbers and tick boxes of a list."""

    def __init__(self, label: "Rich | None", body: Block, *, style: Style, indent: float,
                 before: float = 0, tick: bool | None = None, alt: str = "") -> None:
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
        head = Beside(self.label, parts[0], style=self.style, indent=self.indent,
                      before=self.before, tick=self.tick, alt=self._figure.alt)
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
