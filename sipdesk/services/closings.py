"""A case is closed with reason and outcome, and opened again as a new version of its plan."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Case, CloseReason, Closing
from sipdesk.domain.plan_stage import Act, why_not
from sipdesk.domain.rules.before_closing import before_closing
from sipdesk.services import office, plans
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import ask, clean, in_order
from sipdesk.services.loaded import load


def close_case(
    session: Session,
    case_id: UUID,
    *,
    reason: CloseReason | None,
    decided_by: str = "",
    outcome: str = "",
    is_told: bool = False,
    on: date | None = None,
) -> Case:
    """Close the case with reason, outcome and that the person was told.

    Raises RuleError `need.refusal.reason_missing` at each field that is missing (PRA F06), and
    for a case that is closed already.
    """
    case = load(session, case_id)
    ask(why_not(Act.CLOSE, case, facts.newest_plan(case)))
    pack = office.pack_for(session, case)
    ask(before_closing(reason, decided_by, outcome, is_told, pack))
    assert reason is not None  # noqa: S101 - the rule has asked for it
    day = on or clock.today()
    in_order(case.opened_on, day, "closed_on")
    row = Closing(
        case_id=case_id,
        on=day,
        close_reason=reason,
        decided_by=clean("decided_by", decided_by),
        outcome=clean("outcome", outcome),
        is_person_told=is_told,
    )
    case.closings.append(row)
    case.closed_on, case.close_reason = day, reason
    case.closed_by, case.outcome, case.is_person_told = row.decided_by, row.outcome, is_told
    return case


def reopen_case(session: Session, case_id: UUID) -> Case:
    """Open a closed case again: where there is a final plan its next version is begun.

    That version needs the consent renewed or confirmed. The closing stays on record. Raises
    RuleError when the case is open.
    """
    case = load(session, case_id)
    ask(why_not(Act.REOPEN, case, facts.newest_plan(case)))
    row = facts.last(case.closings)
    if row is not None:
        row.reopened_on, row.reopened_by = clock.today(), actor_of(session).name
    case.closed_on, case.close_reason = None, None
    case.closed_by, case.outcome, case.is_person_told = "", "", False
    if facts.final_plan(case) is not None:
        plans.new_version(session, case_id)
    return case
