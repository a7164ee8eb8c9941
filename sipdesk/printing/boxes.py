"""What stands around text: the bar of own words, boxes, and the cards of page one."""

from collections.abc import Sequence

from sipdesk.printing.blocks import Block, Stack, below_each_other
from sipdesk.printing.tagging import Pen

FOLD = 125.0  # between two halves: as much as the margins of the two pages


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
    pad_top = 8
    pad_bottom = 9
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


class Strip(Frame):
    """A low box for a line or two."""

    pad_top = 5
    pad_bottom = 6


class Ruled(Stack):
    """Blocks with a thin rule below, whole on their page."""

    pad_bottom = 6

    def decorate(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The rule."""
        pen.rule(x, top - self.height(width), width, 0.35)


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
            card.draw_blocks(pen, x, top, each)
            x += each + self.gap

    def split(self, width: float, space: float, *, force: bool) -> tuple[Block, Block] | None:
        """Too high for a page: below each other instead."""
        if not force:
            return None
        return below_each_other(self.cards, width, space)


class Folded(Block):
    """Two halves of a sheet that is folded between them.

    Args:
        left, right: stacks with a structure element each.
        order: the stacks of the whole sheet, as they are read once it is folded.
    """

    def __init__(self, left: Stack, right: Stack, order: Sequence[Stack]) -> None:
        self.halves = (left, right)
        self.order = tuple(order)
        self.gap = FOLD

    def _each(self, width: float) -> float:
        return (width - self.gap) / 2

    def height(self, width: float) -> float:
        """The higher half."""
        return max(half.height(self._each(width)) for half in self.halves)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Both halves; their elements stand where they are read."""
        for stack in self.order:
            if stack.node is not None:
                with pen.inside(stack.node):
                    pass
        for half in self.halves:
            half.draw(pen, x, top, self._each(width))
            x += self._each(width) + self.gap
