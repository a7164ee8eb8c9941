"""An archive package: the whole case, readable by itself, read back without loss."""

import io
import json
import zipfile
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain.model import Protection
from sipdesk.domain.problems import RuleError
from sipdesk.exchange import archive as packages
from sipdesk.printing.render import render
from sipdesk.services import archive, cases, documents, office, owned, people
from sipdesk.storage.store import Store
from tests import factory

NOTE = "Anteckning med å, “citat” och\nradbrytning =1+1"


@pytest.fixture
def case_id(desk):
    made = desk.whole()
    desk.do(cases.add_note, made, text=NOTE)
    desk.do(people.add_close_person, made, name="Nils Påhittsson")
    _hand_out(desk, made)
    return made


def _hand_out(desk, case_id):
    from sipdesk.i18n import translator

    kind = "plan_individual"
    made = desk.ask(documents.content, case_id, kind)
    pdf = render(made.kind, made.content, translator("sv"))
    desk.do(
        documents.freeze_and_hand_out,
        case_id,
        kind=kind,
        recipient=made.recipient,
        content=pdf,
        how="i handen",
        plan_id=made.plan_id,
    )


def code_of(caught) -> str:
    return caught.value.problems[0].code


def test_a_package_is_an_ordinary_zip_with_papers_rows_and_log(desk, case_id):
    made = desk.ask(archive.collect, case_id)
    assert made.file_name == f"sipdesk-{desk.case(case_id).number}.zip"
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        names = package.namelist()
        rows = json.loads(package.read(archive.ROWS))
        log = json.loads(package.read(archive.LOG))
        [paper] = [name for name in names if name.startswith("handlingar/")]
        assert package.read(paper).startswith(b"%PDF")
    assert paper == "handlingar/0001-plan_individual.pdf"
    assert rows["internalnote"][0]["text"] == NOTE
    assert "cases.create_case" in [row["act"] for row in log["logrow"]]
    assert made.papers == 1
    assert not [name for name in names if "Alva" in name or "Lingonhed" in name]


def test_the_same_case_gives_the_same_bytes(desk, case_id):
    assert desk.ask(archive.collect, case_id).data == desk.ask(archive.collect, case_id).data


def test_what_is_read_back_is_what_is_stored(desk, case_id):
    made = desk.ask(archive.collect, case_id)
    read = archive.read_back(made.data)
    assert read.rows == desk.ask(owned.rows_of, case_id)
    assert made.rows == sum(len(rows) for rows in read.rows.values())
    assert [row["act"] for row in read.log] == [r.act for r in desk.log() if r.case_id == case_id]
    assert {row["name"] for row in read.others["user"]} >= {"Sara Påhitt"}


def test_a_written_file_is_checked_against_the_store(desk, case_id):
    made = desk.ask(archive.collect, case_id)
    assert desk.ask(archive.check, case_id, made.data)
    assert not desk.ask(archive.check, case_id, made.data[:-20])
    desk.do(cases.add_note, case_id, text="Ny")
    assert not desk.ask(archive.check, case_id, made.data)


def test_a_case_can_be_taken_into_another_store(desk, case_id, tmp_path, packs):
    made = desk.ask(archive.collect, case_id)
    before = desk.ask(owned.rows_of, case_id)
    folder = tmp_path / "other"
    folder.mkdir()
    actor = factory.make_store(folder, packs)
    with closing(Store.open(folder, factory.DEK)) as store:
        other = type(desk)(store, actor, packs)
        other.do(archive.take_in, data=made.data)
        after = other.ask(owned.rows_of, case_id)
        watched = {"watch", "case"}  # rewritten by the act itself
        assert {k: v for k, v in after.items() if k not in watched} == {
            k: v for k, v in before.items() if k not in watched
        }
        assert other.case(case_id).plans[0].own_words == "Jag vill sova bättre."
        with pytest.raises(RuleError) as caught:
            other.do(archive.take_in, data=made.data)
        assert code_of(caught) == "archive.case_exists"


def test_a_protected_case_wants_a_reason_and_a_named_user(desk):
    case_id = desk.new_case(address="Hemligstigen 4", protection=Protection.SEKRETESSMARKERING)
    with pytest.raises(RuleError) as caught:
        desk.ask(archive.collect, case_id)
    assert code_of(caught) == "protected.confirm_required"
    made = desk.ask(archive.collect, case_id, reason="Till arkivet")
    [person] = archive.read_back(made.data).rows["person"]
    assert person["address"] == "Hemligstigen 4"
    user = desk.do(office.add_user, name="Vikarie Testa Provsson")
    colleague = type(desk)(desk.store, desk.ask(office.actor_for, user), desk.packs)
    with pytest.raises(RuleError) as caught:
        colleague.ask(archive.collect, case_id, reason="Till arkivet")
    assert code_of(caught) == "access.named_only"


def test_a_purged_case_is_taken_in_again_only_with_a_reason(desk, case_id, turn_to):
    from sipdesk.domain.model import Purge, PurgeState
    from sipdesk.services import tombstones

    made = desk.ask(archive.collect, case_id)

    def gone(session, _case_id=None):
        day = date(2026, 3, 12)
        row = Purge(
            case_id=case_id, state=PurgeState.DONE, number="G2026-0001", last_note_on=day,
            proposed_on=day,
        )  # fmt: skip
        session.add(row)
        tombstones.take_away(session, case_id)

    desk.do(gone)
    with pytest.raises(RuleError) as caught:
        desk.do(archive.take_in, data=made.data)
    assert code_of(caught) == "retention.purged_before"
    desk.do(archive.take_in, data=made.data, reason="Beslut i domstol")
    assert desk.case(case_id).person.given == "Alva"


def _rewritten(data: bytes, change) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files.pop(archive.LOG),
        lambda files: files.update({"../../etc/x": b"x"}),
        lambda files: files.update({archive.ROWS: files[archive.ROWS] + b" "}),
        lambda files: files.update({packages.MANIFEST: b"[]"}),
        lambda files: files.update({packages.MANIFEST: b"\xff"}),
    ],
    ids=["missing", "added", "changed", "no list", "no text"],
)
def test_a_package_that_is_not_whole_is_refused_at_the_file(desk, case_id, change):
    broken = _rewritten(desk.ask(archive.collect, case_id).data, change)
    before = desk.store.inspect(desk.store.path)
    with pytest.raises(RuleError) as caught:
        desk.do(archive.take_in, data=broken)
    assert (code_of(caught), caught.value.problems[0].field) == ("archive.unreadable", "file")
    assert desk.store.inspect(desk.store.path) == before


def test_a_package_with_unknown_tables_is_refused():
    data = packages.pack(
        {archive.ROWS: b'{"nonsense": [{"id": 1}]}', archive.OTHERS: b"{}", archive.LOG: b"{}"},
        {"arende": "2026-0001"},
    )
    with pytest.raises(packages.ArchiveError):
        archive.read_back(data)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(min_value=0), st.integers(1, 255))
def test_any_bytes_are_a_package_or_an_archive_error(noise, place, flip):
    whole = bytearray(packages.pack({"a.json": b"{}"}, {"arende": "2026-0001"}))
    whole[place % len(whole)] ^= flip
    for data in (noise, bytes(whole)):
        try:
            _about, files = packages.unpack(data)
        except packages.ArchiveError:
            continue
        assert files == {"a.json": b"{}"}
