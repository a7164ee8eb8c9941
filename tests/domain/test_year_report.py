"""What cases add to the yearly report, and that no two of its figures tell a small group apart."""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk import clock
from sipdesk.domain import suppression, year_facts, year_figures
from sipdesk.domain.model import (
    Answer,
    Bidding,
    Deviation,
    DeviationKind,
    Disagreement,
    DisagreementStep,
    FollowUp,
    GoalOutcome,
    GoalResult,
    HomeCounty,
    Liability,
    NeedRaised,
    Placement,
    PlacementGround,
    PlanConfirmation,
    PlanState,
    Principal,
    Role,
    StepLevel,
    Viewpoint,
)
from sipdesk.domain.placements import AT_HOME
from sipdesk.domain.rules.calling import ALREADY_PLACED
from sipdesk.domain.suppression import Form
from sipdesk.domain.year_figure import Kind, Topic
from tests.domain import build
from tests.domain.build import DAY, offer

YEAR, AFTER = DAY.year, date(2027, 1, 14)
WEEK = timedelta(days=7)


def counted(made, day=AFTER, pack=None, year=YEAR):
    """Figure → part → how many; days of a middle as they are."""
    found = year_facts.gathered(year_facts.facts_of(made, year, day, pack or build.pack()))
    return {
        (key, part): sum(numbers)
        for key, parts in found.items()
        for part, numbers in parts.items()
        if any(numbers)
    }


def raised(made, on=DAY, role=Role.PRINCIPAL, principal=Principal.KOMMUN):
    made.needs_raised.append(NeedRaised(case_id=made.id, on=on, by_role=role, principal=principal))


def test_an_empty_case_adds_nothing():
    assert counted(build.case()) == {}


def test_the_last_answer_to_each_offer_counts_and_no_answer_is_no_no():
    made = build.case()
    offer(made, Answer.LATER, Answer.YES)
    offer(made, Answer.NO)
    offer(made)
    assert counted(made) == {
        ("offered", "n"): 3,
        ("answers", "yes"): 1,
        ("answers", "no"): 1,
        ("answers", "none"): 1,
    }
    assert counted(made, year=YEAR + 1) == {}


def test_days_from_the_need_to_the_first_step_and_to_the_meeting():
    made = build.case()
    raised(made)
    met = build.meeting(made, on=DAY + WEEK * 3, is_held=True, is_person_present=True)
    build.sent(met, build.unit("Psykiatrin"), sent_on=DAY + WEEK, bidding=Bidding.CALLED)
    found = counted(made)
    assert found["to_first_step", "days"] == 7
    assert found["to_meeting", "days"] == 21
    assert found["initiated", "kommun"] == 1
    assert found["person_present", "yes"] == 1


def test_called_units_that_stayed_away_are_told_by_reason():
    made = build.case()
    met = build.meeting(made, on=DAY, is_held=True)
    for reason, is_valid in (
        ("", None),
        (ALREADY_PLACED, False),
        ("Sjuk", True),
        ("Hinner ej", False),
    ):
        build.sent(
            met,
            build.unit(reason or "x"),
            bidding=Bidding.CALLED,
            is_present=False,
            absence_reason=reason,
            is_absence_valid=is_valid,
        )
    build.sent(met, build.unit("AF", Principal.OTHER), bidding=Bidding.INVITED, is_present=False)
    found = counted(made)
    parts = ("untold", "already_placed", "accepted", "other")
    assert [found["absences", part] for part in parts] == [1, 1, 1, 1]
    assert found["both_principals", "others"] == 1
    assert found["all_called", "no"] == 1


def test_a_follow_up_is_on_time_late_or_not_held():
    made = build.case()
    first = build.plan(made, PlanState.FINAL, followup_on=DAY + WEEK)
    follow = FollowUp(case_id=made.id, plan_id=first.id, planned_on=DAY + WEEK, held_on=DAY + WEEK)
    made.follow_ups.append(follow)
    assert counted(made)["followed_up", "on_time"] == 1
    follow.held_on = DAY + WEEK * 2
    assert counted(made)["followed_up", "late"] == 1
    build.plan(made, PlanState.FINAL, followup_on=DAY + WEEK * 4)
    assert counted(made)["followed_up", "not_held"] == 1
    assert ("followed_up", "not_held") not in counted(made, day=DAY + WEEK * 4)
    made.closed_on = DAY + WEEK * 3
    assert ("followed_up", "not_held") not in counted(made)


