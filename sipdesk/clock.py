"""The only calls to the real clock; everything else asks here, so that tests can turn time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """This moment, in UTC with its zone."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """A stored moment as wall time in Sweden; a moment without zone is read as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(STOCKHOLM)


def today() -> date:
    """Today's date in Sweden, whatever zone the computer is set to."""
    return local(now()).date()
