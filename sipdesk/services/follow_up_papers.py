"""Fills D09: how it has gone, each promise and goal of the version that was followed up."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from sipdesk.domain import differences, facts
from sipdesk.domain.differences import Kind
from sipdesk.domain.model import (
    FollowUp,
    Goal,
    GoalOutcome,
    GoalResult,
    Intervention,
    Meeting,
    Onward,
    Owner,
    Plan,
    PromiseOutcome,
    PromiseResult,
)
from sipdesk.domain.visible import visible_plan
from sipdesk.i18n import N_, format_date
from sipdesk.printing import follow_up as paper
from sipdesk.printing import parts
from sipdesk.services import paper_parts as fill
from sipdesk.services import plan_papers
from sipdesk.services.paper_parts import Sheet

_KEPT = {
    PromiseOutcome.DONE: paper.Kept.DONE,
    PromiseOutcome.PARTLY: paper.Kept.PARTLY,
    PromiseOutcome.NOT: paper.Kept.NOT,
}
_NOW = {
    Onward.KEEP: paper.Now.GOES_ON,
    Onward.CHANGE: paper.Now.CHANGES,
    Onward.END: paper.Now.ENDS,
}
_CHANGED_GOAL = paper.ChangeKind.GOAL
_CHANGES = {
    Kind.NEW: paper.ChangeKind.NEW,
    Kind.CHANGED: paper.ChangeKind.CHANGED,
    Kind.ENDED: paper.ChangeKind.ENDED,
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
    later = facts.next_version(sheet.case, plan)
    found = fill.basis(sheet)
    return paper.Content(
        header=fill.header(sheet),
        person=sheet.person,
        held_on=row.held_on,
        version_on=plan.finalised_on,
        responsible=fill.responsible(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        own_view=row.own_view if own else "",
        next_version=later.version if later else None,
        next_meeting=parts.NextMeeting(on=row.next_on, who_calls=row.next_caller)
        if row.next_on
        else None,
        promises=_promises(sheet, plan, row, later),
        goals=_goals(sheet, plan, {one.goal_id: one for one in row.goals}),
        happened=_happened(sheet, plan),
        changes=_changes(sheet, plan, later) if later else (),
        handover=_handover(sheet, plan) if own else None,
        present=plan_papers.present(sheet, _meeting(sheet, row)) if own else (),
        for_party=not own,
        recipient="" if own else sheet.recipient_name,
        basis_until=found.until_on if found and not own else None,
    )


def _meeting(sheet: Sheet, row: FollowUp) -> Meeting | None:
    found = [one for one in sheet.case.meetings if one.id == row.meeting_id]
    return found[0] if found else None


def _handover(sheet: Sheet, plan: Plan) -> paper.Handover | None:
    """A new coordinator since the version was made."""
    row = facts.last(sheet.case.handovers)
    if row is None or (plan.finalised_on and row.on < plan.finalised_on):
        return None
    return paper.Handover(row.from_name, parts.Contact(name=row.to_name, phone=row.phone), row.on)


def _happened(sheet: Sheet, plan: Plan) -> tuple[str, ...]:
    """Follow-ups of medicines and screenings: that they are done, when and by whom."""
    done = sheet.tr("{what}: done {day}.")
    by = sheet.tr("{what}: done {day}, by {who}.")
    return tuple(
        (by if row.done_by else done).format(
            what=row.what, day=format_date(row.done_on, lang=sheet.lang), who=row.done_by
        )
        for row in visible_plan(plan, sheet.answer).interventions
        if row.done_on is not None
    )


def _changes(sheet: Sheet, plan: Plan, later: Plan) -> tuple[paper.PlanChange, ...]:
    """What differs in the next version, of the rows that may be seen; what has ended is last."""
    seen = {row.id: row for one in (plan, later) for row in _visible_rows(sheet, one)}
    found = []
    for each in differences.between(plan, later):
        row = seen.get(each.row_id) if each.row_id else None
        if row is None:
            continue
        is_row = isinstance(row, Intervention)
        kind = _CHANGES[each.kind] if is_row or each.kind is not Kind.CHANGED else _CHANGED_GOAL
        who = fill.who(sheet, row) if isinstance(row, Intervention) else ""
        latest = row.latest_on if isinstance(row, Intervention) else None
        is_over = each.kind is Kind.ENDED
        found.append(paper.PlanChange(kind, str(each.what), who, None if is_over else latest))
    return tuple(found)


def _visible_rows(sheet: Sheet, plan: Plan) -> Iterator[Goal | Intervention]:
    for need in visible_plan(plan, sheet.answer).needs:
        for goal in need.goals:
            yield goal.goal
            yield from goal.interventions


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
        goals=_goals(sheet, plan, _last_results(sheet, plan)),
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


def _last_results(sheet: Sheet, plan: Plan) -> dict[UUID, GoalResult]:
    """The last result of each goal of a version, also from a follow-up of an earlier one."""
    last = facts.last_results(sheet.case)
    seen = visible_plan(plan, sheet.answer)
    goals = [each.goal for need in seen.needs for each in need.goals]
    return {
        goal.id: last[goal.lineage_id or goal.id]
        for goal in goals
        if (goal.lineage_id or goal.id) in last
    }


def _promises(
    sheet: Sheet, plan: Plan, row: FollowUp, later: Plan | None
) -> tuple[paper.PromiseResult, ...]:
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
                on=intervention.done_on,
                note=result.note if result else "",
                now=_now(result),
                now_by=_new_day(sheet, intervention, later),
            )
        )
    return tuple(found)


def _now(result: PromiseResult | None) -> paper.Now | None:
    if result is None or result.onward is None:
        return None
    if result.onward is Onward.END and result.outcome is PromiseOutcome.DONE:
        return paper.Now.FINISHED
    return _NOW[result.onward]


def _new_day(sheet: Sheet, row: Intervention, later: Plan | None) -> date | None:
    """The new latest day in the next version, where it is another."""
    same = row.lineage_id or row.id
    rows = visible_plan(later, sheet.answer).interventions if later else ()
    found = next((one for one in rows if one.lineage_id == same), None)
    return found.latest_on if found and found.latest_on != row.latest_on else None


def _goals(
    sheet: Sheet, plan: Plan, results: Mapping[UUID, GoalResult]
) -> tuple[paper.GoalResult, ...]:
    goals = [g.goal for need in visible_plan(plan, sheet.answer).needs for g in need.goals]
    found = []
    for goal in goals:
        result = results.get(goal.id)
        outcome = _REACHED.get(result.outcome) if result and result.outcome else None
        own = result if sheet.answer.own_words else None
        words = goal.original or goal.text
        found.append(
            paper.GoalResult(
                words,
                goal.is_own_words or bool(goal.original),
                outcome,
                own_view=own.own_view if own else "",
                scale=own.scale if own else None,
            )
        )
    return tuple(found)
