"""A copy is called one when it has been opened again, and it really is the store."""

import json
import shutil
from pathlib import Path

import pytest
from sqlmodel import select

from sipdesk.domain.model import Person
from sipdesk.storage import backup, engine, errors, keys
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample


@pytest.fixture
def store(sample: Sample):
    opened = sample.open()
    with opened.session() as session:
        session.add(Person(given="Prov"))
    yield opened
    opened.close()


def test_a_copy_opens_with_the_same_passphrase_and_the_same_recovery_key(
    sample: Sample, store: Store, drive: Path
) -> None:
    made = backup.make(store, drive)
    for opened in (
        keys.open_with_passphrase(made.folder, PASSPHRASE),
        keys.open_with_recovery(made.folder, sample.recovery_key),
    ):
        copy = Store.open(made.folder, opened.dek)
        with copy.session() as session:
            assert session.exec(select(Person)).one().given == "Prov"
        copy.close()
    assert backup.last_verified(drive) == made.verified_at
    assert {f.stat().st_mode & 0o777 for f in made.folder.iterdir()} == {0o600}


def test_a_copy_holds_nothing_readable(store: Store, drive: Path) -> None:
    made = backup.make(store, drive)
    for file in made.folder.iterdir():
        assert b"Prov" not in file.read_bytes().replace(b'"Prov Provsson"', b"")
    told = json.loads((made.folder / "copy.json").read_text())
    assert set(told) == {
        "v", "store", "verified_at", "changed_at", "generation", "size", "counts", "log", "mac",
    }  # fmt: skip
    assert set(map(type, told["counts"].values())) == {int}


def test_two_copies_in_the_same_second_are_two(store: Store, drive: Path) -> None:
    one, two = backup.make(store, drive), backup.make(store, drive)
    assert one.folder != two.folder
    assert backup.latest(drive) == two


def test_a_copy_that_does_not_pass_the_check_is_no_copy(
    store: Store, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine.copy_to

    def spoil(path: Path, dek: bytes, target: Path) -> dict[str, int]:
        counts = real(path, dek, target)
        data = bytearray(target.read_bytes())
        data[-2000] ^= 1
        target.write_bytes(data)
        return counts

    monkeypatch.setattr(engine, "copy_to", spoil)
    with pytest.raises(errors.FailedCopy):
        backup.make(store, drive)
    assert list(drive.iterdir()) == []
    assert backup.last_verified(drive) is None


def test_an_old_copy_outlives_a_failed_one(
    store: Store, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = backup.make(store, drive)

    def full(*_: object) -> dict[str, int]:
        raise errors.DiskFull

    monkeypatch.setattr(engine, "copy_to", full)
    with pytest.raises(errors.DiskFull):
        backup.make(store, drive)
    assert backup.latest(drive) == old
    assert list(drive.iterdir()) == [old.folder]


def test_what_a_crash_left_is_never_taken_for_a_copy_and_is_cleared(
    store: Store, drive: Path
) -> None:
    made = backup.make(store, drive)
    left = drive / f"{made.folder.name}-9.part"
    shutil.copytree(made.folder, left)
    shutil.rmtree(made.folder)
    assert backup.last_verified(drive) is None
    backup.make(store, drive)
    assert not left.exists()


def test_a_drive_that_is_gone_is_said(store: Store, drive: Path) -> None:
    drive.rmdir()
    with pytest.raises(errors.FolderNotFound):
        backup.make(store, drive)
    assert backup.last_verified(drive) is None
