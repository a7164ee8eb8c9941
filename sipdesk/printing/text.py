"""Running text: literal spans in two weights, broken into lines of given width.

There is no markup in data: a translated sentence may mark words with `**`, and what is filled into
it afterwards is always literal.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sipdesk.printing.scripts import REGULAR, composed, font_for, load
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
    """The text in quotation marks, as the person said it."""
    return f"”{text.strip()}”"


@lru_cache(maxsize=16384)
def width_of(text: str, font: str, size: float) -> float:
    """Width in points."""
    if font == ARABIC:
        return shape(text).width * size / 1000
    return float(load(font).stringWidth(text, size))


def forget() -> None:
    """Empty the caches: what a paper said does not stay in memory after it is made."""
    for cache in (width_of, _runs, shape):
        cache.cache_clear()


def break_lines(text: Rich, style: Style, width: float) -> tuple[Line, ...]:
    """The text in lines no wider than `width` points; a word that is wider is broken."""
    breaker = _Breaker(style, width)
    for atom in _atoms(spans_of(text), style.bold):
        breaker.add(atom)
    return tuple(breaker.finish())


Run = tuple[str, str]


def _atoms(spans: Iterable[Span], all_bold: bool) -> list[list[Run]]:
    """Words, spaces and line breaks in order; a word that crosses spans stays one atom."""
    atoms: list[list[Run]] = []
    previous_is_word = False
    for span in spans:
        for found in _ATOMS.finditer(composed(span.text)):
            runs = _runs(found.group(), span.bold or all_bold)
            is_word = found.group()[0] not in "\n \u2009\u200b"
            if is_word and previous_is_word:
                atoms[-1].extend(runs)
            else:
                atoms.append(list(runs))
            previous_is_word = is_word
    return atoms


@lru_cache(maxsize=16384)
def _runs(text: str, is_bold: bool) -> tuple[Run, ...]:
    """The text cut where the font changes."""
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

    def __init__(self, style: Style, width: float) -> None:
        self.size = style.size
        self.width = width
        self.lines: list[Line] = []
        self.runs: list[Run] = []
        self.used = 0.0
        self.gap: list[Run] = []

    def add(self, atom: list[Run]) -> None:
        text = atom[0][1]
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

    def _add_word(self, atom: list[Run]) -> None:
        gap = self._measure(self.gap)
        size = self._measure(atom)
        if self.used + gap + size <= self.width:
            self._put(self.gap, gap)
            self._put(atom, size)
        elif size <= self.width:
            self._end(with_space=True)
            self._put(atom, size)
        else:
            self._add_long(atom, gap)
        self.gap = []

    def _add_long(self, atom: list[Run], gap: float) -> None:
        """A word wider than the line starts on a line of its own and is cut between letters."""
        if self.runs:
            self._end(with_space=True)
        else:
            self._put(self.gap, gap)
        for font, text in atom:
            for char in text:
                size = width_of(char, font, self.size)
                if self.runs and self.used + size > self.width:
                    self._end(with_space=False)
                self._put([(font, char)], size)

    def _measure(self, runs: Sequence[Run]) -> float:
        return sum(width_of(text, font, self.size) for font, text in runs)

    def _put(self, runs: Sequence[Run], size: float) -> None:
        for font, text in runs:
            if self.runs and self.runs[-1][0] == font:
                self.runs[-1] = (font, self.runs[-1][1] + text)
            else:
                self.runs.append((font, text))
        self.used += size

    def _end(self, *, with_space: bool, is_last: bool = False) -> None:
        if with_space:
            self._put([(self.runs[-1][0] if self.runs else REGULAR, " ")], 0)
        self.lines.append(Line(tuple(self.runs), is_last))
        self.runs, self.used, self.gap = [], 0.0, []
