"""Import with a preview and a report; export; bad rows are skipped, each with its reason."""

import pytest

from sipdesk.domain.model import Principal
from sipdesk.domain.problems import RuleError
from sipdesk.services import contact_files, directory

from .conftest import Desk

TABLE = """Enhet;Organisation;Huvudman;Spalt;Telefon;Brevlåda;Tandvård
Boendestödet;Granby kommun;Kommun;Socialtjänst;0980-319 201;boende@prov.example;
;Granby kommun;kommun;;;;
Vuxenenheten;Granby kommun;kommun;;;;
Boendestödet;granby kommun;kommun;;;;
Akuten;Region Norrlunden;regionen;;ring oss;;
Bageriet;;bagare;;;;
Kiosken;;annan;;;kiosk;
Tandkliniken;Region Norrlunden;region;;;;ja
Fel\x07;;annan;;;;
"""


def test_an_import_is_shown_before_it_is_done_and_says_what_it_skips(desk: Desk) -> None:
    before = len(desk.units())
    shown = desk.ask(contact_files.preview, TABLE.encode())
    assert [row["name"] for row in shown.rows] == ["Boendestödet", "Tandkliniken"]
    assert [(row.line, bool(row.why)) for row in shown.skipped] == [
        (3, True), (4, True), (5, True), (6, True), (7, True), (8, True), (10, True),
    ]  # fmt: skip
    assert len({row.why for row in shown.skipped}) == 6
    assert len(desk.units()) == before
    added = desk.do(contact_files.import_units, data=TABLE.encode())
    assert len(added) == 2
    unit = desk.units()["Boendestödet"]
    assert (unit.principal, unit.column) == (Principal.KOMMUN, "socialtjanst")
    assert desk.units()["Tandkliniken"].is_dental
    assert desk.ask(contact_files.preview, TABLE.encode()).rows == ()


@pytest.mark.parametrize("write", [contact_files.export_csv, contact_files.export_vcards])
def test_what_is_exported_is_already_there_when_it_is_read(desk: Desk, write) -> None:
    shown = desk.ask(contact_files.preview, desk.do(write))
    assert shown.rows == ()
    assert len(shown.skipped) == len(desk.units())


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"x" * 5_000_001])
def test_what_is_no_register_is_refused_in_words(desk: Desk, data: bytes) -> None:
    with pytest.raises(RuleError, match=r"contacts\."):
        desk.ask(contact_files.preview, data)


def test_a_phone_with_letters_and_a_mailbox_that_is_none_are_refused(desk: Desk) -> None:
    unit = desk.units()["Vuxenenheten"]
    with pytest.raises(RuleError, match=r"unit\.phone\.letters"):
        desk.do(directory.change_unit, unit_id=unit.id, phone="noll åtta")
    with pytest.raises(RuleError, match=r"unit\.mailbox\.unknown"):
        desk.do(directory.change_unit, unit_id=unit.id, mailbox="a@b.se, c@d.se")
    desk.do(directory.change_unit, unit_id=unit.id, phone="0980-319 200 vx", mailbox="")
