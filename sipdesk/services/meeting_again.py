"""The next meeting of a case: what still holds is carried over, and only what changed is asked."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Case, Meeting, Participant, Plan
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.edits import one
from sipdesk.services.loaded import load
from sipdesk.services.meetings import next_meeting

_CARRIED = (
    "form",
    "place",
    "link",
    "travel_note",
    "adaptations",
    "initiator",
    "leader",
    "is_leader_own_choice",
    "note_taker",
    "supporter",
    "time_keeper",
    "interpreter_language",
)
_OF_A_PARTY = (
    "unit_id",
    "close_person_id",
    "guardian_id",
    "representative_id",
    "bidding",
    "attention",
    "questions",
    "bring",
)


def plan_again(session: Session, case_id: UUID, *, like_id: UUID) -> Meeting:
    """Plan a meeting like an earlier one: parties, roles, place and questions; the day is asked.

    After a cancelled meeting the purpose is the same. After one that was held, it is the follow-up
    that the plan has settled, with its day, hour and place. Units that are out of the register
    are left out. Raises RuleError when a meeting is planned already.
    """
    case = load(session, case_id)
    if next_meeting(case) is not None:
        raise refuse("meeting.planned", "on", N_("A meeting is planned already."))
    old = one(case.meetings, like_id)
    made = Meeting(case_id=case_id, **{name: getattr(old, name) for name in _CARRIED})
    if not old.is_held:
        made.purpose, made.why_now = old.purpose, old.why_now
        made.is_follow_up = old.is_follow_up
    elif plan := facts.final_plan(case):
        _follow(made, plan, clock.today())
    for row in old.participants:
        if row.unit is None or row.unit.removed_at is None:
            made.participants.append(_again(made, row))
    case.meetings.append(made)
    return made


def _follow(made: Meeting, plan: Plan, today: date) -> None:
    made.is_follow_up = True
    if plan.followup_on is not None and plan.followup_on >= today:
        made.on, made.starts_at = plan.followup_on, plan.followup_at
    made.place = plan.followup_place or made.place


def _again(made: Meeting, row: Participant) -> Participant:
    values = {name: getattr(row, name) for name in _OF_A_PARTY}
    return Participant(meeting_id=made.id, unit=row.unit, close_person=row.close_person, **values)


def to_repeat(case: Case) -> Meeting | None:
    """The meeting that the next one can be like; None while one is planned or none has been."""
    if next_meeting(case) is not None or case.closed_on is not None:
        return None
    return facts.last([row for row in case.meetings if row.participants])
