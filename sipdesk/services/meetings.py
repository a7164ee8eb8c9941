"""Meetings: planned, called and invited to, held; replies and absences."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import (
    Bidding,
    Case,
    Meeting,
    Participant,
    Reply,
    Role,
    Unit,
)
from sipdesk.domain.problems import refuse
from sipdesk.domain.rules.before_letter import bidding_of
from sipdesk.domain.rules.before_record import before_decline
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.edits import ask, change, clean, clean_all, not_in_future, one
from sipdesk.services.loaded import load
from sipdesk.services.meeting_times import check, not_passed
from sipdesk.services.meeting_turns import (
    cancel_meeting,
    note_wrong_unit,
    remind,
    tell_change,
    trace_move,
)

__all__ = [
    "add_participant",
    "arrange_meeting",
    "cancel_meeting",
    "change_meeting",
    "change_participant",
    "confirm_interpreter",
    "explain_absence",
    "hold_meeting",
    "mark_sent",
    "next_meeting",
    "note_wrong_unit",
    "order_interpreter",
    "plan_meeting",
    "record_reply",
    "remind",
    "remove_participant",
    "tell_change",
]

MEETING_FIELDS = frozenset(
    [
        "on",
        "starts_at",
        "ends_at",
        "form",
        "place",
        "link",
        "travel_note",
        "purpose",
        "why_now",
        "adaptations",
        "reply_by_on",
        "initiator",
        "leader",
        "is_leader_own_choice",
        "note_taker",
        "supporter",
        "time_keeper",
        "is_cancelled",
        "is_person_present",
        "absence_words",
        "record",
        "is_interpreter_ordered",
        "is_interpreter_confirmed",
        "interpreter_language",
        "is_follow_up",
    ]
)
PARTICIPANT_FIELDS = frozenset(
    [
        "attention",
        "questions",
        "bring",
        "can_offer",
        "may_decide",
        "decision_needed",
        "sent_on",
        "sent_how",
        "reminded_on",
        "is_change_told",
        "is_wrong_unit",
        "right_unit",
        "reply",
        "replied_on",
        "comes_instead",
        "decline_reason",
        "is_decline_valid",
        "is_present",
        "absence_reason",
        "is_absence_valid",
    ]
)
ALREADY_PLACED = "redan_placerad"  # never a valid reason to stay away (H12)


def plan_meeting(session: Session, case_id: UUID, **fields: Any) -> Meeting:
    """Plan a meeting; every field may be filled in later.

    Who raised the need is its initiator. The first meeting begins with the place of the local
    routine; not where places are guarded.
    """
    case = load(session, case_id)
    raised = case.needs_raised[-1] if case.needs_raised else None
    by = raised.by if raised is not None and raised.by_role is Role.PRINCIPAL else ""
    meeting = Meeting(case_id=case_id, initiator=by)
    if not case.meetings and not facts.is_guarded(case):
        meeting.place = office.pack_for(session, case).slot("sip_place").partition("\n")[0]
    _change(meeting, fields)
    case.meetings.append(meeting)
    return meeting


def arrange_meeting(
    session: Session, case_id: UUID, *, meeting_id: UUID | None = None, **fields: Any
) -> Meeting:
    """Plan, or change, a meeting that people are called to.

    Raises RuleError as `change_meeting` does, and at the field for a day or an hour that has
    passed: a meeting that has been held is written down as such.
    """
    case = load(session, case_id)
    meeting = one(case.meetings, meeting_id) if meeting_id else Meeting(case_id=case_id)
    not_passed(meeting, fields)
    if meeting_id is None:
        return plan_meeting(session, case_id, **fields)
    return change_meeting(session, case_id, meeting_id=meeting_id, **fields)


def change_meeting(session: Session, case_id: UUID, *, meeting_id: UUID, **fields: Any) -> Meeting:
    """Change single fields of a meeting.

    Raises RuleError at the field when it would end before it begins, or when the day to answer
    lies after the meeting.
    """
    meeting = one(load(session, case_id).meetings, meeting_id)
    check(meeting, fields)
    trace_move(session, meeting, fields)
    change(meeting, fields, MEETING_FIELDS)
    return meeting


def _change(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    check(meeting, fields)
    change(meeting, fields, MEETING_FIELDS)


def add_participant(
    session: Session,
    case_id: UUID,
    *,
    meeting_id: UUID,
    unit_id: UUID | None = None,
    close_person_id: UUID | None = None,
    guardian_id: UUID | None = None,
    representative_id: UUID | None = None,
    **fields: Any,
) -> Participant:
    """Add who takes part; the same party only once. Principals are called, others invited.

    A school is called only where the case's pack says so (AA12).
    """
    case = load(session, case_id)
    meeting = one(case.meetings, meeting_id)
    key = (unit_id, close_person_id, guardian_id, representative_id)
    if not any(key):
        raise refuse("party.missing", "party", N_("Choose who takes part."))
    for row in meeting.participants:
        if key == (row.unit_id, row.close_person_id, row.guardian_id, row.representative_id):
            change(row, fields, PARTICIPANT_FIELDS)
            return row
    unit = session.get_one(Unit, unit_id) if unit_id else None
    row = Participant(
        meeting_id=meeting_id,
        unit_id=unit_id,
        close_person_id=close_person_id,
        guardian_id=guardian_id,
        representative_id=representative_id,
        bidding=_bidding(session, case, unit),
        unit=unit,
        close_person=one(case.person.close_persons, close_person_id) if close_person_id else None,
    )
    change(row, fields, PARTICIPANT_FIELDS)
    meeting.participants.append(row)
    return row


def _bidding(session: Session, case: Case, unit: Unit | None) -> Bidding:
    if unit is None:
        return Bidding.INVITED
    is_dental = unit.is_dental  # answers for no principal, so it is invited
    pack = office.pack_for(session, case)
    return Bidding.INVITED if is_dental else bidding_of(unit.principal, pack)


def change_participant(
    session: Session, case_id: UUID, *, participant_id: UUID, **fields: Any
) -> Participant:
    """Change single fields of one party's place at a meeting."""
    row = _participant(load(session, case_id), participant_id)
    change(row, fields, PARTICIPANT_FIELDS)
    return row


