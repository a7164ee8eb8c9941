"""Imported packs and the municipality's own layer: kept in the store, refused whole."""

from datetime import date

import pytest

from sipdesk.domain.model import LogRow
from sipdesk.domain.pack import PackError, Packs, Suggestion, Text
from sipdesk.domain.pack_settings import Setting
from sipdesk.paths import shipped
from sipdesk.services import acts, log, office, pack_files

SOURCE = "Lokal rutin SIP 2026-01-15"
OWN = Suggestion(text=Text("Trygghetslarm", "Safety alarm"), owner="kommun", req="Rutin")


@pytest.fixture
def desk(store, actor, packs):
    class Desk:
        def do(self, verb, **fields):
            with store.session() as session:
                acts.enter(session, actor, packs)
                return acts.perform(session, verb, None, **fields)

        def ask(self, query, *args):
            with store.session() as session:
                acts.enter(session, actor, packs)
                return query(session, *args)

    return Desk()


def _county(version=1, start="2028-01-01", ident="provlan-2028"):
    text = shipped("resources", "packs", "template", "county.toml").read_text("utf-8")
    lines = []
    for line in text.splitlines():
        if line.startswith("id = "):
            line = f'id = "{ident}"'
        elif line.startswith("version = "):
            line = f"version = {version}"
        lines.append(line)
    return "\n".join(lines).encode()


def test_an_imported_pack_is_there_the_next_time_and_is_logged(desk, packs):
    desk.do(pack_files.import_pack, content=_county(), file_name="provlan.toml")
    found = desk.ask(pack_files.with_imported, packs)
    assert found.layer("provlan-2028").ref == "provlan-2028@1"
    file = desk.ask(pack_files.list_files)[0]
    assert (file.by, file.file_name) == ("Sara Påhitt", "provlan.toml")
    row: LogRow = desk.ask(log.list_rows)[-1]
    assert (row.act, row.subject) == ("pack_files.import_pack", "provlan-2028@1")


def test_a_bad_file_is_refused_whole_with_line_and_key(desk):
    bad = _county().replace(b"verified = ", b"verifierad = ")
    with pytest.raises(PackError) as refused:
        desk.do(pack_files.import_pack, content=bad, file_name="fel.toml")
    assert any(fault.line for fault in refused.value.faults)
    assert desk.ask(pack_files.list_files) == []


def test_the_same_pack_is_not_imported_over_a_shipped_one(desk):
    content = shipped("resources", "packs", "jh-2026.toml").read_bytes()
    with pytest.raises(PackError):
        desk.do(pack_files.import_pack, content=content, file_name="jh-2026.toml")


def test_a_pack_that_is_shipped_later_does_not_stop_the_program(desk, packs):
    desk.do(pack_files.import_pack, content=_county(), file_name="provlan.toml")
    layer = desk.ask(pack_files.with_imported, packs).layer("provlan-2028")
    later = packs.with_layer(layer)
    assert desk.ask(pack_files.with_imported, later).layers == later.layers


def test_own_suggestions_are_part_of_the_pack_in_force(desk):
    desk.do(pack_files.set_suggestions, rows=[OWN])
    pack = desk.ask(office.pack_in_force)
    assert "Trygghetslarm" in [row.text.sv for row in pack.suggestions(owner="kommun")]
    assert desk.ask(pack_files.own_suggestions)[0].owner == "kommun"
    desk.do(pack_files.set_suggestions, rows=[])
    assert desk.ask(pack_files.own_suggestions) == ()


def test_the_local_layer_goes_to_another_municipality_as_one_file(desk):
    desk.do(office.set_setting, name="reply_days", value=5, source=SOURCE)
    days = (date(2026, 6, 18), date(2026, 12, 23))
    desk.do(office.set_setting, name="non_working_days", value=days, source=SOURCE)
    desk.do(office.set_setting, name="local_text", value='En "rad"\noch en till å', source=SOURCE)
    desk.do(pack_files.set_suggestions, rows=[OWN])
    name, content = desk.ask(pack_files.export_local)
    assert name == "local-granby-kommun.toml"
    for setting in ("reply_days", "non_working_days", "local_text"):
        desk.do(office.set_setting, name=setting, value=None, source="")
    desk.do(pack_files.set_suggestions, rows=[])
    layer = desk.ask(pack_files.read_pack, content, name)
    changed = {(row.table, row.name) for row in desk.ask(pack_files.preview, layer)}
    assert ("values", "value") in changed
    assert ("catalogue", "text.sv") in changed
    desk.do(pack_files.import_pack, content=content, file_name=name)
    values = desk.ask(office.list_settings)
    assert values["reply_days"] == Setting(5, SOURCE)
    assert values["non_working_days"].value == days
    assert values["local_text"].value == 'En "rad"\noch en till å'
    assert desk.ask(pack_files.own_suggestions)[0].text.sv == "Trygghetslarm"


def test_the_preview_is_against_the_agreement_that_the_new_one_follows(desk):
    content = shipped("resources", "packs", "jh-2026.toml").read_text("utf-8")
    content = content.replace('id = "jh-2026"', 'id = "jh-2028"')
    content = content.replace("from = 2026-01-01", "from = 2028-01-01")
    content = content.replace("until = 2027-12-31", "until = 2029-12-31")
    layer = desk.ask(pack_files.read_pack, content.encode(), "ny.toml")
    changed = desk.ask(pack_files.preview, layer)
    assert {(row.before, row.after) for row in changed if row.name == "valid_from"} == {
        ("2026-01-01", "2028-01-01")
    }
    assert len(changed) < 10


def test_the_shipped_packs_alone_are_used_when_nothing_is_imported(desk):
    packs = Packs.load()
    assert desk.ask(pack_files.with_imported, packs) is packs
