"""Reads papers back: text, pages, fonts; and fills every text field of a content."""

import dataclasses
import re
import unicodedata
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from sipdesk.i18n import translator
from sipdesk.printing.evaluation import Words
from sipdesk.printing.render import render


@cache
def rendered(kind: str, content: Any, lang: str) -> bytes:
    """The paper, rendered once for all tests that only look at it."""
    return render(kind, content, translator(lang))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, white space made one space."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    """All text in reading order."""
    return " ".join(pages(pdf))


def read_aloud(pdf: bytes) -> str:
    """The text as a screen reader meets it: by the structure tree, without header and footer."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        marks = {page.objgen: _marked(page) for page in opened.pages}
        words: list[str] = []
        _walk(opened.Root.StructTreeRoot.K[0], marks, words)
    return squeezed("".join(words))


def _walk(node: Any, marks: dict[Any, dict[int, str]], words: list[str]) -> None:
    for kid in node.K:
        if kid.get("/Type") == "/MCR":
            words.append(marks[kid.Pg.objgen][int(kid.MCID)])
        else:
            _walk(kid, marks, words)
    words.append(" ")


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each marked piece of a page."""
    maps = {name: _letters(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    letters: dict[int, str] = {}
    current, nested, told = -1, 0, False
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if current >= 0:
                nested += 1
                told = True
                found[current] += str(operands[1].ActualText).removeprefix("\ufeff")
            case "EMC" if nested:
                nested -= 1
                told = False
            case "BDC":
                if "/MCID" not in operands[1]:
                    continue
                current = int(operands[1].MCID)
                found[current] = ""
            case "EMC":
                current = -1
            case "Tf":
                letters = maps[str(operands[0])]
            case "Tj" if current >= 0 and not told:
                found[current] += "".join(letters[code] for code in bytes(operands[0]))
    return found


def said_in_furniture(pdf: bytes) -> str:
    """What header and footer say of themselves where words in them are written to the left."""
    words: list[str] = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            inside: list[bool] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "BMC":
                        inside.append(str(operands[0]) == "/Artifact")
                    case "BDC":
                        if any(inside):
                            words.append(str(operands[1].ActualText).removeprefix("\ufeff"))
                        inside.append(False)
                    case "EMC":
                        inside.pop()
    return " ".join(words)


def drawn(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each piece of text as it is drawn, with its left end and base line."""
    found: list[tuple[str, float, float]] = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            maps = {name: _letters(font) for name, font in page.Resources.Font.items()}
            letters, at = {}, (0.0, 0.0)
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "Tm":
                        at = float(operands[4]), float(operands[5])
                    case "Tf":
                        letters = maps[str(operands[0])]
                    case "Tj":
                        found.append(("".join(letters[code] for code in bytes(operands[0])), *at))
    return found


def edges(pdf: bytes) -> tuple[float, float]:
    """The lowest base line, and how near any text comes to the right edge, in points."""
    low, near = 1000.0, 1000.0
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for x, y, end in _placed(page):
                low, near = min(low, y), min(near, float(page.mediabox[2]) - x - end)
    return low, near


def sizes_of_letters(pdf: bytes) -> set[float]:
    """The sizes that any text is drawn in, in points."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return {
            round(float(operands[1]), 2)
            for page in opened.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }


def _placed(page: pikepdf.Page) -> list[tuple[float, float, float]]:
    """Start, base line and length of each line of text."""
    lines: list[tuple[float, float, float]] = []
    widths: dict[int, float] = {}
    size = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tm":
                lines.append((float(operands[4]), float(operands[5]), 0.0))
            case "Tf":
                font = page.Resources.Font[str(operands[0])]
                widths = {int(font.FirstChar) + n: float(w) for n, w in enumerate(font.Widths)}
                size = float(operands[1])
            case "Tj":
                drawn = bytes(operands[0]).rstrip(b" ")
                x, y, used = lines[-1]
                used += sum(widths[code] for code in drawn) * size / 1000
                lines[-1] = (x, y, used)
    return [line for line in lines if line[2] > 0]


def _letters(font: Any) -> dict[int, str]:
    found = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(hexed.decode()).decode("utf-16-be") for code, hexed in found
    }


def squeezed(words: str) -> str:
    """White space, also no-break spaces, as one space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip()


def solid(words: str) -> str:
    """Without any white space, since a long word may be broken anywhere."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", words))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font of the file, and whether it is embedded."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [obj for obj in opened.objects if _is_font(obj)]
        return {str(font.BaseFont): "/FontFile2" in font.FontDescriptor for font in found}


def _is_font(obj: Any) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"


def filled(content: Any, words: str) -> Any:
    """The content with every text in it replaced; a list of texts keeps its length."""
    if isinstance(content, Enum | Words):  # what the program asks is nobody's text
        return content
    if isinstance(content, str):
        return words
    if isinstance(content, tuple):
        return tuple(filled(part, words) for part in content)
    if dataclasses.is_dataclass(content) and not isinstance(content, type):
        new = {f.name: filled(getattr(content, f.name), words) for f in dataclasses.fields(content)}
        return dataclasses.replace(content, **new)
    return content
