"""The log of many years: pages and samples of it do not read it all, and are right all the same."""

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sipdesk.domain.model import LogReview, LogRow, Person, ReviewOutcome, User
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, log_rows, log_sample, reviews
from sipdesk.services.log_words import KINDS, kind_of
from sipdesk.storage import engine, log_chain
from sipdesk.storage.store import Store
from tests import factory
from tests.services.conftest import Desk

BEGUN = datetime(2025, 3, 1, 3, tzinfo=UTC)
STEP = timedelta(hours=1, minutes=7)
ACTS = ("cases.open_case", "plans.add_goal", "documents.paper_bytes", "users.add", "reviews.judge")
ROWS = 900
BO, EVA = UUID(int=51), UUID(int=52)
MARKED = 333


def _rows(head: log_chain.Link) -> Iterator[tuple[object, ...]]:
    """Two users over six weeks; one row was marked, the clock was once set back."""
    key, chain, chance = log_chain.key_of(factory.DEK), head.chain, random.Random(7)
    for row in range(head.row + 1, head.row + 1 + ROWS):
        moment = BEGUN + STEP * row - timedelta(hours=9 if 400 < row < 420 else 0)
        at = moment.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
        who, name = chance.choice(((BO, "Bo Testlund"), (EVA, "Eva Provberg")))
        mark = "outside" if row == MARKED else ""
        act = ACTS[0] if mark else chance.choice(ACTS)
        told = (row, at, who.hex, name, "Vuxenenheten", act, None, None, "", "", mark)
        chain = log_chain.link(key, chain, told)
        yield (*told, chain)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A store with some weeks of log."""
    made = tmp_path_factory.mktemp("long-log")
    actor = factory.make_store(made, Packs.load())
    columns = ", ".join((*log_chain.COLUMNS, "chain"))
    with engine.writing(made / "sipdesk.db", factory.DEK) as raw:
        places = ", ".join("?" * (len(log_chain.COLUMNS) + 1))
        insert = f"INSERT INTO logrow ({columns}) VALUES ({places})"  # noqa: S608
        raw.executemany(insert, _rows(log_chain.head(raw)))
    return made, actor


@pytest.fixture
def long_desk(folder, monkeypatch):
    """Sara reviews; the log counts as long."""
    monkeypatch.setattr(log_sample, "_SHORT", 100)
    monkeypatch.setattr(log_sample, "_DAYS", 3)
    made, actor = folder
    with closing(Store.open(made, factory.DEK, may_be_older=True)) as store:
        yield Desk(store, actor, Packs.load())


class _UndoneError(Exception):
    """Nothing of the transaction is kept."""


@contextmanager
def _for_now(desk):
    """A transaction that is taken back, so that the next test finds the store as it was."""
    with suppress(_UndoneError), desk.store.session() as session:
        acts.enter(session, desk.actor, desk.packs)
        yield session
        raise _UndoneError


def _draw(desk, me=None, since=None):
    with _for_now(desk) as session:
        return log_sample.draw(session, me=me or desk.actor.user_id, since=since, size=20)


@pytest.mark.parametrize("who", [None, BO])
@pytest.mark.parametrize("day", [None, 16, 90])
def test_a_page_is_the_newest_rows_of_those_that_are_asked_for(long_desk, who, day):
    since = None if day is None else BEGUN + timedelta(days=day)
    rows = long_desk.log()
    later = (row.id for row in rows if since is None or row.at.replace(tzinfo=UTC) >= since)
    first = next(later, ROWS * 2)
    assert first == long_desk.ask(log_rows.first_row, since) or first == ROWS * 2
    of_who = [row for row in reversed(rows) if row.id >= first and who in (None, row.user_id)]
    for kind in ("", *KINDS):
        wanted = [row.id for row in of_who if kind in ("", kind_of(row.act))]
        chosen = {"user_id": who, "kind": kind, "since": since}
        found = long_desk.ask(reviews.list_entries, **chosen, limit=40)
        assert [entry.row for entry in found] == wanted[:40], kind


EXPLAINED = (
    "EXPLAIN QUERY PLAN SELECT id FROM logrow WHERE id >= 9 AND act = 'x' ORDER BY id DESC LIMIT 9",
    "EXPLAIN QUERY PLAN SELECT id FROM logrow WHERE id >= 9 AND act = 'x' AND user_id = 'y' "
    "ORDER BY id DESC LIMIT 9",
    "EXPLAIN QUERY PLAN SELECT id FROM logrow WHERE logrow.circumstance <> '' AND id >= 9",
)


@pytest.mark.parametrize("query", EXPLAINED)
def test_a_page_reads_no_row_that_it_does_not_show(long_desk, query):
    """SQLite is asked how it would go about it: by an index, in the order of the index."""
    with long_desk.store.session() as session:
        [line] = session.connection().exec_driver_sql(query)
    assert "INDEX ix_logrow_" in str(line)


def test_a_marked_row_is_found_in_a_long_log_whatever_days_are_drawn(long_desk):
    drawn = _draw(long_desk)
    assert "outside" in drawn[MARKED].split()
    assert len(drawn) == 20


def test_who_looked_at_somebody_of_the_same_name_is_found_in_a_long_log(long_desk):
    with _for_now(long_desk) as session:
        relative = Person(given="Ek", family="Provberg")
        session.add_all([relative, User(id=EVA, name="Eva Provberg")])
        session.flush()
        look = {"user_id": EVA, "user_name": "Eva Provberg", "act": "cases.open_case"}
        row = LogRow(**look, person_id=relative.id, at=BEGUN + timedelta(days=99, hours=9))
        session.add(row)
        session.flush()
        drawn = log_sample.draw(session, me=UUID(int=1), since=None, size=20)
        found = drawn[row.id]
    assert found == "same_name"


def test_who_looked_at_what_is_written_about_themselves_is_found(long_desk):
    with _for_now(long_desk) as session:
        session.add(me := Person(given="Eva", family="Provberg"))
        session.add(User(id=EVA, name="Eva Provberg"))
        session.flush()
        [row] = _looks(session, 65, [me])
        drawn = _reasons(session, BEGUN + timedelta(days=59))
    assert drawn[row] == "own"


def _looks(session, day, people, who=EVA, hour=9):
    """One user opens the cases of so many persons on a day."""
    rows = []
    for person in people:
        at = BEGUN + timedelta(days=day, hours=hour - BEGUN.hour)
        rows.append(
            LogRow(
                at=at,
                user_id=who,
                user_name="Eva Provberg",
                act="cases.open_case",
                person_id=person.id,
            )
        )
        session.add(rows[-1])
        session.flush()
    return [row.id for row in rows]


def _reasons(session, since):
    return log_sample.draw(session, me=UUID(int=1), since=since, size=200)


@pytest.mark.parametrize(("number", "is_many"), [(9, False), (10, True), (25, True)])
def test_a_day_with_far_more_persons_than_usual_is_worth_a_question(long_desk, number, is_many):
    with _for_now(long_desk) as session:
        people = [Person(given=f"P{n}", family="Prov") for n in range(number)]
        session.add_all(people)
        session.flush()
        for day in range(60, 66):
            _looks(session, day, people[:2])
        busy = _looks(session, 70, people)
        drawn = _reasons(session, BEGUN + timedelta(days=59))
    assert {drawn[row] for row in busy} == {"many" if is_many else "random"}
    assert {why for row, why in drawn.items() if row not in busy} == {"random"}


def test_ten_persons_a_day_are_nothing_where_everybody_opens_as_many(long_desk):
    with _for_now(long_desk) as session:
        people = [Person(given=f"P{n}", family="Prov") for n in range(12)]
        session.add_all(people)
        session.flush()
        for day in range(60, 66):
            _looks(session, day, people)
        drawn = _reasons(session, BEGUN + timedelta(days=59))
    assert set(drawn.values()) == {"random"}


NIGHTS = [(3, True), (4, False), (19, False), (20, True)]


@pytest.mark.parametrize(("hour", "is_night"), NIGHTS)
def test_a_look_between_ten_in_the_evening_and_six_in_the_morning_is_at_night(
    long_desk, hour, is_night
):
    """In Swedish time: the hours here are UTC in May, two less."""
    with _for_now(long_desk) as session:
        person = Person(given="P", family="Prov")
        session.add(person)
        session.flush()
        [row] = _looks(session, 65, [person], hour=hour)
        drawn = _reasons(session, BEGUN + timedelta(days=59))
    assert drawn[row] == ("night" if is_night else "random")


def test_chance_reaches_every_part_of_a_long_log(long_desk):
    drawn = {row for _ in range(20) for row in _draw(long_desk)}
    for part in range(9):
        assert any(part * 100 < row <= part * 100 + 100 for row in drawn)


def test_own_rows_and_reviews_are_not_drawn_of_a_long_log(long_desk):
    rows = {row.id: row for row in long_desk.log()}
    drawn = {row for _ in range(10) for row in _draw(long_desk, me=BO)}
    assert len(drawn) > 100
    assert BO not in {rows[row].user_id for row in drawn}
    assert "reviews.judge" not in {rows[row].act for row in drawn}


def test_from_a_day_on_nothing_older_is_drawn_of_a_long_log(long_desk):
    since = BEGUN + timedelta(days=20)
    first = long_desk.ask(log_rows.first_row, since)
    assert 300 < first < 500
    assert min(row for _ in range(10) for row in _draw(long_desk, since=since)) >= first


def test_when_hardly_any_row_is_left_the_whole_long_log_is_looked_through(long_desk, monkeypatch):
    monkeypatch.setattr(log_sample, "_AT_ONCE", 3)
    left = {row.id for row in long_desk.log() if row.id % 300 == 10}
    acts_of = {row.id: row.act for row in long_desk.log()}
    with _for_now(long_desk) as session:
        done = [n for n in acts_of if n not in left]
        session.add_all(LogReview(row=n, outcome=ReviewOutcome.JUSTIFIED) for n in done)
        session.flush()
        drawn = log_sample.draw(session, me=UUID(int=1), since=None, size=20)
    assert set(drawn) == {n for n in left if acts_of[n] != "reviews.judge"}
    assert drawn
