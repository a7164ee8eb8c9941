"""The plan with five goals: our tagged paper against raw reportlab with the same text."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.printing.scripts import REGULAR
from tests.bench.measure import Result, in_turns, milliseconds
from tests.printing import samples

ROUNDS = 9
GOAL = 1.5
STYLE = ParagraphStyle("plain", fontName=REGULAR, fontSize=12, leading=16)


def plan() -> Iterator[Result]:
    """The ratio of the two."""
    tr = translator("sv")
    paragraphs = _paragraphs(render("plan_individual", samples.PLAN, tr))
    ours, bare = in_turns(
        lambda: milliseconds(lambda: render("plan_individual", samples.PLAN, tr)),
        lambda: milliseconds(lambda: _raw(paragraphs)),
        ROUNDS,
    )
    yield Result("plan", ours, bare, GOAL, "ms")


def _paragraphs(pdf: bytes) -> list[str]:
    """The paragraphs of the paper; a line that goes on ends in a space."""
    pages = PdfReader(BytesIO(pdf)).pages
    text = "\n".join(page.extract_text() for page in pages)
    return [line for line in text.replace(" \n", " ").splitlines() if line.strip()]


def _raw(paragraphs: list[str]) -> bytes:
    """The same text by platypus alone, a third of it in a table, the rest running."""
    third = len(paragraphs) // 3
    cells = [_paragraph(text) for text in paragraphs[:third]]
    rows = [cells[i : i + 3] for i in range(0, third - 2, 3)]
    story: list[Flowable] = [Table(rows), *(_paragraph(text) for text in paragraphs[third:])]
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return target.getvalue()


def _paragraph(text: str) -> Paragraph:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Paragraph(escaped, STYLE)
