"""Copies, restores and raw files where the disk says no or says something else than before."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sipdesk.domain.model import Person
from sipdesk.storage import backup, engine, errors, files, log_chain, migrate, restore
from sipdesk.storage.log_chain import Link
from sipdesk.storage.places import DATABASE, KEYS, KEYS_COPY
from sipdesk.storage.store import Store
from tests.storage.conftest import Sample, at_step, refuse

REFUSALS = [(28, errors.DiskFull), (5, errors.CannotWrite)]


@pytest.fixture
def store(sample: Sample) -> Iterator[Store]:
    with closing(sample.open()) as opened:
        with opened.session() as session:
            session.add(Person(given="Prov"))
        yield opened


@pytest.fixture
def copy(store: Store, drive: Path) -> backup.Copy:
    return backup.make(store, drive)


def run(path: Path, dek: bytes, sql: str) -> None:
    with closing(engine.open_connection(path, dek, [])) as raw:
        raw.execute(sql)


# raw files


def test_a_store_without_a_revision_is_damaged(sample: Sample) -> None:
    run(sample.database, sample.opened.dek, "DELETE FROM alembic_version")
    with pytest.raises(errors.DamagedStore) as told:
        engine.read_revision(sample.database, sample.opened.dek)
    assert told.type is errors.DamagedStore


def test_a_file_that_cannot_be_opened_passes_no_check(tmp_path: Path) -> None:
    with pytest.raises(errors.DamagedStore) as told:
        engine.inspect(tmp_path / DATABASE, bytes(32))
    assert told.type is errors.DamagedStore
    assert not (tmp_path / DATABASE).exists()


@pytest.mark.parametrize("pages", [0.5, 1, 20])
def test_the_check_tells_a_cut_file_from_a_damaged_one(sample: Sample, pages: float) -> None:
    whole = sample.database.read_bytes()
    sample.database.write_bytes(whole[: int(engine.PAGE * pages)])
    with pytest.raises(errors.CutStore):
        engine.inspect(sample.database, sample.opened.dek)


def test_the_state_of_what_is_no_store_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(bytes(3 * engine.PAGE))
    with pytest.raises(errors.DamagedStore):
        engine.read_state(tmp_path / DATABASE, bytes(32))


def test_a_transaction_that_fails_half_way_has_stored_nothing(sample: Sample) -> None:
    before = engine.read_state(sample.database, sample.opened.dek)

    def fail_half_way() -> None:
        with engine.writing(sample.database, sample.opened.dek) as raw:
            raw.execute("UPDATE storestate SET generation = generation + 1")
            raw.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(errors.CannotWrite):
        fail_half_way()
    assert engine.read_state(sample.database, sample.opened.dek) == before


def test_a_store_that_is_gone_is_not_made_anew_by_writing_it_anew(tmp_path: Path) -> None:
    with pytest.raises(errors.CannotWrite):
        engine.compact(tmp_path / DATABASE, bytes(32))
    assert not (tmp_path / DATABASE).exists()


def test_a_damaged_store_is_not_written_anew(sample: Sample) -> None:
    sample.database.write_bytes(bytes(3 * engine.PAGE))
    with pytest.raises(errors.DamagedStore):
        engine.compact(sample.database, sample.opened.dek)
    assert sample.database.read_bytes() == bytes(3 * engine.PAGE)


# upgrades and the chain of the log


def test_nothing_is_upgraded_when_the_copy_beside_it_is_another(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = migrate.HEAD
    monkeypatch.setattr(migrate, "HEAD", "0002_0.2.0")
    name, dek = f"{DATABASE}.before-{migrate.HEAD}", sample.opened.dek
    spoil = at_step(
        "sync", name, lambda copy: run(copy, dek, "INSERT INTO logkey VALUES (9, x'00')")
    )
    with files.watched(spoil), pytest.raises(errors.FailedUpgrade):
        sample.open()
    assert engine.read_revision(sample.database, dek) == old
    assert engine.inspect(sample.database, dek)["logkey"] == 0


def test_a_link_is_read_aloud_as_four_groups_of_four() -> None:
    assert Link(7, "0123456789abcdef" + "f" * 48).short() == "0123 4567 89ab cdef"


def test_rules_of_the_log_that_are_not_ours_are_put_right(sample: Sample) -> None:
    with closing(engine.open_connection(sample.database, sample.opened.dek, [])) as raw:
        log_chain.guard(raw)
        assert log_chain.guard(raw)
        raw.execute("DROP TRIGGER logrow_no_delete")
        for name in ("logrow_no_delete", "strange"):
            raw.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON logrow BEGIN SELECT 1; END")
        assert not log_chain.guard(raw)
        assert log_chain.guard(raw)
        found = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        rules = dict(found.fetchall())
    assert "strange" not in rules
    assert "never changed" in rules["logrow_no_delete"]


# copies


def test_a_drive_that_loses_what_was_written_has_no_copy(store: Store, drive: Path) -> None:
    def lose(_folder: Path) -> None:
        for proof in drive.glob("*/copy.json"):
            proof.unlink()

    with files.watched(at_step("sync", drive.name, lose)), pytest.raises(errors.FailedCopy):
        backup.make(store, drive)
    assert backup.list_copies(drive) == []


def test_keys_that_are_not_read_back_as_written_make_no_copy(store: Store, drive: Path) -> None:
    spoil = at_step("make", KEYS_COPY, lambda path: path.with_name(KEYS).write_bytes(b"{}"))
    with files.watched(spoil), pytest.raises(errors.FailedCopy):
        backup.make(store, drive)
    assert list(drive.iterdir()) == []


def test_a_folder_with_a_name_that_no_disk_takes_has_no_copies(tmp_path: Path) -> None:
    assert backup.list_copies(tmp_path / ("x" * 300)) == []
    assert backup.latest(tmp_path / ("x" * 300)) is None


@pytest.mark.parametrize(
    "proof", ["", "{", "[]", "{}", '{"log": 1}', '{"log": {}, "verified_at": "i går"}']
)
def test_what_says_nothing_sensible_of_itself_is_no_copy(copy: backup.Copy, proof: str) -> None:
    (copy.folder / "copy.json").write_text(proof, encoding="utf-8")
    assert backup.list_copies(copy.folder.parent) == []


# restores


def test_a_copy_that_says_nothing_of_itself_has_no_facts(sample: Sample) -> None:
    run(sample.database, sample.opened.dek, "DELETE FROM storestate")
    with pytest.raises(errors.DamagedStore):
        restore.facts(sample.database, sample.opened.dek)


@pytest.mark.parametrize(("code", "kind"), REFUSALS)
def test_a_folder_that_cannot_be_made_gets_no_store(
    sample: Sample, copy: backup.Copy, tmp_path: Path, code: int, kind: type[errors.StoreError]
) -> None:
    with files.watched(at_step("make", "ny", refuse(code))), pytest.raises(kind):
        restore.restore(copy, sample.opened.dek, tmp_path / "ny", None, lambda *_: None)
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize(("code", "kind"), REFUSALS)
def test_a_rehearsal_without_room_says_so_and_leaves_nothing(
    store: Store, copy: backup.Copy, code: int, kind: type[errors.StoreError]
) -> None:
    with files.watched(at_step("write", DATABASE, refuse(code))), pytest.raises(kind):
        restore.try_out(store, copy)
    assert store.state().rehearsed_at is None
    assert not (store.folder / restore.REHEARSAL).exists()


def test_a_copy_that_changes_while_it_is_rehearsed_would_not_have_helped(
    store: Store, sample: Sample, copy: backup.Copy
) -> None:
    more = at_step(
        "write", DATABASE, lambda _: run(copy.database, sample.opened.dek, "DELETE FROM person")
    )
    with files.watched(more), pytest.raises(errors.DamagedStore):
        restore.try_out(store, copy)
    assert store.state().rehearsed_at is None
    assert not (store.folder / restore.REHEARSAL).exists()
