"""Arabic script: letters joined by HarfBuzz, and lines turned by the bidirectional algorithm.

A base letter is drawn as a character of its own that stands for glyph and text, so that the text
can be read out of the file; dots and vowel marks are drawn as shapes at their place above or below.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from sipdesk.paths import shipped

ARABIC = "NotoSansArabic-Regular"
RTL_LANGUAGES = ("ar", "fa", "prs")

# Codes that no character has; each stands for one glyph with one text.
_FIRST, _COUNT = 0x30000, 0xC0000
_TEXTS: dict[int, tuple[int, str]] = {}

Path = tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True)
class Glyph:
    """A glyph at its place in the word, in thousandths of the size.

    Attributes:
        code: character to draw it with; "" for a mark, which is drawn as a shape.
        width: advance of the glyph in the font.
        x, y: where it stands from the left end of the word, and above the base line.
        path: outline of a mark.
        name: of the mark's shape in the file.
    """

    code: str
    width: float
    x: float
    y: float
    path: Path = ()
    name: str = ""


@dataclass(frozen=True)
class Word:
    """A joined word: its glyphs from left to right, and its width."""

    glyphs: tuple[Glyph, ...]
    width: float


# Loaded with the first Arabic word; most papers never need them.
@cache
def _hb() -> Any:
    import uharfbuzz  # type: ignore[import-untyped]

    return uharfbuzz


@cache
def _bidi() -> Any:
    from bidi import algorithm  # type: ignore[import-untyped]

    return algorithm


@cache
def _font() -> Any:
    hb = _hb()
    path = shipped("resources", "fonts", f"{ARABIC}.ttf")
    return hb.Font(hb.Face(hb.Blob(path.read_bytes())))


@lru_cache(maxsize=4096)
def shape(text: str, *, is_leftward: bool = True) -> Word:
    """The letters of one run, joined and placed; a number runs to the right in every script."""
    hb = _hb()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if is_leftward else "ltr"
    buffer.script, buffer.language = "Arab", "ar"
    hb.shape(_font(), buffer)
    infos = buffer.glyph_infos
    ends = _cluster_ends([info.cluster for info in infos], len(text))
    glyphs: list[Glyph] = []
    pen, done = 0.0, set()
    # Marks come before their base from left to right, so bases are found by their advance.
    for info, place in zip(infos, buffer.glyph_positions, strict=True):
        nominal = float(_font().get_glyph_h_advance(info.codepoint))
        at = pen + place.x_offset, float(place.y_offset)
        if nominal > 0 and info.cluster not in done:
            done.add(info.cluster)
            code = _code(info.codepoint, text[info.cluster : ends[info.cluster]])
            glyphs.append(Glyph(code, nominal, *at))
        else:
            path, name = _outline(info.codepoint), f"mark{info.codepoint}"
            glyphs.append(Glyph("", 0, *at, path=path, name=name))
        pen += place.x_advance
    return Word(tuple(glyphs), pen)


def _cluster_ends(starts: Sequence[int], length: int) -> dict[int, int]:
    ordered = sorted(set(starts))
    return dict(zip(ordered, [*ordered[1:], length], strict=True))


def _code(gid: int, text: str) -> str:
    number = _FIRST + zlib.crc32(f"{gid} {text}".encode()) % _COUNT
    while _TEXTS.get(number, (gid, text)) != (gid, text):
        number += 1
    if number not in _TEXTS:
        from sipdesk.printing.scripts import load

        _TEXTS[number] = (gid, text)
        face = load(ARABIC).face
        face.charToGlyph[number] = gid
        face.charWidths[number] = float(_font().get_glyph_h_advance(gid))
    return chr(number)


def text_behind(code: int) -> str:
    """What a drawn code stands for in the text of the file."""
    return _TEXTS[code][1] if code in _TEXTS else chr(code)


@cache
def _outline(gid: int) -> Path:
    steps: list[tuple[str, tuple[float, ...]]] = []
    funcs = _hb().DrawFuncs()
    funcs.set_move_to_func(lambda x, y, _data: steps.append(("M", (x, y))))
    funcs.set_line_to_func(lambda x, y, _data: steps.append(("L", (x, y))))
    funcs.set_quadratic_to_func(lambda *args: steps.append(("Q", args[:4])))
    funcs.set_cubic_to_func(lambda *args: steps.append(("C", args[:6])))
    funcs.set_close_path_func(lambda _data: steps.append(("Z", ())))
    _font().draw_glyph(gid, funcs, None)
    return tuple(steps)


Run = tuple[str, str]


@dataclass(frozen=True)
class Piece:
    """A part of a line in one font and direction; `start` is its place in the order of reading."""

    start: int
    level: int
    font: str
    text: str

    @property
    def is_leftward(self) -> bool:
        """Whether it is written to the left."""
        return self.level % 2 == 1


def turned(runs: Sequence[Run], *, is_rtl: bool) -> list[Piece]:
    """The parts of a line from left to right, in a paragraph that is written to the left or not."""
    text = "".join(run for _font_name, run in runs)
    fonts = [font for font, run in runs for _char in run]
    pieces: list[Piece] = []
    for index, level in enumerate(_levels(text, is_rtl=is_rtl)):
        last = pieces[-1] if pieces else None
        if last is not None and (last.level, last.font) == (level, fonts[index]):
            pieces[-1] = replace(last, text=last.text + text[index])
        else:
            pieces.append(Piece(index, level, fonts[index], text[index]))
    return _visual(pieces)


def _visual(pieces: list[Piece]) -> list[Piece]:
    for level in range(max((piece.level for piece in pieces), default=0), 0, -1):
        start = 0
        while start < len(pieces):
            end = start
            while end < len(pieces) and pieces[end].level >= level:
                end += 1
            pieces[start:end] = reversed(pieces[start:end])
            start = max(end, start + 1)
    return pieces


def mirrored(char: str) -> str:
    """A bracket and the like as it looks when it is written to the left."""
    return str(_bidi().MIRRORED.get(char, char))


def _levels(text: str, *, is_rtl: bool) -> list[int]:
    base = int(is_rtl)
    algorithm = _bidi()
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    islands = _islands(text) if base else {}
    for index, char in enumerate(storage["chars"]):
        char["at"] = index
        char["type"] = islands.get(index, char["type"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {char["at"]: char["level"] for char in storage["chars"]}
    levels: list[int] = []
    for index in range(len(text)):
        # What the algorithm leaves out (joiners) stays with the letter before it.
        levels.append(known.get(index, levels[-1] if levels else base))
    return levels


# A date, a phone number or a law reference is one piece; else its parts would change places.
_ISLAND = re.compile(
    r"[0-9A-Za-zÀ-ɏ](?:[0-9A-Za-zÀ-ɏ§ \u00a0./:,\-–]*[0-9A-Za-zÀ-ɏ§])?", flags=re.ASCII
)
_BEFORE = re.compile(r"(?<=[؀-ۿ])\s*\(")
_AFTER = re.compile(r"\)(?=\s*(?:[؀-ۿ.]|$))|،")


def _islands(text: str) -> dict[int, str]:
    """Directions that are set by hand in a line to the left, by the place of the letter."""
    found = {at: "L" for match in _ISLAND.finditer(text) for at in range(*match.span())}
    for pattern in (_BEFORE, _AFTER):
        found |= {at: "R" for match in pattern.finditer(text) for at in range(*match.span())}
    return found


def begins_leftward(text: str) -> bool:
    """Whether a paragraph is written to the left: by its first letter."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
