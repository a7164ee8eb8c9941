"""A canvas that marks all it draws, so that a paper can be read aloud in the right order.

The drawing half: every piece belongs either to a node of the structure tree or to an artifact.
`conformance.finish` writes the tree into the file afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sipdesk.printing.logo import size_of_logo
from sipdesk.printing.scripts import REGULAR, load
from sipdesk.printing.shaping import (
    ARABIC,
    Glyph,
    Path,
    Piece,
    begins_leftward,
    mirrored,
    shape,
    turned,
)
from sipdesk.printing.text import Line, Style, width_of

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
        self.said = ""  # only while somebody listens


class Pen(Canvas):
    """A canvas with the structure tree of what has been drawn on it."""

    def __init__(self, file: IO[bytes], *, is_rtl: bool = False) -> None:
        load(REGULAR)
        name: Any = REGULAR  # the published type of this argument is wrong
        super().__init__(file, pagesize=A4, invariant=1, pageCompression=0, initialFontName=name)
        self.page_width = A4[0]
        self.root = Node("Document")
        self._open = [self.root]
        self._next_mark = 0
        self._page_index = 0
        self.is_rtl = is_rtl
        self.listens = False
        self._marked: Node | None = None

    def showPage(self) -> None:  # noqa: N802 - the canvas's own name
        """Close the page; marks are numbered from zero on the next."""
        super().showPage()
        self._page_index += 1
        self._next_mark = 0

    def lay(self, size: tuple[float, float]) -> None:
        """The page that is drawn next is of this width and height, in points."""
        self.setPageSize(size)
        self.page_width = size[0]

    def stringWidth(self, *_text: Any) -> float:  # noqa: N802 - the canvas's own name
        """Nothing: each run is placed, so nobody asks how far the one before it went."""
        return 0.0

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
        self._marked = node
        yield
        self._marked = None
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is not read aloud: rules, header and footer."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def write(self, lines: tuple[Line, ...], style: Style, x: float, top: float) -> None:
        """Lines of text below `top`; the caller has opened a mark or an artifact."""
        if self.listens and self._marked is not None:
            self._marked.said += "".join(line.text for line in lines)
        if self.is_rtl or any(line.is_joined for line in lines):
            self._write_turned(lines, style, x, top)
            return
        text = self.beginText()
        y = baseline(style, top)
        for line in lines:
            text.setTextOrigin(x, y)
            for font, run in line.runs:
                text.setFont(font, style.size)
                text.textOut(run)
            y -= style.leading
        self.drawText(text)

    def _write_turned(self, lines: tuple[Line, ...], style: Style, x: float, top: float) -> None:
        """Lines in which something is written to the left; each says its text in order."""
        y, is_first, is_rtl = baseline(style, top), True, self.is_rtl
        for line in lines:
            if is_first and not self.is_rtl:
                is_rtl = begins_leftward(line.text)
            is_first = line.is_last
            said = ("\ufeff" + line.text).encode("utf-16-be").hex().upper()
            self.addLiteral(f"/Span <</ActualText <{said}>>> BDC")
            self._write_line(line, style, x, y, is_rtl=is_rtl)
            self.addLiteral("EMC")
            y -= style.leading

    def _write_line(self, line: Line, style: Style, x: float, y: float, *, is_rtl: bool) -> None:
        pieces = turned(without_end(line.runs), is_rtl=is_rtl)
        if self.is_rtl:
            x = self.page_width - x - sum(width_of(p.text, p.font, style.size) for p in pieces)
        at: dict[Piece, float] = {}
        for piece in pieces:
            at[piece] = x
            x += width_of(piece.text, piece.font, style.size)
        # Drawn in the order of reading, for readers that know no more than the order of drawing.
        text, marks = self.beginText(), []
        for piece in sorted(pieces, key=lambda each: each.start):
            text.setFont(piece.font, style.size)
            if piece.font == ARABIC:
                marks += _write_word(text, piece, at[piece], y, style.size / 1000)
            elif piece.is_leftward:
                _write_leftward(text, piece, at[piece], y, style.size)
            else:
                text.setTextOrigin(at[piece], y)
                text.textOut(piece.text)
        self.drawText(text)
        for glyph, place in marks:
            self._draw_mark(glyph, place, style.size / 1000)

    def _draw_mark(self, glyph: Glyph, at: tuple[float, float], scale: float) -> None:
        """A dot or another mark of a letter; its shape stands once in the file."""
        if not self.hasForm(glyph.name):
            self.beginForm(glyph.name, -2000, -2000, 2000, 2000)
            self._fill_path(glyph.path)
            self.endForm()
        self.saveState()
        self.transform(scale, 0, 0, scale, *at)
        self.doForm(glyph.name)
        self.restoreState()

    def _fill_path(self, steps: Path) -> None:
        path, here = self.beginPath(), (0.0, 0.0)
        for step, numbers in steps:
            points = list(numbers)
            if step == "M":
                path.moveTo(*points)
            elif step == "L":
                path.lineTo(*points)
            elif step == "C":
                path.curveTo(*points)
            elif step == "Q":
                path.curveTo(*_as_cubic(here, points))
            else:
                path.close()
            here = (points[-2], points[-1]) if points else here
        self.drawPath(path, stroke=0, fill=1)

    def placed(self, x: float, width: float) -> float:
        """Where something of a width begins; on a page that is read to the left it is mirrored."""
        return self.page_width - x - width if self.is_rtl else x

    def rule(self, x: float, y: float, width: float, weight: float) -> None:
        """A black rule, as an artifact."""
        x = self.placed(x, width)
        with self.artifact():
            self.setLineWidth(weight)
            self.line(x, y, x + width, y)

    def bar(self, x: float, top: float, height: float, weight: float) -> None:
        """A black bar that hangs from `top`, as an artifact."""
        x = self.placed(x, weight)
        with self.artifact():
            self.rect(x, top - height, weight, height, stroke=0, fill=1)

    def picture(self, content: bytes, x: float, bottom: float) -> None:
        """A logo, as an artifact: it says nothing to read."""
        from reportlab.lib.utils import ImageReader

        width, height = size_of_logo(content)
        x = self.placed(x, width)
        with self.artifact():
            self.drawImage(ImageReader(BytesIO(content)), x, bottom, width, height)

    def frame(self, x: float, top: float, width: float, height: float, weight: float) -> None:
        """An empty box, as an artifact."""
        x = self.placed(x, width)
        with self.artifact():
            self.setLineWidth(weight)
            self.rect(x, top - height, width, height, stroke=1, fill=0)

    def room(self, node: Node, x: float, top: float, width: float, height: float) -> None:
        """An empty box to draw in; the node is a figure with its text."""
        x = self.placed(x, width)
        node.box = (x, top - height, x + width, top)
        with self.marked(node):
            self.setLineWidth(0.7)
            self.rect(x, top - height, width, height, stroke=1, fill=0)

    def tick_box(self, node: Node, x: float, top: float, size: float, is_ticked: bool) -> None:
        """A drawn tick box; the node is a figure with its text."""
        x = self.placed(x, size)
        node.box = (x, top - size, x + size, top)
        with self.marked(node):
            self.setLineWidth(1)
            self.rect(x, top - size, size, size, stroke=1, fill=0)
            if is_ticked:
                self.setLineWidth(1.8)
                points = ((0.2, 0.5), (0.42, 0.74), (0.82, 0.24))
                (ax, ay), (bx, by), (cx, cy) = ((x + size * u, top - size * v) for u, v in points)
                self.lines([(ax, ay, bx, by), (bx, by, cx, cy)])


Placed = tuple[Glyph, tuple[float, float]]


def _write_word(text: Any, piece: Piece, x: float, y: float, scale: float) -> list[Placed]:
    """The letters of a joined word; answers the marks that are drawn afterwards."""
    marks = []
    for glyph in shape(piece.text, is_leftward=piece.is_leftward).glyphs:
        at = x + glyph.x * scale, y + glyph.y * scale
        if glyph.code:
            text.setTextOrigin(*at)
            text.textOut(glyph.code)
        else:
            marks.append((glyph, at))
    return marks


def _write_leftward(text: Any, piece: Piece, x: float, y: float, size: float) -> None:
    """Signs and spaces between words that are written to the left."""
    x += width_of(piece.text, piece.font, size)
    for char in map(mirrored, piece.text):
        x -= width_of(char, piece.font, size)
        text.setTextOrigin(x, y)
        text.textOut(char)


def without_end(runs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The runs without the space that ends a wrapped line."""
    if not runs:
        return runs
    font, last = runs[-1]
    return (*runs[:-1], (font, last[:-1] if last.endswith(" ") else last))


def _as_cubic(start: tuple[float, float], points: list[float]) -> list[float]:
    (ax, ay), (cx, cy, bx, by) = start, points
    first = (ax + (cx - ax) * 2 / 3, ay + (cy - ay) * 2 / 3)
    second = (bx + (cx - bx) * 2 / 3, by + (cy - by) * 2 / 3)
    return [*first, *second, bx, by]


def baseline(style: Style, top: float) -> float:
    """Where the first line stands when its line box begins at `top`."""
    return top - style.leading / 2 - 0.31 * style.size
