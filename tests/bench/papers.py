"""Our tagged papers against raw reportlab with the same text, and the plan against LibreOffice."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.printing.scripts import BOLD, REGULAR
from tests.bench.measure import Result, in_turns, milliseconds, processor
from tests.printing import samples

ROUNDS, FEW = 9, 3
WARM = 100  # milliseconds that a plan should take when the program runs
MOST_BYTES = 100_000
GOAL = 1.5
STYLE = ParagraphStyle("plain", fontName=REGULAR, fontSize=12, leading=16)
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=24, leading=30)


def plan() -> Iterator[Result]:
    """The ratio of the two, and the time against what a plan should take."""
    tr = translator("sv")
    paragraphs = _paragraphs(render("plan_individual", samples.PLAN, tr))
    ours, bare = in_turns(
        lambda: processor(lambda: render("plan_individual", samples.PLAN, tr)),
        lambda: processor(lambda: _raw(paragraphs)),
        ROUNDS,
    )
    yield Result("plan", ours, bare, GOAL, "ms")
    yield Result("plan, warm", ours, WARM, 1, "ms")


def papers() -> Iterator[Result]:
    """Time and size of every sample; the size against what a paper may have."""
    tr = translator("sv")
    for name, (kind, content) in samples.ALL.items():
        act = partial(render, kind, content, tr)
        made = act()
        raw = partial(_raw, _paragraphs(made))
        ours, bare = in_turns(partial(processor, act), partial(processor, raw), ROUNDS)
        yield Result(name, ours, bare, GOAL, "ms")
        yield Result(f"{name}, size", len(made) / 1000, MOST_BYTES / 1000, 1, "kB")


def libreoffice() -> Iterator[Result]:
    """The plan as a text that LibreOffice turns into a PDF; nothing where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return
    tr = translator("sv")
    lines = _paragraphs(render("plan_individual", samples.PLAN, tr))
    with tempfile.TemporaryDirectory(prefix="sipdesk-bench-") as folder:
        text = Path(folder, "plan.txt")
        text.write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/user"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(text)]
        ours, theirs = in_turns(
            lambda: milliseconds(lambda: render("plan_individual", samples.PLAN, tr)),
            lambda: milliseconds(lambda: subprocess.run(command, check=True, capture_output=True)),
            FEW,
        )
    yield Result("plan, LibreOffice", ours, theirs, 1 / 6, "ms")


def _paragraphs(pdf: bytes) -> list[str]:
    """The paragraphs of the paper; a line that goes on ends in a space."""
    pages = PdfReader(BytesIO(pdf)).pages
    text = "\n".join(page.extract_text() for page in pages)
    return [line for line in text.replace(" \n", " ").splitlines() if line.strip()]


def _raw(paragraphs: list[str]) -> bytes:
    """The same text by platypus alone, a third of it in a table, the rest running."""
    third = len(paragraphs) // 3
    cells = [_paragraph(text) for text in paragraphs[1:third]]
    rows = [cells[i : i + 3] for i in range(0, third - 3, 3)]
    table: list[Flowable] = [Table(rows)] if rows else []
    title = _paragraph(paragraphs[0], TITLE)  # a paper has two fonts to carry
    story = [title, *table, *(_paragraph(text) for text in paragraphs[third:])]
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return target.getvalue()


def _paragraph(text: str, style: ParagraphStyle = STYLE) -> Paragraph:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Paragraph(escaped, style)
