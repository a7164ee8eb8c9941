"""A copy takes the place of a store whole or not at all, and nothing that was there is lost."""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from sipdesk.domain.model import Case, Person, Plan
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, log
from sipdesk.services.actor import Actor
from sipdesk.storage import backup, engine, errors, files, keys, log_chain, opening, restore
from sipdesk.storage.places import DATABASE, is_half_restored
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample

ACTOR = Actor(user_id=UUID(int=7), name="Prov Provsson")
PACKS = Packs.load()


def act(store: Store, name: str) -> None:
    """A person with a case and a plan, and a row in the log."""
    with store.session() as session:
        acts.enter(session, ACTOR, PACKS)
        session.add(person := Person(given=name))
        session.flush()
        session.add(case := Case(number=name, person_id=person.id, opened_on=date(2026, 1, 2)))
        session.flush()
        session.add(Plan(case_id=case.id, own_words=name))
        session.flush()
        log.record(session, act="test.act", subject=name)


def names(store: Store) -> list[str]:
    with store.session() as session:
        return sorted(session.exec(select(Person.given)))


def subjects(store: Store) -> list[str]:
    with store.session() as session:
        return [row.subject for row in log.list_rows(session)]


def told(store: Store, _present: object) -> None:
    """What the services do: a row in the log about the restore."""
    with store.session() as session:
        acts.enter(session, ACTOR, PACKS)
        log.record(session, act="restoring.restore", subject="restored")


@pytest.fixture
def copy(sample: Sample, drive: Path) -> backup.Copy:
    """A copy of a store with one case; after it a second case was made."""
    with closing(sample.open()) as store:
        act(store, "Ett")
        made = backup.make(store, drive)
        act(store, "Två")
    return made


def put_back(sample: Sample, copy: backup.Copy, folder: Path | None = None) -> Path | None:
    present = restore.Present(sample.folder, sample.opened.dek) if folder is None else None
    return restore.restore(copy, sample.opened.dek, folder or sample.folder, present, told)


def test_the_copy_comes_back_with_the_log_of_the_time_after(
    sample: Sample, copy: backup.Copy
) -> None:
    aside = put_back(sample, copy)
    with closing(sample.open()) as store:
        assert names(store) == ["Ett"]
        assert subjects(store) == ["Ett", "Två", "restored"]
        assert store.verify_log([log_chain.Link(copy.log_row, copy.log_chain)]).is_whole
        assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == sample.opened.dek
    assert aside is not None
    with closing(Store.open(aside, sample.opened.dek)) as before:
        assert names(before) == ["Ett", "Två"]
    assert restore.kept_aside(sample.folder) == [aside]


def test_a_restored_store_is_not_taken_for_an_older_one(sample: Sample, copy: backup.Copy) -> None:
    known, _at = keys.floor(sample.folder, sample.opened.dek)
    put_back(sample, copy)
    with closing(sample.open()) as store:
        assert store.state().generation > known


def test_on_a_new_computer_the_copy_and_the_paper_are_enough(
    sample: Sample, copy: backup.Copy, tmp_path: Path
) -> None:
    shutil.rmtree(sample.folder)
    new = tmp_path / "ny dator" / "sipdesk"
    opened = keys.open_with_recovery(copy.folder, sample.recovery_key)
    assert restore.restore(copy, opened.dek, new, None, told) is None
    dek = keys.open_with_passphrase(new, PASSPHRASE).dek
    with closing(Store.open(new, dek)) as store:
        assert names(store) == ["Ett"]
        assert subjects(store) == ["Ett", "restored"]
        assert store.verify_log().is_whole
    assert restore.kept_aside(new) == []


def test_a_damaged_store_is_replaced_and_kept(sample: Sample, copy: backup.Copy) -> None:
    data = bytearray(sample.database.read_bytes())
    data[4096 * 3 :] = os.urandom(len(data) - 4096 * 3)
    sample.database.write_bytes(data)
    aside = put_back(sample, copy)
    assert aside is not None
    assert (aside / DATABASE).read_bytes() == data
    with closing(sample.open()) as store:
        assert names(store) == ["Ett"]
        assert subjects(store)[-1] == "restored"
        assert store.verify_log().is_whole


