"""What happens to a meeting after the call: moved, cancelled, reminded of, sent to a wrong unit."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import Meeting, MeetingChange, MeetingTurn, Participant
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean, not_in_future, one
from sipdesk.services.loaded import load

_WHEN = ("on", "starts_at")


def trace_move(session: Session, meeting: Meeting, fields: Mapping[str, Any]) -> None:
    """Leave a trace when the day or hour is changed after somebody had got a letter."""
    told = [row for row in meeting.participants if row.sent_on is not None]
    moved = any(
        name in fields and getattr(meeting, name) not in (None, fields[name]) for name in _WHEN
    )
    if told and moved and not meeting.is_held:
        _trace(session, meeting, MeetingTurn.MOVED, "")


def _trace(session: Session, meeting: Meeting, turn: MeetingTurn, why: str) -> None:
    row = MeetingChange(
        meeting_id=meeting.id,
        turn=turn,
        on=clock.today(),
        by=actor_of(session).name,
        why=clean("why", why),
        old_on=meeting.on,
        old_starts_at=meeting.starts_at,
    )
    meeting.changes.append(row)
    for participant in meeting.participants:
        if participant.sent_on is not None:
            participant.is_change_told = False
            participant.reply, participant.replied_on = None, None


def cancel_meeting(session: Session, case_id: UUID, *, meeting_id: UUID, why: str = "") -> Meeting:
    """Cancel a planned meeting. It stays on record, and everybody who was called is to be told.

    Raises RuleError without a reason, and for a meeting that has been held.
    """
    meeting = one(load(session, case_id).meetings, meeting_id)
    if meeting.is_held:
        raise refuse("meeting.held", "is_cancelled", N_("The meeting has already been held."))
    if not why.strip():
        raise refuse("meeting.cancel.no_reason", "why", N_("Write why the meeting is cancelled."))
    _trace(session, meeting, MeetingTurn.CANCELLED, why)
    meeting.is_cancelled = True
    return meeting


def tell_change(session: Session, case_id: UUID, *, participant_id: UUID) -> Participant:
    """Note that a party has been told that the meeting was moved or cancelled."""
    row = _participant(session, case_id, participant_id)
    row.is_change_told = True
    return row


def remind(
    session: Session, case_id: UUID, *, participant_id: UUID, on: date | None = None
) -> Participant:
    """Note that a party was reminded to answer. Raises RuleError when no letter has gone to it."""
    row, day = _participant(session, case_id, participant_id), on or clock.today()
    not_in_future(day, "reminded_on")
    if row.sent_on is None:
        raise refuse("invite.not_sent", "reminded_on", N_("No letter has gone to this party yet."))
    row.reminded_on = day
    return row


def note_wrong_unit(
    session: Session, case_id: UUID, *, participant_id: UUID, right_unit: str = ""
) -> Participant:
    """Note that a unit answered that the call was not for it, and whom it named instead.

    The named unit is told nothing: the person is asked first (the wrong-unit rule of the routine).
    """
    row = _participant(session, case_id, participant_id)
    row.is_wrong_unit, row.right_unit = True, clean("right_unit", right_unit)
    row.replied_on = row.replied_on or clock.today()
    row.reply = None
    return row


def _participant(session: Session, case_id: UUID, participant_id: UUID) -> Participant:
    case = load(session, case_id)
    return one((row for meeting in case.meetings for row in meeting.participants), participant_id)
