"""Discharge from inpatient care: what the region does is recorded here, nothing is sent."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import deadlines
from sipdesk.domain.model import Case, Discharge, ReadyNotice, Unit
from sipdesk.domain.problems import refuse
from sipdesk.domain.rules import discharge as rules
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.edits import change, clean, in_order, not_in_future, one
from sipdesk.services.loaded import load

DISCHARGE_FIELDS = frozenset(
    [
        *("admitted_at", "unit_id", "estimated_on", "care_contact", "needs_municipal_care"),
        *("lacks_open_care", "agreed_otherwise", "is_open_coercive", "left_on"),
        *("call_at", "call_unit_id", "call_meeting_id"),
    ]
)


def begin_discharge(session: Session, case_id: UUID, **fields: Any) -> Discharge:
    """Record that the person is in inpatient care; the stay that goes on is returned as it is."""
    case = load(session, case_id)
    for row in case.discharges:
        if row.left_on is None:
            return change_discharge(session, case_id, discharge_id=row.id, **fields)
    row = Discharge(case_id=case_id)
    _set(session, row, fields)
    case.discharges.append(row)
    case.is_discharge = True
    return row


def change_discharge(
    session: Session, case_id: UUID, *, discharge_id: UUID | None = None, **fields: Any
) -> Discharge:
    """Change single fields. Raises RuleError at the field for a day in the wrong order."""
    row = _row(load(session, case_id), discharge_id)
    _set(session, row, fields)
    return row


def _row(case: Case, discharge_id: UUID | None) -> Discharge:
    row = one(case.discharges, discharge_id) if discharge_id else rules.current(case)
    if row is None:
        raise LookupError("no stay in inpatient care is recorded")
    return row


def _set(session: Session, row: Discharge, fields: dict[str, Any]) -> None:
    for name in ("admitted_at", "call_at"):
        not_in_future(_day(fields.get(name)), name)
    not_in_future(fields.get("left_on"), "left_on")
    admitted = _day(fields.get("admitted_at", row.admitted_at))
    for name in ("estimated_on", "left_on"):
        in_order(admitted, fields.get(name), name)
    in_order(admitted, _day(fields.get("call_at")), "call_at")
    known = [name for name in ("admitted_at", "call_at") if name in fields]
    moments: dict[str, Any] = {name: _aware(fields[name]) for name in known}
    change(row, {**fields, **moments}, DISCHARGE_FIELDS)
    for key, name in (("unit_id", "unit"), ("call_unit_id", "call_unit")):
        if key in fields:
            setattr(row, name, session.get_one(Unit, fields[key]) if fields[key] else None)


def _aware(moment: datetime | None) -> datetime | None:
    """The moment as it is stored: wall time without a zone is Swedish."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=clock.STOCKHOLM)


def _day(moment: datetime | None) -> date | None:
    return deadlines.swedish_day(moment) if moment else None


def notice_ready(
    session: Session, case_id: UUID, *, sent_at: datetime, discharge_id: UUID | None = None
) -> ReadyNotice:
    """Record the region's notice that the patient is ready, with the moment it was *sent*.

    Raises RuleError while an earlier notice stands: it is revoked first.
    """
    case = load(session, case_id)
    row = _row(case, discharge_id)
    if rules.current_notice(row) is not None:
        text = N_("A notice stands already. Revoke it before you record a new one.")
        raise refuse("discharge.notice.stands", "sent_at", text)
    _is_possible(row, sent_at)
    notice = ReadyNotice(discharge_id=row.id, sent_at=_aware(sent_at) or sent_at)
    row.notices.append(notice)
    notice.call_due_on = rules.call_due(row, office.pack_for(session, case))
    return notice


def change_notice(
    session: Session, case_id: UUID, *, notice_id: UUID, sent_at: datetime
) -> ReadyNotice:
    """Correct the moment at which a notice was sent."""
    case = load(session, case_id)
    row = next(one for one in case.discharges if any(n.id == notice_id for n in one.notices))
    _is_possible(row, sent_at)
    notice = one(row.notices, notice_id)
    notice.sent_at = _aware(sent_at) or sent_at
    notice.call_due_on = rules.call_due(row, office.pack_for(session, case))
    return notice


def _is_possible(row: Discharge, sent_at: datetime) -> None:
    not_in_future(_day(sent_at), "sent_at")
    in_order(_day(row.admitted_at), _day(sent_at), "sent_at")


def revoke_notice(
    session: Session,
    case_id: UUID,
    *,
    notice_id: UUID | None = None,
    why: str = "",
    on: date | None = None,
) -> ReadyNotice:
    """Record that the region took the notice back; the notice itself stays."""
    row = _row(load(session, case_id), None)
    notice = one(row.notices, notice_id) if notice_id else rules.current_notice(row)
    if notice is None:
        raise LookupError("no notice stands")
    notice.revoked_on, notice.revoked_why = on or clock.today(), clean("revoked_why", why)
    return notice


def receive_call(
    session: Session,
    case_id: UUID,
    *,
    at: datetime,
    unit_id: UUID | None = None,
    meeting_id: UUID | None = None,
    discharge_id: UUID | None = None,
) -> Discharge:
    """Record the call from the region's permanent care contact as received (4 kap. 3 §)."""
    fields = {"call_at": at, "call_unit_id": unit_id, "call_meeting_id": meeting_id}
    return change_discharge(session, case_id, discharge_id=discharge_id, **fields)


def leave(
    session: Session, case_id: UUID, *, on: date | None = None, discharge_id: UUID | None = None
) -> Discharge:
    """Record that the person has left inpatient care."""
    fields = {"left_on": on or clock.today()}
    return change_discharge(session, case_id, discharge_id=discharge_id, **fields)
