"""Random edits of a plan: ids never change, nothing is lost, undo returns the exact state."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain import differences
from sipdesk.domain.differences import Kind
from sipdesk.domain.model import DutyRole, Owner, Plan, PlanState, Principal
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules import flags
from sipdesk.services import cases, duties, follow_ups, office, plans, registered
from sipdesk.services.plan_rows import goals_of, interventions_of, shown

from .conftest import TODAY, Desk

Undo = Callable[[], object]


def picture(plan: Plan) -> list[tuple[Any, ...]]:
    """Everything about the rows that a user can see or get back."""
    found: list[tuple[Any, ...]] = []
    for need in sorted(plan.needs, key=lambda row: str(row.id)):
        found.append((need.id, need.position, need.removed_at is None, need.words))
        for goal in need.goals:
            words = (goal.text, goal.is_own_words, goal.original, goal.is_long)
            found.append((goal.id, goal.need_id, goal.position, goal.removed_at is None, *words))
            found += [
                (row.id, row.goal_id, row.position, row.removed_at is None, *_held(row))
                for row in goal.interventions
            ]
    return sorted(found, key=str)


def _held(row: Any) -> tuple[Any, ...]:
    return row.what, row.owner, row.waits_for_id, row.is_screening, row.latest_on


def order(plan: Plan) -> list[UUID]:
    """The rows as they are read."""
    return [
        row.id
        for need in shown(plan.needs)
        for goal in shown(need.goals)
        for row in shown(goal.interventions)
    ]


@pytest.fixture
def begun(desk: Desk) -> UUID:
    """A draft with two needs, three goals and eight rows."""
    case_id = desk.new_case()
    desk.plan(case_id)
    need = desk.do(plans.add_need, case_id, words="Jag vill sova.")
    for text in ("Jag sover.", "Jag orkar."):
        goal = desk.do(plans.add_goal, case_id, need_id=need.id, text=text)
        desk.do(plans.add_lines, case_id, goal_id=goal.id, lines=["Ett", "Två", "Tre"])
    return case_id


def _pack(session: Any, case_id: UUID) -> Any:
    return office.pack_for(session, cases.load(session, case_id))


class Editor:
    """Does one edit after another and remembers how each is undone."""

    def __init__(self, desk: Desk, case_id: UUID) -> None:
        self.desk, self.case_id = desk, case_id
        self.undos: list[Undo] = []

    @property
    def plan(self) -> Plan:
        return self.desk.case(self.case_id).plans[0]

    def do(self, verb: Any, **fields: Any) -> Any:
        return self.desk.do(verb, self.case_id, **fields)

    def edit(self, kind: str, one: int, other: int) -> None:
        rows = [row for row in interventions_of(self.plan) if row.removed_at is None]
        goals = list(goals_of(self.plan))
        if kind == "lines":
            goal = goals[one % len(goals)]
            made = self.do(plans.add_lines, goal_id=goal.id, lines=["A", "  ", "B"])
            self.undos.append(lambda: self.do(plans.remove_rows, row_ids=made))
        elif rows:
            getattr(self, f"_{kind}")(rows[one % len(rows)], goals, other)

    def _remove(self, row: Any, _goals: Any, _other: int) -> None:
        self.do(plans.remove_row, row_id=row.id)
        self.undos.append(lambda: self.do(plans.restore_row, row_id=row.id))

    def _move(self, row: Any, goals: Any, other: int) -> None:
        goal = next(each for each in goals if each.id == row.goal_id)
        before = [each.id for each in shown(goal.interventions)].index(row.id)
        self.do(plans.move_row, row_id=row.id, to=other)
        self.undos.append(lambda: self.do(plans.move_row, row_id=row.id, to=before))

    def _under(self, row: Any, goals: Any, other: int) -> None:
        to = goals[other % len(goals)].id
        place = self.do(plans.move_under, row_id=row.id, parent_id=to)
        self.undos.append(
            lambda: self.do(
                plans.move_under,
                row_id=row.id,
                parent_id=place.parent_id,
                position=place.position,
            )
        )

    def _goal(self, row: Any, goals: Any, other: int) -> None:
        needs = self.plan.needs
        place = self.do(
            plans.move_under, row_id=row.goal_id, parent_id=needs[other % len(needs)].id
        )
        self.undos.append(
            lambda: self.do(
                plans.move_under,
                row_id=row.goal_id,
                parent_id=place.parent_id,
                position=place.position,
            )
        )

    def _whole(self, row: Any, _goals: Any, _other: int) -> None:
        """A need with all that hangs on it, or a goal, goes and comes back."""
        goal = next(each for each in goals_of(self.plan) if each.id == row.goal_id)
        key = goal.need_id if _other % 2 else goal.id
        self.do(plans.remove_row, row_id=key)
        self.undos.append(lambda: self.do(plans.restore_row, row_id=key))

    def _change(self, row: Any, _goals: Any, other: int) -> None:
        before = {name: getattr(row, name) for name in ("what", "is_screening", "latest_on")}
        after = {"what": f"Annat {other}", "is_screening": other % 2 == 0, "latest_on": None}
        self._set(row, before, after)

    def _waits(self, row: Any, _goals: Any, other: int) -> None:
        rows = [each for each in interventions_of(self.plan) if each.removed_at is None]
        before, after = (
            {"waits_for_id": row.waits_for_id},
            {"waits_for_id": rows[other % len(rows)].id},
        )
        self._set(row, before, after)

    def _set(self, row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
        change = plans.change_intervention
        try:
            self.do(change, intervention_id=row.id, **after)
        except RuleError:  # a circle: nothing has changed
            return
        self.undos.append(lambda: self.do(change, intervention_id=row.id, **before))

    def _words(self, row: Any, goals: Any, other: int) -> None:
        goal = next(each for each in goals if each.id == row.goal_id)
        if not goal.is_own_words:
            return
        change, which = plans.change_goal, {"goal_id": goal.id}
        self.do(change, **which, is_own_words=False, text=f"Personalens {other}", is_long=True)
        self.undos.append(lambda: self.do(change, **which, is_own_words=True, is_long=False))


EDITS = st.tuples(
    st.sampled_from(
        ["remove", "move", "under", "goal", "lines", "whole", "change", "waits", "words"]
    ),
    st.integers(0, 9),
    st.integers(0, 9),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=st.lists(EDITS, min_size=1, max_size=9))
def test_undoing_every_edit_returns_the_exact_state(
    desk: Desk, begun: UUID, edits: list[tuple[str, int, int]]
) -> None:
    editor = Editor(desk, begun)
    before, read = picture(editor.plan), order(editor.plan)
    known = {entry[0] for entry in before}
    for kind, one, other in edits:
        editor.edit(kind, one, other)
        assert known <= {entry[0] for entry in picture(editor.plan)}  # nothing is lost
    while editor.undos:
        editor.undos.pop()()
    after = [entry for entry in picture(editor.plan) if entry[0] in known]
    assert after == before
    assert order(editor.plan) == read


def test_a_change_clears_only_the_confirmation_of_the_unit_whose_row_it_is(desk: Desk) -> None:
    case_id = desk.new_case()
    plan = desk.plan(case_id)
    units = desk.units()
    first = next(interventions_of(desk.case(case_id).plans[0]))
    other = desk.do(
        plans.add_intervention,
        case_id,
        goal_id=first.goal_id,
        what="Samtal",
        owner=Owner.REGION,
        unit_id=units["Beroendemottagningen"].id,
    )
    desk.do(plans.send_for_confirmation, case_id, plan_id=plan.id)
    assert desk.case(case_id).plans[0].is_for_confirmation
    for row in (first, other):
        desk.do(plans.confirm_plan, case_id, plan_id=plan.id, unit_id=row.unit_id)
    desk.do(plans.change_intervention, case_id, intervention_id=other.id, what="Samtal om sömn")
    left = desk.case(case_id).plans[0].confirmations
    assert [row.unit_id for row in left] == [first.unit_id]
    desk.do(plans.take_back, case_id, plan_id=plan.id)
    assert not desk.case(case_id).plans[0].is_for_confirmation


def test_a_draft_without_rows_is_not_sent_and_a_final_one_is_not_sent_again(desk: Desk) -> None:
    case_id = desk.new_case()
    plan = desk.do(plans.start_plan, case_id)
    with pytest.raises(RuleError, match=r"plan\.intervention\.missing"):
        desk.do(plans.send_for_confirmation, case_id, plan_id=plan.id)
    whole = desk.whole()
    with pytest.raises(RuleError, match=r"plan\.final\.read_only"):
        desk.do(plans.send_for_confirmation, whole, plan_id=desk.case(whole).plans[0].id)


def test_two_versions_are_compared_by_lineage(desk: Desk) -> None:
    case_id = desk.whole()
    new = desk.do(plans.new_version, case_id)
    row = next(interventions_of(next(p for p in desk.case(case_id).plans if p.id == new.id)))
    desk.do(plans.change_intervention, case_id, intervention_id=row.id, function="samordnare")
    desk.do(plans.add_lines, case_id, goal_id=row.goal_id, lines=["Något nytt"])
    old, newer = desk.case(case_id).plans
    found = [(each.kind, each.what) for each in differences.between(old, newer)]
    assert (Kind.CHANGED, "Boendestöd två gånger i veckan") in found
    assert (Kind.NEW, "Något nytt") in found
    desk.do(plans.remove_row, case_id, row_id=row.id)
    old, newer = desk.case(case_id).plans
    found = [(each.kind, each.what) for each in differences.between(old, newer)]
    assert (Kind.ENDED, "Boendestöd två gånger i veckan") in found
    assert differences.between(old, old) == []


def test_a_row_that_waits_for_another_waits_for_its_copy_in_the_next_version(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    desk.meeting(case_id)
    plan = desk.plan(case_id)
    first = next(interventions_of(desk.case(case_id).plans[0]))
    desk.do(
        plans.add_intervention,
        case_id,
        goal_id=first.goal_id,
        what="Behandling",
        owner=Owner.PERSON,
        latest_on=date(2026, 5, 1),
        waits_for_id=first.id,
    )
    desk.do(plans.finalise, case_id, plan_id=plan.id)
    desk.do(plans.new_version, case_id)
    rows = list(interventions_of(desk.case(case_id).plans[1]))
    assert rows[1].waits_for_id == rows[0].id != first.id


def test_rows_that_would_wait_in_a_circle_are_refused_at_the_field(desk: Desk, begun: UUID) -> None:
    rows = [row for row in interventions_of(desk.case(begun).plans[0]) if row.what in "EttTvåTre"]
    first, second, third = rows[:3]
    change = plans.change_intervention
    desk.do(change, begun, intervention_id=first.id, waits_for_id=second.id)
    desk.do(change, begun, intervention_id=second.id, waits_for_id=third.id)
    for wrong in (first, third):  # through the others, and itself
        with pytest.raises(RuleError) as refused:
            desk.do(change, begun, intervention_id=third.id, waits_for_id=wrong.id)
        [problem] = refused.value.problems
        assert (problem.field, problem.row) == ("waits_for_id", third.id)
    assert problem.values["rows"] == "”Tre” → ”Tre”"
    desk.do(change, begun, intervention_id=second.id, waits_for_id=None)
    desk.do(change, begun, intervention_id=third.id, waits_for_id=first.id)


def test_the_persons_own_words_stay_with_a_goal_that_the_staff_write(desk: Desk) -> None:
    case_id = desk.new_case()
    goal = next(goals_of(desk.plan(case_id)))
    which = {"goal_id": goal.id}
    desk.do(plans.change_goal, case_id, **which, is_own_words=False, text="Trygg bostad")
    kept = next(goals_of(desk.case(case_id).plans[0]))
    assert (kept.text, kept.original) == ("Trygg bostad", "Jag trivs hemma.")
    desk.do(plans.change_goal, case_id, **which, is_own_words=True)
    kept = next(goals_of(desk.case(case_id).plans[0]))
    assert (kept.text, kept.original) == ("Jag trivs hemma.", "")


def test_a_follow_up_of_medicines_is_done_on_a_day_by_somebody(desk: Desk) -> None:
    case_id = desk.whole()
    row = next(interventions_of(desk.case(case_id).plans[0]))
    keep, which = plans.keep_promise, {"intervention_id": row.id}
    with pytest.raises(RuleError) as refused:
        desk.do(keep, case_id, **which, done_on=date(2026, 3, 13))
    assert refused.value.problems[0].field == "done_on"
    desk.do(keep, case_id, **which, done_on=TODAY, done_by="Hälsocentralen")
    done = next(interventions_of(desk.case(case_id).plans[0]))
    assert (done.is_kept, done.done_on, done.done_by) == (True, TODAY, "Hälsocentralen")
    desk.do(keep, case_id, **which, is_kept=False)
    undone = next(interventions_of(desk.case(case_id).plans[0]))
    assert (undone.is_kept, undone.done_on, undone.done_by) == (False, None, "")


def test_who_is_responsible_is_kept_with_its_days(desk: Desk) -> None:
    case_id = desk.whole()
    desk.do(
        plans.change_duty,
        case_id,
        role=DutyRole.COORDINATOR,
        name="Lena Påhitt",
        phone="0980-319 211",
        since=date(2026, 4, 1),
    )
    case = desk.case(case_id)
    before = duties.holder(case, DutyRole.COORDINATOR, TODAY)
    after = duties.holder(case, DutyRole.COORDINATOR, date(2026, 4, 1))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Sara Påhitt", "Lena Påhitt")
    with pytest.raises(RuleError, match=r"duty\.name\.missing"):
        desk.do(plans.change_duty, case_id, role=DutyRole.COORDINATOR, name=" ")


def test_all_else_unchanged_can_be_taken_back(desk: Desk) -> None:
    case_id = desk.whole()
    found = desk.do(follow_ups.start_follow_up, case_id)
    made = desk.do(follow_ups.keep_untouched, case_id, follow_up_id=found.id)
    assert len(made) == 1
    assert desk.do(follow_ups.keep_untouched, case_id, follow_up_id=found.id) == []
    desk.do(follow_ups.undo_untouched, case_id, follow_up_id=found.id, intervention_ids=made)
    assert desk.case(case_id).follow_ups[0].promises[0].onward is None


def test_the_scale_and_the_method_are_optional_and_can_be_taken_away(desk: Desk) -> None:
    case_id = desk.whole()
    found = desk.do(follow_ups.start_follow_up, case_id)
    goal = next(goals_of(desk.case(case_id).plans[0]))
    values = {"follow_up_id": found.id, "goal_id": goal.id}
    assert desk.do(follow_ups.set_goal_result, case_id, scale=4, **values).scale == 4
    assert desk.do(follow_ups.set_goal_result, case_id, scale=0, **values).scale is None
    with pytest.raises(ValueError, match="five steps"):
        desk.do(follow_ups.set_goal_result, case_id, scale=6, **values)
    desk.do(follow_ups.change_follow_up, case_id, follow_up_id=found.id, method="Samtal")
    assert desk.case(case_id).follow_ups[0].method == "Samtal"


def test_a_plan_on_paper_becomes_a_final_version_with_its_scan(desk: Desk) -> None:
    scan = b"%PDF-1.4 an invented scan"
    case = desk.do(
        registered.register_plan,
        given="Robin",
        family="Exempelsson",
        made_on=date(2026, 1, 15),
        responsible_principal=Principal.REGION,
        followup_on=date(2026, 4, 15),
        followup_caller="Sara Påhitt",
        scan=scan,
    )
    plan = desk.case(case.id).plans[0]
    assert (plan.state, plan.version, plan.is_registered) == (PlanState.FINAL, 1, True)
    kept = desk.ask(registered.scan_of, case.id, plan_id=plan.id)
    assert (kept.content, kept.variant) == (scan, "pdf")
    found = desk.ask(lambda session: flags.standing(desk.case(case.id), _pack(session, case.id)))
    codes = {flag.problem.code for flag in found}
    assert not {"plan.intervention.missing", "handout.individual.missing"} & codes
    assert "followup.due_soon" in codes
    new = desk.do(plans.new_version, case.id)
    assert (new.version, new.state) == (2, PlanState.DRAFT)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"made_on": None}, "plan.registered.day_missing"),
        ({"made_on": date(2027, 1, 1)}, "date.in_future"),
        ({"followup_on": date(2025, 1, 1)}, "date.reversed"),
        ({"responsible_principal": None}, "plan.responsible_principal.missing"),
        ({"scan": b"MZ a program"}, "scan.kind"),
        ({"given": "", "family": ""}, "person.name.missing"),
    ],
)
def test_a_plan_on_paper_with_gaps_is_refused_at_the_field(
    desk: Desk, fields: dict[str, Any], code: str
) -> None:
    values = {
        "given": "Robin",
        "family": "Exempelsson",
        "made_on": date(2026, 1, 15),
        "responsible_principal": Principal.REGION,
    }
    with pytest.raises(RuleError, match=code.replace(".", r"\.")):
        desk.do(registered.register_plan, **{**values, **fields})
