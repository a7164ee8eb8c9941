"""One render per text and paper, with every field filled; what did not come out as given."""

import re
import typing
import unicodedata
from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from sipdesk.i18n import translator
from sipdesk.printing import party_extract
from sipdesk.printing.render import DOCUMENTS, render
from sipdesk.printing.scripts import UnprintableText
from tests.hostile.filling import Filler
from tests.printing.reading import read_aloud, said_in_furniture

CALM = "Vanlig text"
LONG = 200  # from here a text may be spread over pages: its letters are counted instead


def content_type(kind: str) -> type[Any]:
    """The dataclass that a paper is built from, as its `build` says."""
    if kind == "plan_party_copy":  # takes a filing copy as well, which is asked by its own kind
        return party_extract.Content
    hints = typing.get_type_hints(DOCUMENTS[kind].build)
    return typing.cast(type, hints["content"])


def squeezed(text: str) -> str:
    """A text without what a layout may add or take: breaks, spaces, soft hyphens."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff]+", "", text)


def printed(kind: str, content: object) -> str:
    """All text of the finished paper, squeezed: as it lies, without page heads, and read aloud.

    The reader of the file puts lines together by where they lie, so a cell that runs on over a page
    break is whole only without what stands between, or in the order that the paper itself tells.
    """
    pdf = render(kind, content, translator("sv"))
    shown = f"{_text(pdf)} {_text(_without_artifacts(pdf))} {squeezed(read_aloud(pdf))}"
    return f"{shown} {squeezed(said_in_furniture(pdf))}" if _is_turned(shown) else shown


def _is_turned(text: str) -> bool:
    """Whether there are words in it that the reader of the file turns by rules of its own."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def _text(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return squeezed("\n".join(page.extract_text() for page in pages))


def _without_artifacts(pdf: bytes) -> bytes:
    """The paper without what is no part of its text, so that text runs on over a page break."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            kept, inside = [], []
            for step in pikepdf.parse_content_stream(page):
                operator = str(step.operator)
                if operator in ("BDC", "BMC"):
                    inside.append(str(step.operands[0]) == "/Artifact")
                if not any(inside):
                    kept.append(step)
                if operator == "EMC":
                    inside.pop()
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        document.save(target := BytesIO())
    return target.getvalue()


@cache
def calm(kind: str) -> tuple[str, dict[str, str]]:
    """The paper with a harmless text, and the fields that it prints at all: mark → path."""
    filler = Filler(CALM)
    shown = printed(kind, filler.content(content_type(kind)))
    told = {mark: path for mark, path in filler.marks.items() if squeezed(mark + CALM) in shown}
    return shown, told


def faults(kind: str, text: str) -> list[str]:
    """What was not printed literally on one paper; a text refused by name is no fault."""
    content = Filler(text).content(content_type(kind))
    try:
        shown = printed(kind, content)
    except UnprintableText as refusal:
        named = squeezed(refusal.word) and squeezed(refusal.word) in squeezed(text)
        named = named or refusal.word in text
        return [] if named else [f"{kind}: refused, but not for a word of the text"]
    except Exception as error:
        return [f"{kind}: {type(error).__name__} instead of a paper"]
    usual, marks = calm(kind)
    if len(text) >= LONG:
        return _lost_letters(kind, text, shown, usual, len(marks))
    return [
        f"{kind}: {path} is not printed as given"
        for mark, path in marks.items()
        if squeezed(mark + text) not in shown
    ]


def _lost_letters(kind: str, text: str, shown: str, usual: str, fields: int) -> list[str]:
    wanted = Counter(usual)
    for _ in range(fields):
        wanted.subtract(squeezed(CALM))
    once = Counter(squeezed(text))
    lost = {
        letter: wanted[letter] + fields * number - shown.count(letter)
        for letter, number in once.items()
        if shown.count(letter) < wanted[letter] + fields * number
    }
    return [f"{kind}: letters are lost: {lost}"] if lost else []
