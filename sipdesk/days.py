"""Dates in words, by the patterns of CLDR and in the two languages of the program.

Babel gives the same words, but eight megabytes and a twentieth of a second go to its knowledge of
the whole world, and the start view shows a date. A test holds the two against each other.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

_MONTHS: Final = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_SHORT_MONTHS: Final = {
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
}
_WEEKDAYS: Final = {
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT_WEEKDAYS: Final = {
    "sv": "mån tis ons tors fre lör sön",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}
_PARTS: Final[dict[str, Callable[[date, str], str]]] = {
    "d": lambda day, _lang: str(day.day),
    "MMM": lambda day, lang: _SHORT_MONTHS[lang].split()[day.month - 1],
    "MMMM": lambda day, lang: _MONTHS[lang].split()[day.month - 1],
    "EEE": lambda day, lang: _SHORT_WEEKDAYS[lang].split()[day.weekday()],
    "EEEE": lambda day, lang: _WEEKDAYS[lang].split()[day.weekday()],
    "y": lambda day, _lang: str(day.year),
}


def written(day: date, pattern: str, lang: str) -> str:
    """A date by a CLDR pattern of day, month, weekday and year; raises KeyError for others."""
    return re.sub(r"([A-Za-z])\1*", lambda found: _PARTS[found[0]](day, lang), pattern)