def test_promises_are_told_once_their_day_has_passed():
    made = build.case()
    plan = build.plan(made, PlanState.FINAL)
    plan.needs[0].goals[0].interventions[0].is_kept = True
    found = counted(made)
    assert (found["promises", "part"], found["promises", "others"]) == (1, 1)
    assert found["whole_rows", "part"] == 1
    assert found["responsible", "part"] == 1
    assert not [key for key in counted(made, day=DAY + timedelta(days=30)) if key[0] == "promises"]
    plan.needs[1].goals[0].interventions[0].latest_on = None
    assert counted(made)["whole_rows", "others"] == 1


def test_goals_are_told_with_the_persons_own_rating():
    made = build.case()
    plan = build.plan(made, PlanState.FINAL)
    goals = [need.goals[0] for need in plan.needs]
    row = FollowUp(case_id=made.id, plan_id=plan.id, planned_on=DAY, held_on=DAY)
    for goal, outcome, scale in (
        (goals[0], GoalOutcome.PARTLY, 5),
        (goals[1], GoalOutcome.NOT, None),
    ):
        row.goals.append(
            GoalResult(follow_up_id=row.id, goal_id=goal.id, outcome=outcome, scale=scale)
        )
    made.follow_ups.append(row)
    found = counted(made)
    assert (found["goals", "partly"], found["goals", "not"]) == (1, 1)
    assert (found["rated", "high"], found["rated", "none"]) == (1, 1)


def placed(made, **fields):
    values = {
        "placed_on": DAY,
        "decided_on": DAY,
        "ground": PlacementGround.SOL,
        "is_acute": True,
        "reasons": ["alkohol", "samsjuklighet"],
        "sip_due_on": DAY + WEEK,
        "cost_due_on": DAY + WEEK * 2,
        "home_county": HomeCounty.OTHER,
        "health_route": AT_HOME,
    }
    row = Placement(case_id=made.id, **{**values, **fields})
    made.placements.append(row)
    return row


def test_a_placement_tells_motive_content_and_both_clocks():
    made = build.case()
    row = placed(made, cost_settled_on=DAY + WEEK, liability=Liability.SIGNED, social="a")
    build.plan(made)
    found = counted(made)
    assert found["reason_alkohol", "part"] == 1
    assert found["reason_spel", "others"] == 1
    assert found["content", "other"] == 2
    assert found["routes", "home_signed"] == 1
    assert found["sip", "none"] == 1
    assert found["cost", "in_time"] == 1
    assert found["assessed", "others"] == 1
    assert found["county", "other"] == 1
    row.cost_settled_on = DAY + WEEK * 3
    row.discharged_on = DAY + WEEK
    found = counted(made)
    assert (found["cost", "late"], found["days_placed", "days"]) == (1, 7)


def test_a_sip_is_before_within_the_week_late_or_not_held():
    for on, part in ((DAY - WEEK, "before"), (DAY + WEEK, "week"), (DAY + WEEK * 2, "late")):
        made = build.case()
        placed(made)
        met = build.meeting(made, on=on, is_held=True)
        for principal in (Principal.KOMMUN, Principal.REGION):
            build.sent(met, build.unit(principal.value, principal), is_present=True)
        assert counted(made)["sip", part] == 1
    made = build.case()
    placed(made, sip_due_on=None, cost_due_on=None)
    assert (counted(made)["sip", "other"], counted(made)["cost", "other"]) == (1, 1)


def test_every_figure_of_placements_is_about_the_same_whole():
    """Were one about a part of another, the difference between their wholes could be small."""
    made = build.case()
    placed(made)
    placed(made, is_acute=False, health_route="", ground=None, reasons=[], sip_due_on=None)
    found = counted(made)
    wholes = Counter()
    for (key, _part), number in found.items():
        wholes[key] += number
    pack = build.pack()
    own = [figure.key for figure in year_figures.figures(pack) if figure.topic is Topic.HVB]
    left = {"days_placed", "content", "discharges", "discharge_calls"}
    assert {wholes[key] for key in own if key not in left} == {2}


