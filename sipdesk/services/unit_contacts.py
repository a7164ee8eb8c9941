"""Functions of a unit: telephone, who holds it from when to when, SIP support, cost contact."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import ContactRole, Principal, Unit, UnitContact
from sipdesk.domain.problems import refuse
from sipdesk.domain.reachable import is_phone
from sipdesk.i18n import N_
from sipdesk.services import directory
from sipdesk.services.edits import change, in_order

FIELDS = frozenset(["role", "function", "phone", "name", "from_on", "until_on"])


def add_contact(
    session: Session, case_id: None = None, *, unit_id: UUID, **fields: Any
) -> UnitContact:
    """Add a function of a unit.

    Raises RuleError without a function, for a phone with letters or a period that ends before it
    begins.
    """
    session.get_one(Unit, unit_id)
    row = UnitContact(unit_id=unit_id)
    _check(row, fields)
    change(row, fields, FIELDS)
    if not row.function.strip():
        raise refuse("contact.function.missing", "function", N_("Write the function."))
    session.add(row)
    return row


def change_contact(
    session: Session, case_id: None = None, *, contact_id: UUID, **fields: Any
) -> UnitContact:
    """Change single fields of a function."""
    row = session.get_one(UnitContact, contact_id)
    _check(row, fields)
    change(row, fields, FIELDS)
    return row


def _check(row: UnitContact, fields: dict[str, Any]) -> None:
    phone = str(fields.get("phone") or "")
    if phone.strip() and not is_phone(phone):
        text = N_("This is not a telephone number. Write digits.")
        raise refuse("unit.phone.letters", "phone", text)
    in_order(fields.get("from_on", row.from_on), fields.get("until_on", row.until_on), "until_on")


def hand_over(
    session: Session, case_id: None = None, *, contact_id: UUID, name: str, on: date | None = None
) -> UnitContact:
    """Somebody else holds the function from a day: the old period ends, the phone stays."""
    old, day = session.get_one(UnitContact, contact_id), on or clock.today()
    last = date.fromordinal(day.toordinal() - 1)
    in_order(old.from_on, last, "from_on")
    old.until_on = last
    return add_contact(
        session,
        unit_id=old.unit_id,
        role=old.role,
        function=old.function,
        phone=old.phone,
        name=name,
        from_on=day,
    )


def remove_contact(session: Session, case_id: None = None, *, contact_id: UUID) -> UnitContact:
    """Take a function away that was written by mistake; it can be brought back."""
    row = session.get_one(UnitContact, contact_id)
    row.removed_at = clock.now()
    return row


def restore_contact(session: Session, case_id: None = None, *, contact_id: UUID) -> UnitContact:
    """Bring a removed function back."""
    row = session.get_one(UnitContact, contact_id)
    row.removed_at = None
    return row


def list_contacts(session: Session, unit_id: UUID) -> list[UnitContact]:
    """The functions of a unit, those of today and those that were, oldest first."""
    query = select(UnitContact).where(
        UnitContact.unit_id == unit_id, col(UnitContact.removed_at).is_(None)
    )
    return list(session.exec(query.order_by(col(UnitContact.recorded_at))))


def holders(
    session: Session, unit_id: UUID, *, role: ContactRole, day: date | None = None
) -> list[UnitContact]:
    """Who holds a role at a unit today, or held it on a day."""
    on = day or clock.today()
    rows = list_contacts(session, unit_id)
    return [row for row in rows if row.role is role and row.holds_on(on)]


def without_support(session: Session, *, day: date | None = None) -> Sequence[Unit]:
    """The units of a principal that have no SIP support that day (L2)."""
    return _without(session, ContactRole.SIP_SUPPORT, day)


def without_cost_contact(session: Session, *, day: date | None = None) -> Sequence[Unit]:
    """The units of a principal that name nobody in the line of managers for costs (H6)."""
    return _without(session, ContactRole.COST, day)


def _without(session: Session, role: ContactRole, day: date | None) -> Sequence[Unit]:
    on = day or clock.today()
    rows = session.exec(select(UnitContact).where(UnitContact.role == role))
    covered = {row.unit_id for row in rows if row.holds_on(on)}
    principals = (Principal.KOMMUN, Principal.REGION, Principal.SHARED)
    units = directory.list_units(session)
    return [u for u in units if u.principal in principals and u.id not in covered]
