"""The start view, putting off, and a list that shows no protected name."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from sipdesk import clock
from sipdesk.domain.model import GoalOutcome, Owner, PromiseOutcome, Protection, Watch
from sipdesk.domain.problems import RuleError
from sipdesk.services import cases, drafts, follow_ups, office, overview, people, plans, search

from .conftest import Desk


def test_a_put_off_flag_is_away_until_its_time(
    desk: Desk, turn_to: Callable[[date], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = desk.whole()
    turn_to(date(2026, 6, 5))
    row = next(r for r in desk.ask(overview.today).late if r.code == "followup.overdue")
    until = clock.now() + timedelta(days=1)
    desk.do(
        overview.snooze,
        case_id,
        code=row.code,
        row=row.row,
        until=until,
        reason="Mötet är flyttat.",
    )
    assert "followup.overdue" not in [r.code for r in desk.ask(overview.today).late]
    later = datetime.now(timezone.utc) + timedelta(days=2)  # noqa: UP017
    monkeypatch.setattr(clock, "now", lambda: later)
    again = [r for r in desk.ask(overview.today).late if r.code == "followup.overdue"]
    assert [r.due for r in again] == [date(2026, 6, 2)]


def test_putting_off_needs_a_reason_and_a_time_to_come(desk: Desk) -> None:
    case_id = desk.whole()
    soon = clock.now() + timedelta(hours=1)
    for until, reason, field in ((soon, " ", "reason"), (clock.now(), "Sjuk", "until")):
        with pytest.raises(RuleError) as refused:
            desk.do(overview.snooze, case_id, code="x", until=until, reason=reason)
        assert refused.value.problems[0].field == field


def test_what_is_due_within_a_week_is_told_before_it_is_late(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    desk.whole()
    turn_to(date(2026, 4, 28))
    week = desk.ask(overview.today).week
    assert [(row.code, row.due) for row in week] == [
        ("plan.intervention.overdue", date(2026, 4, 30))
    ]
    assert week[0].text == "Intervention {number} is to be done."


def test_lists_and_searches_show_no_protected_name(desk: Desk) -> None:
    desk.new_case(protection=Protection.SEKRETESSMARKERING)
    [row] = desk.ask(overview.list_cases)
    [hit] = desk.ask(search.find, "lingon")
    assert (row.name, hit.name, hit.person_number) == ("", "", "")
    assert row.is_protected


def test_a_restricted_case_is_found_by_its_named_users_alone(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(cases.change_case, case_id, restricted_to=["annan"])
    assert desk.ask(search.find, "lingon") == []
    desk.do(cases.open_case, case_id, reason="Vikarierar")
    desk.do(cases.change_case, case_id, restricted_to=[str(desk.actor.user_id)])
    assert len(desk.ask(search.find, "lingon")) == 1


@pytest.mark.parametrize("text", ["", "a", "%", "_", "100%", "'; drop table"])
def test_a_search_for_next_to_nothing_finds_nothing(desk: Desk, text: str) -> None:
    desk.new_case()
    assert desk.ask(search.find, text) == []


def test_a_search_leaves_one_log_row_without_a_person(desk: Desk) -> None:
    desk.new_case()
    before = len(desk.log())
    desk.ask(search.find, "Alva")
    rows = desk.log()[before:]
    assert [(row.act, row.case_id, row.person_id) for row in rows] == [("search.find", None, None)]
    assert "Alva" not in repr(rows)


def test_an_edit_that_changes_no_flag_rewrites_no_row_of_the_watch(desk: Desk) -> None:
    from sqlmodel import select

    case_id = desk.new_case()
    with desk.session() as session:
        before = {row.id for row in session.exec(select(Watch))}
    desk.do(cases.add_note, case_id, text="Ringde.")
    with desk.session() as session:
        assert {row.id for row in session.exec(select(Watch))} == before


def test_text_that_is_no_value_yet_is_kept_and_dropped(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.ask(drafts.keep, case_id, field="number", raw="19900101-238")
    desk.ask(drafts.keep, case_id, field="number", raw="19900101-2386")
    assert desk.ask(drafts.take, case_id, field="number") == "19900101-2386"
    assert [row.raw for row in desk.ask(drafts.list_drafts, case_id)] == ["19900101-2386"]
    desk.ask(drafts.drop, case_id, field="number")
    assert desk.ask(drafts.take, case_id, field="number") is None


def test_a_local_setting_needs_a_source_and_reaches_the_pack(desk: Desk) -> None:
    case_id = desk.new_case()
    with pytest.raises(RuleError) as refused:
        desk.do(office.set_setting, name="followup_notice_days", value=30, source=" ")
    assert refused.value.problems[0].field == "source"
    desk.do(office.set_setting, name="followup_notice_days", value=30, source="Rutin 2026")
    desk.do(
        office.set_setting,
        name="non_working_days",
        value=(date(2026, 12, 24),),
        source="Rutin 2026",
    )
    pack = desk.ask(lambda session: office.pack_for(session, cases.load(session, case_id)))
    assert pack.days("followup_notice_days") == 30
    assert pack.non_working_days == {date(2026, 12, 24)}


def test_the_persons_own_row_is_asked_about_and_never_graded(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    plan = desk.plan(case_id)
    goal = plan.needs[0].goals[0]
    own = desk.do(
        plans.add_intervention,
        case_id,
        goal_id=goal.id,
        what="Jag promenerar",
        owner=Owner.PERSON,
        latest_on=date(2026, 5, 1),
    )
    desk.do(plans.finalise, case_id)
    row = desk.do(follow_ups.start_follow_up, case_id)
    with pytest.raises(RuleError, match="not_graded"):
        desk.do(
            follow_ups.set_promise,
            case_id,
            follow_up_id=row.id,
            intervention_id=own.id,
            outcome=PromiseOutcome.DONE,
        )
    desk.do(
        follow_ups.set_promise,
        case_id,
        follow_up_id=row.id,
        intervention_id=own.id,
        note="Nästan varje dag",
    )
    desk.do(
        follow_ups.set_goal_result,
        case_id,
        follow_up_id=row.id,
        goal_id=goal.id,
        outcome=GoalOutcome.PARTLY,
    )
    desk.do(
        follow_ups.set_goal_result,
        case_id,
        follow_up_id=row.id,
        goal_id=goal.id,
        own_view="Det går framåt.",
    )
    result = desk.case(case_id).follow_ups[0].goals[0]
    assert (result.outcome, result.own_view) == (GoalOutcome.PARTLY, "Det går framåt.")


def test_a_kept_promise_is_marked_when_the_follow_up_is_held(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = desk.whole()
    turn_to(date(2026, 6, 2))
    intervention = desk.case(case_id).plans[0].needs[0].goals[0].interventions[0]
    row = desk.do(follow_ups.start_follow_up, case_id)
    which = {"follow_up_id": row.id, "intervention_id": intervention.id}
    desk.do(follow_ups.set_promise, case_id, **which, outcome=PromiseOutcome.DONE)
    desk.do(follow_ups.hold_follow_up, case_id, follow_up_id=row.id)
    assert desk.case(case_id).plans[0].needs[0].goals[0].interventions[0].is_kept
    assert desk.ask(overview.today).late == []


def test_close_person_words_never_reach_the_watch(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(people.add_close_person, case_id, name="Siri Hemligsson")
    [row] = desk.ask(overview.list_cases)
    assert "Hemligsson" not in repr(row)
