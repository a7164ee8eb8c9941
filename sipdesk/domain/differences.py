"""What differs between two versions of a plan, row by row, by the lineage of each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sipdesk.domain import facts
from sipdesk.domain.model import Goal, Intervention, Plan
from sipdesk.i18n import N_


class Kind(StrEnum):
    """How a row differs."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True)
class Value:
    """A field that differs: marked word for it, and what it held before and after."""

    word: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """A goal or an intervention that is new, changed or ended; or a fact of the whole plan.

    `row_id` is the row in the newer version, of an ended one in the older; None for the whole.
    """

    kind: Kind
    what: str
    is_goal: bool = False
    values: tuple[Value, ...] = ()
    row_id: UUID | None = None


_ROW_FIELDS = {
    "what": N_("The intervention"),
    "owner": N_("Answers"),
    "unit": N_("Unit"),
    "function": N_("Function"),
    "named": N_("Name"),
    "answering_principal": N_("Which principal answers?"),
    "kind": N_("Kind"),
    "starts_on": N_("From"),
    "latest_on": N_("Latest"),
    "is_ongoing": N_("Ongoing"),
    "condition": N_("Condition"),
    "needs_decision": N_("A decision is needed"),
    "decision_by_on": N_("Decision by"),
}
_PLAN_FIELDS = {
    "own_words": N_("In the person's own words"),
    "responsible_principal": N_("Responsible principal"),
    "responsible_unit": N_("Responsible unit"),
    "coordinator_name": N_("Coordinator"),
    "followup_on": N_("Day of the follow-up"),
    "followup_caller": N_("Who calls everybody?"),
    "signs": N_("Signs that it gets harder"),
    "contingency": N_("What we do then"),
    "contingency_call": N_("Whom to call"),
    "care_contact": N_("Permanent care contact"),
    "doctor_contact": N_("Permanent doctor contact"),
    "personal_ombud": N_("Personal ombud"),
}
_GOAL_FIELDS = {"text": N_("The goal"), "is_long": N_("A goal for a longer time")}


def between(old: Plan, new: Plan) -> list[Difference]:
    """The differences, in the order of the newer version; what has ended stands last."""
    found = list(_whole(old, new))
    found += _rows(_goals(old), _goals(new), _GOAL_FIELDS, is_goal=True)
    found += _rows(_interventions(old), _interventions(new), _ROW_FIELDS, is_goal=False)
    return found


def _whole(old: Plan, new: Plan) -> Iterator[Difference]:
    values = _values(old, new, _PLAN_FIELDS)
    if values:
        yield Difference(Kind.CHANGED, "", values=values)


def _rows(
    old: dict[UUID, Any], new: dict[UUID, Any], fields: dict[str, str], *, is_goal: bool
) -> Iterator[Difference]:
    for key, row in new.items():
        if key not in old:
            yield Difference(Kind.NEW, _name(row), is_goal, row_id=row.id)
        elif values := _values(old[key], row, fields):
            yield Difference(Kind.CHANGED, _name(row), is_goal, values, row.id)
    for key, row in old.items():
        if key not in new:
            yield Difference(Kind.ENDED, _name(row), is_goal, row_id=row.id)


def _values(old: Any, new: Any, fields: dict[str, str]) -> tuple[Value, ...]:
    pairs = ((word, _held(old, name), _held(new, name)) for name, word in fields.items())
    return tuple(Value(word, before, after) for word, before, after in pairs if before != after)


def _held(row: Any, name: str) -> Any:
    value = getattr(row, name)
    return value.full_name if hasattr(value, "full_name") else value


def _name(row: Goal | Intervention) -> str:
    return row.text if isinstance(row, Goal) else row.what


def _goals(plan: Plan) -> dict[UUID, Goal]:
    goals = (goal for need in facts.needs(plan) for goal in need.goals)
    return {goal.lineage_id or goal.id: goal for goal in goals if goal.removed_at is None}


def _interventions(plan: Plan) -> dict[UUID, Intervention]:
    return {row.lineage_id or row.id: row for row in facts.interventions(plan)}
