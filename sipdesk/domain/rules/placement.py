"""Placement in HVB: SIP within the week, cost, both assessments; nothing stops a placement."""

from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain import consents, facts, placements
from sipdesk.domain.model import Answer, Case, Liability, Placement
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import NEVER_ENDS, Flag, block, info, warn
from sipdesk.i18n import N_

_DAY = timedelta(days=1)


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """Everything that stands open about a placement (REQ H)."""
    for row in case.placements:
        yield from _sip(case, row, pack)
        yield from _cost(row, pack)
        if row.discharged_on is None:
            yield from _during(case, row, pack)
    for problem in gaps(case, pack):
        yield Flag(problem)


def gaps(case: Case, pack: Pack) -> Iterator[Problem]:
    """What the plan of a placement lacks: both principals' assessments (REQ H1)."""
    row = placements.current(case)
    if row is None or facts.newest_plan(case) is None:
        return
    if not row.social.strip():
        text = N_("Write the assessment of social services.")
        yield block(pack, "hvb.assessment.social_missing", "social", text, row=row.id)
    if not row.medical.strip():
        text = N_("Write the assessment of health care.")
        yield block(pack, "hvb.assessment.medical_missing", "medical", text, row=row.id)


def _sip(case: Case, row: Placement, pack: Pack) -> Iterator[Flag]:
    if row.placed_on is None:
        return
    if not facts.has_held_meeting(case):
        text = N_("The placement began without a SIP meeting before it.")
        made = warn if row.wished_sip is Answer.YES else info
        details = {"row": row.id, "since": row.placed_on}
        yield Flag(made(pack, "hvb.sip.none_before", "wished_sip", text, **details), row.placed_on)
    if row.sip_due_on is None or placements.joint_meetings(case):
        return
    soon = N_("Hold a SIP meeting in which both principals take part.")
    late = N_("No SIP meeting with both principals has been held after the placement.")
    due = row.sip_due_on
    found = warn(pack, "hvb.sip.due", "sip_due", soon, row=row.id, due=due)
    yield Flag(found, row.placed_on, due)
    found = warn(pack, "hvb.sip.overdue", "sip_due", late, row=row.id, due=due)
    yield Flag(found, due + _DAY)


def _cost(row: Placement, pack: Pack) -> Iterator[Flag]:
    due = row.cost_due_on
    if due is not None and row.decided_on is not None and row.cost_settled_on is None:
        soon = N_("Settle how the cost is shared.")
        found = warn(pack, "hvb.cost.due", "share_kommun", soon, row=row.id, due=due)
        yield Flag(found, row.decided_on, due)
        late = N_("How the cost is shared has not been settled.")
        found = warn(pack, "hvb.cost.overdue", "share_kommun", late, row=row.id, due=due)
        yield Flag(found, due + _DAY)
    if row.health_route == placements.AT_HOME and row.liability is None:
        text = N_("Health care is given at the home. Make a liability commitment.")
        yield Flag(warn(pack, "hvb.liability.missing", "liability", text, row=row.id))
    if row.liability is Liability.DRAFT:
        text = N_("The liability commitment is a draft. Both parties sign it.")
        yield Flag(warn(pack, "hvb.liability.unsigned", "liability", text, row=row.id))


def _during(case: Case, row: Placement, pack: Pack) -> Iterator[Flag]:
    if placements.needs_health_care(case) and not row.health_route:
        text = N_("Choose in which way health care is given during the placement.")
        yield Flag(warn(pack, "hvb.health_route.missing", "health_route", text, row=row.id))
    if placements.is_route_old(row):
        text = N_("The home lies in another county now. Judge anew how health care is given.")
        yield Flag(warn(pack, "hvb.health_route.missing", "route_on", text, row=row.id))
    if row.placed_on is None or facts.has_held_meeting(case):
        return
    if any(gone.given_on and not consents.is_refusal(gone) for gone in case.consents):
        return
    text = N_("Planning together was not possible. Strive for it during the placement.")
    found = warn(pack, "hvb.planning.strive", "placed_on", text, row=row.id, since=row.placed_on)
    yield Flag(found, row.placed_on, NEVER_ENDS)


def before_cost(row: Placement, pack: Pack) -> list[Problem]:
    """The shares make the whole, in per cent or of the price (REQ H5, H8)."""
    if placements.is_whole(row):
        return []
    text = N_("The two shares do not make the whole together.")
    code, never = "hvb.cost.shares_not_whole", Override.NEVER
    return [block(pack, code, "share_kommun", text, row=row.id, override=never)]


def are_reversed(decided: date | None, placed: date | None) -> bool:
    """Whether the placement would begin before its decision."""
    return decided is not None and placed is not None and placed < decided
