"""Damage is found before anything is written, whichever page it is on, and each kind is named."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sipdesk.domain.model import Case, Consent, Person, Plan
from sipdesk.storage import digests, engine, errors
from sipdesk.storage.store import Store
from tests.storage.conftest import Sample

PAGE = 4096


@pytest.fixture
def filled(sample: Sample) -> Sample:
    with closing(sample.open()) as store, store.session() as session:
        session.add(person := Person(given="Prov"))
        session.flush()
        session.add(
            case := Case(number="2026-0001", person_id=person.id, opened_on=date(2026, 1, 2))
        )
        session.flush()
        session.add(Plan(case_id=case.id, own_words="x" * 3000))
        session.add(Consent(case_id=case.id, purpose="y" * 3000))
    return sample


@pytest.fixture
def raw(filled: Sample) -> Iterator[object]:
    with closing(engine.open_connection(filled.database, filled.opened.dek, [])) as connection:
        yield connection


def pages(sample: Sample) -> int:
    return sample.database.stat().st_size // PAGE


def test_one_bit_on_any_page_is_found_before_the_store_is_opened(filled: Sample) -> None:
    whole = filled.database.read_bytes()
    for page in range(0, pages(filled), 7):
        spoiled = bytearray(whole)
        spoiled[page * PAGE + 99] ^= 1
        filled.database.write_bytes(spoiled)
        with pytest.raises(errors.DamagedStore) as caught:
            filled.open()
        assert caught.type is errors.DamagedStore, page
        assert filled.database.read_bytes() == spoiled


def test_a_file_cut_at_any_page_is_found_before_it_is_opened(filled: Sample) -> None:
    whole = filled.database.read_bytes()
    for page in range(1, pages(filled), 7):
        filled.database.write_bytes(whole[: page * PAGE])
        with pytest.raises(errors.CutStore):
            filled.open()
        assert filled.database.stat().st_size == page * PAGE


def test_an_old_page_put_back_is_found_by_the_digests(filled: Sample) -> None:
    """Every page that a change of a plan has written, put back by itself (FLT F17)."""
    before = filled.database.read_bytes()
    with closing(filled.open()) as store, store.session() as session:
        plan = session.exec(plans()).one()
        plan.own_words = "z" * 3000
    after = filled.database.read_bytes()
    assert len(before) == len(after)
    changed = [n for n in range(0, len(after), PAGE) if before[n : n + PAGE] != after[n : n + PAGE]]
    found = []
    for at in changed:
        filled.database.write_bytes(after[:at] + before[at : at + PAGE] + after[at + PAGE :])
        try:
            engine.inspect(filled.database, filled.opened.dek)
            filled.open().close()
        except (errors.DamagedStore, errors.OlderStore) as error:
            found.append(type(error))
    assert len(found) == len(changed) >= 3
    assert errors.ChangedRows in found


def another_plan(raw: object) -> None:
    row = list(raw.execute("SELECT * FROM plan").fetchone())  # type: ignore[attr-defined]
    columns = raw.execute("PRAGMA table_info(plan)").fetchall()  # type: ignore[attr-defined]
    row[[column[1] for column in columns].index("id")] = "ab"
    marks = ",".join("?" * len(row))
    raw.execute(f"INSERT INTO plan VALUES ({marks})", row)  # type: ignore[attr-defined]  # noqa: S608


def plans():
    from sqlmodel import select

    return select(Plan)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw.execute("UPDATE plan SET own_words = 'other'"),
        lambda raw: raw.execute("DELETE FROM consent"),
        lambda raw: another_plan(raw),
        lambda raw: raw.execute("UPDATE rowdigest SET version = version + 1"),
        lambda raw: raw.execute("DELETE FROM rowdigest"),
        lambda raw: raw.execute("UPDATE storestate SET total = '1'"),
        lambda raw: raw.execute("DELETE FROM storestate"),
    ],
)
def test_what_the_program_did_not_write_itself_is_found(
    filled: Sample, raw: object, spoil: Callable[[object], object]
) -> None:
    assert digests.find_wrong(raw) == []
    spoil(raw)
    assert digests.find_wrong(raw)
    with pytest.raises(errors.ChangedRows):
        engine.inspect(filled.database, filled.opened.dek)


def test_single_rows_are_looked_at_by_name(filled: Sample, raw: object) -> None:
    with closing(filled.open()) as store:
        with store.session() as session:
            plan = session.exec(plans()).one()
        row = ("plan", plan.id.hex)
        assert store.wrong_rows([row]) == []
        raw.execute("UPDATE plan SET own_words = 'other'")  # type: ignore[attr-defined]
        assert store.wrong_rows([row]) == [row]


def test_whatever_statement_writes_a_row_signs_it(filled: Sample) -> None:
    from sqlalchemy import delete, update

    with closing(filled.open()) as store:
        with store.session() as session:
            session.execute(update(Plan).values(signs="mass change"))
            session.execute(delete(Consent))
        store.inspect(store.path)


def test_a_transaction_that_is_taken_back_leaves_the_digests_right(filled: Sample) -> None:
    class StopError(Exception):
        pass

    with closing(filled.open()) as store:
        start = store.state()
        with contextlib.suppress(StopError), store.session() as session:
            session.exec(plans()).one().signs = "no"
            session.flush()
            raise StopError
        assert store.state() == start
        with store.session() as session:
            session.add(Plan(case_id=session.exec(plans()).one().case_id, version=2))
        store.inspect(store.path)


def test_a_store_that_says_nothing_of_itself_is_damaged(filled: Sample, raw: object) -> None:
    raw.execute("DELETE FROM storestate")  # type: ignore[attr-defined]
    with pytest.raises(errors.DamagedStore):
        engine.read_state(filled.database, filled.opened.dek)


def test_after_a_month_every_row_is_looked_at_when_the_store_is_opened(
    filled: Sample, raw: object
) -> None:
    raw.execute("UPDATE plan SET own_words = 'other'")  # type: ignore[attr-defined]
    filled.open().close()  # looked at lately: the pages alone are proved
    raw.execute("UPDATE storestate SET checked_at = '2020-01-01 00:00:00.000000'")  # type: ignore[attr-defined]
    with pytest.raises(errors.ChangedRows):
        filled.open()


def test_a_disk_that_refuses_while_a_store_is_marked_leaves_it_as_it_was(filled: Sample) -> None:
    from sipdesk.storage import files

    def refuse(act: str, _path: Path) -> None:
        if act == "commit":
            raise OSError(5, "told by a test")

    with files.watched(refuse), pytest.raises(errors.CannotWrite):
        filled.open()
    store = filled.open()
    with files.watched(refuse):
        store.close()
    filled.open().close()  # its journal stayed beside it, so nobody is asked
    assert isinstance(UUID(engine.read_state(filled.database, filled.opened.dek).session), UUID)


def test_a_driver_that_does_not_open_the_file_is_told(filled: Sample) -> None:
    from sipdesk.storage import opening

    with pytest.raises(errors.CannotWrite), opening.guarded(filled.folder, filled.opened.dek):
        pass


def test_a_store_can_be_read_without_being_marked(filled: Sample) -> None:
    before = filled.database.read_bytes()
    store = Store.open(filled.folder, filled.opened.dek, read_only=True)
    with store.session() as session:
        assert session.exec(plans()).one()
    store.close()
    assert filled.database.read_bytes() == before
