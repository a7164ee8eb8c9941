"""Facts of a placement in HVB: which one counts, its last days by the packs, its cost."""

import re
from datetime import date

from sipdesk.domain import deadlines, facts
from sipdesk.domain.model import Case, InterventionKind, Meeting, Placement, ShareUnit
from sipdesk.domain.pack import Pack

AT_HOME = "vard_vid_hemmet"
WHOLE = 100_00  # per cent, in hundredths
_NUMBER = re.compile(r"\d[\d\s]*(?:[.,]\d{1,2})?")
_SHARE = re.compile(
    r"\s*(?:\d{1,3}(?:\s\d{3}){1,2}|\d{1,9})(?:[.,]\d{1,2})?"
    r"\s*(?:%|[^\W\d_]+\.?(?:\s+[^\W\d_]+)*)?\s*"
)


def current(case: Case) -> Placement | None:
    """The placement that goes on: decided or begun, and not ended; the latest of them."""
    return facts.last([row for row in case.placements if row.discharged_on is None])


def newest(case: Case) -> Placement | None:
    """The placement that goes on, else the latest that has ended."""
    return current(case) or facts.last(case.placements)


def is_covered(row: Placement, pack: Pack) -> bool:
    """Whether a reason lies under the agreement on harmful use and dependence (REQ H22)."""
    covered = {reason.code for reason in pack.hvb_reasons if reason.covered}
    return bool(covered.intersection(row.reasons))


def sip_due(row: Placement, pack: Pack) -> date | None:
    """The last day of a SIP after the placement; None where the pack has no such rule (H11)."""
    return _due(row.placed_on, "hvb_sip_week", row, pack)


def cost_due(row: Placement, pack: Pack) -> date | None:
    """The last day to settle the cost of an acute placement, from the decision (REQ H13)."""
    return _due(row.decided_on if row.is_acute else None, "hvb_cost_10wd", row, pack)


def _due(start: date | None, key: str, row: Placement, pack: Pack) -> date | None:
    if start is None or not is_covered(row, pack):
        return None
    try:
        found = deadlines.find(pack, key, start)
    except deadlines.UnknownYearError:
        return None
    return found.day if found else None


def has_both_principals(meeting: Meeting) -> bool:
    """Whether both principals were present by any unit; dental care stands for none."""
    units = [row.unit for row in meeting.participants if row.is_present and row.unit]
    return all(any(facts.stands_for(u, p) for u in units) for p in facts.PRINCIPALS)


def joint_meetings(case: Case) -> list[date]:
    """The days on which both principals took part in a SIP meeting, follow-ups included."""
    held = [m for m in case.meetings if m.is_held and not m.is_cancelled and m.on]
    return sorted(m.on for m in held if m.on and has_both_principals(m))


def needs_health_care(case: Case) -> bool:
    """Whether the plan has health care in it that somebody gives during the placement."""
    plan = facts.newest_plan(case)
    rows = facts.interventions(plan) if plan else []
    return any(row.kind is InterventionKind.MEDICAL for row in rows)


def is_route_old(row: Placement) -> bool:
    """Whether the home moved county after the way of health care was judged (REQ H4)."""
    moved = row.home_moved_on
    return bool(row.health_route and moved and (row.route_on is None or row.route_on < moved))


def hundredths(text: str) -> int | None:
    """The first number of a text, in hundredths: "3 200,50 kronor" is 320050; None without one."""
    found = _NUMBER.search(text.replace("\u2212", "-"))
    if found is None or text[: found.start()].rstrip().endswith("-"):
        return None
    whole, _, part = re.sub(r"\s", "", found[0]).replace(".", ",").partition(",")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def written_share(text: str) -> int | None:
    """A number with at most its unit after it, in hundredths; None when anything else is there."""
    return hundredths(text) if _SHARE.fullmatch(text) else None


def number_text(value: int | None) -> str:
    """Hundredths as a number is written in Swedish: 320050 is "3 200,50", 6000 is "60"."""
    if value is None:
        return ""
    whole, part = divmod(value, 100)
    grouped = f"{whole:,}".replace(",", "\u00a0")
    return f"{grouped},{part:02}".removesuffix("0") if part else grouped


def is_whole(row: Placement) -> bool:
    """Whether the two shares together make the whole, in per cent or of the price (REQ H5)."""
    whole = WHOLE if row.share_unit is ShareUnit.PERCENT else hundredths(row.amount)
    if row.share_kommun is None or row.share_region is None or whole is None:
        return False
    return row.share_kommun + row.share_region == whole
