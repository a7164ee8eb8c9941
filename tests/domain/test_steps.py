"""The eight steps: how far each has come, what a gate stops, and which is next."""

from datetime import timedelta

import pytest

from sipdesk.domain import steps
from sipdesk.domain.model import (
    Answer,
    Bidding,
    FollowUp,
    LegalGround,
    PlanState,
    Preparation,
    Protection,
    Reply,
)
from sipdesk.domain.rules import flags
from sipdesk.domain.steps import Step, StepState
from tests.domain import build
from tests.domain.build import DAY, answer_children, called, judge, offer

STARTED, UNDER_WAY = StepState.NOT_STARTED, StepState.UNDER_WAY
DONE, ATTENTION = StepState.DONE, StepState.NEEDS_ATTENTION


def _state(made, step, day=DAY):
    return steps.state(step, made, day, build.pack())


def test_steps_are_numbered_from_one_to_eight():
    assert [step.number for step in Step] == list(range(1, 9))


def test_an_empty_case_has_begun_nothing():
    made = build.case()
    assert set(steps.states(made, DAY, build.pack()).values()) == {STARTED}
    assert steps.next_open_step(made, DAY, build.pack()) is Step.NEED


def test_need_is_done_with_a_judgement_the_children_and_an_answer():
    made = build.case()
    judge(made)
    assert _state(made, Step.NEED) is ATTENTION
    answer_children(made)
    assert _state(made, Step.NEED) is ATTENTION
    offer(made, Answer.LATER)
    assert _state(made, Step.NEED) is UNDER_WAY
    offer(made, Answer.YES)
    assert _state(made, Step.NEED) is DONE


def test_need_asks_for_no_answer_on_the_path_without_a_position():
    made = build.case()
    judge(made)
    answer_children(made)
    offer(made)
    build.unable(made)
    assert _state(made, Step.NEED) is DONE
    assert _state(made, Step.CONSENT) is DONE


def test_protection_colours_no_step():
    made = build.case(protection=Protection.FINGERADE)
    judge(made)
    answer_children(made)
    offer(made, Answer.YES)
    assert "protected.active" in [p.code for p in flags.problems(made, DAY, build.pack())]
    assert _state(made, Step.NEED) is DONE


def test_consent_is_done_with_both_answers_from_everybody():
    made = build.case()
    judge(made)
    assert _state(made, Step.CONSENT) is STARTED
    row = build.consent(made, share=False)
    assert _state(made, Step.CONSENT) is UNDER_WAY
    row.share = True
    assert _state(made, Step.CONSENT) is DONE
    build.withdraw(row, DAY)
    assert _state(made, Step.CONSENT) is ATTENTION


def test_preparing_is_done_by_answers_or_by_not_wanting_to():
    made = build.case()
    made.preparation = Preparation(case_id=made.id)
    assert _state(made, Step.PREPARE) is UNDER_WAY
    made.preparation.is_declined = True
    assert _state(made, Step.PREPARE) is DONE


def test_calling_is_done_when_all_have_answered_or_the_meeting_is_held():
    made, one = called()
    meeting = build.meeting(made, on=DAY + timedelta(days=9))
    assert _state(made, Step.CALL) is STARTED
    row = build.sent(meeting, one, bidding=Bidding.CALLED)
    assert _state(made, Step.CALL) is UNDER_WAY
    row.reply = Reply.COMES
    assert _state(made, Step.CALL) is DONE
    assert _state(made, Step.MEETING) is UNDER_WAY
    row.reply, row.decline_reason = Reply.DECLINES, "redan_placerad"
    assert _state(made, Step.CALL) is ATTENTION
    meeting.is_held = True
    assert _state(made, Step.CALL) is DONE
    assert _state(made, Step.MEETING) is DONE
    assert _state(made, Step.PREPARE) is DONE


def test_what_the_held_meeting_passed_by_counts_as_done_and_is_called_skipped():
    made, one = called()
    meeting = build.meeting(made, is_held=True)
    for step in (Step.PREPARE, Step.CALL):
        assert _state(made, step) is DONE
        assert steps.is_skipped(step, made)
    build.sent(meeting, one, bidding=Bidding.CALLED)
    made.preparation = Preparation(case_id=made.id)
    assert not any(steps.is_skipped(step, made) for step in Step)


def test_nothing_is_skipped_before_a_meeting_is_held():
    made, _one = called()
    assert not any(steps.is_skipped(step, made) for step in Step)


