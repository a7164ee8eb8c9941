"""Other plans that the person has: the one under LSS is looked over at least once a year."""

from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain import deadlines, facts
from sipdesk.domain.model import Case, Plan, RelatedPlan
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.flag import ALWAYS_FROM, Flag, info, warn
from sipdesk.i18n import N_

LSS = "lss_plan"
REVIEW = "lss.review"


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """The yearly review of a plan under LSS (LSS 10 §; PRA F10), as the newest version lists it."""
    plan = facts.newest_plan(case)
    for row in plan.related_plans if plan is not None else ():
        if plan is not None and row.kind == LSS and row.removed_at is None:
            yield from _review(plan, row, pack)


def _review(plan: Plan, row: RelatedPlan, pack: Pack) -> Iterator[Flag]:
    latest = _a_year_on(plan, pack)
    if row.on is None or (latest is not None and row.on > latest):
        text = N_("Write by which day the plan under LSS is looked over, at least once a year.")
        yield Flag(info(pack, "related_plan.lss.day_missing", "on", text, row=row.id, due=latest))
    if row.on is None:
        return
    text = N_("The plan under LSS is to be looked over.")
    days = pack.days("followup_notice_days")
    begins = row.on - timedelta(days=days) if days is not None else ALWAYS_FROM
    soon = info(pack, "related_plan.lss.review_soon", "on", text, row=row.id, due=row.on)
    yield Flag(soon, begins, row.on)
    late = warn(pack, "related_plan.lss.review_overdue", "on", text, row=row.id, due=row.on)
    yield Flag(late, row.on + timedelta(days=1))


def _a_year_on(plan: Plan, pack: Pack) -> date | None:
    begun = plan.finalised_on or plan.recorded_at.date()
    found = deadlines.find(pack, REVIEW, begun)
    return found.day if found is not None else None
