"""The one thing that is faked: the clock. Everything else is the program itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, tzinfo

from sipdesk import clock

_TICK = timedelta(milliseconds=1)


class Turned(datetime):
    """A `datetime` whose `now` is the moment that the story has come to."""

    moment: datetime

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """The story's moment; a little later each time it is asked for."""
        Turned.moment += _TICK
        return Turned.moment.astimezone(tz)


def set_day(day: date) -> None:
    """Turn the clock to the morning of a day in Sweden."""
    Turned.moment = datetime.combine(day, time(8), clock.STOCKHOLM)


@contextmanager
def turned(day: date) -> Iterator[None]:
    """The program's clock is the story's, until the block ends."""
    real = clock.datetime
    clock.datetime = Turned  # type: ignore[misc]
    set_day(day)
    try:
        yield
    finally:
        clock.datetime = real  # type: ignore[misc]
