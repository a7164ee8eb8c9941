"""Follow-up, promises, and what concerns the whole case, rule by rule."""

from datetime import date, timedelta

import pytest

from sipdesk.domain.model import (
    FollowUp,
    Handover,
    Owner,
    PlanState,
    PromiseOutcome,
    PromiseResult,
    Protection,
)
from sipdesk.domain.rules import flags
from tests.domain import build
from tests.domain.build import (
    DAY,
    LATER,
    codes,
    judge,
    one_of,
)


def _final():
    made = build.case()
    plan = build.plan(made, PlanState.FINAL)
    return made, plan


def test_a_promise_is_late_the_day_after_its_date_until_it_is_kept():
    made, plan = _final()
    first = next(row for need in plan.needs for goal in need.goals for row in goal.interventions)
    late = first.latest_on + timedelta(days=1)
    assert "plan.intervention.overdue" not in codes(made, first.latest_on)
    assert codes(made, late).count("plan.intervention.overdue") == 2
    first.is_kept = True
    assert codes(made, late).count("plan.intervention.overdue") == 1
    second = plan.needs[1].goals[0].interventions[0]
    held = FollowUp(case_id=made.id, plan_id=plan.id, held_on=DAY)
    held.promises.append(
        PromiseResult(follow_up_id=held.id, intervention_id=second.id, outcome=PromiseOutcome.DONE)
    )
    made.follow_ups.append(held)
    assert "plan.intervention.overdue" not in codes(made, late)


def test_the_persons_own_rows_are_never_late():
    made, plan = _final()
    for need in plan.needs:
        need.goals[0].interventions[0].owner = Owner.PERSON
    assert "plan.intervention.overdue" not in codes(made, date(2030, 1, 1))


def test_the_follow_up_is_soon_then_late_then_held():
    made, plan = _final()
    due = plan.followup_on
    assert "followup.due_soon" not in codes(made, due - timedelta(days=15))
    assert one_of(made, "followup.due_soon", due - timedelta(days=14)).due == due
    assert "followup.overdue" not in codes(made, due)
    assert one_of(made, "followup.overdue", due + timedelta(days=1)).due == due
    following = due + timedelta(days=30)
    made.follow_ups.append(
        FollowUp(case_id=made.id, plan_id=plan.id, held_on=due, next_on=following)
    )
    assert "followup.overdue" not in codes(made, due + timedelta(days=1))
    assert "followup.overdue" in codes(made, following + timedelta(days=1))
    made.follow_ups.append(FollowUp(case_id=made.id, plan_id=plan.id, held_on=following))
    assert "followup.overdue" not in codes(made, following + timedelta(days=1))


def test_protection_and_packs_are_flagged():
    made = build.case(protection=Protection.SKYDDAD_FOLKBOKFORING)
    assert "protected.active" in codes(made)
    dalarna = build.pack("dalarna-2021")
    assert {"pack.unverified", "pack.not_valid"} <= set(codes(made, DAY, dalarna))
    assert "pack.not_valid" in codes(made, date(2020, 1, 1), dalarna)
    assert "pack.not_valid" not in codes(made, date(2023, 1, 1), dalarna)
    assert "pack.not_valid" not in codes(made)


def test_a_hand_over_is_told_that_day():
    made = build.case()
    made.handovers.append(Handover(case_id=made.id, on=DAY, to_name="Eva Låtsasson"))
    assert one_of(made, "case.handed_over").values == {"name": "Eva Låtsasson"}
    assert "case.handed_over" not in codes(made, LATER)


@pytest.mark.parametrize("field", ["closed", "deceased"])
def test_a_closed_case_and_a_deceased_person_have_no_problems(field):
    made = build.case()
    judge(made)
    assert codes(made)
    if field == "closed":
        made.closed_on = DAY
    else:
        made.person.deceased_on = DAY
    assert codes(made) == []


def test_the_heaviest_problems_come_first():
    made = build.case()
    judge(made)
    build.plan(made, followup_on=None)
    found = [problem.severity for problem in flags.problems(made, DAY, build.pack())]
    assert found == sorted(found, reverse=True)
