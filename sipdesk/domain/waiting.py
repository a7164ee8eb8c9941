"""Interventions that wait for each other: what comes before a row, and circles."""

from uuid import UUID

from sipdesk.domain.model import Intervention, Plan


def circle(plan: Plan, row_id: UUID, waits_for_id: UUID) -> list[Intervention]:
    """The rows that would wait for each other in a circle; empty when there is no circle.

    Args:
        row_id: the row that shall wait, and `waits_for_id` the one it shall wait for.

    The rows stand in the order in which each waits for the next; the last waits for the first.
    """
    rows = {row.id: row for need in plan.needs for goal in need.goals for row in goal.interventions}
    found, at = [rows[row_id]], rows.get(waits_for_id)
    while at is not None and at.id != row_id and at not in found:
        found.append(at)
        at = rows.get(at.waits_for_id) if at.waits_for_id is not None else None
    return found if at is not None and at.id == row_id else []
