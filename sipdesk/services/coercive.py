"""Around coercive care: LOB and SMADIT, the report under LVM, and what is arranged afterwards."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import (
    AfterCare,
    AfterCareArea,
    Coercion,
    CoercionReport,
    Trigger,
    TriggerKind,
)
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import change, clean, in_order, not_in_future, one
from sipdesk.services.loaded import load

ACTS = ("LVM", "LVU", "LPT", "LRV")
TRIGGER_FIELDS = frozenset(["medical", "sobering", "offered", "contact_on", "contact_by"])
AFTER_FIELDS = frozenset(["what", "by", "ready_on", "is_not_needed"])


def note_trigger(
    session: Session, case_id: UUID, *, kind: TriggerKind, on: date | None = None, **fields: Any
) -> Trigger:
    """Note that somebody was taken care of under LOB, or met in SMADIT (REQ I11-I13)."""
    day = on or clock.today()
    not_in_future(day, "on")
    row = Trigger(case_id=case_id, kind=kind, on=day)
    _set_trigger(row, fields)
    load(session, case_id).triggers.append(row)
    return row


def change_trigger(session: Session, case_id: UUID, *, trigger_id: UUID, **fields: Any) -> Trigger:
    """Change single fields of a trigger."""
    row = one(load(session, case_id).triggers, trigger_id)
    _set_trigger(row, fields)
    return row


def _set_trigger(row: Trigger, fields: dict[str, Any]) -> None:
    in_order(row.on, fields.get("contact_on"), "contact_on")
    change(row, fields, TRIGGER_FIELDS)


def decide_report(
    session: Session,
    case_id: UUID,
    *,
    is_reported: bool,
    reason: str = "",
    reported_on: date | None = None,
    on: date | None = None,
) -> CoercionReport:
    """Keep the decision on a report under LVM 6 §; the duty is *genast* (REQ I8).

    Raises RuleError at the field: a decision not to report has a reason, and no day lies ahead.
    """
    day = on or clock.today()
    not_in_future(day, "on")
    not_in_future(reported_on, "reported_on")
    if not is_reported and not reason.strip():
        text = N_("Write why no report is made.")
        raise refuse("coercion.report.reason_missing", "reason", text)
    row = CoercionReport(
        case_id=case_id,
        on=day,
        is_reported=is_reported,
        by=actor_of(session).name,
        reason="" if is_reported else clean("reason", reason),
        reported_on=(reported_on or day) if is_reported else None,
    )
    load(session, case_id).coercion_reports.append(row)
    return row


def change_coercion(
    session: Session, case_id: UUID, *, coercion_id: UUID, **fields: Any
) -> Coercion:
    """Change the days of coercive care that was noted."""
    row = one(load(session, case_id).coercions, coercion_id)
    for name in ("from_on", "ended_on"):
        not_in_future(fields.get(name), name)
    in_order(fields.get("from_on", row.from_on), fields.get("ended_on", row.ended_on), "ended_on")
    change(row, fields, frozenset(["from_on", "ended_on"]))
    return row


def write_after_care(
    session: Session, case_id: UUID, *, area: AfterCareArea, **fields: Any
) -> AfterCare:
    """Write what is arranged in one area after LVM care (LVM 30 §)."""
    case = load(session, case_id)
    row = next((one for one in case.after_care if one.area is area), None)
    if row is None:
        row = AfterCare(case_id=case_id, area=area)
        case.after_care.append(row)
    change(row, fields, AFTER_FIELDS)
    return row
