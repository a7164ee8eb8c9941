"""The page system: sizes, header and footer, and the flow of blocks over pages (documents.md 2)."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.conformance import finish
from sipdesk.printing.flow import paginate
from sipdesk.printing.logo import size_of_logo
from sipdesk.printing.scripts import BOLD, REGULAR
from sipdesk.printing.shaping import RTL_LANGUAGES
from sipdesk.printing.tagging import Node, Pen
from sipdesk.printing.text import Line, Rich, Style, break_lines, forget, width_of

PAGE_WIDTH, PAGE_HEIGHT = A4
_HEADER_RULE = 57.5
_FOOTER_RULE = 43.0
EDGE = Style(10, 11.6)  # header and footer
_MOST_LINES = 3
_LOGO_GAP = 9.0
_SHORT, _CLOSER = 0.2, 0.5  # of a page; of the room between blocks
_PRACTICE = Style(20, 22, bold=True)


@dataclass(frozen=True)
class Sizes:
    """Styles of one kind of paper, in points.

    Attributes:
        air: share of the usual space between its parts; letters and lines never change.
        measure: the widest that a line of running text may be; 0 for the whole width.
    """

    body: Style
    small: Style
    title: Style
    sub: Style
    heading: Style
    own_words: Style
    big: Style
    side: float
    edge: Style = EDGE
    air: float = 1.0
    measure: float = 0

    def h(self, text: Rich, *, before: float | None = None, level: int = 2) -> Text:
        """A heading, kept with at least two lines of what follows."""
        above = self.heading.leading * 0.68 * self.air if before is None else before
        return Text(text, self.heading, before=above, tag=f"H{level}", keep=True)

    def p(self, text: Rich, *, before: float = 3, lang: str = "") -> Text:
        """A paragraph."""
        return Text(text, self.body, before=before * self.air, lang=lang, measure=self.measure)

    def note(self, text: Rich, *, before: float = 3, lang: str = "") -> Text:
        """A paragraph in the smallest type of the paper."""
        return Text(text, self.small, before=before * self.air, lang=lang, measure=self.measure)


PERSON = Sizes(
    body=Style(12, 15.8),
    small=Style(10, 12.6),
    title=Style(29, 34, bold=True),
    sub=Style(13.2, 17.6),
    heading=Style(15.4, 19.6, bold=True),
    own_words=Style(14, 19.4),
    big=Style(17, 21, bold=True),
    side=22 * mm,
)
LARGE = Sizes(
    body=Style(18, 24),
    small=Style(16, 21),
    title=Style(34, 40, bold=True),
    sub=Style(18, 24),
    heading=Style(22, 28, bold=True),
    own_words=Style(18, 25),
    big=Style(26, 32, bold=True),
    side=20 * mm,
    edge=Style(12, 14),
)
# The measure makes a line of at most 55 letters.
EASY = Sizes(
    body=Style(15, 22),
    small=Style(13, 18),
    title=Style(32, 38, bold=True),
    sub=Style(15, 22),
    heading=Style(20, 26, bold=True),
    own_words=Style(15, 22),
    big=Style(24, 30, bold=True),
    side=32 * mm,
    edge=Style(10.5, 12.5),
    measure=325,
)
PROFESSIONAL = Sizes(
    body=Style(10.3, 13.6),
    small=Style(9.5, 12.2),
    title=Style(24, 29, bold=True),
    sub=Style(11.2, 14.8),
    heading=Style(12.8, 16.4, bold=True),
    own_words=Style(10.6, 14.2),
    big=Style(10.3, 13.6, bold=True),
    side=18 * mm,
)


@dataclass(frozen=True)
class Paper:
    """A paper ready to be drawn.

    Attributes:
        title: of the file; without a person's name.
        tr: the paper's language.
        sizes: of its kind.
        blocks: in reading order.
        organisation: header of page one, left.
        label: header of page one, right: kind of copy, or the draft's date.
        running: header of the following pages.
        footer: one sentence or more.
        practice: ÖVNING on each page.
        warning: a further line above the header, for protected persons.
        logo: a picture to the left of the organisation, of `logo.HEIGHT` points.
        is_wide: the pages lie down.
        goes_on: as one of `more`: its pages are counted with those before it.
        more: papers that follow in the same file, each with its own page numbers.
    """

    title: str
    tr: Translator
    sizes: Sizes
    blocks: Sequence[Block]
    organisation: str
    label: str
    running: str
    footer: str
    practice: bool = False
    warning: str = ""
    more: Sequence["Paper"] = ()
    logo: bytes = b""
    is_wide: bool = False
    goes_on: bool = False

    def page_size(self) -> tuple[float, float]:
        """Width and height of a page, in points."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if self.is_wide else A4

    def width(self) -> float:
        """Of the text, in points."""
        return self.page_size()[0] - 2 * self.sizes.side

    def footer_lines(self) -> tuple[Line, ...]:
        """The footer's sentence, beside the page number; one line if it stands last instead."""
        lines = break_lines(self._footer_text(), self.sizes.edge, self.width() - 76)
        return lines if len(lines) <= _MOST_LINES else (_shortened(lines[0]),)

    def header_lines(self) -> tuple[Line, ...]:
        """The organisation, beside the kind of copy; one line if it stands first instead."""
        lines = break_lines(self.organisation, self.sizes.edge.semibold(), self._header_room())
        return lines if len(lines) <= _MOST_LINES else (_shortened(lines[0]),)

    def all_blocks(self) -> list[Block]:
        """The blocks, with what header or footer had no room for."""
        room, bold = self._header_room(), self.sizes.edge.semibold()
        first = len(break_lines(self.organisation, bold, room)) > _MOST_LINES
        last = (
            len(break_lines(self._footer_text(), self.sizes.edge, self.width() - 76)) > _MOST_LINES
        )
        before = [self.sizes.p(self.organisation)] if first else []
        after = [self.sizes.note(self._footer_text(), before=12)] if last else []
        return [*before, *self.blocks, *after]

    def _header_room(self) -> float:
        label = width_of(self.label, BOLD, self.sizes.edge.size)
        return self.width() - label - 20 - self.logo_width()

    def logo_width(self) -> float:
        """Of the logo and the air after it; nothing without one."""
        return size_of_logo(self.logo)[0] + _LOGO_GAP if self.logo else 0

    def _footer_text(self) -> str:
        if not self.practice:
            return self.footer
        return " · ".join(part for part in (self.tr("Invented people"), self.footer) if part)

    def footer_height(self) -> float:
        """From the bottom of the page to the rule above the footer."""
        return _FOOTER_RULE + (len(self.footer_lines()) - 1) * self.sizes.edge.leading


