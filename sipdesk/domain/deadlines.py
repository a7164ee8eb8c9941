"""When something is due: calendar days, working days, hours, the 12:00 boundary; Swedish time.

Which deadlines exist, how long they are and what they rest on stands in the packs, never here.
A working day is Monday to Friday and no public holiday (lag 1989:253); eves and squeezed days
count unless the local list names them. The list moves no calendar-day rule.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from sipdesk import clock
from sipdesk.domain.pack_merged import Pack
from sipdesk.domain.pack_parts import Deadline

NOON = time(12, 0)
FIRST_YEAR, LAST_YEAR = 2005, 2040
"""The years whose public holidays are known: from the law on the national day, as planned."""


class UnknownYearError(ValueError):
    """The holidays of that year are not known, so the day is not guessed."""


@dataclass(frozen=True)
class Due:
    """A day that a rule gives, with the rule and where it stands."""

    day: date
    rule: Deadline
    source: str


def find(pack: Pack, key: str, start: date | datetime) -> Due | None:
    """The day that the pack's rule gives, or None: the pack has no such rule, or it has no number.

    Raises:
        UnknownYearError: working days are counted into a year whose holidays are not known.
    """
    rule = pack.deadline(key)
    if rule is None or rule.amount is None:
        return None
    return Due(due(rule, start, pack.non_working_days), rule, pack.source(key))


def due(rule: Deadline, start: date | datetime, free: Collection[date] = ()) -> date:
    """The last day by the rule; for a rule in hours, the day of the last moment.

    Args:
        rule: a deadline of a pack, with a number.
        start: the day, or the moment: wall time in Sweden, or any moment with a zone.
        free: days that the municipality has marked free; they move working days alone.

    Raises:
        UnknownYearError: working days are counted into a year whose holidays are not known.
        ValueError: the rule has no number.
    """
    if rule.amount is None:
        raise ValueError(f"{rule.key} has no number")
    day = swedish_day(start)
    if rule.unit == "working_days":
        return nth_working_day(day, rule.amount, free)
    if rule.unit == "hours":
        return swedish_day(moment_due(start, rule.amount))
    if rule.unit == "years":
        return _years_later(day, rule.amount)
    if rule.after_noon is not None and isinstance(start, datetime) and is_after_noon(start):
        return day + timedelta(days=rule.after_noon)
    return day + timedelta(days=rule.amount)


def is_working_day(day: date, free: Collection[date] = ()) -> bool:
    """Whether the day is Monday to Friday, no public holiday, and not marked free locally.

    Raises:
        UnknownYearError: the holidays of that year are not known.
    """
    return day not in _holidays(day.year) and day.weekday() < 5 and day not in free


def nth_working_day(start: date, count: int, free: Collection[date] = ()) -> date:
    """The `count`th working day after the start, which is not counted itself.

    Raises:
        UnknownYearError: the counting reaches a year whose holidays are not known.
    """
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, free)
    return day


def holiday_name(day: date, lang: str = "sv") -> str:
    """The name of the public holiday on a day, or "" when it is none.

    Raises:
        UnknownYearError: the holidays of that year are not known.
    """
    if day not in _holidays(day.year):
        return ""
    return _calendar(day.year, "sv" if lang == "sv" else "en_US")[day]


def is_after_noon(moment: datetime) -> bool:
    """Whether the wall time in Sweden is later than 12:00, in whole minutes; 12:00 is not."""
    return _wall(moment).time().replace(second=0, microsecond=0, tzinfo=None) > NOON


def moment_due(start: date | datetime, hours: int) -> datetime:
    """The moment so many real hours later, as Swedish wall time; a day starts at midnight."""
    moment = start if isinstance(start, datetime) else datetime.combine(start, time())
    later = _wall(moment).astimezone(UTC) + timedelta(hours=hours)
    return later.astimezone(clock.STOCKHOLM)


def swedish_day(start: date | datetime) -> date:
    """The day in Sweden of a day or a moment."""
    return _wall(start).date() if isinstance(start, datetime) else start


def days_since(start: date | datetime, today: date) -> int:
    """Days that have gone, for rules without a number; never negative."""
    return max(0, (today - swedish_day(start)).days)


def _wall(moment: datetime) -> datetime:
    """Wall time in Sweden; a moment without a zone is Swedish wall time already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=clock.STOCKHOLM)
    return moment.astimezone(clock.STOCKHOLM)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a common year
        return date(day.year + years, 2, 28)


@cache
def _holidays(year: int) -> frozenset[date]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnknownYearError(f"the public holidays of {year} are not known")
    return frozenset(_calendar(year, "sv"))


@cache
def _calendar(year: int, lang: str) -> dict[date, str]:
    # Imported late: the package takes a quarter of a second. Category `public` alone, because
    # `de_facto` would make the eves free, which only the local list may do.
    from holidays import country_holidays

    found = country_holidays("SE", years=year, categories=("public",), language=lang)
    return dict(found.items())
