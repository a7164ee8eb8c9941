"""Fills D09: how it has gone, each promise and goal of the version that was followed up."""

from datetime import date

from sipdesk.domain import facts
from sipdesk.domain.model import FollowUp, GoalOutcome, Owner, Plan, PromiseOutcome
from sipdesk.domain.visible import visible_plan
from sipdesk.i18n import N_
from sipdesk.printing import follow_up as paper
from sipdesk.printing import parts
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet

_KEPT = {
    PromiseOutcome.DONE: paper.Kept.DONE,
    PromiseOutcome.PARTLY: paper.Kept.PARTLY,
    PromiseOutcome.NOT: paper.Kept.NOT,
}
_REACHED = {
    GoalOutcome.REACHED: paper.Reached.REACHED,
    GoalOutcome.PARTLY: paper.Reached.PARTLY,
    GoalOutcome.NOT: paper.Reached.NOT_REACHED,
    GoalOutcome.NO_LONGER: paper.Reached.NOT_RELEVANT,
}


def follow_up(sheet: Sheet, plan: Plan) -> paper.Content:
    """The latest held follow-up of this version. Raises LookupError when none has been held."""
    held = [row for row in sheet.case.follow_ups if row.plan_id == plan.id and row.held_on]
    row = facts.last(sorted(held, key=lambda one: one.held_on or date.min))
    if row is None:
        raise LookupError("no follow-up has been held")
    own = sheet.answer.own_words
    later = [one for one in sheet.case.plans if one.version > plan.version]
    return paper.Content(
        header=fill.header(sheet),
        person=sheet.person,
        held_on=row.held_on,
        version_on=plan.finalised_on,
        responsible=fill.responsible(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        own_view=row.own_view if own else "",
        next_version=later[0].version if later else None,
        next_meeting=parts.NextMeeting(on=row.next_on, who_calls=row.next_caller)
        if row.next_on
        else None,
        promises=_promises(sheet, plan, row),
        goals=_goals(sheet, plan, row),
    )


_DECIDERS = {
    "person": N_("the person"),
    "kommun": N_("the municipality"),
    "region": N_("the region"),
    "together": N_("the person and the principals together"),
}


def closing(sheet: Sheet, plan: Plan) -> paper.Content:
    """The closing variant: why the plan is closed, and how to seek support again.

    Raises LookupError when the case is open.
    """
    case = sheet.case
    if case.closed_on is None or case.close_reason is None:
        raise LookupError("the case is open")
    words = {row.code: row.label.to(sheet.lang) for row in sheet.pack.close_reasons}
    reason = case.close_reason.value
    for_party = not sheet.answer.own_words
    found = fill.basis(sheet)
    return paper.Content(
        header=fill.header(sheet),
        person=sheet.person,
        held_on=None,
        version_on=plan.finalised_on,
        responsible=fill.responsible(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        goals=_last_results(sheet, plan),
        for_party=for_party,
        recipient=sheet.recipient_name if for_party else "",
        basis_until=found.until_on if found else None,
        closing=paper.Closing(
            reason=words.get(reason, reason),
            decided_by=sheet.tr(_DECIDERS.get(case.closed_by, case.closed_by)),
            outcome=case.outcome,
            on=case.closed_on,
            told_on=case.closed_on if case.is_person_told else None,
            seek_again=fill.coordinator(sheet),
        ),
    )


def _last_results(sheet: Sheet, plan: Plan) -> tuple[paper.GoalResult, ...]:
    held = [row for row in sheet.case.follow_ups if row.plan_id == plan.id and row.held_on]
    row = facts.last(sorted(held, key=lambda one: one.held_on or date.min))
    return _goals(sheet, plan, row) if row is not None else ()


def _promises(sheet: Sheet, plan: Plan, row: FollowUp) -> tuple[paper.PromiseResult, ...]:
    """The person's own rows are never listed among promises."""
    results = {one.intervention_id: one for one in row.promises}
    found = []
    for intervention in visible_plan(plan, sheet.answer).interventions:
        if intervention.owner is Owner.PERSON:
            continue
        result = results.get(intervention.id)
        kept = _KEPT.get(result.outcome) if result and result.outcome else None
        found.append(
            paper.PromiseResult(
                text=intervention.what,
                who=fill.who(sheet, intervention),
                kept=kept,
                note=result.note if result else "",
            )
        )
    return tuple(found)


def _goals(sheet: Sheet, plan: Plan, row: FollowUp) -> tuple[paper.GoalResult, ...]:
    results = {one.goal_id: one for one in row.goals}
    goals = [g.goal for need in visible_plan(plan, sheet.answer).needs for g in need.goals]
    found = []
    for goal in goals:
        result = results.get(goal.id)
        outcome = _REACHED.get(result.outcome) if result and result.outcome else None
        own_view = result.own_view if result and sheet.answer.own_words else ""
        found.append(paper.GoalResult(goal.text, goal.is_own_words, outcome, own_view))
    return tuple(found)
