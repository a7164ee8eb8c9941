"""The rows of a plan under work: needs, goals, interventions, own part, other plans."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import waiting
from sipdesk.domain.model import (
    Case,
    Goal,
    Intervention,
    Need,
    OwnPart,
    Party,
    Plan,
    PlanState,
    RelatedPlan,
    Unit,
)
from sipdesk.domain.plan_stage import Act, why_not
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import plan_confirmations
from sipdesk.services.edits import ask, change, in_order, one
from sipdesk.services.loaded import load

NEED_FIELDS = frozenset({"area", "words", "staff_words", "strength", "is_unmet", "unmet_why"})
GOAL_FIELDS = frozenset({"text", "is_own_words", "is_long"})
INTERVENTION_FIELDS = frozenset(
    [
        "what",
        "owner",
        "unit_id",
        "answering_principal",
        "function",
        "named",
        "delivered_by",
        "kind",
        "starts_on",
        "latest_on",
        "is_ongoing",
        "condition",
        "needs_decision",
        "decision_by_on",
        "decided_on",
        "is_told_of_right",
        "waits_for_id",
        "is_child_support",
        "is_medicine_followup",
        "is_screening",
        "is_disputed",
        "interim_owner",
        "interim_unit_id",
        "dispute_inside",
    ]
)
R = TypeVar("R", Need, Goal, Intervention, OwnPart, RelatedPlan)
P = TypeVar("P", Need, Goal, Intervention, OwnPart)


def goals_of(plan: Plan) -> Iterator[Goal]:
    """Every goal of a version, removed ones included."""
    return (goal for need in plan.needs for goal in need.goals)


def interventions_of(plan: Plan) -> Iterator[Intervention]:
    """Every intervention of a version, removed ones included."""
    return (row for goal in goals_of(plan) for row in goal.interventions)


def draft_of(case: Case) -> Plan | None:
    """The version under work, if there is one."""
    return next((plan for plan in case.plans if plan.state is PlanState.DRAFT), None)


def under_work(case: Case, plan: Plan) -> Plan:
    """The plan itself. Raises RuleError for a final version, and in a closed case."""
    ask(why_not(Act.EDIT, case, plan))
    return plan


def _found(case: Case, row_id: UUID, rows_of: Callable[[Plan], Iterator[R]]) -> tuple[Plan, R]:
    for plan in case.plans:
        for row in rows_of(plan):
            if row.id == row_id:
                return plan, row
    raise LookupError("row is not part of this case")


def _worked_on(
    session: Session, case_id: UUID, row_id: UUID, rows_of: Callable[[Plan], Iterator[R]]
) -> tuple[Plan, R]:
    """A row and its version. Raises RuleError when the version cannot be changed."""
    case = load(session, case_id)
    plan, row = _found(case, row_id, rows_of)
    return under_work(case, plan), row


def _append(rows: list[P], row: P) -> P:
    row.position = 1 + max((other.position for other in rows), default=-1)
    rows.append(row)
    return row


def add_need(
    session: Session, case_id: UUID, *, plan_id: UUID | None = None, **fields: Any
) -> Need:
    """Add a need last in the version under work."""
    case = load(session, case_id)
    plan = _target(case, plan_id)
    need = Need(plan_id=plan.id)
    change(need, fields, NEED_FIELDS)
    return _append(plan.needs, need)


def _target(case: Case, plan_id: UUID | None) -> Plan:
    if plan_id is not None:
        return under_work(case, one(case.plans, plan_id))
    draft = draft_of(case)
    if draft is None and case.plans:
        under_work(case, case.plans[-1])
    if draft is None:
        raise LookupError("no plan is under work")
    return under_work(case, draft)


def change_need(session: Session, case_id: UUID, *, need_id: UUID, **fields: Any) -> Need:
    """Change single fields of a need."""
    _plan, need = _worked_on(session, case_id, need_id, lambda plan: iter(plan.needs))
    change(need, fields, NEED_FIELDS)
    return need


def add_goal(session: Session, case_id: UUID, *, need_id: UUID, **fields: Any) -> Goal:
    """Add a goal last under a need."""
    _plan, need = _worked_on(session, case_id, need_id, lambda plan: iter(plan.needs))
    goal = Goal(need_id=need_id)
    change(goal, fields, GOAL_FIELDS)
    return _append(need.goals, goal)


def change_goal(session: Session, case_id: UUID, *, goal_id: UUID, **fields: Any) -> Goal:
    """Change single fields of a goal.

    The person's own words stay with the goal when the staff write it in theirs, and stand in it
    again when it becomes the person's once more.
    """
    _plan, goal = _worked_on(session, case_id, goal_id, goals_of)
    is_own = fields.get("is_own_words", goal.is_own_words)
    if goal.is_own_words and not is_own and goal.text:
        goal.original = goal.text
    elif is_own and not goal.is_own_words and goal.original:
        fields.setdefault("text", goal.original)
        goal.original = ""
    change(goal, fields, GOAL_FIELDS)
    return goal


def add_intervention(
    session: Session, case_id: UUID, *, goal_id: UUID, **fields: Any
) -> Intervention:
    """Add an intervention last under a goal; it may be half done."""
    plan, goal = _worked_on(session, case_id, goal_id, goals_of)
    row = Intervention(goal_id=goal_id, change="new" if plan.made_from_id else "")
    _fill(session, case_id, row, fields)
    plan_confirmations.clear(session, plan, row)
    return _append(goal.interventions, row)


def change_intervention(
    session: Session, case_id: UUID, *, intervention_id: UUID, **fields: Any
) -> Intervention:
    """Change single fields of an intervention; a row carried over is then marked as changed.

    Raises RuleError at the field when the last day lies before the first, and when rows would
    wait for each other in a circle.
    """
    plan, row = _worked_on(session, case_id, intervention_id, interventions_of)
    before, unit = {name: getattr(row, name) for name in fields}, row.unit_id
    _in_no_circle(plan, row, fields.get("waits_for_id"))
    _fill(session, case_id, row, fields)
    changed = any(getattr(row, name) != value for name, value in before.items())
    if changed:
        plan_confirmations.clear_units(session, plan, {unit, row.unit_id})
    if changed and plan.made_from_id and not row.change:
        row.change = "changed"
    return row


def _in_no_circle(plan: Plan, row: Intervention, waits_for_id: UUID | None) -> None:
    """Rows that wait for each other would never begin."""
    found = waiting.circle(plan, row.id, waits_for_id) if waits_for_id else []
    if found:
        text = N_("They would wait for each other and never begin: {rows}. Choose another.")
        names = " → ".join(f"”{each.what}”" for each in [*found, found[0]])
        code = "plan.intervention.waits_in_circle"
        raise refuse(code, "waits_for_id", text, row=row.id, values={"rows": names})


def _fill(session: Session, case_id: UUID, row: Intervention, fields: dict[str, Any]) -> None:
    if fields.get("is_ongoing"):
        fields.setdefault("latest_on", None)
    elif fields.get("latest_on"):
        fields.setdefault("is_ongoing", False)
    last: date | None = fields.get("latest_on", row.latest_on)
    field = "latest_on" if "latest_on" in fields else "starts_on"
    in_order(fields.get("starts_on", row.starts_on), last, field)
    change(row, fields, INTERVENTION_FIELDS)
    for key, name in (("unit_id", "unit"), ("interim_unit_id", "interim_unit")):
        if key in fields:
            unit = session.get_one(Unit, fields[key]) if fields[key] else None
            setattr(row, name, unit)
            _is_party(load(session, case_id), unit)


def _is_party(case: Case, unit: Unit | None) -> None:
    """A unit that answers for a row has something to do with the case."""
    known = {party.unit_id for party in case.parties if party.removed_at is None}
    if unit is not None and unit.id not in known:
        case.parties.append(Party(case_id=case.id, unit_id=unit.id, unit=unit))


def add_own_part(
    session: Session, case_id: UUID, *, text: str = "", plan_id: UUID | None = None
) -> OwnPart:
    """Add what the person wants to do; asked about, never graded."""
    plan = _target(load(session, case_id), plan_id)
    row = OwnPart(plan_id=plan.id)
    change(row, {"text": text}, {"text"})
    return _append(plan.own_parts, row)


def change_own_part(session: Session, case_id: UUID, *, own_part_id: UUID, text: str) -> OwnPart:
    """Change what the person wants to do."""
    _plan, row = _worked_on(session, case_id, own_part_id, lambda plan: iter(plan.own_parts))
    change(row, {"text": text}, {"text"})
    return row


def add_related_plan(
    session: Session,
    case_id: UUID,
    *,
    kind: str,
    holder: str = "",
    on: date | None = None,
    plan_id: UUID | None = None,
) -> RelatedPlan:
    """List another plan that the person has: its kind and holder, never its content."""
    plan = _target(load(session, case_id), plan_id)
    row = RelatedPlan(plan_id=plan.id)
    change(row, {"kind": kind, "holder": holder, "on": on}, {"kind", "holder", "on"})
    plan.related_plans.append(row)
    return row


def change_related_plan(
    session: Session, case_id: UUID, *, related_plan_id: UUID, **fields: Any
) -> RelatedPlan:
    """Change single fields of another plan that is listed."""
    related = _worked_on(session, case_id, related_plan_id, lambda plan: iter(plan.related_plans))
    row = related[1]
    change(row, fields, {"kind", "holder", "on"})
    return row


def remove_row(session: Session, case_id: UUID, *, row_id: UUID) -> None:
    """Take a need, goal, intervention, own part or other plan away; it can be put back."""
    plan, row = _any_row(load(session, case_id), row_id)
    plan_confirmations.clear(session, plan, row)
    row.removed_at = clock.now()


def restore_row(session: Session, case_id: UUID, *, row_id: UUID) -> None:
    """Put a removed row back in its place, with all that hangs on it."""
    plan, row = _any_row(load(session, case_id), row_id)
    plan_confirmations.clear(session, plan, row)
    row.removed_at = None


def move_row(session: Session, case_id: UUID, *, row_id: UUID, to: int) -> None:
    """Move a need, goal, intervention or own part among its neighbours; 0 is first.

    Removed rows keep their places and are not counted.
    """
    case = load(session, case_id)
    _any_row(case, row_id)
    siblings = next(rows for rows in _lists(case) if any(row.id == row_id for row in rows))
    ordered = shown(siblings)
    places = [row.position for row in ordered]
    ordered.remove(moved := one(siblings, row_id))
    ordered.insert(max(0, min(to, len(ordered))), moved)
    for position, row in zip(places, ordered, strict=True):
        row.position = position
    siblings.sort(key=lambda row: row.position)


def _lists(case: Case) -> Iterator[list[Any]]:
    for plan in case.plans:
        yield from (plan.needs, plan.own_parts)
        for need in plan.needs:
            yield need.goals
            yield from (goal.interventions for goal in need.goals)


def _rows(plan: Plan) -> Iterator[Any]:
    yield from plan.needs
    yield from goals_of(plan)
    yield from interventions_of(plan)
    yield from plan.own_parts
    yield from plan.related_plans


def _any_row(case: Case, row_id: UUID) -> tuple[Plan, Any]:
    plan, row = _found(case, row_id, _rows)
    return under_work(case, plan), row


def shown(rows: Sequence[R]) -> list[R]:
    """The rows that are not removed, in order."""
    return [row for row in rows if row.removed_at is None]
