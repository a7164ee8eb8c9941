"""A canvas that marks all it draws, so that a paper can be read aloud in the right order.

The drawing half: every piece belongs either to a node of the structure tree or to an artifact.
`conformance.finish` writes the tree into the file afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sipdesk.printing.scripts import REGULAR, load
from sipdesk.printing.text import Line, Style

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Mark:
    """A marked piece of a page: page index and number within the page."""

    page: int
    number: int


class Node:
    """An element of the structure tree, named by its standard role."""

    def __init__(
        self, tag: str, *, lang: str = "", alt: str = "", scope: str = "", columns: int = 1
    ) -> None:
        self.tag = tag
        self.lang = lang
        self.alt = alt
        self.scope = scope
        self.columns = columns
        self.box: Box | None = None
        self.kids: list[Node | Mark] = []
        self.is_placed = False


class Pen(Canvas):
    """A canvas with the structure tree of what has been drawn on it."""

    def __init__(self, file: IO[bytes]) -> None:
        load(REGULAR)
        name: Any = REGULAR  # the published type of this argument is wrong
        super().__init__(file, pagesize=A4, invariant=1, pageCompression=0, initialFontName=name)
        self.root = Node("Document")
        self._open = [self.root]
        self._next_mark = 0
        self._page_index = 0

    def showPage(self) -> None:  # noqa: N802 - the canvas's own name
        """Close the page; marks are numbered from zero on the next."""
        super().showPage()
        self._page_index += 1
        self._next_mark = 0

    @contextmanager
    def inside(self, node: Node) -> Iterator[None]:
        """What is drawn within belongs to the node; a node is placed where it is first used."""
        self._place(node)
        self._open.append(node)
        yield
        self._open.pop()

    def _place(self, node: Node) -> None:
        if not node.is_placed:
            self._open[-1].kids.append(node)
            node.is_placed = True

    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """One piece of content of the node."""
        self._place(node)
        node.kids.append(Mark(self._page_index, self._next_mark))
        self.addLiteral(f"/{node.tag} <</MCID {self._next_mark}>> BDC")
        self._next_mark += 1
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is not read aloud: rules, header and footer."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def write(self, lines: tuple[Line, ...], style: Style, x: float, top: float) -> None:
        """Lines of text below `top`; the caller has opened a mark or an artifact."""
        text = self.beginText()
        y = baseline(style, top)
        for line in lines:
            text.setTextOrigin(x, y)
            for font, run in line.runs:
                text.setFont(font, style.size)
                text.textOut(run)
            y -= style.leading
        self.drawText(text)

    def rule(self, x: float, y: float, width: float, weight: float) -> None:
        """A black rule, as an artifact."""
        with self.artifact():
            self.setLineWidth(weight)
            self.line(x, y, x + width, y)

    def bar(self, x: float, top: float, height: float, weight: float) -> None:
        """A black bar that hangs from `top`, as an artifact."""
        with self.artifact():
            self.rect(x, top - height, weight, height, stroke=0, fill=1)

    def frame(self, x: float, top: float, width: float, height: float, weight: float) -> None:
        """An empty box, as an artifact."""
        with self.artifact():
            self.setLineWidth(weight)
            self.rect(x, top - height, width, height, stroke=1, fill=0)

    def tick_box(self, node: Node, x: float, top: float, size: float, is_ticked: bool) -> None:
        """A drawn tick box; the node is a figure with its text."""
        node.box = (x, top - size, x + size, top)
        with self.marked(node):
            self.setLineWidth(1)
            self.rect(x, top - size, size, size, stroke=1, fill=0)
            if is_ticked:
                self.setLineWidth(1.8)
                points = ((0.2, 0.5), (0.42, 0.74), (0.82, 0.24))
                (ax, ay), (bx, by), (cx, cy) = ((x + size * u, top - size * v) for u, v in points)
                self.lines([(ax, ay, bx, by), (bx, by, cx, cy)])


def baseline(style: Style, top: float) -> float:
    """Where the first line stands when its line box begins at `top`."""
    return top - style.leading / 2 - 0.31 * style.size
