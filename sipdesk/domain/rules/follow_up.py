"""Step 7: the agreed day of the follow-up, and promises whose day has passed."""

from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain import facts
from sipdesk.domain.model import Case, Owner, Plan
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.flag import Flag, info, warn
from sipdesk.i18n import N_


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """What is due and late of the newest final version (REQ B15, G; PRA F37-F47)."""
    plan = facts.final_plan(case)
    if plan is not None:
        yield from _promises(case, plan, pack)
        yield from _day(case, plan, pack)


def _promises(case: Case, plan: Plan, pack: Pack) -> Iterator[Flag]:
    """The person's own rows are asked about at the follow-up, never graded."""
    for number, row in enumerate(facts.interventions(plan), start=1):
        if row.latest_on is None or row.is_ongoing or row.owner is Owner.PERSON:
            continue
        if facts.is_kept(case, row):
            continue
        text = N_("Intervention {number} was to be done by now.")
        if row.what and not facts.is_protected(case):
            text = N_("”{what}” was to be done by now.")
        found = warn(
            pack,
            "plan.intervention.overdue",
            "outcome",
            text,
            row=row.id,
            due=row.latest_on,
            values={"number": str(number), "what": row.what},
        )
        yield Flag(found, row.latest_on + timedelta(days=1))


def _day(case: Case, plan: Plan, pack: Pack) -> Iterator[Flag]:
    due = agreed_day(case, plan)
    if due is None:
        return
    days = pack.days("followup_notice_days") or 0
    soon, source = N_("The follow-up is soon."), pack.setting("followup_notice_days").source
    found = info(
        pack, "followup.due_soon", "followup_on", soon, row=plan.id, due=due, source=source
    )
    yield Flag(found, due - timedelta(days=days), due)
    late = N_("The follow-up has not been held.")
    overdue = warn(pack, "followup.overdue", "followup_on", late, row=plan.id, due=due)
    yield Flag(overdue, due + timedelta(days=1))


def agreed_day(case: Case, plan: Plan) -> date | None:
    """The next agreed day of a version: its own, until one is held; then what that one set."""
    held = [row for row in case.follow_ups if row.plan_id == plan.id and row.held_on is not None]
    if held:
        return max(held, key=lambda row: (row.held_on or date.min, row.recorded_at)).next_on
    return plan.followup_on
