"""A disk that refuses while a store is closed takes nothing, and the next start asks nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlmodel import select

from sipdesk.domain.model import Person
from sipdesk.storage import engine, errors, files, seen
from sipdesk.storage.errors import MissingJournal
from sipdesk.storage.store import Store
from tests.storage.conftest import Sample


def refusing(code: int, *acts: str) -> Callable[[str, Path], None]:
    def watch(act: str, _path: Path) -> None:
        if not acts or act in acts:
            raise OSError(code, "refused")

    return watch


def write(store: Store) -> None:
    with store.session() as session:
        session.add(Person(given="Prov"))


def names(store: Store) -> list[str]:
    with store.session() as session:
        return list(session.exec(select(Person.given)))


@pytest.mark.parametrize("code", [28, 5])  # no space left, input or output failed
@pytest.mark.parametrize("acts", [("commit",), ("commit", "write", "sync")])
def test_a_disk_that_refuses_at_closing_is_no_missing_journal(
    sample: Sample, code: int, acts: tuple[str, ...]
) -> None:
    store = sample.open()
    write(store)
    with files.watched(refusing(code, *acts)):
        store.close()
    with closing(sample.open()) as again:
        assert names(again) == ["Prov"]
        assert again.check()
    with closing(sample.open()) as third:  # and it is closed well the next time
        assert names(third) == ["Prov"]


def test_where_nothing_at_all_can_be_written_what_was_seen_last_tells_that_it_is_whole(
    sample: Sample,
) -> None:
    store = sample.open()
    write(store)
    state = store.state()
    known = seen.Seen(state.generation, state.changed_at, True)
    with files.watched(refusing(5)):
        store.close()
    with closing(sample.open(seen=known)) as again:
        assert names(again) == ["Prov"]


def test_what_a_full_disk_refuses_once_is_noted_when_the_journal_has_been_emptied(
    sample: Sample,
) -> None:
    store, left = sample.open(), [1]
    write(store)

    def once(act: str, _path: Path) -> None:
        if act == "commit" and left:
            left.pop()
            raise OSError(28, "full")

    with files.watched(once):
        store.close()
    assert not engine.read_state(sample.database, sample.opened.dek).is_open
    assert not sample.database.with_name(f"{sample.database.name}-wal.kept").exists()


def test_a_file_that_was_copied_without_its_journal_is_still_told(
    sample: Sample, tmp_path: Path
) -> None:
    store = sample.open()
    write(store)
    data = sample.database.read_bytes()
    store.close()
    sample.database.write_bytes(data)
    with pytest.raises((MissingJournal, errors.OlderStore)):
        sample.open()


def test_on_a_drive_without_second_names_the_journal_is_copied(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_names: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr("os.link", no_links)
    store = sample.open()
    write(store)
    with files.watched(refusing(5, "commit")):
        store.close()
    assert sample.database.with_name(f"{sample.database.name}-wal").exists()
    with closing(sample.open()) as again:
        assert names(again) == ["Prov"]


def test_a_journal_that_somebody_else_still_holds_is_left_as_it_is(sample: Sample) -> None:
    store = sample.open()
    write(store)
    journal = sample.database.with_name(f"{sample.database.name}-wal")
    with closing(engine.open_connection(sample.database, sample.opened.dek, [])) as beside:
        engine.look(beside)
        with files.watched(refusing(5, "commit")):
            store.close()
        assert journal.exists()
        assert not journal.with_name(f"{journal.name}.kept").exists()
        with closing(sample.open()) as again:
            assert names(again) == ["Prov"]


@contextmanager
def second_at_work(sample: Sample) -> Iterator[Store]:
    """A second user whose connection is open when the block ends, and is then the last one."""
    with closing(sample.open(may_be_second=True)) as second:
        assert second._engine is not None
        with second._engine.connect():
            yield second


def journal_of(sample: Sample) -> Path:
    return sample.database.with_name(f"{sample.database.name}-wal")


def test_after_a_second_user_who_went_last_the_next_start_asks_nothing(sample: Sample) -> None:
    first = sample.open()
    write(first)
    with second_at_work(sample) as second:
        with files.watched(refusing(5, "commit")):
            first.close()
        assert journal_of(sample).exists()
    assert journal_of(sample).exists()
    assert not list(sample.folder.glob("*.kept"))
    with pytest.raises(errors.ClosedStore), second.session():
        pass
    with closing(sample.open()) as again:
        assert names(again) == ["Prov"]
        assert again.check()
    assert not journal_of(sample).exists()


def test_a_second_user_who_goes_last_after_a_good_end_takes_the_journal_along(
    sample: Sample,
) -> None:
    first = sample.open()
    write(first)
    with second_at_work(sample):
        first.close()
        assert journal_of(sample).exists()
    assert not journal_of(sample).exists()
    with closing(sample.open()) as again:
        assert names(again) == ["Prov"]


def test_a_journal_of_another_time_is_told_as_before_after_a_second_user(sample: Sample) -> None:
    first = sample.open()
    write(first)
    old = journal_of(sample).read_bytes()
    first.close()
    first = sample.open()
    write(first)
    with second_at_work(sample), files.watched(refusing(5, "commit")):
        first.close()
    journal_of(sample).write_bytes(old)
    with pytest.raises((MissingJournal, errors.OlderStore)):
        sample.open()
