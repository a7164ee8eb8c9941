"""Two versions of a plan: nothing that a version keeps escapes the comparison."""

import random
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from sipdesk.domain import differences
from sipdesk.domain.difference_disputes import disputes
from sipdesk.domain.difference_fields import FIELDS, FIRST
from sipdesk.domain.difference_order import turned
from sipdesk.domain.differences import Code, Kind, Part, Value
from sipdesk.domain.model import (
    Case,
    Disagreement,
    DisagreementStep,
    Goal,
    Intervention,
    Need,
    OwnPart,
    Plan,
    PlanState,
    RelatedPlan,
    StepLevel,
)
from tests.domain import build

ALWAYS = {"id", "recorded_at", "lineage_id", "removed_at"}
NOT_COMPARED = {
    # how the version came to be, and what is noted beside a final version
    Plan: {
        *("case_id", "version", "state", "meeting_id", "made_from_id", "national_pack"),
        *("county_pack", "child_pack", "finalised_on", "finalised_by", "sent_on"),
        *("is_registered", "override_reason", "override_codes"),
    },
    Need: {"plan_id"},
    Goal: set(),
    Intervention: {"is_kept", "done_on", "done_by", "change"},
    OwnPart: {"plan_id"},
    RelatedPlan: {"plan_id"},
}
PARTS = {
    Plan: Part.WHOLE,
    Need: Part.NEED,
    Goal: Part.GOAL,
    Intervention: Part.ROW,
    OwnPart: Part.OWN,
    RelatedPlan: Part.RELATED,
}
SAID = {"need_id": "under", "goal_id": "under", "waits_for_id": "waits_for"}


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_version_is_compared_or_left_out_by_name(kind: type) -> None:
    stored = set(kind.__table__.columns.keys()) - ALWAYS - NOT_COMPARED[kind]  # type: ignore[attr-defined]
    compared = {*FIELDS[PARTS[kind].value], *FIELDS["place"], *FIELDS["order"]}
    names = {SAID.get(name, name.removesuffix("_id")) for name in stored}
    assert names <= compared
    assert set(FIELDS[PARTS[kind].value]) <= names


def _plan(words: str, goal: str, area: str = "boende") -> tuple[Plan, Need, Need, Goal]:
    plan = Plan(case_id=uuid4())
    first = Need(plan_id=plan.id, words=words, area=area)
    second = Need(plan_id=plan.id, words="Jag sover dåligt.")
    made = Goal(need_id=first.id, text=goal)
    first.goals.append(made)
    plan.needs.extend([first, second])
    return plan, first, second, made


def test_a_goal_that_stands_under_another_need_is_said_by_the_names_of_both() -> None:
    old, one, two, goal = _plan("Jag vill bo kvar.", "Eget hem")
    new, newer_one, newer_two, newer_goal = _plan("Jag vill bo kvar här.", "Eget hem")
    for before, after in ((one, newer_one), (two, newer_two), (goal, newer_goal)):
        after.lineage_id = before.id
    newer_one.goals.remove(newer_goal)
    newer_two.goals.append(newer_goal)
    found = {each.part: each for each in differences.between(old, new)}
    words = FIELDS["need"]["words"]
    assert found[Part.NEED].values == (Value(words, one.words, newer_one.words),)
    moved = Value(FIELDS["place"]["under"], one.words, two.words)
    assert found[Part.GOAL].values == (moved,)
    assert len(found) == 2


def test_a_need_without_words_is_known_by_its_area_and_areas_are_codes() -> None:
    old, need, _two, _goal = _plan("", "Eget hem")
    new, newer, *_rest = _plan("", "Eget hem", area="ekonomi")
    newer.lineage_id = need.id
    first = differences.between(old, new)[0]
    assert (first.kind, first.what) == (Kind.CHANGED, Code(Part.NEED, "ekonomi"))
    area = FIELDS["need"]["area"]
    assert first.values == (Value(area, Code(Part.NEED, "boende"), Code(Part.NEED, "ekonomi")),)


def test_what_i_do_is_the_same_row_in_both_although_its_words_differ() -> None:
    old, new = Plan(case_id=uuid4()), Plan(case_id=uuid4())
    one = OwnPart(plan_id=old.id, text="Jag ringer.")
    old.own_parts.append(one)
    new.own_parts.append(OwnPart(plan_id=new.id, text="Jag ringer Sara.", lineage_id=one.id))
    new.own_parts.append(OwnPart(plan_id=new.id, text="Jag promenerar."))
    kinds = [(each.kind, each.part) for each in differences.between(old, new)]
    assert kinds == [(Kind.CHANGED, Part.OWN), (Kind.NEW, Part.OWN)]


def _row_of(goal: Goal, what: str, same: Intervention | None = None) -> Intervention:
    lineage = {"lineage_id": same.lineage_id or same.id} if same else {}
    row = Intervention(goal_id=goal.id, what=what, **lineage)
    goal.interventions.append(row)
    return row