def remove_participant(session: Session, case_id: UUID, *, participant_id: UUID) -> None:
    """Take away a party that no letter has gone to. Raises RuleError `history.no_erase` else."""
    case = load(session, case_id)
    row = _participant(case, participant_id)
    if row.sent_on is not None or row.is_present is not None:
        raise refuse("history.no_erase", "party", N_("A letter has gone out, so the row stays."))
    one(case.meetings, row.meeting_id).participants.remove(row)
    session.delete(row)


def _participant(case: Case, participant_id: UUID) -> Participant:
    rows = (row for meeting in case.meetings for row in meeting.participants)
    return one(rows, participant_id)


def mark_sent(
    session: Session,
    case_id: UUID,
    *,
    participant_id: UUID,
    how: str = "",
    on: date | None = None,
) -> Participant:
    """Note that the letter has gone. Raises RuleError `case.deceased` after the person's death."""
    case = load(session, case_id)
    if case.person.deceased_on is not None:
        raise refuse("case.deceased", "sent_on", N_("No letters and calls after the death."))
    row = _participant(case, participant_id)
    row.sent_on, row.sent_how = on or clock.today(), clean("sent_how", how)
    return row


def record_reply(
    session: Session,
    case_id: UUID,
    *,
    participant_id: UUID,
    reply: Reply,
    comes_instead: str = "",
    reason: str = "",
    is_valid: bool | None = None,
    on: date | None = None,
) -> Participant:
    """Note what a party answered; "already placed" is never a valid reason (H12)."""
    case = load(session, case_id)
    row = _participant(case, participant_id)
    ask(before_decline(reason, is_valid, office.pack_for(session, case)))
    if reply is Reply.DECLINES and row.bidding is Bidding.CALLED and not reason.strip():
        text = N_("A principal that does not come gives a reason. Write it.")
        raise refuse("invite.decline.no_reason", "decline_reason", text)
    words = clean_all({"comes_instead": comes_instead, "decline_reason": reason})
    row.is_wrong_unit = False
    row.reply, row.replied_on = reply, on or clock.today()
    row.comes_instead, row.decline_reason = words["comes_instead"], words["decline_reason"]
    row.is_decline_valid = False if reason == ALREADY_PLACED else is_valid
    return row


def order_interpreter(
    session: Session, case_id: UUID, *, meeting_id: UUID, language: str = ""
) -> Meeting:
    """Note that an interpreter is ordered for the meeting."""
    meeting = one(load(session, case_id).meetings, meeting_id)
    meeting.is_interpreter_ordered = True
    if language:
        meeting.interpreter_language = clean("interpreter_language", language)
    return meeting


def confirm_interpreter(session: Session, case_id: UUID, *, meeting_id: UUID) -> Meeting:
    """Note that the interpreter is confirmed."""
    meeting = one(load(session, case_id).meetings, meeting_id)
    meeting.is_interpreter_ordered = meeting.is_interpreter_confirmed = True
    return meeting


def hold_meeting(
    session: Session,
    case_id: UUID,
    *,
    meeting_id: UUID,
    on: date | None = None,
    starts_at: time | None = None,
    is_person_present: bool | None = None,
    present_ids: Sequence[UUID] | None = None,
    **fields: Any,
) -> Meeting:
    """Note that the meeting was held, and who came.

    Args:
        present_ids: participants that came; the others were absent. None keeps what is noted.
    """
    meeting = one(load(session, case_id).meetings, meeting_id)
    day = on or meeting.on or clock.today()
    not_in_future(day, "on")
    _change(meeting, {"on": day, "starts_at": starts_at or meeting.starts_at, **fields})
    meeting.is_held = True
    if is_person_present is not None:
        meeting.is_person_present = is_person_present
    if present_ids is not None:
        for row in meeting.participants:
            row.is_present = row.id in present_ids
    return meeting


def explain_absence(
    session: Session,
    case_id: UUID,
    *,
    participant_id: UUID,
    reason: str,
    is_valid: bool | None = None,
) -> Participant:
    """Note why a party was absent; "already placed" is never a valid reason (H12)."""
    row = _participant(load(session, case_id), participant_id)
    row.is_present = False
    row.absence_reason = clean("absence_reason", reason)
    row.is_absence_valid = False if reason == ALREADY_PLACED else is_valid
    return row


def next_meeting(case: Case) -> Meeting | None:
    """The first planned meeting that is neither held nor cancelled; undated ones last."""
    open_ones = [m for m in case.meetings if not m.is_held and not m.is_cancelled]
    return min(open_ones, key=lambda m: (m.on is None, m.on or date.max), default=None)
