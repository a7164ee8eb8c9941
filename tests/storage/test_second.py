"""Two at one store: the second reads and adds log rows, nothing else, and is told who writes."""

import multiprocessing
from contextlib import closing
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select, text

from sipdesk.domain.model import LogRow, Person
from sipdesk.services import log
from sipdesk.services.actor import Actor
from sipdesk.storage import errors, places, store
from sipdesk.storage.store import Store
from tests.storage.conftest import Sample

WRITES = (
    "INSERT INTO storestate SELECT * FROM storestate",
    "UPDATE storestate SET generation = 0",
    "DELETE FROM person",
    "UPDATE logrow SET reason = ''",
    "DELETE FROM logrow",
    "DROP TRIGGER logrow_no_delete",
    "CREATE TABLE own (id INTEGER)",
    "ALTER TABLE person ADD COLUMN own TEXT",
    "PRAGMA writable_schema = 1",
    "ATTACH DATABASE ':memory:' AS own",
)


def _log(session: Session, act: str) -> None:
    session.info["actor"] = Actor(user_id=uuid4(), name="Prov")
    log.record(session, act=act)


def test_the_second_reads_and_adds_log_rows_and_is_told_who_writes(sample: Sample) -> None:
    first = sample.open(holder="Hanna Lövsång")
    second = sample.open(may_be_second=True)
    assert (second.is_second, second.writer) == (True, "Hanna Lövsång")
    with first.session() as session:
        session.add(Person(given="Ny"))
        _log(session, "of the first")
    with second.session() as session:
        assert session.exec(select(Person.given)).all() == ["Ny"]
        _log(session, "of the second")
    with first.session() as session:
        _log(session, "of the first again")
        assert session.exec(select(LogRow.act).order_by(col(LogRow.id))).all() == [
            "of the first",
            "of the second",
            "of the first again",
        ]
    assert first.verify_log().is_whole
    second.close()
    first.close()
    sample.open().close()  # nothing is missing afterwards


def test_the_second_overwrites_nothing(sample: Sample) -> None:
    with (
        closing(sample.open(holder="Hanna")) as first,
        closing(sample.open(may_be_second=True)) as second,
    ):
        with first.session() as session:
            _log(session, "act")
        for write in WRITES:
            with pytest.raises(errors.OnlyReading, match="ARK-18"), second.session() as session:
                session.execute(text(write))
        with pytest.raises(errors.OnlyReading), second.session() as session:
            session.add(Person(given="Ny"))
        with pytest.raises(errors.OnlyReading):
            second.change_key()
        with pytest.raises(errors.OnlyReading):
            second.add_user(uuid4(), "Ny", "fyra små ord räcker", store.keys.FLOOR)
        assert first.verify_log().rows == 1


def test_a_log_row_of_the_second_cannot_take_the_place_of_another(sample: Sample) -> None:
    with closing(sample.open()) as first, closing(sample.open(may_be_second=True)) as second:
        with first.session() as session:
            _log(session, "act")
        with pytest.raises((DBAPIError, errors.StoreError)), second.session() as session:
            session.execute(text("INSERT OR REPLACE INTO logrow SELECT * FROM logrow"))
        assert first.verify_log().is_whole


def test_when_the_first_is_done_the_second_is_told_to_unlock_again(sample: Sample) -> None:
    first = sample.open(holder="Hanna")
    second = sample.open(may_be_second=True)
    assert not second.is_free()
    first.close()
    assert second.is_free()
    with pytest.raises(errors.WriterGone), second.session():
        pass
    second.close()
    with closing(sample.open()) as mine:
        assert not mine.is_second


def test_on_a_network_drive_the_second_is_refused_by_name(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "is_network", lambda _folder: True)
    monkeypatch.setattr(store, "is_network", lambda _folder: True)
    with closing(sample.open(holder="Hanna Lövsång")):
        with pytest.raises(errors.InUse) as refused:
            sample.open(may_be_second=True)
        assert "Hanna Lövsång" in refused.value.text()


def _read_in_another_process(folder: str, dek: bytes, said: "multiprocessing.Queue[str]") -> None:
    from pathlib import Path

    with closing(Store.open(Path(folder), dek, may_be_second=True)) as second:
        with second.session() as session:
            _log(session, "from beside")
        said.put(second.writer)


def test_another_process_is_the_second_too(sample: Sample) -> None:
    with closing(sample.open(holder="Hanna")) as first:
        said: multiprocessing.Queue[str] = multiprocessing.get_context("spawn").Queue()
        beside = multiprocessing.get_context("spawn").Process(
            target=_read_in_another_process, args=(str(sample.folder), sample.opened.dek, said)
        )
        beside.start()
        assert said.get(timeout=60) == "Hanna"
        beside.join(60)
        with first.session() as session:
            assert session.exec(select(LogRow.act).order_by(col(LogRow.id))).all() == [
                "from beside"
            ]
        assert first.verify_log().is_whole