def test_a_store_whose_histories_have_parted_keeps_every_row_of_the_log(
    sample: Sample, drive: Path
) -> None:
    with closing(sample.open()) as store:
        act(store, "Ett")
    kept = sample.bytes()
    with closing(sample.open()) as store:
        act(store, "Två")
        copy = backup.make(store, drive)
    for name, data in kept.items():
        (sample.folder / name).write_bytes(data)
    with closing(sample.open()) as store:
        act(store, "Tre")
        act(store, "Fyra")
    put_back(sample, copy)
    with closing(sample.open()) as store:
        assert subjects(store) == ["Ett", "Två", "Tre", "Fyra", "restored"]
        assert store.verify_log().is_whole


def test_a_copy_under_an_older_data_key_comes_back_under_the_one_of_today(
    sample: Sample, copy: backup.Copy
) -> None:
    """The data key was changed when a user was removed: only who has a slot today gets in."""
    old_dek, other = sample.opened.dek, sample.folder.with_name("other")
    opened, _key = _other_store(other)
    aside = restore.restore(copy, old_dek, other, restore.Present(other, opened.dek), told)
    assert aside is not None
    with closing(Store.open(other, opened.dek)) as store:
        assert names(store) == ["Ett"]
    with pytest.raises(errors.DamagedStore):
        Store.open(other, old_dek)


def test_the_log_holds_over_a_change_of_the_data_key_after_the_copy(
    sample: Sample, copy: backup.Copy
) -> None:
    """Rows of the time after the copy were chained under the old key, and then under the new."""
    with closing(sample.open()) as store:
        store.change_key()
        act(store, "Tre")
    today = keys.open_with_passphrase(sample.folder, PASSPHRASE).dek
    assert today != sample.opened.dek
    present = restore.Present(sample.folder, today)
    restore.restore(copy, sample.opened.dek, sample.folder, present, told)
    with closing(Store.open(sample.folder, today)) as store:
        assert names(store) == ["Ett"]
        assert subjects(store) == ["Ett", "Två", "Tre", "restored"]
        assert store.verify_log().is_whole


def _other_store(folder: Path) -> tuple[keys.Opened, str]:
    folder.mkdir()
    opened, key = keys.create(folder, "Prov", PASSPHRASE)
    Store.create(folder, opened.dek).close()
    return opened, key


@pytest.mark.parametrize("share", [0, 1, 50, 99])
def test_a_copy_that_was_cut_is_refused_and_the_present_untouched(
    sample: Sample, copy: backup.Copy, share: int
) -> None:
    size = copy.size * share // 100
    os.truncate(copy.database, size)
    before = sample.bytes()
    with pytest.raises(errors.CutStore):
        put_back(sample, copy)
    assert sample.bytes() == before


def test_a_copy_with_one_bit_changed_is_refused(sample: Sample, copy: backup.Copy) -> None:
    data = bytearray(copy.database.read_bytes())
    data[4096 * 5 + 7] ^= 1
    copy.database.write_bytes(data)
    with pytest.raises(errors.DamagedStore):
        put_back(sample, copy)


def test_a_copy_whose_numbers_were_changed_is_refused(sample: Sample, copy: backup.Copy) -> None:
    proof = copy.folder / "copy.json"
    proof.write_text(proof.read_text().replace('"generation": ', '"generation": 9'))
    [again] = backup.list_copies(copy.folder.parent)
    with pytest.raises(errors.DamagedStore):
        put_back(sample, again)


def test_a_copy_on_a_stick_that_cannot_be_written_to_is_read(
    sample: Sample, copy: backup.Copy
) -> None:
    before = {f.name: f.read_bytes() for f in copy.folder.iterdir()}
    restore.facts(copy.database, sample.opened.dek, is_still=True)
    restore.prove(copy, sample.opened.dek)
    assert {f.name: f.read_bytes() for f in copy.folder.iterdir()} == before


def test_what_a_store_holds_is_counted(sample: Sample, copy: backup.Copy) -> None:
    now = restore.facts(sample.database, sample.opened.dek)
    then = restore.facts(copy.database, sample.opened.dek, is_still=True)
    assert (now.counts["case"], then.counts["case"]) == (2, 1)
    assert now.generation > then.generation
    assert copy.who_could_open() == ["Prov Provsson"]
    assert copy.counts["case"] == 1
    assert copy.rows == sum(copy.counts.values())


def test_a_rehearsal_opens_and_counts_and_leaves_nothing(
    sample: Sample, copy: backup.Copy, tmp_path: Path
) -> None:
    scratch = tmp_path / "try"
    found = restore.rehearse(copy, sample.opened.dek, scratch)
    assert found.counts["plan"] == 1
    assert not scratch.exists()
    data = bytearray(copy.database.read_bytes())
    data[-300] ^= 1
    copy.database.write_bytes(data)
    with pytest.raises(errors.DamagedStore):
        restore.rehearse(copy, sample.opened.dek, scratch)
    assert not scratch.exists()


