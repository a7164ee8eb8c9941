"""Placements in HVB: decided, begun, assessed, paid for, ended; nothing here stops a placement."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import facts as plain
from sipdesk.domain import placements as facts
from sipdesk.domain.model import Case, ContactRole, Liability, Placement, Principal, Unit
from sipdesk.domain.pack import Pack, PackError
from sipdesk.domain.problems import refuse
from sipdesk.domain.rules.placement import are_reversed, before_cost
from sipdesk.i18n import N_
from sipdesk.services import office, unit_contacts
from sipdesk.services.edits import ask, change, in_order, not_in_future, one
from sipdesk.services.loaded import load

_COUNTED = {
    *("id", "recorded_at", "case_id", "sip_due_on", "cost_due_on"),
    *("national_pack", "county_pack", "child_pack", "cost_settled_on", "home_moved_on"),
}
PLACEMENT_FIELDS = frozenset(Placement.model_fields) - _COUNTED
_HAPPENED = ("social_on", "medical_on", "route_on", "liability_signed_on", "discharged_on")


def begin_placement(session: Session, case_id: UUID, **fields: Any) -> Placement:
    """Record that a placement is decided or planned; every field may come later (REQ H10).

    Raises RuleError while another placement goes on that has no end.
    """
    case = load(session, case_id)
    going_on = facts.current(case)
    if going_on is not None and going_on.placed_on is not None:
        text = N_("Another placement goes on. Write first when the person left it.")
        raise refuse("placement.overlaps", "discharged_on", text, row=going_on.id)
    if going_on is not None:
        return change_placement(session, case_id, placement_id=going_on.id, **fields)
    row = Placement(case_id=case_id)
    _set(session, case, row, fields)
    case.placements.append(row)
    return row


def change_placement(
    session: Session, case_id: UUID, *, placement_id: UUID | None = None, **fields: Any
) -> Placement:
    """Change single fields; the last days are counted anew by the packs of the decision.

    Raises RuleError at the field: a placement before its decision, two that overlap, a day that
    has not come, or shares of a settled cost that no longer make the whole.
    """
    case = load(session, case_id)
    row = _row(case, placement_id)
    _set(session, case, row, fields)
    return row


def _row(case: Case, placement_id: UUID | None) -> Placement:
    row = one(case.placements, placement_id) if placement_id else facts.newest(case)
    if row is None:
        raise LookupError("no placement is recorded")
    return row


def _set(session: Session, case: Case, row: Placement, fields: dict[str, Any]) -> None:
    _days_are_possible(case, row, fields)
    county = fields.get("home_county", row.home_county)
    if row.health_route and None not in (county, row.home_county) and county != row.home_county:
        row.home_moved_on = clock.today()
    change(row, fields, PLACEMENT_FIELDS)
    if "home_unit_id" in fields:
        unit_id = fields["home_unit_id"]
        row.home = session.get_one(Unit, unit_id) if unit_id else None
    if fields.get("liability") is Liability.SIGNED and row.liability_signed_on is None:
        row.liability_signed_on = clock.today()
    if row.cost_settled_on is not None:
        ask(before_cost(row, _pack(session, case, row)))
    _count(session, case, row)


def _days_are_possible(case: Case, row: Placement, fields: dict[str, Any]) -> None:
    decided = fields.get("decided_on", row.decided_on)
    placed = fields.get("placed_on", row.placed_on)
    ended = fields.get("discharged_on", row.discharged_on)
    if are_reversed(decided, placed) and {"decided_on", "placed_on"} & set(fields):
        field = "placed_on" if "placed_on" in fields else "decided_on"
        text = N_("The placement would begin before its decision. Check both days.")
        raise refuse("date.reversed", field, text)
    for name in _HAPPENED:
        not_in_future(fields.get(name), name)
    in_order(placed, ended, "discharged_on")
    if placed is not None and "placed_on" in fields:
        _does_not_overlap([one for one in case.placements if one.id != row.id], placed, ended)


def _does_not_overlap(others: Collection[Placement], placed: date, ended: date | None) -> None:
    for other in others:
        if other.placed_on is None:
            continue
        before = other.discharged_on is not None and other.discharged_on <= placed
        after = ended is not None and ended <= other.placed_on
        if not (before or after):
            text = N_("The days overlap those of another placement.")
            raise refuse("placement.overlaps", "placed_on", text, row=other.id)


def _pack(session: Session, case: Case, row: Placement) -> Pack:
    """The pack of the decision, so that a later agreement moves no day (G19)."""
    day = row.decided_on or row.placed_on
    try:
        return office.pack_in_force(session, day) if day else office.pack_for(session, case)
    except PackError:
        return office.pack_for(session, case)


def pack_of(session: Session, case: Case, row: Placement) -> Pack:
    """The pack that the decision was made under, for its papers."""
    return _pack(session, case, row)


def _count(session: Session, case: Case, row: Placement) -> None:
    pack = _pack(session, case, row)
    row.national_pack, row.county_pack = pack.national.ref, pack.county.ref
    row.child_pack = pack.child.ref if pack.child else ""
    row.sip_due_on, row.cost_due_on = facts.sip_due(row, pack), facts.cost_due(row, pack)


def settle_cost(
    session: Session,
    case_id: UUID,
    *,
    placement_id: UUID | None = None,
    on: date | None = None,
    **fields: Any,
) -> Placement:
    """Record that the cost is settled (REQ H5, H8).

    Raises RuleError `hvb.cost.shares_not_whole` when the shares do not make the whole.
    """
    case, day = load(session, case_id), on or clock.today()
    row = _row(case, placement_id)
    not_in_future(day, "cost_settled_on")
    _set(session, case, row, fields)
    ask(before_cost(row, _pack(session, case, row)))
    row.cost_settled_on = day
    return row


def reopen_cost(session: Session, case_id: UUID, *, placement_id: UUID | None = None) -> Placement:
    """The cost is unclear again; that is a state and stops nothing (REQ H10)."""
    row = _row(load(session, case_id), placement_id)
    row.cost_settled_on = None
    return row


def end_placement(
    session: Session, case_id: UUID, *, placement_id: UUID | None = None, on: date | None = None
) -> Placement:
    """Record that the person has left the home."""
    fields = {"discharged_on": on or clock.today()}
    return change_placement(session, case_id, placement_id=placement_id, **fields)


def cost_contacts(
    session: Session, case_id: UUID, *, placement_id: UUID | None = None
) -> dict[Principal, str]:
    """Who answers for the cost in the chief line of each principal (REQ H6); a query.

    What is written at the placement, else who holds it by the contacts; "" where nobody is named.
    """
    case = load(session, case_id)
    row = _row(case, placement_id)
    written = {
        Principal.KOMMUN: row.contact_kommun.strip(),
        Principal.REGION: row.contact_region.strip(),
    }
    own = [case.authority_unit] if case.authority_unit else []
    units = list({unit.id: unit for unit in (*own, *plain.units(case))}.values())
    return {
        principal: named or _holder(session, [u for u in units if u.principal is principal])
        for principal, named in written.items()
    }


def _holder(session: Session, units: list[Unit]) -> str:
    found = [
        one.name or one.function
        for unit in units
        for one in unit_contacts.holders(session, unit.id, role=ContactRole.COST)
    ]
    return ", ".join(dict.fromkeys(found))
