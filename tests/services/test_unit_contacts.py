"""Functions of a unit: who is it now, who was it then; which unit has no SIP support."""

from datetime import date, timedelta

import pytest

from sipdesk.domain.model import ContactRole
from sipdesk.domain.problems import RuleError
from sipdesk.services import unit_contacts

from .conftest import TODAY, Desk


@pytest.fixture
def unit_id(desk: Desk):
    return desk.units()["Vuxenenheten"].id


def test_a_function_keeps_its_phone_when_somebody_else_takes_over(desk: Desk, unit_id) -> None:
    first = desk.do(
        unit_contacts.add_contact,
        unit_id=unit_id,
        role=ContactRole.SIP_SUPPORT,
        function="SIP-stödjare",
        phone="0980-319 205",
        name="Prov Ett",
        from_on=date(2026, 1, 1),
    )
    desk.do(unit_contacts.hand_over, contact_id=first.id, name="Prov Två", on=date(2026, 3, 1))

    def names(day):
        rows = desk.ask(unit_contacts.holders, unit_id, role=ContactRole.SIP_SUPPORT, day=day)
        return [(row.name, row.phone) for row in rows]

    assert names(date(2026, 2, 28)) == [("Prov Ett", "0980-319 205")]
    assert names(date(2026, 3, 1)) == [("Prov Två", "0980-319 205")]
    assert names(date(2025, 12, 31)) == []


def test_units_without_support_are_counted_day_by_day(desk: Desk, unit_id) -> None:
    before = {unit.name for unit in desk.ask(unit_contacts.without_support)}
    assert "Vuxenenheten" in before
    desk.do(
        unit_contacts.add_contact,
        unit_id=unit_id,
        role=ContactRole.SIP_SUPPORT,
        function="SIP-stödjare",
        until_on=TODAY,
    )
    assert "Vuxenenheten" not in {u.name for u in desk.ask(unit_contacts.without_support)}
    later = desk.ask(unit_contacts.without_support, day=TODAY + timedelta(days=1))
    assert {unit.name for unit in later} == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"function": " "}, r"contact\.function\.missing"),
        ({"function": "Chef", "phone": "ring chefen"}, r"unit\.phone\.letters"),
        (
            {"function": "Chef", "from_on": TODAY, "until_on": TODAY - timedelta(days=1)},
            r"date\.reversed",
        ),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, unit_id, fields, code) -> None:
    with pytest.raises(RuleError, match=code):
        desk.do(unit_contacts.add_contact, unit_id=unit_id, **fields)
    assert desk.ask(unit_contacts.list_contacts, unit_id) == []


def test_a_function_taken_away_by_mistake_comes_back(desk: Desk, unit_id) -> None:
    row = desk.do(unit_contacts.add_contact, unit_id=unit_id, function="Chef")
    desk.do(unit_contacts.remove_contact, contact_id=row.id)
    assert desk.ask(unit_contacts.list_contacts, unit_id) == []
    desk.do(unit_contacts.restore_contact, contact_id=row.id)
    assert len(desk.ask(unit_contacts.list_contacts, unit_id)) == 1
