"""Follow-ups: each promise kept or not, each goal's result, and the next day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import (
    Case,
    FollowUp,
    GoalOutcome,
    GoalResult,
    Onward,
    Owner,
    Plan,
    PromiseOutcome,
    PromiseResult,
)
from sipdesk.domain.plan_stage import Act, why_not
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.edits import ask, change, clean, clean_all, in_order, not_in_future, one
from sipdesk.services.loaded import load
from sipdesk.services.plan_rows import interventions_of

FOLLOW_UP_FIELDS = frozenset(
    {"own_view", "method", "next_on", "next_caller", "meeting_id", "planned_on"}
)
STEPS = range(1, 6)  # the scale, judged by the person


def start_follow_up(
    session: Session, case_id: UUID, *, plan_id: UUID | None = None, meeting_id: UUID | None = None
) -> FollowUp:
    """Begin to follow up a final version; one that is under way is returned as it is.

    Raises RuleError when there is no final version.
    """
    case = load(session, case_id)
    plan = one(case.plans, plan_id) if plan_id else _last_final(case)
    ask(why_not(Act.FOLLOW_UP, case, plan))
    assert plan is not None  # noqa: S101 - no plan is as far as a draft, which is refused
    for row in case.follow_ups:
        if row.plan_id == plan.id and row.held_on is None:
            return row
    row = FollowUp(
        case_id=case_id, plan_id=plan.id, meeting_id=meeting_id, planned_on=_agreed(case, plan)
    )
    case.follow_ups.append(row)
    return row


def _last_final(case: Case) -> Plan | None:
    finals = [plan for plan in case.plans if plan.is_final]
    return max(finals, key=lambda plan: plan.version, default=None)


def _agreed(case: Case, plan: Plan) -> date | None:
    """The agreed day: the last one set at a follow-up of this version, else the version's own."""
    held = [row for row in case.follow_ups if row.plan_id == plan.id and row.held_on]
    return held[-1].next_on if held else plan.followup_on


def change_follow_up(
    session: Session, case_id: UUID, *, follow_up_id: UUID, **fields: Any
) -> FollowUp:
    """Change single fields of a follow-up."""
    row = _being_written(load(session, case_id), follow_up_id)
    in_order(row.held_on, fields.get("next_on"), "next_on")
    change(row, fields, FOLLOW_UP_FIELDS)
    return row


def set_promise(
    session: Session,
    case_id: UUID,
    *,
    follow_up_id: UUID,
    intervention_id: UUID,
    outcome: PromiseOutcome | None = None,
    onward: Onward | None = None,
    note: str | None = None,
) -> PromiseResult:
    """Record how it went with a promise; the person's own rows take words only.

    Raises RuleError when the person's own row would be graded.
    """
    case = load(session, case_id)
    follow_up = _being_written(case, follow_up_id)
    rows = interventions_of(one(case.plans, follow_up.plan_id))
    if one(rows, intervention_id).owner is Owner.PERSON and outcome is not None:
        raise refuse(
            "followup.own_row.not_graded",
            "outcome",
            N_("What the person does is asked about in words, never graded."),
        )
    row = _promise(follow_up, intervention_id)
    row.outcome = outcome or row.outcome
    row.onward = onward or row.onward
    if note is not None:
        row.note = clean("note", note)
    return row


def keep_untouched(session: Session, case_id: UUID, *, follow_up_id: UUID) -> list[UUID]:
    """All else is as agreed: rows that nobody has touched are kept; answers which they were."""
    case = load(session, case_id)
    follow_up = _being_written(case, follow_up_id)
    touched = {row.intervention_id for row in follow_up.promises if row.onward is not None}
    rows = facts.interventions(one(case.plans, follow_up.plan_id))
    untouched = [row.id for row in rows if row.id not in touched]
    for key in untouched:
        _promise(follow_up, key).onward = Onward.KEEP
    return untouched


def undo_untouched(
    session: Session, case_id: UUID, *, follow_up_id: UUID, intervention_ids: Sequence[UUID]
) -> None:
    """Take back what `keep_untouched` filled in; what was answered by hand stays."""
    follow_up = _being_written(load(session, case_id), follow_up_id)
    for row in follow_up.promises:
        if row.intervention_id in intervention_ids and row.onward is Onward.KEEP:
            row.onward = None


def _being_written(case: Case, follow_up_id: UUID) -> FollowUp:
    """A follow-up of an open case. Raises RuleError when it was held: it stays as it was."""
    ask(why_not(Act.NOTE, case, None))
    row = one(case.follow_ups, follow_up_id)
    if row.held_on is not None:
        text = N_("The follow-up has been held and stays as it was. Begin a new one.")
        raise refuse("followup.held.read_only", "followup", text)
    return row


def _promise(follow_up: FollowUp, intervention_id: UUID) -> PromiseResult:
    for row in follow_up.promises:
        if row.intervention_id == intervention_id:
            return row
    row = PromiseResult(follow_up_id=follow_up.id, intervention_id=intervention_id)
    follow_up.promises.append(row)
    return row


def set_goal_result(
    session: Session,
    case_id: UUID,
    *,
    follow_up_id: UUID,
    goal_id: UUID,
    outcome: GoalOutcome | None = None,
    own_view: str | None = None,
    scale: int | None = None,
) -> GoalResult:
    """Record how it went with a goal, and what the person thinks of it.

    Args:
        scale: one of five steps; 0 takes it away again.
    """
    if scale and scale not in STEPS:
        raise ValueError("the scale has five steps")
    follow_up = _being_written(load(session, case_id), follow_up_id)
    found = [row for row in follow_up.goals if row.goal_id == goal_id]
    row = found[0] if found else None
    if row is None:
        row = GoalResult(follow_up_id=follow_up_id, goal_id=goal_id)
        follow_up.goals.append(row)
    row.outcome = outcome or row.outcome
    if scale is not None:
        row.scale = scale or None
    if own_view is not None:
        row.own_view = clean("own_view", own_view)
    return row


def hold_follow_up(
    session: Session,
    case_id: UUID,
    *,
    follow_up_id: UUID,
    held_on: date | None = None,
    next_on: date | None = None,
    next_caller: str = "",
    own_view: str | None = None,
) -> FollowUp:
    """Note that the follow-up was held, and the next day if there is one.

    Promises that were done are marked as kept in the version.
    """
    case = load(session, case_id)
    row = _being_written(case, follow_up_id)
    day = held_on or clock.today()
    not_in_future(day, "held_on")
    in_order(day, next_on, "next_on")
    row.held_on, row.next_on = day, next_on
    words = clean_all({"next_caller": next_caller, "own_view": own_view})
    row.next_caller = words["next_caller"] or row.next_caller
    row.own_view = row.own_view if own_view is None else words["own_view"]
    done = {p.intervention_id for p in row.promises if p.outcome is PromiseOutcome.DONE}
    for intervention in interventions_of(one(case.plans, row.plan_id)):
        if intervention.id in done:
            intervention.is_kept = True
    return row
