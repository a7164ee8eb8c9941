"""States in which flags show, and the nearest without: follow-up and the whole case."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sipdesk.domain.model import (
    FollowUp,
    Handover,
    Plan,
    PlanState,
    PromiseOutcome,
    PromiseResult,
    Protection,
)
from tests.domain import build
from tests.domain.build import DAY
from tests.domain.flag_states import State, shows


def _promise(s: State) -> tuple[Plan, Any]:
    final = build.plan(s.case, PlanState.FINAL)
    del final.needs[1:]
    s.day = DAY + timedelta(days=31)
    return final, final.needs[0].goals[0].interventions[0]


@shows("plan.intervention.overdue")
def _last_day(s: State) -> Iterator[None]:
    _promise(s)
    yield
    s.day_before()


@shows("plan.intervention.overdue")
def _done(s: State) -> Iterator[None]:
    final, row = _promise(s)
    held = FollowUp(case_id=s.case.id, plan_id=final.id, held_on=None)
    partly = PromiseOutcome.PARTLY
    told = PromiseResult(follow_up_id=held.id, intervention_id=row.id, outcome=partly)
    held.promises.append(told)
    s.case.follow_ups.append(held)
    yield
    told.outcome = PromiseOutcome.DONE


@shows("plan.intervention.overdue")
def _moved(s: State) -> Iterator[None]:
    _plan, row = _promise(s)
    yield
    following = build.plan(s.case, PlanState.FINAL)
    for need in following.needs:
        need.goals[0].interventions[0].latest_on = s.day
    assert row.latest_on < s.day


@shows("followup.due_soon")
def _more_than_two_weeks(s: State) -> Iterator[None]:
    build.plan(s.case, PlanState.FINAL, followup_on=DAY + timedelta(days=14))
    yield
    s.day_before()


@shows("followup.due_soon")
def _was_soon(s: State) -> Iterator[None]:
    build.plan(s.case, PlanState.FINAL, followup_on=DAY)
    yield
    s.next_day()


@shows("followup.overdue")
def _still_the_day(s: State) -> Iterator[None]:
    build.plan(s.case, PlanState.FINAL, followup_on=DAY)
    s.next_day()
    yield
    s.day_before()


@shows("followup.overdue")
def _held(s: State) -> Iterator[None]:
    final = build.plan(s.case, PlanState.FINAL, followup_on=DAY)
    s.next_day()
    yield
    s.case.follow_ups.append(FollowUp(case_id=s.case.id, plan_id=final.id, held_on=s.day))


@shows("protected.active")
def _protected(s: State) -> Iterator[None]:
    s.case.person.protection = Protection.SEKRETESSMARKERING
    yield
    s.case.person.protection = Protection.NONE


@shows("pack.unverified")
def _unverified(s: State) -> Iterator[None]:
    s.pack = build.pack("dalarna-2021")
    yield
    s.pack = build.pack()


@shows("pack.not_valid")
def _pack_is_over(s: State) -> Iterator[None]:
    s.day = date(2028, 1, 1)
    yield
    s.day_before()


@shows("pack.not_valid")
def _pack_has_not_begun(s: State) -> Iterator[None]:
    s.day = date(2025, 12, 31)
    yield
    s.next_day()


@shows("case.handed_over")
def _handed_over(s: State) -> Iterator[None]:
    s.case.handovers.append(Handover(case_id=s.case.id, on=DAY, to_name="Eva Låtsasson"))
    yield
    s.next_day()
