"""What the papers of a plan share: its meeting, goals, unmet needs, other plans."""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain.model import Meeting, Owner, Plan
from sipdesk.domain.visible import VisibleGoal, VisibleNeed, VisiblePlan
from sipdesk.i18n import N_
from sipdesk.printing import parts
from sipdesk.services.paper_parts import Sheet

RELATED_WORDS = {
    "vardplan": N_("care plan (vårdplan)"),
    "genomforandeplan": N_("implementation plan (genomförandeplan)"),
    "lss_plan": N_("individual plan under LSS"),
    "vardplan_placering": N_("care plan for a placement"),
    "rehabplan": N_("rehabilitation plan"),
}


def made_at(sheet: Sheet, plan: Plan) -> Meeting | None:
    """The meeting at which this version was made."""
    meetings = sheet.case.meetings
    if plan.meeting_id:
        return next((row for row in meetings if row.id == plan.meeting_id), None)
    held = [row for row in meetings if row.is_held and row.on and _before(row, plan)]
    return max(held, key=lambda row: row.on or date.min, default=None)


def _before(meeting: Meeting, plan: Plan) -> bool:
    return plan.finalised_on is None or (meeting.on or date.max) <= plan.finalised_on


def contingency(sheet: Sheet, plan: Plan) -> parts.Contingency:
    """What to do if things get harder."""
    steps = "\n".join(text for text in (plan.contingency, plan.contingency_call) if text)
    return parts.Contingency(plan.signs, steps, sheet.pack.slot("acute_numbers"))


def goals(seen: VisiblePlan) -> Iterator[tuple[VisibleNeed, VisibleGoal]]:
    """The goals of needs that the plan has an answer to; an empty one is no goal."""
    for need in seen.needs:
        if not need.need.is_unmet:
            written = (goal for goal in need.goals if goal.goal.text.strip() or goal.interventions)
            yield from ((need, goal) for goal in written)


def own_actions(plan: Plan, seen: VisiblePlan) -> tuple[str, ...]:
    """What the person does, in the person's own words."""
    rows = [row.what for row in seen.interventions if row.owner is Owner.PERSON]
    return (*rows, *(row.text for row in plan.own_parts if row.removed_at is None and row.text))


def unmet(seen: VisiblePlan) -> tuple[parts.Unmet, ...]:
    """Needs that nobody can meet yet."""
    return tuple(
        parts.Unmet(need.need.words, seen.plan.followup_on)
        for need in seen.needs
        if need.need.is_unmet
    )


def related(sheet: Sheet, plan: Plan) -> tuple[parts.RelatedPlan, ...]:
    """Other plans by kind and holder, never their content."""
    rows = [row for row in plan.related_plans if row.removed_at is None]
    return tuple(
        parts.RelatedPlan(sheet.tr(RELATED_WORDS.get(row.kind, row.kind)), row.holder, row.on)
        for row in rows
    )
