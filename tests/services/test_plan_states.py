"""Draft, for confirmation, final, followed up, closed: what is possible there, and what is not."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sipdesk.domain.model import CloseReason, Plan, PlanState
from sipdesk.domain.plan_stage import POSSIBLE, WORDS, Act, Stage, stage
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules.before_final import before_final
from sipdesk.services import acts, cases, consents, follow_ups, office, plans
from sipdesk.services.plan_rows import interventions_of

from .conftest import TODAY, Desk

CLOSING = {
    "reason": CloseReason.COORDINATION_NOT_NEEDED,
    "decided_by": "person",
    "outcome": "Boendet är ordnat.",
    "is_told": True,
}
# Where an act leads; one that is not named leaves the version where it is.
LEADS_TO = {
    (Stage.DRAFT, Act.SEND): Stage.FOR_CONFIRMATION,
    (Stage.FOR_CONFIRMATION, Act.TAKE_BACK): Stage.DRAFT,
    (Stage.DRAFT, Act.FINALISE): Stage.FINAL,
    (Stage.FOR_CONFIRMATION, Act.FINALISE): Stage.FINAL,
    (Stage.FINAL, Act.FOLLOW_UP): Stage.FOLLOWED_UP,
    (Stage.DRAFT, Act.CLOSE): Stage.CLOSED,
    (Stage.FOR_CONFIRMATION, Act.CLOSE): Stage.CLOSED,
    (Stage.FINAL, Act.CLOSE): Stage.CLOSED,
    (Stage.FOLLOWED_UP, Act.CLOSE): Stage.CLOSED,
    (Stage.CLOSED, Act.REOPEN): Stage.FINAL,  # and its next version is a draft
}


def _ready(desk: Desk) -> UUID:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    desk.meeting(case_id)
    desk.plan(case_id)
    return case_id


def _held(desk: Desk, case_id: UUID) -> None:
    row = desk.do(follow_ups.start_follow_up, case_id)
    desk.do(follow_ups.hold_follow_up, case_id, follow_up_id=row.id, held_on=TODAY)


def _at(desk: Desk, wanted: Stage) -> tuple[UUID, Plan]:
    """A case whose first version has come so far."""
    case_id = _ready(desk)
    plan = desk.case(case_id).plans[0]
    if wanted is Stage.FOR_CONFIRMATION:
        desk.do(plans.send_for_confirmation, case_id, plan_id=plan.id)
    elif wanted is not Stage.DRAFT:
        desk.do(plans.finalise, case_id, plan_id=plan.id)
    if wanted is Stage.FOLLOWED_UP:
        _held(desk, case_id)
    elif wanted is Stage.CLOSED:
        desk.do(cases.close_case, case_id, **CLOSING)
    return case_id, desk.case(case_id).plans[0]


def _acts(do: Callable[..., Any], plan: Plan) -> dict[Act, Callable[[], object]]:
    """Each act, done by its verb."""
    row = next(interventions_of(plan))

    def follow_up() -> None:
        begun = do(follow_ups.start_follow_up, plan_id=plan.id)
        do(follow_ups.hold_follow_up, follow_up_id=begun.id, held_on=TODAY)

    return {
        Act.EDIT: lambda: do(plans.change_intervention, intervention_id=row.id, what="Annat"),
        Act.SEND: lambda: do(plans.send_for_confirmation, plan_id=plan.id),
        Act.TAKE_BACK: lambda: do(plans.take_back, plan_id=plan.id),
        Act.CONFIRM: lambda: do(plans.confirm_plan, plan_id=plan.id, unit_id=row.unit_id),
        Act.FINALISE: lambda: do(plans.finalise, plan_id=plan.id),
        Act.NOTE: lambda: do(plans.keep_promise, intervention_id=row.id),
        Act.FOLLOW_UP: follow_up,
        Act.NEW_VERSION: lambda: do(plans.new_version, from_id=plan.id),
        Act.CLOSE: lambda: do(cases.close_case, **CLOSING),
        Act.REOPEN: lambda: do(cases.reopen_case),
    }


class _TakenBackError(Exception):
    pass


def _try(desk: Desk, case_id: UUID, plan: Plan, act: Act) -> Stage | None:
    """Where an act leads, or None when it is refused; the store is left as it was."""
    found: Stage | None = None
    try:
        with desk.session() as session:
            acts.enter(session, desk.actor, desk.packs)

            def do(verb: Any, **fields: Any) -> Any:
                return acts.perform(session, verb, case_id, **fields)

            _acts(do, plan)[act]()
            case = cases.load(session, case_id)
            found = stage(case, next(one for one in case.plans if one.id == plan.id))
            raise _TakenBackError
    except (_TakenBackError, RuleError):
        return found


@pytest.mark.parametrize("at", list(Stage))
def test_in_each_stage_what_is_possible_is_done_and_nothing_else(desk: Desk, at: Stage) -> None:
    case_id, plan = _at(desk, at)
    assert stage(desk.case(case_id), plan) is at
    for act in Act:
        expected = LEADS_TO.get((at, act), at) if at in POSSIBLE[act] else None
        assert _try(desk, case_id, plan, act) is expected, f"{act} in {at}"


def test_every_stage_and_act_is_in_the_table() -> None:
    assert set(POSSIBLE) == set(Act)
    assert set(WORDS) == set(Stage)
    assert all(at in POSSIBLE[act] for at, act in LEADS_TO)


def test_a_refused_act_says_why_at_the_plan(desk: Desk) -> None:
    case_id, plan = _at(desk, Stage.CLOSED)
    for verb, fields, code in (
        (plans.add_need, {}, "case.closed"),
        (plans.start_plan, {}, "case.closed"),
        (plans.change_plan, {"own_words": "Annat"}, "case.closed"),
        (plans.new_version, {}, "case.closed"),
        (follow_ups.start_follow_up, {}, "case.closed"),
        (cases.close_case, CLOSING, "case.closed"),
        (plans.send_for_confirmation, {"plan_id": plan.id}, "case.closed"),
    ):
        with pytest.raises(RuleError) as refused:
            desk.do(verb, case_id, **fields)
        assert [problem.code for problem in refused.value.problems] == [code]


def test_a_held_follow_up_stays_as_it_was(desk: Desk) -> None:
    case_id, plan = _at(desk, Stage.FOLLOWED_UP)
    row = desk.case(case_id).follow_ups[0]
    goal = plan.needs[0].goals[0]
    for verb, fields in (
        (follow_ups.set_goal_result, {"goal_id": goal.id, "own_view": "Annat"}),
        (follow_ups.change_follow_up, {"own_view": "Annat"}),
        (follow_ups.hold_follow_up, {}),
    ):
        with pytest.raises(RuleError, match=r"followup\.held\.read_only"):
            desk.do(verb, case_id, follow_up_id=row.id, **fields)


def test_a_closed_plan_never_blocks_a_new_one(desk: Desk) -> None:
    case_id, _plan = _at(desk, Stage.CLOSED)
    again = desk.new_case()
    assert again != case_id
    made = desk.do(plans.start_plan, again)
    assert (made.version, made.state) == (1, PlanState.DRAFT)


def _codes(desk: Desk, case_id: UUID, day: date) -> set[str]:
    def ask(session: Any) -> set[str]:
        case = cases.load(session, case_id)
        pack = office.pack_for(session, case)
        return {problem.code for problem in before_final(case, case.plans[-1], day, pack)}

    found: set[str] = desk.ask(ask)
    return found


def test_opening_again_is_a_new_version_with_the_consent_confirmed(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id, plan = _at(desk, Stage.FINAL)
    turn_to(date(2026, 4, 1))
    consent = desk.case(case_id).consents[0]
    desk.do(consents.confirm_consent, case_id, consent_id=consent.id)
    turn_to(date(2026, 4, 20))
    desk.do(cases.close_case, case_id, **CLOSING)
    turn_to(date(2026, 5, 4))
    desk.do(cases.reopen_case, case_id)
    case = desk.case(case_id)
    assert [(row.version, stage(case, row)) for row in case.plans] == [
        (1, Stage.FINAL),
        (2, Stage.DRAFT),
    ]
    assert case.plans[1].made_from_id == plan.id
    assert "consent.renewal.missing" in _codes(desk, case_id, date(2026, 5, 4))
    desk.do(consents.confirm_consent, case_id, consent_id=consent.id)
    assert "consent.renewal.missing" not in _codes(desk, case_id, date(2026, 5, 4))


def test_a_closing_stays_on_record_when_the_case_is_opened_again(
    desk: Desk, turn_to: Callable[[date], None]
) -> None:
    case_id, _plan = _at(desk, Stage.CLOSED)
    turn_to(date(2026, 5, 4))
    desk.do(cases.reopen_case, case_id)
    case = desk.case(case_id)
    assert (case.closed_on, case.outcome) == (None, "")
    [row] = case.closings
    assert (row.on, row.close_reason, row.outcome, row.decided_by) == (
        TODAY,
        CloseReason.COORDINATION_NOT_NEEDED,
        "Boendet är ordnat.",
        "person",
    )
    assert (row.reopened_on, row.reopened_by) == (date(2026, 5, 4), "Sara Påhitt")


def test_a_case_without_a_final_plan_is_opened_again_as_it_was(desk: Desk) -> None:
    case_id = _ready(desk)
    desk.do(cases.close_case, case_id, **CLOSING)
    desk.do(cases.reopen_case, case_id)
    assert [row.version for row in desk.case(case_id).plans] == [1]
