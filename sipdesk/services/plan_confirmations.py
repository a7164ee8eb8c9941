"""Draft, for confirmation, final: units confirm their rows; a later change clears only theirs."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import Goal, Intervention, Need, Plan, PlanConfirmation
from sipdesk.domain.plan_stage import Act, why_not
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.edits import ask, in_order, one
from sipdesk.services.loaded import load


def send_for_confirmation(
    session: Session, case_id: UUID, *, plan_id: UUID, on: date | None = None
) -> Plan:
    """Lay a draft before the units; it stays a draft and can be changed (REQ B7).

    Raises RuleError for a final version, and for one without any row.
    """
    plan = _asked(session, case_id, plan_id, Act.SEND)
    if not any(_rows(plan)):
        text = N_("Add at least one intervention.")
        raise refuse("plan.intervention.missing", "interventions", text)
    plan.sent_on = on or clock.today()
    return plan


def take_back(session: Session, case_id: UUID, *, plan_id: UUID) -> Plan:
    """Work on the draft again; what is confirmed stays until its rows are changed."""
    plan = _asked(session, case_id, plan_id, Act.TAKE_BACK)
    plan.sent_on = None
    return plan


def _asked(session: Session, case_id: UUID, plan_id: UUID, act: Act) -> Plan:
    case = load(session, case_id)
    plan = one(case.plans, plan_id)
    ask(why_not(act, case, plan))
    return plan


def confirm_plan(
    session: Session, case_id: UUID, *, plan_id: UUID, unit_id: UUID, on: date | None = None
) -> PlanConfirmation:
    """Record that a unit of the other principal has confirmed its rows; the latest day counts."""
    plan, day = _asked(session, case_id, plan_id, Act.CONFIRM), on or clock.today()
    in_order(plan.finalised_on, day, "on")
    clear_units(session, plan, {unit_id})
    row = PlanConfirmation(plan_id=plan_id, unit_id=unit_id, on=day)
    plan.confirmations.append(row)
    return row


def clear(session: Session, plan: Plan, *changed: Need | Goal | Intervention) -> None:
    """A unit whose rows are changed has no longer confirmed them; the others have."""
    clear_units(session, plan, {row.unit_id for each in changed for row in _below(each)})


def clear_units(session: Session, plan: Plan, units: set[UUID | None]) -> None:
    """Take away what these units have confirmed of a version."""
    gone = [row for row in plan.confirmations if row.unit_id in units]
    for row in gone:
        plan.confirmations.remove(row)
        session.delete(row)


def _below(row: Need | Goal | Intervention) -> Iterator[Intervention]:
    if isinstance(row, Need):
        for goal in row.goals:
            yield from goal.interventions
    elif isinstance(row, Goal):
        yield from row.interventions
    elif isinstance(row, Intervention):
        yield row


def _rows(plan: Plan) -> Iterator[Intervention]:
    for need in plan.needs:
        if need.removed_at is None:
            for goal in need.goals:
                if goal.removed_at is None:
                    yield from (row for row in goal.interventions if row.removed_at is None)
