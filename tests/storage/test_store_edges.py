"""The open store where it has least to stand on: no users, nothing inside, a disk that refuses."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import select, text

from sipdesk.domain.model import Person
from sipdesk.storage import engine, errors, files, keys, rekey
from sipdesk.storage.places import DATABASE
from sipdesk.storage.store import Store
from tests.storage.conftest import NAME, PASSPHRASE, Sample
from tests.storage.test_closing import names, refusing, write

OTHERS = "den andra långa frasen"
REFUSALS = [(28, errors.DiskFull), (5, errors.CannotWrite)]


@pytest.fixture
def store(sample: Sample) -> Iterator[Store]:
    with closing(sample.open()) as opened:
        yield opened


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Store]:
    """A store without a key file: nobody has a passphrase."""
    folder = tmp_path / "practice"
    folder.mkdir()
    with closing(Store.create(folder, bytes(range(32)))) as opened:
        yield opened


def rename_revision(path: Path, dek: bytes) -> None:
    with closing(engine.open_connection(path, dek, [])) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0199_9.4.0'")


def test_it_says_whether_it_can_be_read(sample: Sample) -> None:
    store = sample.open()
    assert store.is_open
    store.close()
    assert not store.is_open


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderNotFound) as told:
        Store.open(tmp_path / "borta", bytes(32))
    assert str(tmp_path / "borta") in told.value.text()
    assert not (tmp_path / "borta").exists()


def test_nobody_reads_beside_a_program_of_another_version(sample: Sample) -> None:
    with closing(sample.open(holder="Hanna Lövsång")):
        rename_revision(sample.database, sample.opened.dek)
        with pytest.raises(errors.InUse) as told:
            sample.open(may_be_second=True)
    assert "Hanna Lövsång" in told.value.text()


def test_a_practice_store_has_nobody_who_unlocks_it(practice: Store, sample: Sample) -> None:
    practice.unlocked_by(sample.opened.user_id, sample.opened.private_key)
    assert (practice.id, practice.slot, practice.slots()) == ("", None, [])
    assert not practice.has_recovery()


def test_a_practice_store_has_no_keys_to_change_and_stays_open(practice: Store) -> None:
    with pytest.raises(errors.ClosedStore):
        practice.change_key()
    with pytest.raises(errors.ClosedStore):
        practice.replace_recovery("")
    write(practice)
    assert names(practice) == ["Prov"]


def test_it_knows_who_is_at_work_and_who_can_unlock_it(store: Store, sample: Sample) -> None:
    assert store.slot is None
    store.unlocked_by(sample.opened.user_id, sample.opened.private_key)
    assert store.slot == sample.opened.user_id
    assert [(user.user_id, user.name) for user in store.slots()] == [(store.slot, NAME)]
    assert store.has_recovery()


def test_one_more_person_gets_a_slot_by_the_open_store(store: Store, sample: Sample) -> None:
    who = uuid4()
    store.add_user(who, "Två Tvåsson", OTHERS, keys.FLOOR)
    opened = keys.open_with_passphrase(sample.folder, OTHERS)
    assert (opened.user_id, opened.dek) == (who, sample.opened.dek)


def test_a_closed_store_changes_no_keys(sample: Sample) -> None:
    store = sample.open()
    store.close()
    before = sample.bytes()
    with pytest.raises(errors.ClosedStore):
        store.add_user(uuid4(), "Två Tvåsson", OTHERS, keys.FLOOR)
    with pytest.raises(errors.ClosedStore):
        store.change_key()
    assert sample.bytes() == before


def test_a_store_that_says_nothing_of_itself_is_damaged(store: Store) -> None:
    with store.session() as session:
        session.execute(text("DELETE FROM storestate"))
    with pytest.raises(errors.DamagedStore):
        store.state()


def test_a_copy_of_another_version_does_not_pass_for_one(
    store: Store, sample: Sample, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    counts = store.copy_to(copy)
    assert store.inspect(copy) == counts
    rename_revision(copy, sample.opened.dek)
    with pytest.raises(errors.DamagedStore):
        store.inspect(copy)


def test_who_may_only_read_checks_and_notes_nothing(sample: Sample) -> None:
    with closing(sample.open()) as store:
        write(store)
        checked = store.state().checked_at
    with closing(sample.open(read_only=True)) as store:
        assert store.check()["person"] == 1
        assert store.state().checked_at == checked


@pytest.mark.parametrize(("code", "kind"), REFUSALS)
def test_a_network_drive_that_refuses_the_check_is_told(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[errors.StoreError]
) -> None:
    monkeypatch.setenv("OneDrive", str(sample.folder.parent))  # a folder of another computer's

    def refuse(act: str, path: Path) -> None:
        if act == "remove" and path.name.endswith(".check"):
            raise OSError(code, "refused")

    with closing(sample.open()) as store:
        assert store.is_single_writer
        write(store)
        checked = store.state().checked_at
        with files.watched(refuse), pytest.raises(kind):
            store.check()
        assert store.state().checked_at == checked
        assert store.check()["person"] == 1
    assert not list(sample.folder.glob(".*check*"))


def test_what_was_purged_leaves_no_page_behind(store: Store) -> None:
    with store.session() as session:
        session.add(Person(given="x" * 400_000))
    store.compact()
    before = store.path.stat().st_size
    with store.session() as session:
        session.delete(session.exec(select(Person)).one())
    store.compact()
    assert store.path.stat().st_size < before - 400_000


def test_a_new_key_that_could_not_be_carried_out_is_so_at_the_next_start(sample: Sample) -> None:
    def refuse(act: str, path: Path) -> None:
        if act == "rename" and path.name == DATABASE:
            raise OSError(5, "refused")

    store = sample.open()
    write(store)
    with files.watched(refuse), pytest.raises(errors.CannotWrite):
        store.change_key()
    assert not store.is_open
    assert (sample.folder / rekey.PENDING).exists()
    dek = keys.open_with_passphrase(sample.folder, PASSPHRASE).dek
    assert dek != sample.opened.dek
    with closing(Store.open(sample.folder, dek)) as again:  # so nobody holds it any more
        assert names(again) == ["Prov"]


def test_a_log_on_a_damaged_page_is_said_to_be_damaged(store: Store) -> None:
    assert store.verify_log().is_whole
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(engine.PAGE)
        file.write(os.urandom(size - engine.PAGE))
    with pytest.raises(errors.DamagedStore):
        store.verify_log()


@pytest.mark.parametrize(("code", "kind"), REFUSALS)
def test_a_new_store_that_could_not_be_named_is_none(
    tmp_path: Path, code: int, kind: type[errors.StoreError]
) -> None:
    with files.watched(refusing(code, "rename")), pytest.raises(kind):
        Store.create(tmp_path, bytes(32))
    assert not (tmp_path / DATABASE).exists()
    Store.create(tmp_path, bytes(32)).close()  # what was left of it is in nobody's way


@pytest.mark.parametrize(("code", "kind"), REFUSALS)
def test_a_commit_that_the_disk_refuses_has_stored_nothing(
    store: Store, code: int, kind: type[errors.StoreError]
) -> None:
    before = store.state()
    with files.watched(refusing(code, "commit")), pytest.raises(kind):
        write(store)
    assert (names(store), store.state()) == ([], before)