def test_a_store_in_use_is_not_replaced(sample: Sample, copy: backup.Copy) -> None:
    with closing(sample.open(holder="Åsa")), pytest.raises(errors.InUse):
        put_back(sample, copy)


# Every step of the disk fails once, and once the program dies there


def failing(at: int, die: bool) -> tuple[Callable[[str, Path], None], list[str]]:
    seen: list[str] = []

    def watch(step: str, _path: Path) -> None:
        seen.append(step)
        if len(seen) == at:
            if die:
                os._exit(9)
            raise OSError(errno.EIO, "told by a test")

    return watch, seen


def whole(sample: Sample) -> str:
    """Which of the two stores is in the place; fails when it is neither."""
    restore.tidy(sample.folder)
    assert not is_half_restored(sample.folder)
    dek = keys.open_with_recovery(sample.folder, sample.recovery_key).dek
    engine.inspect(sample.database, dek)
    known = [keys.checkpoint(sample.folder, dek)]
    with opening.guarded(sample.database, dek) as left:
        opening.refuse_older(sample.folder, dek, left, None)
    with closing(engine.open_connection(sample.database, dek, [])) as raw:
        assert log_chain.verify(raw, dek, known).is_whole
        found = sorted(name for (name,) in raw.execute("SELECT given FROM person"))
    assert found in (["Ett"], ["Ett", "Två"])
    return "old" if len(found) == 2 else "new"


@pytest.fixture
def steps(sample: Sample, copy: backup.Copy, tmp_path: Path) -> list[str]:
    """The steps of one whole restore."""
    folder = tmp_path / "counted"
    shutil.copytree(sample.folder, folder)
    watch, seen = failing(0, die=False)
    with files.watched(watch):
        restore.restore(
            copy, sample.opened.dek, folder, restore.Present(folder, sample.opened.dek), told
        )
    return seen


@pytest.mark.timeout(600)
def test_whichever_step_of_a_restore_fails_one_whole_store_is_there(
    sample: Sample, copy: backup.Copy, steps: list[str], tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(sample.folder, kept)
    found = []
    for at in range(1, len(steps) + 1):
        shutil.rmtree(sample.folder)
        shutil.copytree(kept, sample.folder)
        watch, _ = failing(at, die=False)
        is_told = False
        try:
            with files.watched(watch):
                put_back(sample, copy)
        except errors.StoreError:
            is_told = True
        found.append((is_told, whole(sample)))
    assert {"rename", "write", "sync", "commit", "copy", "make"} <= set(steps)
    assert (False, "old") not in found  # what was not done is told
    told_only = [which for is_told, which in found if is_told]
    assert told_only == sorted(told_only, reverse=True)  # old up to the note, new from there on
    assert set(told_only) == {"old", "new"}


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_wherever_the_program_dies_in_a_restore_one_whole_store_is_there(
    sample: Sample, copy: backup.Copy, steps: list[str], tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(sample.folder, kept)
    found = []
    swap = len(steps) - 16  # from before the note on each step, up to there each fifth
    for at in [*range(1, swap, 5), *range(swap, len(steps) + 1)]:
        shutil.rmtree(sample.folder)
        shutil.copytree(kept, sample.folder)
        pid = os.fork()
        if not pid:
            watch, _ = failing(at, die=True)
            with files.watched(watch):
                put_back(sample, copy)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
        found.append(whole(sample))
    assert found == sorted(found, reverse=True)
    assert set(found) == {"old", "new"}


@pytest.mark.timeout(600)
def test_whichever_step_of_a_copy_fails_no_half_copy_is_called_one(
    sample: Sample, drive: Path
) -> None:
    with closing(sample.open()) as store:
        act(store, "Ett")
        watch, steps = failing(0, die=False)
        with files.watched(watch):
            first = backup.make(store, drive)
        made = 1
        for at in range(1, len(steps) + 1):
            watch, _ = failing(at, die=False)
            try:
                with files.watched(watch):
                    backup.make(store, drive)
            except errors.StoreError:
                pass
            made = len(backup.list_copies(drive))
            for each in backup.list_copies(drive):
                restore.prove(each, sample.opened.dek)
            assert first in backup.list_copies(drive)
        backup.make(store, drive)
    assert not list(drive.glob("*.part"))
    assert made <= 2  # the last step comes after the name: the copy is whole
