"""Step 6: the four points of the law, rows without owner or date, confirmation and hand-out."""

from collections.abc import Iterator
from datetime import timedelta

from sipdesk.domain import facts
from sipdesk.domain.model import (
    Answer,
    Case,
    Intervention,
    InterventionKind,
    Owner,
    Plan,
    Principal,
)
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem
from sipdesk.domain.rules import disagreement
from sipdesk.domain.rules.flag import ALWAYS_FROM, Flag, block, info, warn
from sipdesk.i18n import N_

MEDICINES = "lakemedel"
OLD_FROM = 65  # years; REQ P1
VARDPLAN = "vardplan"


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """Everything that stands open about the plan (SoL 2025:400 10 kap. 9 §; REQ B6-B9)."""
    plan = facts.newest_plan(case)
    if plan is not None and not plan.is_registered:  # what stands on paper is not asked for again
        for problem in (*gaps(plan, pack), *_worth_knowing(case, plan, pack)):
            yield Flag(problem)
    final = facts.final_plan(case)
    if final is not None:
        yield from _unconfirmed(case, final, pack)
        yield from _not_handed_out(case, final, pack)


def gaps(plan: Plan, pack: Pack) -> Iterator[Problem]:
    """What the four points and the rows of this plan still lack."""
    rows = facts.interventions(plan)
    if not rows:
        text = N_("Add at least one intervention.")
        yield block(pack, "plan.intervention.missing", "interventions", text)
    for number, row in enumerate(rows, start=1):
        yield from _row_gaps(plan, row, number, pack)
    yield from disagreement.gaps(plan, pack)
    if plan.responsible_principal not in facts.PRINCIPALS:
        text = N_("Choose the responsible principal.")
        yield block(pack, "plan.responsible_principal.missing", "responsible_principal", text)
    if not plan.coordinator_name.strip():
        text = N_("Write who coordinates the plan.")
        yield block(pack, "plan.coordinator.missing", "coordinator_name", text)
    if plan.followup_on is None:
        text = N_("Choose the day of the follow-up.")
        yield block(pack, "plan.followup_date.missing", "followup_on", text)
    if not plan.followup_caller.strip():
        text = N_("Write who calls to the follow-up.")
        yield block(pack, "plan.followup_caller.missing", "followup_caller", text)


def _row_gaps(plan: Plan, row: Intervention, number: int, pack: Pack) -> Iterator[Problem]:
    said = {"number": str(number)}
    if not has_owner(row):
        text = N_("Intervention {number}: say who is responsible.")
        code = "plan.intervention.owner_missing"
        yield block(pack, code, "owner", text, row=row.id, values=said)
    if row.latest_on is None and not (row.is_ongoing and plan.followup_on):
        text = N_("Intervention {number}: write the latest date.")
        code = "plan.intervention.date_missing"
        yield block(pack, code, "latest_on", text, row=row.id, values=said)


def has_owner(row: Intervention) -> bool:
    """Whether exactly one answers for the row; a shared unit needs its principal too (B7).

    While a row is disputed, who answers meanwhile counts (J1).
    """
    if row.is_disputed and row.owner is None:
        return row.interim_owner is not None
    if row.unit is not None and row.unit.principal is Principal.SHARED:
        return row.answering_principal in facts.PRINCIPALS
    return row.owner is not None


def _worth_knowing(case: Case, plan: Plan, pack: Pack) -> Iterator[Problem]:
    for need in facts.needs(plan):
        if need.is_unmet:
            text = N_("The plan has no answer to this need yet.")
            yield info(pack, "plan.need.unmet", "unmet_why", text, row=need.id)
    rows = facts.interventions(plan)
    for row in rows:
        if row.needs_decision and row.decided_on is None:
            text, said = N_("A decision is needed first."), {}
            if row.what and not facts.is_protected(case):
                text, said = N_("A decision is needed first: ”{what}”."), {"what": row.what}
            due = row.decision_by_on
            code = "plan.intervention.decision_pending"
            yield info(pack, code, "decided_on", text, row=row.id, due=due, values=said)
    yield from _child_support(case, rows, pack)
    yield from _medicines(case, plan, rows, pack)
    yield from _vardplan(plan, rows, pack)


def _child_support(case: Case, rows: list[Intervention], pack: Pack) -> Iterator[Problem]:
    """Health care regards the child's needs in five circumstances (E3); a row is offered."""
    answer = facts.last(case.children_answers)
    ticked = answer is not None and answer.answer is Answer.YES and answer.hsl_circumstances
    if ticked and not any(row.is_child_support for row in rows):
        text = N_("Add a row with support for the child.")
        yield warn(pack, "child.support_row.missing", "interventions", text)


def _medicines(case: Case, plan: Plan, rows: list[Intervention], pack: Pack) -> Iterator[Problem]:
    areas = {need.area for need in facts.needs(plan)}
    areas.update(area for consent in case.consents for area in consent.areas)
    years = facts.age(case, plan.finalised_on or plan.recorded_at.date())
    old = years is not None and years >= OLD_FROM and MEDICINES in areas
    if (old or case.many_medicines) and not any(row.is_medicine_followup for row in rows):
        text = N_("Add a follow-up of the medicines.")
        yield info(pack, "plan.medicine_followup.missing", "interventions", text)


def _vardplan(plan: Plan, rows: list[Intervention], pack: Pack) -> Iterator[Problem]:
    """A municipality's medical row is home health care, where a vårdplan shall exist."""
    at_home = any(
        row.owner is Owner.KOMMUN and row.kind is InterventionKind.MEDICAL for row in rows
    )
    listed = any(p.kind == VARDPLAN and p.removed_at is None for p in plan.related_plans)
    if at_home and not listed:
        text = N_("Home health care takes part. List its care plan (vårdplan) under other plans.")
        yield info(pack, "related_plan.vardplan.missing", "related_plans", text)


def _unconfirmed(case: Case, plan: Plan, pack: Pack) -> Iterator[Flag]:
    own = facts.own_principal(case)
    confirmed = {row.unit_id for row in plan.confirmations}
    units = {
        row.unit.id: row.unit
        for row in facts.interventions(plan)
        if row.unit and facts.answering(row) not in (None, own)
    }
    text = N_("{party} has not confirmed its rows.")
    code = "plan.confirmation.missing"
    days = pack.days("confirmation_warn_days")
    for key, unit in units.items():
        if key in confirmed:
            continue
        details = {"row": key, "since": plan.finalised_on, "values": {"party": unit.full_name}}
        if days is None or plan.finalised_on is None:
            yield Flag(info(pack, code, "confirmations", text, **details))
            continue
        late = plan.finalised_on + timedelta(days=days)
        shown = info(pack, code, "confirmations", text, **details)
        yield Flag(shown, ALWAYS_FROM, late - timedelta(days=1))
        yield Flag(warn(pack, code, "confirmations", text, **details), late)


def _not_handed_out(case: Case, plan: Plan, pack: Pack) -> Iterator[Flag]:
    if plan.is_registered:  # the paper is the person's own
        return
    if any(row.plan_id == plan.id and row.recipient_kind == "person" for row in case.hand_outs):
        return
    text = N_("The person has not got version {version} of the plan.")
    found = warn(
        pack,
        "handout.individual.missing",
        "hand_outs",
        text,
        row=plan.id,
        since=plan.finalised_on,
        values={"version": str(plan.version)},
    )
    yield Flag(found)
