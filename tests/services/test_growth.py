"""What a look and an edit cost does not grow with the cases of other days.

Counted in steps of the database's own machine, so that it holds on any computer.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from sipdesk.services import overview, plans
from sipdesk.services.plan_rows import interventions_of
from tests.bench.stores import copies, originals

from .conftest import Desk

FEW, MORE = 50, 800
NEAR = 20  # cases with dates of these days, in the small store and in the large one
GOAL = 1.2


def _steps(desk: Desk, act: Callable[[], object]) -> int:
    """How many steps the database takes for an act."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    with desk.store.session() as session:
        raw: Any = session.connection().connection.driver_connection
    raw.set_progress_handler(count, 1)
    try:
        act()
    finally:
        raw.set_progress_handler(None, 0)
    return counted[0]


def _acts(desk: Desk, case_id: UUID) -> dict[str, Callable[[], object]]:
    row = next(interventions_of(desk.case(case_id).plans[0]))
    change = plans.change_intervention
    return {
        "list": lambda: desk.ask(overview.list_cases, is_new_look=False),
        "flags": lambda: desk.ask(overview.today),
        "edit": lambda: desk.do(change, case_id, intervention_id=row.id, what="Något annat"),
    }


@pytest.mark.parametrize("what", ["list", "flags", "edit"])
def test_many_cases_with_dates_far_ahead_cost_nothing(desk: Desk, what: str) -> None:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    desk.plan(case_id)
    act = _acts(desk, case_id)[what]
    with desk.store.session() as session:
        rows = originals(session)
        copies(session, rows, range(1, FEW), NEAR)
    act()  # what is worked out once in a run of the program
    few = _steps(desk, act)
    with desk.store.session() as session:
        copies(session, rows, range(FEW, MORE), NEAR)
    assert few > 0
    assert _steps(desk, act) <= few * GOAL
