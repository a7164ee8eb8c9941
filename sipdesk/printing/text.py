"""Running text: literal spans in two weights, broken into lines of given width.

There is no markup in data: a translated sentence may mark words with `**`, and what is filled into
it afterwards is always literal.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sipdesk.printing.scripts import BOLD, REGULAR, composed, font_for, glyphs, load
from sipdesk.printing.shaping import ARABIC, shape

NBSP = "\u00a0"
_ATOMS = re.compile("\n|[ \u2009\u200b]+|[^\n \u2009\u200b]+")


@dataclass(frozen=True)
class Style:
    """Size and line distance in points, and whether all of it is semibold."""

    size: float
    leading: float
    bold: bool = False

    def semibold(self) -> "Style":
        """The same size in semibold."""
        return replace(self, bold=True)


@dataclass(frozen=True)
class Span:
    """A literal text in one weight."""

    text: str
    bold: bool = False


Rich = str | Sequence[Span]


@dataclass(frozen=True)
class Line:
    """One line: runs of (font name, text); a wrapped line ends in a space, so words never join.

    Attributes:
        is_last: a paragraph ends with it, so that the next may run in the other direction.
    """

    runs: tuple[tuple[str, str], ...]
    is_last: bool = False

    @property
    def is_joined(self) -> bool:
        """Whether it has letters that are joined and written to the left."""
        return any(font == ARABIC for font, _text in self.runs)

    @property
    def text(self) -> str:
        """The line in the order of reading."""
        return "".join(text for _font, text in self.runs)


def rich(template: str, **values: object) -> tuple[Span, ...]:
    """Spans of a translated sentence: `**` switches semibold, `{name}` is filled in literally."""
    parts = template.split("**")
    spans = (Span(part.format(**values), index % 2 == 1) for index, part in enumerate(parts))
    return tuple(span for span in spans if span.text)


def bold(text: str) -> tuple[Span, ...]:
    """A text in semibold."""
    return (Span(text, bold=True),)


def join(*parts: Rich) -> tuple[Span, ...]:
    """Spans one after the other, as they are."""
    return tuple(span for part in parts for span in spans_of(part))


def spaced(parts: Sequence[Rich]) -> tuple[Span, ...]:
    """Sentences one after the other, with a space between."""
    return join(*(piece for part in parts for piece in (" ", part)))[1:]


def spans_of(text: Rich) -> tuple[Span, ...]:
    """The text as spans."""
    return (Span(text),) if isinstance(text, str) else tuple(text)


def unbroken(text: str) -> str:
    """The text with spaces that never break: dates, times, phone numbers, paragraphs."""
    return text.replace(" ", NBSP)


def quoted(text: str) -> str:
    """The text in quotation marks, as the person said it; nothing when nothing was said."""
    return f"”{text.strip()}”" if text.strip() else ""


@lru_cache(maxsize=16384)
def width_of(text: str, font: str, size: float) -> float:
    """Width in points."""
    if font == ARABIC:
        return shape(text).width * size / 1000
    return float(load(font).stringWidth(text, size))


def forget() -> None:
    """Empty the caches: what a paper said does not stay in memory after it is made."""
    for cache in (width_of, _broken, _word, _runs, shape):
        cache.cache_clear()


def break_lines(text: Rich, style: Style, width: float) -> tuple[Line, ...]:
    """The text in lines no wider than `width` points; a word that is wider is broken."""
    return _broken(spans_of(text), style.size, style.bold, width)


@lru_cache(maxsize=4096)
def _broken(spans: tuple[Span, ...], size: float, all_bold: bool, width: float) -> tuple[Line, ...]:
    breaker = _Breaker(size, width)
    for atom in _atoms(spans, size, all_bold):
        breaker.add(atom)
    return tuple(breaker.finish())


Run = tuple[str, str]
Atom = tuple[tuple[Run, ...], float]
_NOTHING: Atom = ((), 0.0)


def _atoms(spans: Iterable[Span], size: float, all_bold: bool) -> list[Atom]:
    """Words, spaces and line breaks in order; a word that crosses spans stays one atom."""
    atoms: list[Atom] = []
    previous_is_word = False
    for span in spans:
        is_bold = span.bold or all_bold
        for found in _ATOMS.findall(composed(span.text)):
            atom = _word(found, is_bold, size)
            is_word = found[0] not in "\n \u2009\u200b"
            if is_word and previous_is_word:
                runs, used = atoms[-1]
                atom = (*runs, *atom[0]), used + atom[1]
                atoms[-1] = atom
            else:
                atoms.append(atom)
            previous_is_word = is_word
    return atoms


@lru_cache(maxsize=16384)
def _word(text: str, is_bold: bool, size: float) -> Atom:
    """The runs of a word, or of what stands between words, and how wide it is."""
    runs = _runs(text, is_bold)
    return runs, sum(width_of(part, font, size) for font, part in runs)


@lru_cache(maxsize=16384)
def _runs(text: str, is_bold: bool) -> tuple[Run, ...]:
    """The text cut where the font changes."""
    first = BOLD if is_bold else REGULAR
    if glyphs(first).issuperset(map(ord, text)):
        return ((first, text),)
    runs: list[Run] = []
    for char in text:
        name = font_for(char, is_bold) or REGULAR
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + char)
        else:
            runs.append((name, char))
    return tuple(runs)


class _Breaker:
    """Fills one line after the other."""

    def __init__(self, size: float, width: float) -> None:
        self.size = size
        self.width = width
        self.lines: list[Line] = []
        self.runs: list[Run] = []
        self.used = 0.0
        self.gap = _NOTHING

    def add(self, atom: Atom) -> None:
        text = atom[0][0][1]
        if text == "\n":
            self._end(with_space=True, is_last=True)
        elif text[0] in " \u2009\u200b":
            self.gap = atom
        else:
            self._add_word(atom)

    def finish(self) -> list[Line]:
        if self.runs or not self.lines:
            self._end(with_space=False, is_last=True)
        return self.lines

    def _add_word(self, atom: Atom) -> None:
        if self.used + self.gap[1] + atom[1] <= self.width:
            self._put(self.gap)
            self._put(atom)
        elif atom[1] <= self.width:
            self._end(with_space=True)
            self._put(atom)
        else:
            self._add_long(atom)
        self.gap = _NOTHING

    def _add_long(self, atom: Atom) -> None:
        """A word wider than the line starts on a line of its own and is cut between letters."""
        if self.runs:
            self._end(with_space=True)
        else:
            self._put(self.gap)
        for font, text in atom[0]:
            for char in text:
                size = width_of(char, font, self.size)
                if self.runs and self.used + size > self.width:
                    self._end(with_space=False)
                self._put((((font, char),), size))

    def _put(self, atom: Atom) -> None:
        for font, text in atom[0]:
            if self.runs and self.runs[-1][0] == font:
                self.runs[-1] = (font, self.runs[-1][1] + text)
            else:
                self.runs.append((font, text))
        self.used += atom[1]

    def _end(self, *, with_space: bool, is_last: bool = False) -> None:
        if with_space:
            self._put((((self.runs[-1][0] if self.runs else REGULAR, " "),), 0.0))
        self.lines.append(Line(tuple(self.runs), is_last))
        self.runs, self.used, self.gap = [], 0.0, _NOTHING
