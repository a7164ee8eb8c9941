"""States in which flags show, and the nearest without: the plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sipdesk.domain.model import (
    Answer,
    DisagreementStep,
    HandOut,
    InterventionKind,
    Owner,
    Plan,
    PlanConfirmation,
    PlanState,
    RelatedPlan,
    StepLevel,
)
from tests.domain import build
from tests.domain.build import DAY, LATER
from tests.domain.build_tracks import disputed
from tests.domain.flag_states import State, shows

_POINTS: dict[str, tuple[str, Any]] = {
    "plan.responsible_principal.missing": ("responsible_principal", None),
    "plan.coordinator.missing": ("coordinator_name", " "),
    "plan.followup_date.missing": ("followup_on", None),
    "plan.followup_caller.missing": ("followup_caller", ""),
}


def _point(code: str, name: str, nothing: object) -> None:
    @shows(code)
    def story(s: State) -> Iterator[None]:
        draft = build.plan(s.case)
        whole = getattr(draft, name)
        setattr(draft, name, nothing)
        yield
        setattr(draft, name, whole)


for _code, (_name, _nothing) in _POINTS.items():
    _point(_code, _name, _nothing)


@shows("plan.intervention.missing")
def _no_rows(s: State) -> Iterator[None]:
    draft = build.plan(s.case)
    for need in draft.needs:
        need.removed_at = draft.recorded_at
    yield
    draft.needs[0].removed_at = None


@shows("plan.intervention.owner_missing")
def _no_owner(s: State) -> Iterator[None]:
    row = build.add_row(build.plan(s.case), "boende", owner=None)
    yield
    row.owner = Owner.OTHER


@shows("plan.intervention.owner_missing")
def _no_owner_meanwhile(s: State) -> Iterator[None]:
    row = build.add_row(build.plan(s.case), "boende", owner=None, is_disputed=True)
    yield
    row.interim_owner = Owner.REGION


@shows("plan.intervention.date_missing")
def _no_date(s: State) -> Iterator[None]:
    row = build.add_row(build.plan(s.case), "boende", latest_on=None)
    yield
    row.latest_on = LATER


@shows("plan.intervention.date_missing")
def _ongoing_without_follow_up(s: State) -> Iterator[None]:
    draft = build.plan(s.case, followup_on=None)
    build.add_row(draft, "boende", latest_on=None, is_ongoing=True)
    yield
    draft.followup_on = LATER


@shows("plan.intervention.decision_pending")
def _not_decided(s: State) -> Iterator[None]:
    row = build.add_row(build.plan(s.case), "boende", needs_decision=True)
    yield
    row.decided_on = DAY


@shows("plan.need.unmet")
def _unmet(s: State) -> Iterator[None]:
    draft = build.plan(s.case)
    draft.needs[0].is_unmet = True
    yield
    draft.needs[0].is_unmet = False


@shows("child.support_row.missing")
def _no_support(s: State) -> Iterator[None]:
    build.answer_children(s.case, Answer.YES, hsl_circumstances=["dodsfall"])
    row = build.add_row(build.plan(s.case), "barn")
    yield
    row.is_child_support = True


@shows("plan.medicine_followup.missing")
def _sixty_five(s: State) -> Iterator[None]:
    s.case = build.case(date(1961, 3, 2))  # 65 on the day
    draft = build.plan(s.case, finalised_on=DAY)
    build.add_row(draft, "lakemedel")
    yield
    draft.finalised_on = DAY - timedelta(days=1)


@shows("plan.medicine_followup.missing")
def _many_medicines(s: State) -> Iterator[None]:
    s.case.many_medicines = True
    row = build.add_row(build.plan(s.case), "somatik")
    yield
    row.is_medicine_followup = True


@shows("related_plan.vardplan.missing")
def _no_vardplan(s: State) -> Iterator[None]:
    draft = build.plan(s.case)
    build.add_row(draft, "somatik", kind=InterventionKind.MEDICAL)
    yield
    draft.related_plans.append(RelatedPlan(plan_id=draft.id, kind="vardplan"))


def _lss(s: State, on: date | None) -> tuple[Plan, RelatedPlan]:
    draft = build.plan(s.case, finalised_on=DAY)
    row = RelatedPlan(plan_id=draft.id, kind="lss_plan", on=on)
    draft.related_plans.append(row)
    return draft, row


@shows("related_plan.lss.day_missing")
def _no_day(s: State) -> Iterator[None]:
    _plan, row = _lss(s, None)
    yield
    row.on = LATER


@shows("related_plan.lss.day_missing")
def _more_than_a_year(s: State) -> Iterator[None]:
    _plan, row = _lss(s, date(2027, 3, 3))
    yield
    row.on = date(2027, 3, 2)


@shows("related_plan.lss.review_soon")
def _fifteen_days_before(s: State) -> Iterator[None]:
    _lss(s, DAY + timedelta(days=14))
    yield
    s.day_before()


@shows("related_plan.lss.review_overdue")
def _on_the_day(s: State) -> Iterator[None]:
    _lss(s, DAY)
    s.next_day()
    yield
    s.day_before()


@shows("plan.confirmation.missing")
def _unconfirmed(s: State) -> Iterator[None]:
    s.case, one = build.called()
    final = build.plan(s.case, PlanState.FINAL)
    build.add_row(final, "boende", owner=Owner.REGION, unit=one, unit_id=one.id)
    yield
    final.confirmations.append(PlanConfirmation(plan_id=final.id, unit_id=one.id, on=DAY))


@shows("handout.individual.missing")
def _not_handed_out(s: State) -> Iterator[None]:
    final = build.plan(s.case, PlanState.FINAL)
    yield
    out = HandOut(case_id=s.case.id, recipient_kind="person", plan_id=final.id, on=DAY)
    s.case.hand_outs.append(out)


@shows("plan.disagreement.open")
def _open(s: State) -> Iterator[None]:
    row = disputed(s.case)
    yield
    row.solved_on = DAY


@shows("plan.disagreement.return_overdue")
def _not_returned(s: State) -> Iterator[None]:
    disputed(s.case, return_on=DAY)
    s.next_day()
    yield
    s.day_before()


@shows("plan.disagreement.return_overdue")
def _returned(s: State) -> Iterator[None]:
    row = disputed(s.case, return_on=DAY)
    s.next_day()
    yield
    row.steps.append(DisagreementStep(disagreement_id=row.id, level=StepLevel.ARENA, on=s.day))


@shows("plan.disagreement.interim_owner_missing")
def _nobody_meanwhile(s: State) -> Iterator[None]:
    row = build.add_row(build.plan(s.case), "boende", is_disputed=True)
    yield
    row.interim_owner = Owner.KOMMUN
