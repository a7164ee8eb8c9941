"""The plan and what stands before a final version, rule by rule."""

from datetime import date, timedelta

import pytest

from sipdesk.domain.model import (
    Answer,
    HandOut,
    InterventionKind,
    Owner,
    PlanConfirmation,
    PlanState,
    Principal,
    RelatedPlan,
)
from sipdesk.domain.problems import Override, Severity
from sipdesk.domain.rules.before_final import before_final, never_lifted
from tests.domain import build
from tests.domain.build import (
    DAY,
    LATER,
    answer_children,
    called,
    codes,
    one_of,
)

GAPS = {
    "plan.responsible_principal.missing": {"responsible_principal": None},
    "plan.coordinator.missing": {"coordinator_name": " "},
    "plan.followup_date.missing": {"followup_on": None},
    "plan.followup_caller.missing": {"followup_caller": ""},
}


@pytest.mark.parametrize("code", GAPS)
def test_each_point_of_the_law_is_asked_for_and_may_be_overridden(code):
    made = build.case()
    build.plan(made, **GAPS[code])
    found = one_of(made, code)
    assert (found.severity, found.override) == (Severity.BLOCK, Override.WITH_REASON)
    assert found.source


def test_a_whole_plan_has_no_gaps():
    made = build.case()
    answer_children(made)
    build.consent(made)
    draft = build.plan(made)
    assert before_final(made, draft, DAY, build.pack()) == []


def test_a_school_is_never_the_responsible_principal():
    made = build.case()
    build.plan(made, responsible_principal=Principal.SCHOOL)
    assert "plan.responsible_principal.missing" in codes(made)


def test_a_row_needs_one_owner_and_a_latest_date():
    made = build.case()
    plan = build.plan(made)
    row = build.add_row(plan, "boende", owner=None, latest_on=None)
    assert one_of(made, "plan.intervention.owner_missing").row == row.id
    assert one_of(made, "plan.intervention.date_missing").values == {"number": "3"}
    row.owner, row.is_ongoing = Owner.PERSON, True
    assert "plan.intervention.owner_missing" not in codes(made)
    assert "plan.intervention.date_missing" not in codes(made)
    plan.followup_on = None
    assert "plan.intervention.date_missing" in codes(made)


def test_a_shared_unit_also_says_which_principal_answers():
    made = build.case()
    row = build.add_row(build.plan(made), "boende", unit=build.unit("Gemensam", Principal.SHARED))
    assert "plan.intervention.owner_missing" in codes(made)
    row.answering_principal = Principal.REGION
    assert "plan.intervention.owner_missing" not in codes(made)


def test_a_plan_without_rows_lacks_the_first_point():
    made = build.case()
    plan = build.plan(made)
    for need in plan.needs:
        need.removed_at = plan.recorded_at
    assert "plan.intervention.missing" in codes(made)


def test_unmet_needs_and_awaited_decisions_are_shown():
    made = build.case()
    plan = build.plan(made)
    plan.needs[0].is_unmet = True
    row = build.add_row(plan, "boende", needs_decision=True, decision_by_on=LATER)
    assert one_of(made, "plan.need.unmet").row == plan.needs[0].id
    assert one_of(made, "plan.intervention.decision_pending").due == LATER
    row.decided_on = LATER
    assert "plan.intervention.decision_pending" not in codes(made)


def test_a_ticked_circumstance_asks_for_support_for_the_child():
    made = build.case()
    answer_children(made, Answer.YES, hsl_circumstances=["dodsfall"])
    assert "child.support_row.missing" not in codes(made)
    plan = build.plan(made)
    assert one_of(made, "child.support_row.missing").severity is Severity.WARN
    build.add_row(plan, "barn", is_child_support=True)
    assert "child.support_row.missing" not in codes(made)


def test_an_old_person_with_medicines_gets_a_follow_up_of_them():
    made = build.case(date(1941, 8, 23))
    plan = build.plan(made)
    assert "plan.medicine_followup.missing" not in codes(made)
    row = build.add_row(plan, "lakemedel")
    assert "plan.medicine_followup.missing" in codes(made)
    row.is_medicine_followup = True
    assert "plan.medicine_followup.missing" not in codes(made)


def test_many_medicines_count_at_any_age():
    made = build.case()
    made.many_medicines = True
    build.plan(made)
    assert "plan.medicine_followup.missing" in codes(made)


def test_home_health_care_has_a_vardplan_to_list():
    made = build.case()
    plan = build.plan(made)
    build.add_row(plan, "somatik", kind=InterventionKind.MEDICAL)
    assert "related_plan.vardplan.missing" in codes(made)
    plan.related_plans.append(RelatedPlan(plan_id=plan.id, kind="vardplan"))
    assert "related_plan.vardplan.missing" not in codes(made)


def test_the_other_principals_unit_confirms_its_rows():
    made, one = called()
    plan = build.plan(made, PlanState.FINAL)
    build.add_row(plan, "boende", owner=Owner.REGION, unit=one, unit_id=one.id)
    assert one_of(made, "plan.confirmation.missing").severity is Severity.INFO
    pack = build.pack(confirmation_warn_days=7)
    week = DAY + timedelta(days=7)
    assert one_of(made, "plan.confirmation.missing", DAY, pack).severity is Severity.INFO
    assert one_of(made, "plan.confirmation.missing", week, pack).severity is Severity.WARN
    plan.confirmations.append(PlanConfirmation(plan_id=plan.id, unit_id=one.id, on=DAY))
    assert "plan.confirmation.missing" not in codes(made)


def test_a_final_version_is_handed_to_the_person():
    made = build.case()
    plan = build.plan(made, PlanState.FINAL)
    assert (one_of(made, "handout.individual.missing").row, plan.is_final) == (plan.id, True)
    made.hand_outs.append(
        HandOut(case_id=made.id, recipient_kind="person", plan_id=plan.id, on=DAY)
    )
    assert "handout.individual.missing" not in codes(made)


def test_a_reason_lifts_gaps_but_never_consent_or_children():
    made = build.case()
    draft = build.plan(made, followup_on=None)
    found = before_final(made, draft, DAY, build.pack())
    never = {problem.code for problem in never_lifted(found)}
    assert never == {"need.children.unanswered", "consent.missing"}
    assert "plan.followup_date.missing" in {problem.code for problem in found}


def test_a_yes_to_sharing_alone_makes_no_plan():
    made = build.case()
    answer_children(made)
    build.consent(made, make_plan=False)
    found = before_final(made, build.plan(made), DAY, build.pack())
    assert [problem.code for problem in found] == ["consent.missing"]


def test_the_complete_path_stands_in_the_place_of_consent():
    made = build.case()
    answer_children(made)
    build.unable(made)
    assert before_final(made, build.plan(made), DAY, build.pack()) == []
    build.unable(made, whole=False)
    found = before_final(made, made.plans[0], DAY, build.pack())
    assert [problem.code for problem in found] == ["consent.incapacity.assessment_missing"]


def test_a_gap_in_a_phrase_stops_the_version():
    made = build.case()
    answer_children(made)
    build.consent(made)
    draft = build.plan(made)
    build.add_row(draft, "boende", what="Samtal hos [fyll i]")
    found = before_final(made, draft, DAY, build.pack())
    assert [(p.code, p.override) for p in found] == [("plan.phrase.gap_unfilled", Override.NEVER)]
