"""Personal numbers, coordination numbers, reserve numbers and none: read leniently, kept strictly.

An invalid number is never stored as a number: the answer then carries what is wrong, and the text
stays in the field and the draft (cases: personal_numbers.csv).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.i18n import N_

_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-", 0xFF0B: "+"}
_DASHES = dict.fromkeys([*range(0x2010, 0x2014), 0x2212], "-")
_SPACES = dict.fromkeys(map(ord, " \t\u00a0\u2007\u202f"))
_SPELLING = _WIDE | _DASHES | _SPACES
_NUMBER = re.compile(r"([0-9]{2})?([0-9]{2})([0-9]{2})([0-9]{2})([-+]?)([0-9]{4})")
_EARLIEST_YEAR = 1800
_COORDINATION = 60


class EnteredAs(Enum):
    """What the user chose for the field."""

    NUMBER = "number"
    RESERVE = "reserve"
    NONE = "none"


class Kind(Enum):
    """What the text turned out to be; INVALID is never stored as a number."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    RESERVE = "reserve"
    NONE = "none"
    INVALID = "invalid"


@dataclass(frozen=True)
class Fault:
    """Why a text is no number: a stable code and an English msgid for the field."""

    code: str
    text: str


_LENGTH = Fault(
    "number.length",
    N_("The number has {n} digits. Write 10 or 12 digits, or choose “no number”."),
)
_CHARACTERS = Fault(
    "number.characters",
    N_("The number holds something else than digits. Write it as 19900101-2385."),
)
_ORGANISATION = Fault(
    "number.organisation",
    N_("This is the number of an organisation. Write the person’s own number."),
)
_DATE = Fault(
    "number.date",
    N_("There is no such day of birth. Compare with the document, or choose “no number”."),
)
_FUTURE = Fault(
    "number.future",
    N_("The day of birth has not come yet. Compare with the document, or choose “no number”."),
)
_CHECK = Fault(
    "number.check_digit",
    N_("The check digit does not fit. Compare with the document, or choose “no number”."),
)
_SIGN = Fault(
    "number.sign",
    N_("The sign + belongs to a person who turns 100 or more. Write all 12 digits instead."),
)


@dataclass(frozen=True)
class Identity:
    """What a text in the number field is.

    Attributes:
        kind: what it turned out to be.
        normalised: twelve digits, the reserve number as typed, or "".
        born_on: day of birth where the number gives one.
        fault: what is wrong when `kind` is INVALID.
        digits: how many digits were found, for the text of the fault.
    """

    kind: Kind
    normalised: str = ""
    born_on: date | None = None
    fault: Fault | None = None
    digits: int = 0

    @property
    def is_valid(self) -> bool:
        """Whether it may be stored."""
        return self.fault is None

    @property
    def display(self) -> str:
        """The number as people write it; reading it again gives the same number."""
        return display(self.normalised) if self.born_on else self.normalised

    def age_on(self, day: date) -> int | None:
        """Whole years on a day, or None where the number gives no day of birth."""
        return age(self.born_on, day) if self.born_on else None


def parse(entered_as: EnteredAs | str, text: str, at: date) -> Identity:
    """What the text is on a day; an empty field is no number and never blocks.

    Args:
        entered_as: what the user chose: a number, a reserve number or none.
        text: as typed or pasted.
        at: the day on which it is entered; decides the century of ten digits.
    """
    entered_as = EnteredAs(entered_as)
    trimmed = text.strip()
    if entered_as is EnteredAs.NONE or not trimmed:
        return Identity(Kind.NONE)
    if entered_as is EnteredAs.RESERVE:
        return Identity(Kind.RESERVE, trimmed)
    return _number(trimmed, at)


def display(normalised: str) -> str:
    """Twelve digits with a hyphen before the last four; any other text as it is."""
    if re.fullmatch(r"[0-9]{12}", normalised):
        return f"{normalised[:8]}-{normalised[8:]}"
    return normalised


def search_forms(text: str, at: date) -> tuple[str, ...]:
    """The normal forms that a search text can mean: the number itself, or nothing."""
    found = parse(EnteredAs.NUMBER, text, at)
    return (found.normalised,) if found.born_on else ()


def age(born_on: date, day: date) -> int:
    """Whole years; who is born on 29 February turns a year on 1 March in a common year."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _number(text: str, at: date) -> Identity:
    plain = text.translate(_SPELLING)
    found = _NUMBER.fullmatch(plain)
    if not found:
        return _refused(_shape_fault(plain), plain)
    century, year, month, day, sign, tail = found.groups()
    if int(month) >= 20:
        return _refused(_ORGANISATION, plain)
    whole = int(century + year) if century else _year(int(year), int(month), int(day), sign, at)
    born_on = _born(whole, int(month), int(day))
    if born_on is None:
        return _refused(_DATE, plain)
    if born_on > at:
        return _refused(_FUTURE, plain)
    if sign == "+" and at.year - born_on.year < 100:
        return _refused(_SIGN, plain)
    if _check_digit(year + month + day + tail[:3]) != int(tail[3]):
        return _refused(_CHECK, plain)
    kind = Kind.SAMORDNINGSNUMMER if int(day) > _COORDINATION else Kind.PERSONNUMMER
    return Identity(kind, f"{whole:04}{month}{day}{tail}", born_on)


def _refused(fault: Fault, plain: str) -> Identity:
    return Identity(Kind.INVALID, fault=fault, digits=len(re.findall("[0-9]", plain)))


def _shape_fault(plain: str) -> Fault:
    if re.fullmatch(r"[0-9]*[-+]?[0-9]*", plain) and len(plain.strip("+-")) not in (10, 12):
        return _LENGTH
    return _CHARACTERS


def _year(year: int, month: int, day: int, sign: str, at: date) -> int:
    """The year of ten digits: `+` turns 100 or more this year, `-` less, no sign the latest."""
    newest = at.year - (at.year - year) % 100
    if sign == "+":
        return newest if at.year - newest >= 100 else newest - 100
    born_on = _born(newest, month, day)
    if not sign and born_on is not None and born_on > at:
        return newest - 100
    return newest


def _born(year: int, month: int, day: int) -> date | None:
    day = day - _COORDINATION if day > _COORDINATION else day
    try:
        return date(year, month, day) if year >= _EARLIEST_YEAR else None
    except ValueError:
        return None


def _check_digit(nine: str) -> int:
    """The digit that makes the sum of the number divisible by ten (Luhn)."""
    doubled = (int(d) * (2 - index % 2) for index, d in enumerate(nine))
    return -sum(n // 10 + n % 10 for n in doubled) % 10