def first_room(paper: Paper) -> float:
    """The height that page one has for its blocks."""
    return paper.page_size()[1] - _first_top(paper) - paper.footer_height() - 14


def _next_room(paper: Paper) -> float:
    return paper.page_size()[1] - 74 - paper.footer_height() - 14


def _first_top(paper: Paper) -> float:
    return 75.0 + (len(paper.header_lines()) - 1) * paper.sizes.edge.leading


def produce(paper: Paper) -> bytes:
    """The paper as the bytes of a tagged PDF."""
    try:
        return _drawn(paper)
    finally:
        forget()


def heard(paper: Paper) -> Node:
    """The structure of the paper with what is read aloud in it; without header and footer."""
    try:
        pen = Pen(BytesIO(), is_rtl=paper.tr.lang in RTL_LANGUAGES)
        pen.listens = True
        _draw(pen, paper)
        return pen.root
    finally:
        forget()


def _drawn(paper: Paper) -> bytes:
    file = BytesIO()
    pen = Pen(file, is_rtl=paper.tr.lang in RTL_LANGUAGES)
    _draw(pen, paper)
    pen.save()
    return finish(file.getvalue(), pen.root, paper.title, paper.tr.lang)


def pages_of(paper: Paper) -> list[list[Block]]:
    """The blocks page by page, as they will be drawn.

    A last page with a few lines alone is saved when less room between the blocks saves it.
    """
    blocks, rest = paper.all_blocks(), _next_room(paper)
    pages = paginate(blocks, paper.width(), first_room(paper), rest)
    if len(pages) == 1 or last_share(paper, pages) > _SHORT:
        return pages
    near = paginate([closer(block) for block in blocks], paper.width(), first_room(paper), rest)
    return near if len(near) < len(pages) else pages


def within(most: int, made: Paper, closer_one: Callable[[], Paper]) -> Paper:
    """The paper; its closer form where that alone is within so many pages."""
    if len(pages_of(made)) <= most:
        return made
    near = closer_one()
    return near if len(pages_of(near)) <= most else made


def last_share(paper: Paper, pages: Sequence[Sequence[Block]]) -> float:
    """How much of the last page is used, from 0 to 1."""
    return _height(pages[-1], paper.width()) / _next_room(paper)


