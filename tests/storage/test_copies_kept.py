"""Copies go when others stand for them, and what cannot be read is told, not guessed."""

import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk import clock
from sipdesk.storage import backup, errors, files, restore
from sipdesk.storage.places import RESTORE_NOTE, RESTORING
from tests.storage.conftest import Sample


@pytest.fixture
def copies(sample: Sample, tmp_path: Path) -> list[backup.Copy]:
    """Five copies of one moment that say they are some hundred days old."""
    drive = tmp_path / "usb"
    drive.mkdir()
    with closing(sample.open()) as store:
        made = backup.make(store, drive)
    for n in range(4):
        folder = drive / f"{backup.PREFIX}{n}"
        shutil.copytree(made.folder, folder)
        proof = folder / "copy.json"
        then = made.verified_at - timedelta(days=100, minutes=n)
        proof.write_text(proof.read_text().replace(made.verified_at.isoformat(), then.isoformat()))
    return backup.list_copies(drive)


def test_copies_for_which_others_stand_are_taken_away(copies: list[backup.Copy]) -> None:
    drive = copies[0].folder.parent
    assert len(copies) == 5
    assert backup.thin(drive, "another store") == 0
    assert backup.thin(drive, copies[0].store_id) == 2  # three are always kept
    assert backup.list_copies(drive) == copies[:3]
    assert not list(drive.glob("*.part"))


def test_a_copy_that_cannot_be_taken_away_stays_whole(copies: list[backup.Copy]) -> None:
    def refuse(act: str, _path: Path) -> None:
        if act == "rename":
            raise OSError(5, "told by a test")

    with files.watched(refuse), pytest.raises(errors.CannotWrite):
        backup.thin(copies[0].folder.parent, copies[0].store_id)
    assert backup.list_copies(copies[0].folder.parent) == copies


def test_a_copy_whose_keys_are_gone_names_nobody(copies: list[backup.Copy]) -> None:
    for name in ("keys.json", "keys.json.bak"):
        (copies[0].folder / name).unlink()
    assert copies[0].who_could_open() == []


def test_a_copy_may_be_chosen_by_itself(copies: list[backup.Copy]) -> None:
    assert backup.list_copies(copies[0].folder) == [copies[0]]
    assert backup.list_copies(copies[0].folder / "nowhere") == []


def test_facts_of_what_cannot_be_read_are_none(sample: Sample) -> None:
    sample.database.write_bytes(os.urandom(8192))
    with pytest.raises(errors.DamagedStore):
        restore.facts(sample.database, sample.opened.dek)
    present = restore.Present(sample.folder, sample.opened.dek)
    with pytest.raises(errors.StoreError), present.session() as session:
        session.connection().exec_driver_sql("SELECT * FROM person")


def test_what_a_restore_only_began_is_cleared_away(sample: Sample) -> None:
    before = sample.bytes()
    (sample.folder / RESTORING).mkdir()
    (sample.folder / RESTORING / "sipdesk.db").write_bytes(b"half")
    restore.tidy(sample.folder)
    assert sample.bytes() == before
    (sample.folder / RESTORE_NOTE).write_text("{}")
    restore.tidy(sample.folder)
    assert not (sample.folder / RESTORE_NOTE).exists()
    restore.tidy(sample.folder)
    assert sample.bytes() == before


def test_nobody_tidies_while_somebody_restores(sample: Sample) -> None:
    (sample.folder / RESTORING).mkdir()
    with closing(sample.open()):
        restore.tidy(sample.folder)
        assert (sample.folder / RESTORING).exists()


def test_a_rehearsal_says_when_it_was(sample: Sample, copies: list[backup.Copy]) -> None:
    with closing(sample.open()) as store:
        restore.try_out(store, copies[0])
        moment = store.state().rehearsed_at
    assert moment is not None
    assert clock.now() - moment < timedelta(minutes=10)
