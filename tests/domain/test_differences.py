"""Two versions of a plan: nothing that a version keeps escapes the comparison."""

from uuid import uuid4

import pytest

from sipdesk.domain import differences
from sipdesk.domain.difference_fields import FIELDS
from sipdesk.domain.differences import Code, Kind, Part, Value
from sipdesk.domain.model import Goal, Intervention, Need, OwnPart, Plan, RelatedPlan

ALWAYS = {"id", "recorded_at", "lineage_id", "removed_at", "position"}
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
    compared = {*FIELDS[PARTS[kind].value], *FIELDS["place"]}
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