def _ordered(words: str, among: dict[str, Intervention]) -> tuple[Plan, dict[str, Intervention]]:
    plan, _one, _two, goal = _plan("Jag vill bo kvar.", "Eget hem")
    goal.lineage_id = goal.need_id = UUID(int=1)
    plan.needs[0].lineage_id, plan.needs[1].lineage_id = UUID(int=1), UUID(int=2)
    return plan, {word: _row_of(goal, word, among.get(word)) for word in words}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("ABCD", "ABCD", {}),
        ("ABCD", "BCDA", {"A": ("", "D")}),
        ("ABCD", "DABC", {"D": ("C", "")}),
        ("ABCD", "ACBD", {"C": ("B", "A")}),
        ("ABCD", "CDAB", {"C": ("B", "")}),
        ("ABC", "NAXC", {}),
        ("ABC", "CNB", {"C": ("B", "")}),
    ],
)
def test_a_row_that_was_moved_is_said_by_what_it_stands_after(before, after, told) -> None:
    old, rows = _ordered(before, {})
    new, _rows = _ordered(after, rows)
    changed = [d for d in differences.between(old, new, has_order=True) if d.kind is Kind.CHANGED]
    first = Code(Part.ROW, FIRST)
    word = FIELDS["order"]["position"]
    assert {each.what: each.values for each in changed} == {
        what: (Value(word, was or first, now or first),) for what, (was, now) in told.items()
    }
    assert [d for d in differences.between(old, new) if d.kind is Kind.CHANGED] == []


@pytest.mark.parametrize("number", range(20))
def test_any_new_order_can_be_told_and_the_same_order_never_is(number: int) -> None:
    draw = random.Random(number)
    before = list(range(draw.randint(1, 12)))
    after = draw.sample(before, len(before))
    moved = list(turned(before, after))
    assert (moved == []) is (before == after)
    assert all(was != now for _key, was, now in moved)
    stayed = [key for key in after if key not in {key for key, _was, _now in moved}]
    assert len(moved) < len(before) or len(before) == 1
    for key, _was, now in moved:
        assert after.index(key) == (0 if now is None else after.index(now) + 1)
    assert stayed


DAY = date(2026, 3, 2)
DISPUTE_LEFT_OUT = {
    *("id", "recorded_at", "case_id", "intervention_id", "opened_on", "kind", "inside"),
    *("is_printed", "is_system_fault"),
}


def _two_versions() -> tuple[Case, Plan, Plan, Disagreement]:
    made = build.case()
    old = build.plan(made, PlanState.FINAL)
    new = build.plan(made)
    old.recorded_at, new.recorded_at = build.moment(DAY), build.moment(DAY + timedelta(days=9))
    row = old.needs[0].goals[0].interventions[0]
    view = {"view_kommun": "Regionens.", "view_region": "Kommunens.", "persons_view": "Bådas."}
    found = Disagreement(case_id=made.id, intervention_id=row.id, opened_on=DAY, **view)
    found.recorded_at = build.moment(DAY)
    made.disagreements.append(found)
    return made, old, new, found


def test_every_field_of_a_disagreement_is_told_or_left_out_by_name() -> None:
    stored = set(Disagreement.__table__.columns.keys())  # type: ignore[attr-defined]
    assert stored - DISPUTE_LEFT_OUT == set(FIELDS["dispute"]) - {"step"}


def test_a_disagreement_that_came_after_a_version_is_new_in_the_next_with_each_view() -> None:
    made, old, new, found = _two_versions()
    assert list(disputes(made, old, new)) == []
    found.opened_on = DAY + timedelta(days=1)
    told = next(disputes(made, old, new))
    words = FIELDS["dispute"]
    views = {words["view_kommun"], words["view_region"], words["persons_view"]}
    assert (told.kind, told.part, told.what) == (Kind.NEW, Part.DISPUTE, "Insats beroende")
    assert {value.word for value in told.values} == views
    new.finalised_on = DAY
    assert list(disputes(made, old, new)) == []


def test_what_was_recorded_once_the_next_version_was_begun_is_new_in_it() -> None:
    made, old, new, found = _two_versions()
    found.recorded_at = new.recorded_at
    assert next(disputes(made, old, new)).kind is Kind.NEW


def test_a_step_and_a_solution_after_a_version_are_told_in_the_next() -> None:
    made, old, new, found = _two_versions()
    later = DAY + timedelta(days=2)
    steps = [
        DisagreementStep(disagreement_id=found.id, level=StepLevel.MANAGERS, on=day)
        for day in (DAY, later)
    ]
    for step in steps:
        step.recorded_at = build.moment(step.on)
        found.steps.append(step)
    told = next(disputes(made, old, new))
    step_word = FIELDS["dispute"]["step"]
    assert (told.kind, told.values) == (Kind.CHANGED, (Value(step_word, None, steps[1]),))
    found.solved_on, found.outcome = later, "Regionen svarar."
    told = next(disputes(made, old, new))
    assert [value.after for value in told.values] == [steps[1], later, "Regionen svarar."]
    new.finalised_on = DAY + timedelta(days=1)
    assert list(disputes(made, old, new)) == []