def test_a_final_plan_with_a_later_draft_is_under_way_again():
    made = build.case()
    build.plan(made, state=PlanState.FINAL)
    assert _state(made, Step.PLAN) is DONE
    second = build.plan(made)
    assert _state(made, Step.PLAN) is not DONE
    assert steps.next_open_step(made, DAY, build.pack()) is not Step.CLOSE
    second.state, second.finalised_on = PlanState.FINAL, DAY
    assert _state(made, Step.PLAN) is DONE


def test_a_meeting_with_an_unexplained_absence_needs_attention():
    made, one = called()
    build.sent(build.meeting(made, is_held=True), one, is_present=False)
    assert _state(made, Step.MEETING) is ATTENTION


def test_a_final_plan_is_done_whatever_is_only_a_warning():
    made = build.case()
    plan = build.plan(made, followup_on=None)
    assert _state(made, Step.PLAN) is ATTENTION
    plan.followup_on = DAY
    assert _state(made, Step.PLAN) is UNDER_WAY
    plan.state, plan.finalised_on = PlanState.FINAL, DAY
    assert "handout.individual.missing" in [p.code for p in flags.problems(made, DAY, build.pack())]
    assert _state(made, Step.PLAN) is DONE


def test_a_working_plan_still_needs_attention():
    made = build.case()
    build.plan(made, PlanState.WORKING, responsible_principal=None)
    assert _state(made, Step.PLAN) is ATTENTION


def test_following_up_goes_on_until_nothing_more_is_planned():
    made = build.case()
    plan = build.plan(made, PlanState.FINAL)
    assert _state(made, Step.FOLLOW_UP) is UNDER_WAY
    assert _state(made, Step.FOLLOW_UP, plan.followup_on + timedelta(days=1)) is ATTENTION
    for need in plan.needs:
        need.goals[0].interventions[0].is_kept = True
    made.follow_ups.append(FollowUp(case_id=made.id, plan_id=plan.id, held_on=DAY))
    assert _state(made, Step.FOLLOW_UP) is DONE


def test_a_no_to_the_offer_ends_the_path_there():
    made = build.case()
    judge(made)
    answer_children(made)
    offer(made, Answer.NO)
    now = steps.states(made, DAY, build.pack())
    done = {step for step, state in now.items() if state is DONE}
    assert done == {Step.NEED, Step.CLOSE}
    assert steps.next_open_step(made, DAY, build.pack()) is Step.CLOSE


def test_a_closed_case_has_nothing_next():
    made = build.case()
    judge(made)
    assert _state(made, Step.CLOSE) is STARTED
    made.closed_on = DAY
    assert _state(made, Step.CLOSE) is DONE
    assert steps.next_open_step(made, DAY, build.pack()) is Step.CLOSE


@pytest.mark.parametrize("step", [Step.CALL, Step.MEETING])
def test_calling_waits_for_consent_a_path_or_a_ground(step):
    made = build.case()
    assert steps.is_gated(step, made, DAY)
    made.legal_grounds.append(LegalGround(case_id=made.id, on=DAY))
    assert not steps.is_gated(step, made, DAY)
    made = build.case()
    build.unable(made)
    assert not steps.is_gated(step, made, DAY)


def test_writing_is_never_stopped_and_following_up_waits_for_a_final_version():
    made = build.case()
    assert not steps.is_gated(Step.PLAN, made, DAY)
    assert steps.is_gated(Step.FOLLOW_UP, made, DAY)
    build.plan(made, PlanState.FINAL)
    assert not steps.is_gated(Step.FOLLOW_UP, made, DAY)


def test_the_next_step_passes_what_a_gate_stops():
    made = build.case()
    judge(made)
    answer_children(made)
    offer(made, Answer.YES)
    assert steps.next_open_step(made, DAY, build.pack()) is Step.CONSENT
    build.consent(made)
    assert steps.next_open_step(made, DAY, build.pack()) is Step.PREPARE


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("plan.intervention.overdue", Step.FOLLOW_UP),
        ("plan.intervention.missing", Step.PLAN),
        ("child.support_row.missing", Step.PLAN),
        ("child.concern.pending", Step.NEED),
        ("consent.expired", Step.CONSENT),
        ("case.handed_over", Step.CLOSE),
        ("unheard.of", Step.NEED),
    ],
)
def test_each_problem_belongs_to_a_step(code, step):
    assert steps.step_of(code) is step
