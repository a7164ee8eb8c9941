"""The plan: rows keep their ids, a final version its words, the next its lineage."""

from datetime import date
from uuid import UUID

import pytest

from sipdesk.domain.model import Owner, PlanState
from sipdesk.domain.problems import RuleError
from sipdesk.services import plans
from sipdesk.services.plan_rows import interventions_of, shown

from .conftest import Desk


def _ready(desk: Desk) -> UUID:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    desk.meeting(case_id)
    return case_id


def test_a_plan_with_gaps_is_not_made_final_without_a_reason(desk: Desk) -> None:
    case_id = _ready(desk)
    plan = desk.plan(case_id, followup_on=None)
    with pytest.raises(RuleError, match=r"plan\.followup_date\.missing"):
        desk.do(plans.finalise, case_id, plan_id=plan.id)
    done = desk.do(plans.finalise, case_id, plan_id=plan.id, override_reason="Dag sätts i veckan.")
    assert done.state is PlanState.WORKING
    assert done.override_codes == ["plan.followup_date.missing"]


def test_no_reason_lifts_a_missing_consent(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.offered(case_id)
    plan = desk.plan(case_id)
    with pytest.raises(RuleError, match=r"consent\.missing"):
        desk.do(plans.finalise, case_id, plan_id=plan.id, override_reason="Det brådskar.")


def test_a_final_version_is_read_only(desk: Desk) -> None:
    case_id = desk.whole()
    row = next(interventions_of(desk.case(case_id).plans[0]))
    for verb, fields in (
        (plans.change_intervention, {"intervention_id": row.id, "what": "Annat"}),
        (plans.change_plan, {"own_words": "Annat"}),
        (plans.add_need, {"area": "boende"}),
        (plans.remove_row, {"row_id": row.id}),
        (plans.start_plan, {}),
    ):
        with pytest.raises(RuleError, match=r"plan\.final\.read_only"):
            desk.do(verb, case_id, **fields)


def test_a_promise_and_a_decision_are_noted_on_a_final_version(desk: Desk) -> None:
    case_id = desk.whole()
    row = next(interventions_of(desk.case(case_id).plans[0]))
    desk.do(plans.keep_promise, case_id, intervention_id=row.id)
    desk.do(plans.decide, case_id, intervention_id=row.id)
    row = next(interventions_of(desk.case(case_id).plans[0]))
    assert row.is_kept
    assert row.decided_on is not None


def test_the_next_version_carries_rows_over_with_lineage_and_marks_changes(desk: Desk) -> None:
    case_id = desk.whole()
    old = desk.case(case_id).plans[0]
    first = next(interventions_of(old))
    desk.do(
        plans.new_version,
        case_id,
        changed={first.id: {"latest_on": date(2026, 9, 30)}},
        followup_on=date(2026, 10, 1),
    )
    new = desk.case(case_id).plans[1]
    row = next(interventions_of(new))
    assert (new.version, new.made_from_id) == (2, old.id)
    assert (row.lineage_id, row.change) == (first.id, "changed")
    assert row.id != first.id
    assert next(interventions_of(desk.case(case_id).plans[0])).latest_on == date(2026, 4, 30)


def test_an_ended_row_is_left_out_of_the_next_version(desk: Desk) -> None:
    case_id = desk.whole()
    row = next(interventions_of(desk.case(case_id).plans[0]))
    desk.do(plans.new_version, case_id, ended=[row.id])
    assert list(interventions_of(desk.case(case_id).plans[1])) == []


def test_a_removed_row_comes_back_with_its_id_and_all_that_hangs_on_it(desk: Desk) -> None:
    case_id = desk.new_case()
    plan = desk.plan(case_id)
    need = plan.needs[0]
    desk.do(plans.remove_row, case_id, row_id=need.id)
    assert shown(desk.case(case_id).plans[0].needs) == []
    desk.do(plans.restore_row, case_id, row_id=need.id)
    again = desk.case(case_id).plans[0].needs[0]
    assert again.id == need.id
    assert again.goals[0].interventions[0].what == "Boendestöd två gånger i veckan"


def test_rows_move_among_their_neighbours_and_keep_their_ids(desk: Desk) -> None:
    case_id = desk.new_case()
    goal = desk.plan(case_id).needs[0].goals[0]
    for what in ("Två", "Tre"):
        desk.do(plans.add_intervention, case_id, goal_id=goal.id, what=what)
    rows = list(interventions_of(desk.case(case_id).plans[0]))
    desk.do(plans.move_row, case_id, row_id=rows[2].id, to=0)
    moved = list(interventions_of(desk.case(case_id).plans[0]))
    assert [row.what for row in moved] == ["Tre", "Boendestöd två gånger i veckan", "Två"]
    assert {row.id for row in moved} == {row.id for row in rows}


def test_a_latest_day_before_the_start_is_refused_at_the_field(desk: Desk) -> None:
    case_id = desk.new_case()
    row = next(interventions_of(desk.plan(case_id)))
    with pytest.raises(RuleError) as refused:
        desk.do(
            plans.change_intervention, case_id, intervention_id=row.id, latest_on=date(2026, 3, 1)
        )
    assert refused.value.problems[0].field == "latest_on"


def test_a_date_and_ongoing_replace_each_other(desk: Desk) -> None:
    case_id = desk.new_case()
    row = next(interventions_of(desk.plan(case_id)))
    which = {"intervention_id": row.id}
    desk.do(plans.change_intervention, case_id, **which, is_ongoing=True)
    row = next(interventions_of(desk.case(case_id).plans[0]))
    assert (row.is_ongoing, row.latest_on) == (True, None)
    desk.do(plans.change_intervention, case_id, **which, latest_on=date(2026, 5, 1))
    row = next(interventions_of(desk.case(case_id).plans[0]))
    assert (row.is_ongoing, row.latest_on) == (False, date(2026, 5, 1))


def test_choosing_a_unit_never_chooses_an_owner(desk: Desk) -> None:
    case_id = desk.new_case()
    goal = desk.plan(case_id).needs[0].goals[0]
    unit = desk.units()["Granby hälsocentral"]
    row = desk.do(plans.add_intervention, case_id, goal_id=goal.id, what="Prov", unit_id=unit.id)
    assert row.owner is None
    changed = desk.do(
        plans.change_intervention, case_id, intervention_id=row.id, owner=Owner.REGION
    )
    assert (changed.owner, changed.unit.name) == (Owner.REGION, "Granby hälsocentral")


def test_a_plan_remembers_the_packs_it_was_made_under(desk: Desk) -> None:
    plan = desk.plan(desk.new_case())
    assert plan.national_pack.startswith("national-2025@")
    assert plan.county_pack.startswith("jh-2026@")
