"""Lists, tick boxes, and what is filled in by hand: lines, answers, signatures."""

from collections.abc import Sequence

from sipdesk.printing.blocks import Block, Stack, Text, below_each_other
from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Rich, Style


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
        if not force:
            return None
        return below_each_other(self.blocks, width, space)


def ticks(
    texts: Sequence[Rich], style: Style, alt: str, *, gap: float = 4, before: float = 6
) -> Stack:
    """A list with empty tick boxes."""
    items = [
        Beside(None, Text(text, style), style=style, indent=20, before=gap, tick=False, alt=alt)
        for text in texts
    ]
    return Stack(items, tag="L", before=before, whole=False)