def _height(blocks: Sequence[Block], width: float) -> float:
    return sum(block.height(width) + (block.before if n else 0) for n, block in enumerate(blocks))


def closer(block: Block) -> Block:
    """The block with half the space above it."""
    made = copy(block)
    made.before = block.before * _CLOSER
    return made


def _draw(pen: Pen, paper: Paper) -> None:
    """The paper and those that follow it, each counting its own pages unless it goes on."""
    counted: list[list[tuple[Paper, list[Block]]]] = []
    for one in (paper, *paper.more):
        if not one.goes_on or not counted:
            counted.append([])
        counted[-1] += [(one, page) for page in pages_of(one)]
    for pages in counted:
        for number, (one, blocks) in enumerate(pages, 1):
            _draw_page(pen, one, blocks, (number, len(pages)))


def _draw_page(pen: Pen, paper: Paper, blocks: list[Block], page: tuple[int, int]) -> None:
    pen.lay(paper.page_size())
    _furnish(pen, paper, *page)
    y = paper.page_size()[1] - (_first_top(paper) if page[0] == 1 else 74)
    for index, block in enumerate(blocks):
        y -= block.before if index else 0
        block.draw(pen, paper.sizes.side, y, paper.width())
        y -= block.height(paper.width())
    pen.showPage()


def _furnish(pen: Pen, paper: Paper, number: int, total: int) -> None:
    """Header and footer, as artifacts."""
    _strip(pen, paper)
    if number == 1:
        _first_header(pen, paper)
    else:
        _next_header(pen, paper)
    left, right = paper.sizes.side, paper.page_size()[0] - paper.sizes.side
    rule = paper.footer_height()
    pen.rule(left, rule, right - left, 0.5)
    with pen.artifact():
        pen.write(paper.footer_lines(), paper.sizes.edge, left, rule - 5)
    page = paper.tr("Page {n} of {total}").format(n=number, total=total)
    _right(pen, page, paper.sizes.edge, right, rule - 5)


def _strip(pen: Pen, paper: Paper) -> None:
    """Above the header: the exercise mark and the warning of a protected person."""
    if paper.practice:
        right = paper.page_size()[0] - paper.sizes.side
        _right(pen, paper.tr("EXERCISE"), _PRACTICE, right, paper.page_size()[1] - 19)
    if paper.warning:
        room = paper.width() - 110 - paper.logo_width()
        with pen.artifact():
            lines = break_lines(paper.warning, paper.sizes.edge.semibold(), room)
            left = paper.sizes.side + paper.logo_width()
            pen.write(lines, paper.sizes.edge, left, paper.page_size()[1] - 25)


def _first_header(pen: Pen, paper: Paper) -> None:
    lines = paper.header_lines()
    width, height = paper.page_size()
    top = height - _HEADER_RULE + 14.6
    right = width - paper.sizes.side
    left = paper.sizes.side
    if paper.logo:
        pen.picture(paper.logo, left, height - _HEADER_RULE + 4)
        left += paper.logo_width()
    with pen.artifact():
        pen.write(lines, paper.sizes.edge, left, top)
    _right(pen, paper.label, paper.sizes.edge.semibold(), right, top)
    rule = height - _HEADER_RULE - (len(lines) - 1) * paper.sizes.edge.leading
    pen.rule(paper.sizes.side, rule, paper.width(), 1.6)


def _next_header(pen: Pen, paper: Paper) -> None:
    left, height = paper.sizes.side, paper.page_size()[1]
    lines = break_lines(paper.running, paper.sizes.edge, paper.width())
    first = lines[0] if len(lines) == 1 else _shortened(lines[0])
    with pen.artifact():
        pen.write((first,), paper.sizes.edge, left, height - _HEADER_RULE + 14.6)
    pen.rule(left, height - _HEADER_RULE, paper.width(), 0.5)


def _shortened(line: Line) -> Line:
    """The first line of what stands in full elsewhere on the paper."""
    *runs, (font, last) = line.runs
    return Line((*runs, (font, last[:-1].rstrip()), (REGULAR, "…")))


def _right(pen: Pen, text: str, style: Style, right: float, top: float) -> None:
    font = BOLD if style.bold else REGULAR
    x = right - width_of(text, font, style.size)
    with pen.artifact():
        pen.write(break_lines(text, style, PAGE_WIDTH), style, x, top)
