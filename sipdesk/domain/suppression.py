"""Which numbers a yearly report may show, so that no group of one to four can be worked out.

A number is hidden not only when it is small but also when it follows by sum or difference, within
a report or between reports of the same year. Whoever reads knows these rules too: a form is used
only where more than one set of numbers gives it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Any

SMALL = 5
REST = "rest"
PART = "part"
MEDIAN = "median"


class Form(StrEnum):
    """How a line of figures is shown; kept as text with what was printed."""

    EXACT = "exact"
    FEWER = "fewer"  # one to four
    NEARLY_ALL = "nearly_all"  # one to four are missing to the whole
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Shown:
    """One line of a report: a total and the parts of it that may be shown.

    Attributes:
        form: of the total of a count or a split, of the part of a share.
        total: the whole: the count, the base of a share; None when it is hidden.
        parts: code → number of each part that is shown; codes may be merged as "rest".
        merged: the codes that stand together under "rest".
    """

    form: Form
    total: int | None = None
    parts: tuple[tuple[str, int], ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the number itself is shown."""
        return self.form is Form.EXACT

    def as_json(self) -> dict[str, Any]:
        """The line as it is kept with a report that was given out."""
        parts = [list(pair) for pair in self.parts]
        kept = {"form": self.form.value, "total": self.total, "parts": parts}
        return {**kept, "merged": list(self.merged)}


def from_json(kept: Mapping[str, Any]) -> Shown:
    """The line that was kept."""
    parts = tuple((str(code), int(number)) for code, number in kept["parts"])
    return Shown(Form(kept["form"]), kept["total"], parts, tuple(kept["merged"]))


def is_small(number: int, limit: int = SMALL) -> bool:
    """Whether a number is too small to be shown: one to four."""
    return 0 < number < limit


def count(number: int, limit: int = SMALL) -> Shown:
    """A number by itself: 0 as 0, one to four as "fewer than 5"."""
    if is_small(number, limit):
        return Shown(Form.FEWER)
    return Shown(Form.EXACT, number)


def share(part: int, base: int, limit: int = SMALL) -> Shown:
    """A part of a whole, with its base.

    Under the limit nothing is told of the part. Up to twice the limit only none and all are told
    exactly: there "fewer than 5" and "nearly all" would leave one number, or none.
    """
    if base < limit:
        return Shown(Form.EXACT, 0, ((PART, 0),)) if base == 0 else Shown(Form.HIDDEN)
    if part in (0, base):
        return Shown(Form.EXACT, base, ((PART, part),))
    if base < 2 * limit - 1:
        return Shown(Form.HIDDEN, base)
    if is_small(part, limit):
        return Shown(Form.FEWER, base)
    if is_small(base - part, limit):
        return Shown(Form.NEARLY_ALL, base)
    return Shown(Form.EXACT, base, ((PART, part),))


def split(parts: Mapping[str, int], limit: int = SMALL) -> Shown:
    """A whole and all its parts, which exclude each other; the order of the parts is fixed.

    All parts are shown, or the first beside the others together, or the whole alone. Which of
    the three it is depends on nothing but that order, so it gives no part away.
    """
    total = sum(parts.values())
    if is_small(total, limit):
        return Shown(Form.FEWER)
    if not any(is_small(number, limit) for number in parts.values()):
        return Shown(Form.EXACT, total, tuple(parts.items()))
    (first, number), *others = parts.items()
    rest = total - number
    if len(others) > 1 and not (is_small(number, limit) or is_small(rest, limit)):
        merged = tuple(code for code, _number in others)
        return Shown(Form.EXACT, total, ((first, number), (REST, rest)), merged)
    return Shown(Form.EXACT, total)


def middle(values: Iterable[int], limit: int = SMALL) -> Shown:
    """The median of at least five values; how many they are is not told.

    Their number lies inside that of another figure: the difference would be a group of its own.
    """
    known = sorted(values)
    if len(known) < limit:
        return Shown(Form.EXACT, 0) if not known else Shown(Form.FEWER)
    return Shown(Form.EXACT, None, ((MEDIAN, round(median(known))),))


def or_earlier(new: Shown, earlier: Sequence[Shown], limit: int = SMALL) -> tuple[Shown, bool]:
    """The line to give out when the year was reported before, and whether it is the earlier one.

    Where a number, or a sum of parts, would differ from one that was given out by one to four,
    the latest line stands: the difference would be a small group itself.
    """
    if any(_tells_apart(new, old, limit) for old in earlier):
        return earlier[-1], True
    return new, False


def _tells_apart(new: Shown, old: Shown, limit: int) -> bool:
    """Whether the whole, a part, or some parts together differ by a small number."""
    wholes = None not in (new.total, old.total)
    if wholes and is_small(abs((new.total or 0) - (old.total or 0)), limit):
        return True
    now, then = _blocks(new, old.merged), _blocks(old, new.merged)
    if now.keys() != then.keys():
        return False
    sums = {0}
    for code, number in now.items():
        change = number - then[code]
        sums |= {known + change for known in sums}
    return any(is_small(abs(known), limit) for known in sums)


def _blocks(line: Shown, merged: Sequence[str]) -> dict[str, int]:
    """The parts that a reader has of a line, some of them together as another line has them."""
    found: dict[str, int] = {}
    for code, number in line.parts:
        if code == MEDIAN:
            return {}
        name = REST if code in merged else code
        found[name] = found.get(name, 0) + number
        if code == PART and line.total is not None:
            found["others"] = line.total - number
    return found
