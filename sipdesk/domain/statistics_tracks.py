"""What placements, discharges, disagreements and deviations add to the counts of a year."""

from collections.abc import Callable, Iterable
from datetime import date

from sipdesk.domain import placements
from sipdesk.domain.deadlines import swedish_day
from sipdesk.domain.model import Case, Placement


def _in(year: int, days: Iterable[date | None]) -> int:
    return sum(1 for day in days if day is not None and day.year == year)


def _before(case: Case, year: int) -> int:
    """Placements of the year before which both principals had taken part in a SIP meeting."""
    return _in(year, (row.placed_on for row in case.placements if _is_before(case, row)))


def _is_before(case: Case, row: Placement) -> bool:
    days = placements.joint_meetings(case)
    return bool(row.placed_on and days and days[0] < row.placed_on)


def _after(case: Case, year: int, is_late: bool) -> int:
    """First joint meetings of the year that came after a placement, within the week or later."""
    days = placements.joint_meetings(case)
    rows = [row for row in case.placements if row.placed_on and row.sip_due_on]
    rows = [row for row in rows if days and not _is_before(case, row)]
    found = [days[0] for row in rows if row.sip_due_on and (days[0] > row.sip_due_on) is is_late]
    return _in(year, found)


def _cost(case: Case, year: int, is_late: bool) -> int:
    return _in(
        year,
        (
            row.cost_settled_on
            for row in case.placements
            if row.is_acute and row.cost_due_on and row.cost_settled_on
            if (row.cost_settled_on > row.cost_due_on) is is_late
        ),
    )


def _late_calls(case: Case, year: int) -> int:
    found = []
    for row in case.discharges:
        due = [notice.call_due_on for notice in row.notices if notice.revoked_on is None]
        last = due[-1] if due else None
        if row.call_at and last and swedish_day(row.call_at) > last:
            found.append(swedish_day(row.call_at))
    return _in(year, found)


COUNTS: dict[str, Callable[[Case, int], int]] = {
    "disagreements": lambda case, year: _in(
        year, (row.opened_on for row in case.disagreements if row.inside is None)
    ),
    "disagreements_inside": lambda case, year: _in(
        year, (row.opened_on for row in case.disagreements if row.inside is not None)
    ),
    "deviations": lambda case, year: _in(year, (row.on for row in case.deviations)),
    "hvb_placements": lambda case, year: _in(year, (row.placed_on for row in case.placements)),
    "hvb_sip_before": _before,
    "hvb_sip_within_week": lambda case, year: _after(case, year, False),
    "hvb_sip_late": lambda case, year: _after(case, year, True),
    "hvb_cost_in_time": lambda case, year: _cost(case, year, False),
    "hvb_cost_late": lambda case, year: _cost(case, year, True),
    "discharge_cases": lambda case, year: _in(
        year, (swedish_day(row.admitted_at) for row in case.discharges if row.admitted_at)
    ),
    "discharge_calls_late": _late_calls,
}
