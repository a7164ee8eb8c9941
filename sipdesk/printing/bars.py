"""Bars of a figure: black with an outline; the number stands beside, so they are decoration."""

from sipdesk.printing.blocks import Block
from sipdesk.printing.tagging import Pen


class Bar(Block):
    """A share of a whole, from 0 to 1."""

    def __init__(self, filled: float, *, tall: float = 9.0, line: float = 13.6) -> None:
        self.filled = min(max(filled, 0.0), 1.0)
        self.tall, self.line = tall, line

    def height(self, width: float) -> float:
        """One line of text."""
        return self.line

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The outline, and what is filled of it."""
        down = (self.line - self.tall) / 2 + 1
        pen.frame(x, top - down, width, self.tall, 0.6)
        if self.filled:
            pen.bar(x, top - down, self.tall, width * self.filled)
