"""Stores with many cases, made quickly: one by the program, the others as copies of its rows."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import insert
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import Case, Person, Watch
from sipdesk.domain.pack import Packs
from sipdesk.services.acts import Actor
from sipdesk.storage.store import Store
from tests import factory
from tests.services.conftest import Desk

CHUNK = 5000
Row = dict[str, Any]
AHEAD = 3 * 365
SPREAD = 365  # days that the dates are spread over, a sixth of them past


def with_cases(folder: Path, packs: Packs, number: int, *, near: int | None = None) -> Actor:
    """A store in which the list holds that many open cases, each with three dates to watch.

    Args:
        near: how many cases have dates of these days; those of the others lie years ahead.
    """
    folder.mkdir()
    actor = factory.make_store(folder, packs)
    store = Store.open(folder, factory.DEK)
    try:
        desk = Desk(store, actor, packs)
        first = desk.new_case()
        desk.offered(first)
        with store.session() as session:
            rows = originals(session)
        for begin in range(1, number, CHUNK):
            with store.session() as session:
                copies(session, rows, range(begin, min(begin + CHUNK, number)), near or number)
    finally:
        store.close()
    return actor


def originals(session: Session) -> tuple[Row, Row, Row]:
    """The one person, case and watch that the program wrote itself."""
    case = session.exec(select(Case).order_by(col(Case.number)).limit(1)).one()
    watch = session.exec(select(Watch).where(col(Watch.case_id) == case.id).limit(1)).one()
    return _row(case.person), _row(case), _row(watch)


def copies(session: Session, rows: tuple[Row, Row, Row], numbers: range, near: int) -> None:
    """Straight into the tables, without an object for each row: a hundred thousand in minutes."""
    person, case, watch = rows
    people, cases, watches = [], [], []
    for number in numbers:
        ahead = timedelta(days=0 if number < near else AHEAD)
        person_id, case_id, on = uuid4(), uuid4(), _day(number) + ahead
        people.append({**person, "id": person_id, "family": f"Lingonhed {number}"})
        cases.append(
            {**case, "id": case_id, "person_id": person_id, "number": f"1999-{number:05d}",
             "next_on": on}
        )  # fmt: skip
        for nth in range(3):
            day = _day(number * 3 + nth) + ahead
            own = {"id": uuid4(), "case_id": case_id, "on_start": True}
            shown = {"shows_from": day - timedelta(days=7), "shows_until": date.max}
            own["due"] = day if nth or ahead else None  # one without a last day
            watches.append({**watch, **own, **shown})
    connection = session.connection()
    for model, made in ((Person, people), (Case, cases), (Watch, watches)):
        connection.execute(insert(model.__table__), made)  # type: ignore[attr-defined]


def _day(number: int) -> date:
    return clock.today() + timedelta(days=number * 97 % SPREAD - SPREAD // 6)


def _row(row: Any) -> Row:
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}
