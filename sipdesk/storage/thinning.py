"""Which copies are kept: many of the last days, few of long ago.

All of two days, then the last of each day for two weeks, the last of each week for two months,
the last of each month beyond. The pattern is the program's own; how long a copy is kept at all
is a local decision (HSLF-FS 2016:40 3 kap. 12 §) and without one nothing is too old.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

from sipdesk import clock

ALL_OF, DAILY, WEEKLY = timedelta(days=2), timedelta(days=14), timedelta(days=62)
LEAST = 3  # so many are kept however old they are

T = TypeVar("T")


def to_remove(
    copies: Iterable[T], when: Callable[[T], datetime], now: datetime, months: int | None = None
) -> list[T]:
    """The copies that are not kept, oldest first.

    Args:
        copies: verified copies of one store.
        when: the moment of a copy.
        now: this moment; copies from after it are kept, as the clock is not to be trusted.
        months: how many months a copy is kept at most; None: no limit.
    """
    newest_first = sorted(copies, key=when, reverse=True)
    kept: set[tuple[object, ...]] = set()
    found: list[T] = []
    for number, copy in enumerate(newest_first):
        moment = when(copy)
        place = _place(moment, now - moment)
        is_first = place not in kept
        kept.add(place)
        if number >= LEAST and (not is_first or _is_too_old(moment, now, months)):
            found.append(copy)
    return found[::-1]


def _place(moment: datetime, age: timedelta) -> tuple[object, ...]:
    """Copies with the same place stand for each other; the newest of them is kept."""
    if age <= ALL_OF:
        return (moment,)
    day: date = clock.local(moment).date()
    if age <= DAILY:
        return (day,)
    if age <= WEEKLY:
        return tuple(day.isocalendar()[:2])
    return (day.year, "month", day.month)


def _is_too_old(moment: datetime, now: datetime, months: int | None) -> bool:
    if months is None:
        return False
    then, today = clock.local(moment).date(), clock.local(now).date()
    passed = (today.year - then.year) * 12 + today.month - then.month
    return passed - (today.day < then.day) >= months
