"""Flags when time does odd things: a jumping clock, a week away, a colleague who has left."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sipdesk import clock
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY
from sipdesk.domain.facts import next_version
from sipdesk.domain.model import (
    CloseReason,
    GoalOutcome,
    Onward,
    PromiseOutcome,
)
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules import flags
from sipdesk.printing.follow_content import ChangeKind, Kept, Now
from sipdesk.services import (
    cases,
    consents,
    directory,
    documents,
    duties,
    follow_ups,
    history,
    office,
    overview,
    plans,
    watch,
)
from sipdesk.services.plan_rows import goals_of, interventions_of

from .conftest import TODAY, Desk

FAR = timedelta(days=1500)


def _shown(desk: Desk, day: date) -> list[tuple[str, str]]:
    """What the start view tells on a day, from the watch alone; nothing is rewritten."""
    found = desk.ask(overview.today, day, limit=500)
    return [(row.code, row.row) for row in (*found.late, *found.today, *found.week)]


def _due(desk: Desk, case_id: UUID, day: date) -> set[tuple[str, str]]:
    """The same, asked of the rules."""

    def ask(session: Any) -> set[tuple[str, str]]:
        case = cases.load(session, case_id)
        problems = flags.problems(case, day, office.pack_for(session, case))
        kept = [one for one in problems if watch.is_on_start(one)]
        week = day + overview.WEEK
        return {(one.code, str(one.row or "")) for one in kept if not one.due or one.due <= week}

    found: set[tuple[str, str]] = desk.ask(ask)
    return found


def test_a_jumping_clock_and_a_long_absence_lose_no_flag_and_tell_none_twice(desk: Desk) -> None:
    case_id = desk.whole()
    days = [TODAY + timedelta(days=n) for n in (0, 7, 48, 49, 50, 81, 82, 83, 90, 400)]
    for day in (*days, TODAY + FAR, TODAY - FAR, TODAY):  # onward, far ahead, back, and again
        shown = _shown(desk, day)
        assert len(shown) == len(set(shown))
        assert {row for row in shown if row[0] != "followup.overdue"} >= {
            row for row in _due(desk, case_id, day) if row[0] not in ("followup.overdue",)
        }
    assert ("followup.overdue" in [code for code, _row in _shown(desk, date(2026, 6, 3))]) is True
    assert "followup.overdue" not in [code for code, _row in _shown(desk, TODAY)]


def test_what_is_put_off_stays_so_when_somebody_else_comes_and_comes_back_for_them(
    desk: Desk, turn_to: Callable[[date], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = desk.whole()
    colleague = desk.do(office.add_user, name="Nya Namnsson", phone="0980-319 215")
    turn_to(date(2026, 6, 5))
    row = next(r for r in desk.ask(overview.today).late if r.code == "followup.overdue")
    until = clock.now() + timedelta(days=3)
    desk.do(overview.snooze, case_id, code=row.code, row=row.row, until=until, reason="Flyttat.")
    desk.do(cases.hand_over, case_id, to_id=colleague.id, note="Mötet är flyttat.")
    desk.actor = desk.ask(office.actor_for, colleague)
    assert "followup.overdue" not in [code for code, _row in _shown(desk, date(2026, 6, 5))]
    [told] = [e for e in desk.ask(history.read_history, case_id).events if e.reason == "Flyttat."]
    assert told.by == "Sara Påhitt"
    later = until + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "followup.overdue" in [code for code, _row in _shown(desk, date(2026, 6, 9))]


def test_a_case_goes_over_to_a_user_who_then_coordinates_the_plan(desk: Desk) -> None:
    case_id = desk.whole()
    colleague = desk.do(office.add_user, name="Nya Namnsson", phone="0980-319 215")
    with pytest.raises(RuleError) as refused:
        desk.do(cases.hand_over, case_id, note="Till vem?")
    assert refused.value.problems[0].field == "to_name"
    desk.do(cases.change_case, case_id, restricted_to=[str(desk.actor.user_id)])
    with pytest.raises(RuleError) as refused:
        desk.do(cases.hand_over, case_id, to_id=colleague.id)
    assert refused.value.problems[0].field == "to_id"
    desk.do(cases.change_case, case_id, restricted_to=[])
    desk.do(cases.hand_over, case_id, to_id=colleague.id, note="Ring hellre än skriv.")
    case = desk.case(case_id)
    assert (case.coordinator_id, case.handovers[0].from_name) == (colleague.id, "Sara Påhitt")
    holder = duties.holder(case, duties.DutyRole.COORDINATOR, TODAY)
    assert holder is not None
    assert (holder.name, holder.phone) == ("Nya Namnsson", "0980-319 215")
    mine = desk.ask(overview.list_cases, coordinator_id=colleague.id)
    assert [row.case_id for row in mine] == [case_id]


def test_the_plan_under_lss_is_looked_over_once_a_year(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = desk.new_case()
    desk.plan(case_id)
    row = desk.do(plans.add_related_plan, case_id, kind="lss_plan", holder="LSS-handläggaren")

    def codes(day: date) -> set[str]:
        return {code for code, _row in _flags(desk, case_id, day)}

    assert "related_plan.lss.day_missing" in codes(TODAY)
    which = {"related_plan_id": row.id}
    desk.do(plans.change_related_plan, case_id, **which, on=date(2029, 1, 1))
    assert "related_plan.lss.day_missing" in codes(TODAY)  # later than a year from now
    desk.do(plans.change_related_plan, case_id, **which, on=date(2026, 9, 1))
    assert not {code for code in codes(TODAY) if code.startswith("related_plan.lss")}
    assert "related_plan.lss.review_soon" in codes(date(2026, 9, 1))
    assert "related_plan.lss.review_overdue" in codes(date(2026, 9, 2))
    late = [each for each in _flags(desk, case_id, date(2026, 9, 2)) if "lss" in each[0]]
    assert late == [("related_plan.lss.review_overdue", str(row.id))]


def _flags(desk: Desk, case_id: UUID, day: date) -> list[tuple[str, str]]:
    def ask(session: Any) -> list[tuple[str, str]]:
        case = cases.load(session, case_id)
        found = flags.problems(case, day, office.pack_for(session, case))
        assert all(one.source for one in found if "lss" in one.code)
        return [(one.code, str(one.row or "")) for one in found]

    found: list[tuple[str, str]] = desk.ask(ask)
    return found


def _followed_up(desk: Desk, turn_to: Callable[[date], None]) -> UUID:
    """The promise was not done, and is kept as it stands in the next version."""
    case_id = desk.whole()
    turn_to(date(2026, 6, 2))
    plan = desk.case(case_id).plans[0]
    goal, row = next(goals_of(plan)), next(interventions_of(plan))
    begun = desk.do(follow_ups.start_follow_up, case_id)
    which = {"follow_up_id": begun.id}
    values = {"outcome": PromiseOutcome.NOT, "onward": Onward.KEEP, "note": "Ingen hade tid."}
    desk.do(follow_ups.set_promise, case_id, **which, intervention_id=row.id, **values)
    result = {"outcome": GoalOutcome.PARTLY, "scale": 3, "own_view": "Det går sakta."}
    desk.do(follow_ups.set_goal_result, case_id, **which, goal_id=goal.id, **result)
    next_on = date(2026, 9, 1)
    desk.do(follow_ups.hold_follow_up, case_id, **which, next_on=next_on, next_caller="Sara")
    desk.do(plans.new_version, case_id, followup_on=next_on, followup_caller="Sara")
    return case_id


def test_a_missed_promise_needs_a_new_day_or_somebody_else_before_the_next_version_is_final(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = _followed_up(desk, turn_to)
    plan = desk.case(case_id).plans[1]
    row = next(interventions_of(plan))

    def missed() -> list[Any]:
        found = desk.ask(plans.check, case_id, plan_id=plan.id)
        return [one.row for one in found if one.code == "plan.intervention.missed_again"]

    assert missed() == [row.id]
    desk.do(plans.change_intervention, case_id, intervention_id=row.id, latest_on=date(2026, 8, 1))
    assert missed() == []


def test_the_paper_tells_how_it_went_what_now_and_what_is_new(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = _followed_up(desk, turn_to)
    old, new = desk.case(case_id).plans
    row = next(interventions_of(new))
    desk.do(plans.change_intervention, case_id, intervention_id=row.id, latest_on=date(2026, 8, 1))
    desk.do(plans.add_lines, case_id, goal_id=row.goal_id, lines=["Hjälp med hyran"])
    assert next_version(desk.case(case_id), old) is not None
    paper = desk.ask(documents.content, case_id, "follow_up", plan_id=old.id).content
    [promise] = paper.promises
    assert (promise.kept, promise.note, promise.now) == (
        Kept.NOT,
        "Ingen hade tid.",
        Now.GOES_ON,
    )
    assert promise.now_by == date(2026, 8, 1)
    assert (paper.goals[0].scale, paper.goals[0].own_view) == (3, "Det går sakta.")
    assert [(each.kind, each.text) for each in paper.changes] == [
        (ChangeKind.CHANGED, "Boendestöd två gånger i veckan"),
        (ChangeKind.NEW, "Hjälp med hyran"),
    ]
    assert not paper.for_party


def test_a_partys_copy_of_the_follow_up_is_headed_so_and_has_no_own_words(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = _followed_up(desk, turn_to)
    old = desk.case(case_id).plans[0]
    unit = documents.unit(desk.units()["Granby hälsocentral"].id)
    paper = desk.ask(documents.content, case_id, "follow_up", unit, plan_id=old.id).content
    assert paper.for_party
    assert (paper.goals[0].scale, paper.own_view, paper.present) == (None, "", ())
    assert "Det går sakta." not in repr(paper)


def test_the_closing_paper_tells_the_last_state_of_each_goal_from_any_version(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id = _followed_up(desk, turn_to)
    new = desk.case(case_id).plans[1]
    row = next(interventions_of(new))
    desk.do(plans.change_intervention, case_id, intervention_id=row.id, latest_on=date(2026, 8, 1))
    consent = desk.case(case_id).consents[0]
    desk.do(consents.confirm_consent, case_id, consent_id=consent.id)
    desk.do(plans.finalise, case_id, plan_id=new.id)
    desk.do(
        cases.close_case,
        case_id,
        reason=CloseReason.COORDINATION_NOT_NEEDED,
        decided_by="together",
        outcome="Det är ordnat.",
        is_told=True,
    )
    paper = desk.ask(documents.content, case_id, "closing_record", plan_id=new.id).content
    assert [goal.result.value for goal in paper.goals if goal.result] == ["delvis"]


def test_the_own_files_copy_has_the_grid_with_its_gaps(desk: Desk) -> None:
    case_id = desk.whole()
    paper = desk.ask(documents.content, case_id, "plan_filing_copy", OWN_AUTHORITY).content
    [row] = paper.grid_owners
    assert row.cells == (("Boendestöd två gånger i veckan",), (), (), ())
    assert paper.grid_care == ()  # no unit has told its column
    unit_id = desk.units()["Vuxenenheten"].id
    desk.do(directory.change_unit, unit_id=unit_id, column="socialtjanst")
    paper = desk.ask(documents.content, case_id, "plan_filing_copy", OWN_AUTHORITY).content
    assert paper.grid_care[0].cells == (("Boendestöd två gånger i veckan",), (), (), ())
    unit = documents.unit(desk.units()["Granby hälsocentral"].id)
    copy = desk.ask(documents.content, case_id, "plan_party_copy", unit).content
    assert getattr(copy, "grid_owners", ()) == ()
