"""Placements, stays and disagreements built in memory for the rules; everybody is invented."""

from datetime import date, datetime, time
from typing import Any

from sipdesk.domain import facts, placements
from sipdesk.domain.model import Case, Disagreement, Discharge, Placement, ReadyNotice
from tests.domain import build

DAY = build.DAY


def wall(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Swedish wall time, as it is typed."""
    return datetime.combine(date(year, month, day), time(hour, minute))


def placed(made: Case, **fields: Any) -> Placement:
    """An acute placement for alcohol, decided and begun on the day; its days by the pack."""
    values = {"decided_on": DAY, "placed_on": DAY, "is_acute": True, "reasons": ["alkohol"]}
    row = Placement(case_id=made.id, **{**values, **fields})
    row.sip_due_on = placements.sip_due(row, build.pack())
    row.cost_due_on = placements.cost_due(row, build.pack())
    made.placements.append(row)
    return row


def together(made: Case, on: date) -> None:
    """A held meeting with a unit of each principal."""
    held = build.meeting(made, is_held=True, on=on)
    for principal in facts.PRINCIPALS:
        build.sent(held, build.unit("Enhet", principal), is_present=True)


def stay(made: Case, sent: datetime, **fields: Any) -> Discharge:
    """A stay in inpatient care with one notice of ready."""
    row = Discharge(case_id=made.id, admitted_at=wall(2026, 2, 20, 9), **fields)
    row.notices.append(ReadyNotice(discharge_id=row.id, sent_at=sent))
    made.discharges.append(row)
    return row


def disputed(made: Case, **fields: Any) -> Disagreement:
    """A disagreement about the first row of the case's plan."""
    row = Disagreement(case_id=made.id, opened_on=DAY, **fields)
    made.disagreements.append(row)
    return row
