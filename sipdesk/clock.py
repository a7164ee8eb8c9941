"""The only calls to the real clock; everything else asks here, so that tests can turn time."""

from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    STOCKHOLM: ZoneInfo


@cache
def _stockholm() -> "ZoneInfo":
    """Read when somebody asks for it: the unlock window does not need it."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Stockholm")


def __getattr__(name: str) -> "ZoneInfo":
    """`clock.STOCKHOLM`, the zone of wall time in Sweden."""
    if name == "STOCKHOLM":
        return _stockholm()
    raise AttributeError(name)


def now() -> datetime:
    """This moment, in UTC with its zone."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """A stored moment as wall time in Sweden; a moment without zone is read as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_stockholm())


def today() -> date:
    """Today's date in Sweden, whatever zone the computer is set to."""
    return local(now()).date()


def begins(day: date) -> datetime:
    """The moment at which a day begins in Sweden, in UTC."""
    return datetime.combine(day, time(), _stockholm()).astimezone(UTC)
