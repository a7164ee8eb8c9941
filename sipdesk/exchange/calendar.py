"""Calendar files (.ics): a time in other people's calendars, and nothing about whose it is.

The library is imported only when a file is written (130 ms).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_PRODUCT = "-//sipdesk//calendar//SV"
_HOME = ZoneInfo("Europe/Stockholm")
_USUAL_LENGTH = timedelta(minutes=60)


@dataclass(frozen=True)
class Mailbox:
    """A function mailbox: never one of a person."""

    name: str
    address: str


@dataclass(frozen=True)
class Entry:
    """What a calendar is told. There is no field for a person, a case or a purpose.

    Attributes:
        uid: the same in every version of the file, and says nothing.
        sequence: raised by every version, so that calendars replace the one before.
        title, note: neutral and the same for every meeting.
        stamp: the moment at which the file was made.
    """

    uid: str
    sequence: int
    on: date
    starts_at: time
    ends_at: time | None
    title: str
    note: str
    organizer: Mailbox
    attendees: tuple[Mailbox, ...]
    stamp: datetime
    is_cancelled: bool = False


def write(entry: Entry) -> bytes:
    """The file: a request with reply buttons, or its cancellation. Times are UTC (F49)."""
    from icalendar import Calendar, Event

    whole = Calendar()
    whole.add("prodid", _PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if entry.is_cancelled else "REQUEST")
    event = Event()
    starts, ends = _moments(entry)
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", entry.title)
    event.add("description", entry.note)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("organizer", _address(entry.organizer, {}), encode=False)
    for each in entry.attendees:
        event.add("attendee", _address(each, _ASKED), encode=False)
    whole.add_component(event)
    return bytes(whole.to_ical())


_ASKED = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}


def _moments(entry: Entry) -> tuple[datetime, datetime]:
    starts = datetime.combine(entry.on, entry.starts_at, _HOME)
    if entry.ends_at is None:
        return starts.astimezone(UTC), (starts + _USUAL_LENGTH).astimezone(UTC)
    return starts.astimezone(UTC), datetime.combine(entry.on, entry.ends_at, _HOME).astimezone(UTC)


def _address(mailbox: Mailbox, more: dict[str, str]) -> object:
    from icalendar import vCalAddress

    made = vCalAddress(f"mailto:{mailbox.address}")
    for name, value in {"CN": mailbox.name, **more}.items():
        if value:
            made.params[name] = value
    return made
