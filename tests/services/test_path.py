"""The whole path through the verbs, from a new case to a late follow-up."""

from collections.abc import Callable
from datetime import date

from sipdesk.domain.model import PlanState
from sipdesk.services import follow_ups, overview, search

from .conftest import Desk


def test_a_case_goes_from_need_to_a_flag_for_the_late_follow_up(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = desk.whole()
    case = desk.case(case_id)
    assert case.number == "2026-0001"
    assert case.plans[0].state is PlanState.FINAL
    turn_to(date(2026, 6, 5))
    late = desk.ask(overview.today).late
    assert [row.code for row in late] == ["plan.intervention.overdue", "followup.overdue"]
    assert late[1].name == "Alva Lingonhed"


def test_the_list_tells_step_and_next_date_of_each_case(desk: Desk) -> None:
    desk.whole()
    [row] = desk.ask(overview.list_cases)
    assert (row.name, row.next_on, row.next_what) == (
        "Alva Lingonhed",
        date(2026, 4, 30),
        "intervention",
    )


def test_a_held_follow_up_leaves_the_flag_behind(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = desk.whole()
    turn_to(date(2026, 6, 5))
    row = desk.do(follow_ups.start_follow_up, case_id)
    desk.do(follow_ups.hold_follow_up, case_id, follow_up_id=row.id, next_on=date(2026, 9, 1))
    codes = [row.code for row in desk.ask(overview.today).late]
    assert "followup.overdue" not in codes


def test_search_finds_a_case_by_name_number_and_case_number_only(desk: Desk) -> None:
    desk.whole()
    for text in ("lingon", "Alva Lingonhed", "840367-9817", "2026-0001"):
        assert len(desk.ask(search.find, text)) == 1, text
    assert desk.ask(search.find, "Boendestöd") == []
