"""Rows of a plan in numbers: pasted lines, rows moved to another parent, exactly undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import Case, Goal, Intervention, Need
from sipdesk.services import plan_confirmations
from sipdesk.services.edits import one
from sipdesk.services.loaded import load
from sipdesk.services.plan_rows import (
    add_intervention,
    goals_of,
    interventions_of,
    under_work,
)

Parent = Need | Goal


@dataclass(frozen=True)
class Place:
    """Where a row stood: under which need or goal, at which position."""

    parent_id: UUID
    position: int


def add_lines(
    session: Session, case_id: UUID, *, goal_id: UUID, lines: Sequence[str]
) -> list[UUID]:
    """Make one intervention of each line that holds something, last under a goal, in order."""
    texts = [line.strip() for line in lines if line.strip()]
    return [add_intervention(session, case_id, goal_id=goal_id, what=text).id for text in texts]


def remove_rows(session: Session, case_id: UUID, *, row_ids: Sequence[UUID]) -> None:
    """Take several interventions away at once; each can be put back."""
    case = load(session, case_id)
    for plan in case.plans:
        for row in interventions_of(plan):
            if row.id in row_ids:
                under_work(case, plan)
                plan_confirmations.clear(session, plan, row)
                row.removed_at = clock.now()


def restore_rows(session: Session, case_id: UUID, *, row_ids: Sequence[UUID]) -> None:
    """Put several interventions back in their places."""
    case = load(session, case_id)
    for plan in case.plans:
        for row in interventions_of(plan):
            if row.id in row_ids:
                under_work(case, plan)
                row.removed_at = None


def move_under(
    session: Session, case_id: UUID, *, row_id: UUID, parent_id: UUID, position: int | None = None
) -> Place:
    """Move a goal to another need, or an intervention to another goal, of the same version.

    Args:
        position: the exact position, to take a move back; without it the row comes last.

    Answers where the row stood. The row keeps its id. Raises LookupError when the new place
    is not in the same version.
    """
    case = load(session, case_id)
    old, row = _place_of(case, row_id)
    new = _same_kind(case, old, parent_id)
    before = Place(old.id, row.position)
    theirs: list[Goal | Intervention] = _children(new)
    if position is None:
        position = 1 + max((other.position for other in theirs), default=-1)
    _children(old).remove(row)
    theirs.append(row)
    row.position = position
    if isinstance(row, Goal):
        row.need_id = parent_id
    else:
        row.goal_id = parent_id
    theirs.sort(key=lambda other: other.position)
    return before


def _children(parent: Parent) -> list[Goal | Intervention]:
    return parent.goals if isinstance(parent, Need) else parent.interventions  # type: ignore[return-value]


def _place_of(case: Case, row_id: UUID) -> tuple[Parent, Goal | Intervention]:
    for plan in case.plans:
        parents: list[Parent] = [*plan.needs, *goals_of(plan)]
        for parent in parents:
            for row in _children(parent):
                if row.id == row_id:
                    under_work(case, plan)
                    return parent, row
    raise LookupError("row is not part of this case")


def _same_kind(case: Case, old: Parent, parent_id: UUID) -> Parent:
    """A need or goal of the version that the old one belongs to."""
    for plan in case.plans:
        parents: list[Parent] = list(plan.needs if isinstance(old, Need) else goals_of(plan))
        if any(parent.id == old.id for parent in parents):
            return one(parents, parent_id)
    raise LookupError("row is not part of this case")
