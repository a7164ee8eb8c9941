"""An older file, one without its journal and one that was cut are told apart, each in words."""

import itertools
import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from sipdesk import i18n
from sipdesk.domain.model import Person
from sipdesk.storage import errors, keys, seen
from sipdesk.storage.store import Store
from tests.storage.conftest import Sample


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.set_language("en")


def write(store: Store, name: str) -> None:
    with store.session() as session:
        session.add(Person(given=name))


def names(store: Store) -> list[str]:
    with store.session() as session:
        return sorted(session.exec(select(Person.given)))


def test_each_commit_counts_and_reading_does_not(sample: Sample) -> None:
    store = sample.open()
    start = store.state().generation
    write(store, "Ett")
    names(store)
    names(store)
    assert store.state().generation == start + 1
    store.close()


def test_the_keys_know_how_far_the_store_has_come(sample: Sample) -> None:
    store = sample.open()
    for name in ("Ett", "Två"):
        write(store, name)
    state = store.state()
    store.close()
    floor, at = keys.floor(sample.folder, sample.opened.dek)
    assert floor == state.generation + 1  # closing counts too
    assert at is not None
    assert at >= state.changed_at


def test_a_file_put_back_from_before_is_called_older_with_both_moments(sample: Sample) -> None:
    old = sample.database.read_bytes()
    sample.open().close()
    sample.database.write_bytes(old)
    before = sample.bytes()
    with pytest.raises(errors.OlderStore) as caught:
        sample.open()
    assert caught.type is errors.OlderStore
    assert sample.bytes() == before
    assert caught.value.time < caught.value.seen
    assert str(caught.value.time.year) in caught.value.text()


def test_keys_and_file_put_back_together_are_found_by_what_the_user_has_seen(
    sample: Sample, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(sample.folder, old)
    store = sample.open()
    state = store.state()
    store.close()
    mine = seen.Seen(state.generation, state.changed_at)
    Store.open(old, sample.opened.dek).close()  # nobody here has seen more
    shutil.rmtree(old)
    shutil.copytree(sample.folder, old)
    later = seen.Seen(mine.generation + 100, mine.at)
    with pytest.raises(errors.OlderStore):
        Store.open(old, sample.opened.dek, seen=later)


def test_whoever_goes_on_with_an_older_file_is_asked_once(sample: Sample) -> None:
    old = sample.database.read_bytes()
    for _ in range(3):
        sample.open().close()
    sample.database.write_bytes(old)
    later = seen.Seen(1000, datetime(2026, 3, 1, tzinfo=UTC))
    with pytest.raises(errors.OlderStore):
        sample.open(seen=later)
    store = sample.open(seen=later, may_be_older=True)
    assert store.state().generation > later.generation
    store.close()
    sample.open(seen=later).close()


def leave_open(sample: Sample) -> None:
    """Write a row and die with the store open."""
    pid = os.fork()
    if not pid:
        try:
            store = sample.open()
            write(store, "Sist")
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitpid(pid, 0)[1] == signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_every_mix_of_file_and_journal_from_three_moments_is_whole_or_refused(
    sample: Sample, tmp_path: Path
) -> None:
    """27 folders (FLT F19): the file, its journal and its index from three moments."""
    moments = []
    for number in range(3):
        leave_open(sample)
        kept = tmp_path / f"moment-{number}"
        shutil.copytree(sample.folder, kept)
        moments.append(kept)
    outcomes = set()
    for number, mix in enumerate(itertools.product(moments, repeat=3)):
        folder = tmp_path / f"mix-{number}"
        shutil.copytree(mix[0], folder)
        for suffix, source in zip(("-wal", "-shm"), mix[1:], strict=True):
            shutil.copy(source / f"sipdesk.db{suffix}", folder / f"sipdesk.db{suffix}")
        try:
            store = Store.open(folder, sample.opened.dek)
        except errors.StoreError as error:
            outcomes.add(type(error))
            continue
        found = names(store)
        store.close()
        whole = moments.index(mix[0]) + 1
        assert found == ["Sist"] * whole if mix[0] is mix[1] else len(found) in (whole - 1, whole)
        outcomes.add("whole" if mix[0] is mix[1] else "mixed")
    assert "whole" in outcomes


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_file_copied_without_its_journal_says_so(sample: Sample) -> None:
    leave_open(sample)
    journal = sample.folder / "sipdesk.db-wal"
    kept = journal.read_bytes()
    assert kept
    for suffix in ("-wal", "-shm"):
        (sample.folder / f"sipdesk.db{suffix}").unlink()
    with pytest.raises(errors.MissingJournal) as caught:
        sample.open()
    assert "its journal is not in the folder" in caught.value.text()
    journal.write_bytes(kept)  # as the text advises
    store = sample.open()
    assert names(store) == ["Sist"]
    store.close()


def test_what_was_seen_is_kept_beside_the_settings_and_holds_no_name(tmp_path: Path) -> None:
    one = seen.Seen(7, datetime(2026, 3, 1, tzinfo=UTC))
    assert seen.last(tmp_path / "new", "a") is None
    seen.note(tmp_path / "new", "a", one)
    seen.note(tmp_path / "new", "b", one._replace(generation=8))
    assert seen.last(tmp_path / "new", "a") == one
    text = (tmp_path / "new" / "seen.json").read_text()
    assert set(text) <= set('{}[]", :\n0123456789-+Tab.truefals')


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": ["x", "y"]}', "\0"])
def test_what_was_seen_and_cannot_be_read_is_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "seen.json").write_text(text)
    assert seen.last(tmp_path, "a") is None


def test_a_profile_that_refuses_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    seen.note(tmp_path / "file", "a", seen.Seen(1, datetime(2026, 3, 1, tzinfo=UTC)))
