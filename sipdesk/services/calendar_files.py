"""Calendar files of a meeting: neutral, to function mailboxes only, each through disclosure."""

from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.disclosure import (
    Basis,
    Document,
    Recipient,
    RecipientKind,
    may_disclose,
    require,
)
from sipdesk.domain.model import Case, Meeting, Participant
from sipdesk.domain.problems import refuse
from sipdesk.domain.reachable import is_mailbox
from sipdesk.exchange import calendar
from sipdesk.i18n import N_, translator
from sipdesk.services import office
from sipdesk.services.edits import one
from sipdesk.services.loaded import load

_TITLE = N_("Meeting")
_CANCELLED_TITLE = N_("Cancelled: meeting")
_NOTE = N_("Place and more stand in the letter that you have got.")


def calendar_file(
    session: Session, case_id: UUID, *, meeting_id: UUID, to: Recipient | None = None
) -> bytes:
    """The calendar file of a meeting, for one unit or for all units that may have it.

    What is new since the last file raises the sequence; a cancelled meeting gives a cancellation.

    Raises:
        RuleError: protected person, no consent, no day or time, or no function mailbox.
    """
    case = load(session, case_id)
    meeting = one(case.meetings, meeting_id)
    units = [row for row in meeting.participants if row.unit is not None]
    if to is not None:
        units = [row for row in units if row.unit_id == to.id]
        _require(session, case, to)
    elif units:
        _require(session, case, _recipient(units[0]))
    allowed = units if to is not None else _together(session, case, units)
    data = calendar.write(_entry(session, case, meeting, allowed))
    session.info["subject"] = Document.ICS.value
    return data


def _require(session: Session, case: Case, to: Recipient) -> None:
    require(case, to, Document.ICS, clock.today(), office.pack_for(session, case))


def _recipient(row: Participant) -> Recipient:
    return Recipient(RecipientKind.UNIT, row.unit_id)


def _together(session: Session, case: Case, rows: list[Participant]) -> list[Participant]:
    """Those who may stand on one file: each gets to know of the others.

    Who may know by a recorded legal ground alone is named to nobody, so it gets a file of its own.
    """
    pack, day = office.pack_for(session, case), clock.today()
    answers = [(row, may_disclose(case, _recipient(row), Document.ICS, day, pack)) for row in rows]
    allowed = [(row, answer) for row, answer in answers if answer.allowed]
    if len(allowed) < 2:
        return [row for row, _answer in allowed]
    return [row for row, answer in allowed if answer.rests_on is not Basis.GROUND]


def _entry(
    session: Session, case: Case, meeting: Meeting, rows: list[Participant]
) -> calendar.Entry:
    own = case.authority_unit
    if meeting.on is None or meeting.starts_at is None:
        text = N_("Write the day and the time of the meeting first.")
        raise refuse("meeting.time.missing", "starts_at" if meeting.on else "on", text)
    if own is None or not is_mailbox(own.mailbox):
        text = N_("Your own unit has no function mailbox in the register of contacts.")
        raise refuse("calendar.mailbox.missing", "mailbox", text)
    attendees = tuple(
        calendar.Mailbox(row.unit.full_name, row.unit.mailbox.strip())
        for row in rows
        if row.unit is not None and is_mailbox(row.unit.mailbox)
    )
    _count_up(meeting)
    lang = translator("sv")
    return calendar.Entry(
        uid=f"{meeting.id}@sipdesk",
        sequence=meeting.calendar_sequence,
        on=meeting.on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=lang(_CANCELLED_TITLE if meeting.is_cancelled else _TITLE),
        note=lang(_NOTE),
        organizer=calendar.Mailbox(own.full_name, own.mailbox.strip()),
        attendees=attendees,
        stamp=clock.now(),
        is_cancelled=meeting.is_cancelled,
    )


def _count_up(meeting: Meeting) -> None:
    said = f"{meeting.on} {meeting.starts_at}-{meeting.ends_at} {meeting.is_cancelled}"
    if meeting.calendar_facts and meeting.calendar_facts != said:
        meeting.calendar_sequence += 1
    meeting.calendar_facts = said
