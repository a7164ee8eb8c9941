"""Organisations and units: the register that parties, owners and receivers are chosen from."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import Principal, Unit
from sipdesk.domain.problems import refuse
from sipdesk.domain.reachable import is_mailbox, is_phone
from sipdesk.domain.search import folded
from sipdesk.i18n import N_
from sipdesk.services.edits import change, clean_all

UNIT_FIELDS = frozenset(
    [
        "name",
        "organisation",
        "principal",
        "column",
        "is_dental",
        "phone",
        "mailbox",
        "address",
        "secure_channel",
    ]
)


def add_unit(
    session: Session,
    case_id: UUID | None = None,
    *,
    name: str,
    principal: Principal = Principal.OTHER,
    **fields: Any,
) -> Unit:
    """Add a unit to the register. Raises RuleError when it has no name."""
    unit = Unit()
    _reachable(fields)
    change(unit, {"name": name, "principal": principal, **fields}, UNIT_FIELDS)
    _named(unit)
    session.add(unit)
    return unit


def change_unit(
    session: Session, case_id: UUID | None = None, *, unit_id: UUID, **fields: Any
) -> Unit:
    """Change single fields of a unit."""
    unit = session.get_one(Unit, unit_id)
    if "name" in fields and not str(fields["name"]).strip():
        raise _nameless()
    _reachable(fields)
    change(unit, fields, UNIT_FIELDS)
    return unit


def remove_unit(session: Session, case_id: UUID | None = None, *, unit_id: UUID) -> Unit:
    """Take a unit out of the register; cases and papers that name it keep it."""
    unit = session.get_one(Unit, unit_id)
    unit.removed_at = clock.now()
    return unit


def restore_unit(session: Session, case_id: UUID | None = None, *, unit_id: UUID) -> Unit:
    """Take a removed unit back."""
    unit = session.get_one(Unit, unit_id)
    unit.removed_at = None
    return unit


def list_units(session: Session, *, principal: Principal | None = None) -> list[Unit]:
    """The units of the register, by name; perhaps those of one principal."""
    query = select(Unit).where(col(Unit.removed_at).is_(None))
    if principal is not None:
        query = query.where(Unit.principal == principal)
    return sorted(session.exec(query), key=lambda unit: folded(unit.name))


def find_units(session: Session, text: str) -> list[Unit]:
    """The units whose name or organisation holds the text."""
    wanted = folded(text)
    return [unit for unit in list_units(session) if wanted in folded(unit.full_name)]


def get_unit(session: Session, unit_id: UUID) -> Unit:
    """One unit, removed or not. Raises NoResultFound when there is none."""
    return session.get_one(Unit, unit_id)


def add_units(
    session: Session, case_id: UUID | None = None, *, rows: list[dict[str, Any]]
) -> list[Unit]:
    """Add many units; one that is already there by name and organisation is left alone."""
    known = {(folded(unit.organisation), folded(unit.name)) for unit in list_units(session)}
    added = []
    for row in rows:
        values = clean_all(row)
        key = (folded(values.get("organisation", "")), folded(values.get("name", "")))
        if key not in known:
            known.add(key)
            added.append(add_unit(session, **values))
    return added


def _reachable(fields: dict[str, Any]) -> None:
    """A phone holds digits and a mailbox is one address, or they are empty."""
    phone, mailbox = str(fields.get("phone") or ""), str(fields.get("mailbox") or "")
    if phone.strip() and not is_phone(phone):
        text = N_("This is not a telephone number. Write digits.")
        raise refuse("unit.phone.letters", "phone", text)
    if mailbox.strip() and not is_mailbox(mailbox):
        raise refuse("unit.mailbox.unknown", "mailbox", N_("This is not one mail address."))


def _named(unit: Unit) -> None:
    if not unit.name.strip():
        raise _nameless()


def _nameless() -> Exception:
    return refuse("unit.name.missing", "name", N_("Write the name of the unit."))