def test_failures_in_cooperation_are_told_by_kind_and_level():
    made = build.case()
    for kind in (DeviationKind.NOT_PRESENT, DeviationKind.OTHER):
        made.deviations.append(Deviation(case_id=made.id, on=DAY, kind=kind, is_system_fault=True))
    open_row = Disagreement(case_id=made.id, opened_on=DAY)
    open_row.steps.append(
        DisagreementStep(disagreement_id=open_row.id, level=StepLevel.ARENA, on=DAY)
    )
    made.disagreements += [open_row, Disagreement(case_id=made.id, opened_on=DAY, inside="kommun")]
    made.viewpoints += [
        Viewpoint(case_id=made.id, on=DAY, answered_on=DAY),
        Viewpoint(case_id=made.id, on=DAY, is_system_fault=True),
    ]
    assert counted(made) == {
        ("deviations", "uteblivet_deltagande"): 1,
        ("deviations", "annat"): 1,
        ("disagreements", "arena"): 1,
        ("inside", "n"): 1,
        ("faults", "n"): 3,
        ("views", "part"): 1,
        ("views", "others"): 1,
    }


def test_the_own_routine_is_told_only_where_days_are_set():
    made = build.case()
    raised(made)
    met = build.meeting(made, on=DAY + WEEK, is_held=True)
    build.sent(met, build.unit("A"), replied_on=DAY + timedelta(days=3))
    build.sent(met, build.unit("B"))
    plan = build.plan(made, PlanState.FINAL)
    region = build.unit("Psykiatrin")
    row = plan.needs[0].goals[0].interventions[0]
    row.unit_id, row.unit, row.owner = region.id, region, "region"
    keys = {name for name, _part in counted(made)}
    assert not keys & set(year_figures.ROUTINES)
    pack = build.pack(start_warning_days=5, reply_days=3, confirmation_warn_days=10)
    found = counted(made, pack=pack)
    assert found["start_warning_days", "within"] == 1
    assert (found["reply_days", "within"], found["reply_days", "after"]) == (1, 1)
    assert found["confirmation_warn_days", "after"] == 1
    early = counted(made, pack=pack, day=DAY + WEEK)
    assert early["confirmation_warn_days", "waits"] == 1
    plan.confirmations.append(PlanConfirmation(plan_id=plan.id, unit_id=region.id, on=DAY))
    assert counted(made, pack=pack)["confirmation_warn_days", "within"] == 1
    named = [figure.key for figure in year_figures.figures(pack)]
    assert set(year_figures.ROUTINES) <= set(named)


def test_a_discharge_call_within_three_days():
    from sipdesk.domain.model import Discharge, ReadyNotice

    made = build.case()
    at = datetime(2026, 3, 2, 9, tzinfo=clock.STOCKHOLM)
    row = Discharge(case_id=made.id, admitted_at=at, call_at=at + WEEK)
    row.notices.append(ReadyNotice(discharge_id=row.id, sent_at=at, call_due_on=date(2026, 3, 5)))
    made.discharges.append(row)
    assert counted(made) == {("discharges", "n"): 1, ("discharge_calls", "others"): 1}


@settings(max_examples=25)
@given(st.data())
def test_whatever_the_numbers_are_no_figure_shows_a_small_one(data):
    """Every number that a figure shows, and what is left of its whole, is none or five at least."""
    few = st.integers(0, 12)
    for figure in year_figures.figures(build.pack()):
        parts = {
            Kind.COUNT: ("n",),
            Kind.SHARE: ("part", "others"),
            Kind.MIDDLE: (),
            Kind.SPLIT: tuple(code for code, _words in figure.parts),
        }[figure.kind]
        numbers = {figure.key: {part: [data.draw(few)] for part in parts}}
        shown = year_figures.shown(figure, numbers)
        for number in (shown.total, *(number for _code, number in shown.parts)):
            assert number is None or not suppression.is_small(number)
        if figure.kind is Kind.SHARE and shown.form is Form.EXACT:
            assert not suppression.is_small((shown.total or 0) - shown.parts[0][1])


def test_the_limit_is_never_under_five():
    figure = next(one for one in year_figures.figures(build.pack()) if one.key == "offered")
    assert year_figures.shown(figure, {"offered": {"n": [3]}}, limit=2).form is Form.FEWER
    assert year_figures.shown(figure, {"offered": {"n": [8]}}, limit=10).form is Form.FEWER
