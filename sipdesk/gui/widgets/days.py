"""Reads what people write when they mean a day or a time; no Qt."""

import re
from datetime import date, time, timedelta

from sipdesk import clock
from sipdesk.i18n import _

_DAYS_FROM_NOW = {
    "i dag": 0, "idag": 0, "today": 0,
    "i morgon": 1, "imorgon": 1, "tomorrow": 1,
    "i övermorgon": 2, "i går": -1, "igår": -1, "yesterday": -1,
}  # fmt: skip
ONGOING_WORDS = ("löpande", "ongoing")
_MONTHS = {
    word: n
    for n, words in enumerate(
        (
            "jan januari january", "feb februari february", "mar mars march", "apr april",
            "maj may", "jun juni june", "jul juli july", "aug augusti august",
            "sep sept september", "okt oct oktober october", "nov november", "dec december",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_SHAPES = (
    (re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$"), "ymd"),
    (re.compile(r"^(\d{4})(\d{2})(\d{2})$"), "ymd"),
    (re.compile(r"^(\d{1,2})[/.] ?(\d{1,2})[/. ](\d{4})$"), "dmy"),
    (re.compile(r"^(\d{1,2})[/.](\d{1,2})\.?$"), "dm"),
)
_WORDED = re.compile(r"^(\d{1,2})\.? ([a-zåäö]+)\.?(?: (\d{4}))?$")


def read_day(text: str) -> date | None:
    """The day that a text means: "30/4", "i morgon", "2026-04-30", "30 april", eight digits.

    A day without a year is the next such day, today included. None when the text is empty.
    Raises ValueError with words for the user when there is no such day.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if words in _DAYS_FROM_NOW:
        return clock.today() + timedelta(days=_DAYS_FROM_NOW[words])
    year, month, day = _parts(words)
    try:
        if year is not None:
            return date(year, month, day)
        return _next(month, day)
    except ValueError:
        raise ValueError(_("There is no such day. Write a day, for example 2026-04-30.")) from None


def _parts(words: str) -> tuple[int | None, int, int]:
    for shape, order in _SHAPES:
        if found := shape.match(words):
            numbers = [int(n) for n in found.groups()]
            if order == "ymd":
                return numbers[0], numbers[1], numbers[2]
            return (numbers[2] if order == "dmy" else None), numbers[1], numbers[0]
    found = _WORDED.match(words)
    if found and found.group(2) in _MONTHS:
        year = int(found.group(3)) if found.group(3) else None
        return year, _MONTHS[found.group(2)], int(found.group(1))
    raise ValueError(_("This is not a day. Write a day, for example 2026-04-30."))


def _next(month: int, day: int) -> date:
    now = clock.today()
    for year in range(now.year, now.year + 5):  # 29 February may be four years away
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= now:
            return found
    raise ValueError


def read_time(text: str) -> time | None:
    """The time that a text means: "13", "13.00", "13:00", "1300".

    None when the text is empty. Raises ValueError with words for the user.
    """
    words = text.strip().lower().removeprefix("kl.").removeprefix("kl").strip()
    if not words:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?", words)
    if found:
        hour, minute = int(found.group(1)), int(found.group(2) or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValueError(_("This is not a time. Write for example 13.00."))
