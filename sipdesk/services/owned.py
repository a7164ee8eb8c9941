"""Every stored row that belongs to one case, whatever table it lies in.

The walk follows the foreign keys of the tables themselves, from the case and its person down, so
that a table that is added later is exported and purged too.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Table, or_
from sqlmodel import Session, SQLModel, select

from sipdesk.domain.model import Case, Person

Rows = dict[str, list[dict[str, Any]]]
_AT_ONCE = 500  # values in one statement


def rows_of(session: Session, case_id: UUID) -> Rows:
    """Table → its rows as they are stored, owners before what they own; empty tables left out.

    The person's rows are among them when no other case points at the same person row. Raises
    LookupError when there is no such case.
    """
    found: Rows = {}
    for table in SQLModel.metadata.sorted_tables:
        rows = list(_rows(session, table, case_id, found))
        if rows:
            found[table.name] = rows
    return found


def _rows(session: Session, table: Table, case_id: UUID, found: Rows) -> Iterator[dict[str, Any]]:
    case, person = _table(Case), _table(Person)
    if table is case:
        wanted: dict[str, list[Any]] = {"id": [case_id]}
    elif table is person:
        wanted = {"id": _own_person(session, case_id)}
    else:
        wanted = {
            key.parent.name: [row[key.column.name] for row in found.get(key.column.table.name, [])]
            for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
            if key.column.table is not table
        }
    yield from _matching(session, table, wanted)


def _matching(
    session: Session, table: Table, wanted: dict[str, list[Any]]
) -> Iterator[dict[str, Any]]:
    seen: set[Any] = set()
    key = next(iter(table.primary_key.columns))
    for name, values in wanted.items():
        for start in range(0, len(values), _AT_ONCE):
            some = table.c[name].in_(values[start : start + _AT_ONCE])
            for row in session.connection().execute(table.select().where(some)).mappings():
                if row[key.name] not in seen:
                    seen.add(row[key.name])
                    yield dict(row)


def _own_person(session: Session, case_id: UUID) -> list[UUID]:
    case = session.get(Case, case_id)
    if case is None:
        raise LookupError("no such case")
    others = select(Case.id).where(Case.person_id == case.person_id, Case.id != case_id)
    return [] if session.exec(others).first() else [case.person_id]


def delete(session: Session, rows: Rows) -> None:
    """Take away the rows, in one go with the transaction; what points at itself is no matter."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for name in reversed(list(rows)):
        table = SQLModel.metadata.tables[name]
        key = next(iter(table.primary_key.columns))
        keys = [row[key.name] for row in rows[name]]
        for start in range(0, len(keys), _AT_ONCE):
            some = or_(key.in_(keys[start : start + _AT_ONCE]))
            connection.execute(table.delete().where(some))


def insert(session: Session, rows: Rows) -> None:
    """Put rows back as they were; raises IntegrityError when one is there already."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for name, values in rows.items():
        connection.execute(SQLModel.metadata.tables[name].insert(), values)


def _table(kind: Any) -> Table:
    table: Table = kind.__table__
    return table
