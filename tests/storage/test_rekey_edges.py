"""A new data key where the disk refuses or the copy is spoiled: the old keys open the old store."""

import errno
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from sipdesk.domain.model import Person
from sipdesk.storage import engine, errors, files, keys, rekey
from sipdesk.storage.places import DATABASE
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample, at_step, refuse

PART = f"{rekey.PENDING}.part"


def spoil(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\x55" * 4096)


def all_is_as_it_was(sample: Sample) -> bool:
    assert not list(sample.folder.glob("*rekey*"))
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == sample.opened.dek
    sample.open().close()
    return True


@pytest.mark.parametrize(
    ("act", "name"),
    [("remove", PART), ("write", PART), ("sync", PART), ("rename", rekey.PENDING)],
)
@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, errors.DiskFull), (errno.EACCES, errors.CannotWrite)]
)
def test_a_disk_that_refuses_leaves_the_old_key(
    sample: Sample, act: str, name: str, number: int, kind: type[errors.StoreError]
) -> None:
    with files.watched(at_step(act, name, refuse(number))), pytest.raises(kind):
        rekey.change(sample.folder, sample.opened.dek)
    assert all_is_as_it_was(sample)


def test_a_copy_that_is_damaged_on_its_way_is_not_used(sample: Sample) -> None:
    watch = at_step("sync", PART, spoil)
    with files.watched(watch), pytest.raises(errors.DamagedStore):
        rekey.change(sample.folder, sample.opened.dek)
    assert all_is_as_it_was(sample)


def journal_of_a_killed_change(sample: Sample) -> bytes:
    """What the driver leaves beside a part that was being encrypted anew."""
    part = sample.folder / PART
    shutil.copyfile(sample.folder / DATABASE, part)
    with closing(
        engine.open_connection(part, sample.opened.dek, ["journal_mode=DELETE", "cache_size=1"])
    ) as connection:
        connection.execute("CREATE TABLE big AS SELECT randomblob(400000) AS filled")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE big SET filled = randomblob(400000)")
        left = (sample.folder / f"{PART}-journal").read_bytes()
        connection.execute("ROLLBACK")
    part.unlink()
    return left


@pytest.mark.parametrize("is_opened", [True, False])
def test_the_journal_of_a_change_that_was_killed_is_not_played_into_the_next(
    sample: Sample, is_opened: bool
) -> None:
    left = journal_of_a_killed_change(sample)
    assert int.from_bytes(left[8:12])  # it has pages that the driver would play back
    with closing(sample.open()) as store, store.session() as session:
        session.add(Person(given="Efter dödandet"))
    journal = sample.folder / f"{PART}-journal"
    journal.write_bytes(left)
    if is_opened:
        sample.open().close()
        assert not journal.exists()
    new = rekey.change(sample.folder, sample.opened.dek)
    assert not journal.exists()
    with closing(Store.open(sample.folder, new)) as store, store.session() as session:
        assert "Efter dödandet" in session.exec(select(Person.given)).all()


def test_a_copy_with_other_rows_than_the_store_is_not_used(sample: Sample) -> None:
    def add_table(path: Path) -> None:
        with closing(engine.open_connection(path, sample.opened.dek, [])) as connection:
            connection.execute("CREATE TABLE stray (id INTEGER)")

    watch = at_step("sync", PART, add_table)
    with files.watched(watch), pytest.raises(errors.DamagedStore):
        rekey.change(sample.folder, sample.opened.dek)
    assert all_is_as_it_was(sample)


def test_a_damaged_store_gets_no_new_key(sample: Sample) -> None:
    spoil(sample.database)
    before = sample.bytes()
    with pytest.raises(errors.DamagedStore):
        rekey.change(sample.folder, sample.opened.dek)
    assert sample.bytes() == before


def test_a_journal_that_the_driver_keeps_without_an_error_is_told_as_others_reading(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine.open_connection
    with closing(real(sample.database, sample.opened.dek, [])) as connection:
        assert connection.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)

    def at_work(path: Path, dek: bytes, pragmas: list[str], *more: str) -> object:
        connection = real(path, dek, pragmas, *more)
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE stray (id INTEGER)")  # so it answers the mode of before
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(engine, "open_connection", at_work)
        with pytest.raises(errors.OthersReading):
            rekey.change(sample.folder, sample.opened.dek)
    assert all_is_as_it_was(sample)


def test_what_neither_key_opens_is_left_for_the_one_who_mends(sample: Sample) -> None:
    (sample.folder / rekey.PENDING).write_bytes(b"no store")
    spoil(sample.database)
    before = sample.bytes()
    rekey.finish(sample.folder, sample.opened.dek)
    assert sample.bytes() == before


def test_a_change_that_cannot_be_cleared_away_is_cleared_away_later(sample: Sample) -> None:
    pending = sample.folder / rekey.PENDING
    pending.write_bytes(b"no store")
    watch = at_step("remove", rekey.PENDING, refuse(errno.EACCES))
    with files.watched(watch), pytest.raises(errors.CannotWrite):
        rekey.finish(sample.folder, sample.opened.dek)
    assert pending.exists()
    rekey.finish(sample.folder, sample.opened.dek)
    assert not pending.exists()
    assert (sample.folder / DATABASE).exists()
    assert all_is_as_it_was(sample)
