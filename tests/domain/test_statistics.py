"""What a case adds to the counts of a year."""

from datetime import date, timedelta

import pytest

from sipdesk.domain import statistics
from sipdesk.domain.model import (
    Answer,
    Concern,
    ConcernDecision,
    FollowUp,
    GoalOutcome,
    GoalResult,
    LegalGround,
    NeedRaised,
    PlanState,
    Principal,
    Role,
)
from tests.domain import build
from tests.domain.build import DAY, offer

YEAR = DAY.year


def _counted(made, year=YEAR):
    return {key: number for key, number in statistics.counts(made, year).items() if number}


def test_an_empty_case_adds_nothing():
    assert _counted(build.case()) == {}


def test_needs_are_counted_by_who_raised_them():
    made = build.case()
    for role, principal in (
        (Role.PRINCIPAL, Principal.KOMMUN),
        (Role.PRINCIPAL, Principal.REGION),
        (Role.SCHOOL, None),
        (Role.PERSON, None),
    ):
        row = NeedRaised(case_id=made.id, on=DAY, by_role=role, principal=principal)
        made.needs_raised.append(row)
    assert _counted(made) == {
        "raised": 4,
        "initiated_by_kommun": 1,
        "initiated_by_region": 1,
        "initiated_by_other": 2,
    }
    assert _counted(made, YEAR + 1) == {}


def test_offers_noes_and_consents_count_in_their_year():
    made = build.case()
    offer(made, Answer.LATER, Answer.NO)
    build.refused(made)
    assert _counted(made) == {"offered": 1, "refused": 1}
    row = build.consent(made)
    build.consent(made, on=DAY + timedelta(days=400))
    build.withdraw(row, DAY)
    assert _counted(made) == {"offered": 1, "refused": 1, "consented": 1, "consents_withdrawn": 1}
    assert _counted(made, YEAR + 1) == {}


def test_a_working_plan_is_an_override_and_no_version():
    made = build.case()
    build.plan(made, PlanState.WORKING)
    assert _counted(made) == {"overrides": 1}
    build.plan(made, PlanState.FINAL)
    build.plan(made, PlanState.FINAL)
    assert _counted(made) == {"overrides": 1, "made": 1, "versions": 2}


@pytest.mark.parametrize(
    ("present", "both"),
    [
        ([Principal.KOMMUN, Principal.REGION], 1),
        ([Principal.KOMMUN, Principal.SCHOOL], 0),
        ([Principal.SHARED], 1),
    ],
)
def test_both_principals_are_counted_by_any_unit(present, both):
    made = build.case()
    meeting = build.meeting(made, on=DAY, is_held=True)
    for principal in present:
        build.sent(meeting, build.unit("X", principal), is_present=True)
    dental = build.unit("Tand", Principal.REGION, is_dental=True)
    build.sent(meeting, dental, is_present=True)
    build.meeting(made, on=DAY)
    found = _counted(made)
    assert (found["meetings"], found.get("meetings_both_principals", 0)) == (1, both)


def test_an_absence_because_of_the_placement_is_counted():
    made = build.case()
    meeting = build.meeting(made, on=DAY, is_held=True)
    build.sent(meeting, build.unit("A"), is_present=False, absence_reason="redan_placerad")
    assert _counted(made)["principals_absent_invalid"] == 1


def test_a_goal_counts_once_by_its_latest_result_of_the_year():
    made = build.case()
    plan = build.plan(made, PlanState.FINAL)
    goal = plan.needs[0].goals[0]
    for days, outcome in ((40, GoalOutcome.REACHED), (20, GoalOutcome.NOT)):
        held = DAY + timedelta(days=days)
        row = FollowUp(case_id=made.id, plan_id=plan.id, held_on=held, planned_on=DAY)
        row.goals.append(GoalResult(follow_up_id=row.id, goal_id=goal.id, outcome=outcome))
        row.goals.append(GoalResult(follow_up_id=row.id, goal_id=plan.needs[1].goals[0].id))
        made.follow_ups.append(row)
    found = _counted(made)
    assert (found["goals_reached"], found["followups_held"]) == (1, 2)
    assert "goals_not" not in found
    assert "followups_on_time" not in found


def test_children_grounds_paths_and_unmet_needs_are_counted():
    made = build.case()
    for _ in range(2):
        made.concerns.append(ConcernDecision(case_id=made.id, on=DAY, decision=Concern.REPORTED))
    made.legal_grounds.append(LegalGround(case_id=made.id, on=DAY))
    build.unable(made)
    plan = build.plan(made, recorded_at=build.moment(DAY))
    plan.needs[0].is_unmet = True
    assert _counted(made) == {
        "concerns_reported": 1,
        "grounds": 1,
        "incapacity_path": 1,
        "unmet_needs": 1,
    }


def test_the_deceased_are_among_the_closed():
    made = build.case()
    made.closed_on = DAY
    assert _counted(made) == {"closed": 1}
    made.person.deceased_on = DAY
    assert _counted(made) == {"closed": 1, "closed_deceased": 1}


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5")]
)
def test_a_small_number_is_not_printed(count, text):
    assert statistics.printed(count) == text


def test_a_year_is_a_calendar_year():
    made = build.case()
    made.closed_on = date(YEAR, 12, 31)
    assert _counted(made, YEAR) == {"closed": 1}
