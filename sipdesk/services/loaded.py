"""The whole case, loaded once and held for the rest of the transaction.

Loading each of some forty lists by itself would cost a statement each, most of them for nothing:
one statement asks which lists have rows, and only those are read.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Exists, bindparam, exists, inspect, select
from sqlalchemy.orm import Mapper, RelationshipDirection, RelationshipProperty, lazyload
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from sipdesk.domain.model import Case, Person, Unit, User


@dataclass(frozen=True)
class _List:
    """A list of rows below the case, and the statements that ask for it and read it."""

    parent: type[Any]
    name: str
    child: type[Any]
    foreign_key: str
    is_single: bool
    has_rows: Exists
    rows: Any


def load(session: Session, case_id: UUID) -> Case:
    """The case with all that is recorded in it; logs nothing.

    The session keeps hold of it: a verb and the rewriting of the watch after it read the store
    once. Raises LookupError when there is no such case.
    """
    held: dict[UUID, Case] = session.info.setdefault("cases", {})
    if case_id in held and held[case_id] in session:
        return held[case_id]
    with session.no_autoflush:
        case = session.get(Case, case_id, options=[lazyload("*")])
        if case is None:
            raise LookupError("no such case")
        _fill(session, case)
    held[case_id] = case
    return case


def _fill(session: Session, case: Case) -> None:
    lists = _lists()
    case_key = {"case_id": case.id}
    found = session.execute(_which(), case_key).one()
    by_parent: dict[tuple[type[Any], str], dict[UUID, list[Any]]] = {}
    everybody: dict[type[Any], list[Any]] = defaultdict(list)
    everybody[Case] = [case]
    everybody[Person] = [session.get(Person, case.person_id, options=[lazyload("*")])]
    for one, has_rows in zip(lists, found, strict=True):
        groups: dict[UUID, list[Any]] = defaultdict(list)
        if has_rows:
            for row in session.execute(one.rows, case_key).scalars():
                groups[getattr(row, one.foreign_key)].append(row)
                everybody[one.child].append(row)
        by_parent[one.parent, one.name] = groups
    for one in lists:
        groups = by_parent[one.parent, one.name]
        for parent in everybody[one.parent]:
            rows = groups.get(parent.id, [])
            value = (rows[0] if rows else None) if one.is_single else rows
            set_committed_value(parent, one.name, value)
    _point_back(session, everybody)


def _point_back(session: Session, everybody: dict[type[Any], list[Any]]) -> None:
    """Set what rows point at: units, users, and rows of the case itself."""
    wanted = {
        getattr(row, key)
        for kind, rows in everybody.items()
        for _, key, target in _pointers(kind)
        if target is Unit
        for row in rows
    }
    wanted.discard(None)
    known: dict[UUID, Any] = {row.id: row for rows in everybody.values() for row in rows}
    if wanted:
        known |= {row.id: row for row in session.execute(_UNITS, {"ids": wanted}).scalars()}
    for kind, rows in everybody.items():
        for name, key, target in _pointers(kind):
            for row in rows:
                wanted_id = getattr(row, key)
                if wanted_id is not None and wanted_id not in known and target is User:
                    known[wanted_id] = session.get(User, wanted_id)
                set_committed_value(row, name, known.get(wanted_id))


_UNITS = select(Unit).where(Unit.id.in_(bindparam("ids", expanding=True)))  # type: ignore[attr-defined]


Pointer = tuple[str, str, type[Any]]
_POINTERS: dict[type[Any], tuple[Pointer, ...]] = {}


def _pointers(kind: type[Any]) -> tuple[Pointer, ...]:
    """The many-to-one relationships of a table: name, column, target; looked up once."""
    if kind not in _POINTERS:
        _POINTERS[kind] = tuple(
            (relation.key, str(next(iter(relation.local_columns)).key), relation.mapper.class_)
            for relation in _relations(kind)
            if relation.direction is RelationshipDirection.MANYTOONE
        )
    return _POINTERS[kind]


def _relations(kind: type[Any]) -> list[RelationshipProperty[Any]]:
    mapper: Mapper[Any] = inspect(kind)
    return list(mapper.relationships)


@cache
def _which() -> Any:
    return select(*(one.has_rows.label(f"l{i}") for i, one in enumerate(_lists())))


@cache
def _lists() -> tuple[_List, ...]:
    found: list[_List] = []
    start = Case.id == bindparam("case_id")
    _below(Case, (), start, found)
    _below(Person, (Case.person_id == Person.id,), start, found)
    return tuple(found)


def _below(kind: type[Any], path: tuple[Any, ...], start: Any, found: list[_List]) -> None:
    """Every list below a table, those of its rows after it."""
    for relation in _relations(kind):
        if relation.direction is not RelationshipDirection.ONETOMANY:
            continue
        child = relation.mapper.class_
        [column] = relation.remote_side
        here = (getattr(child, str(column.key)) == kind.id, *path)
        # The first table needs no join with the case itself: its key is the case's.
        where = (column == bindparam("case_id"),) if kind is Case else (*here, start)
        rows = select(child).where(*where).options(lazyload("*"))
        if relation.order_by:
            rows = rows.order_by(*relation.order_by)
        found.append(
            _List(
                parent=kind,
                name=relation.key,
                child=child,
                foreign_key=str(column.key),
                is_single=not relation.uselist,
                has_rows=exists(select(child.id).where(*where).correlate(None)),
                rows=rows,
            )
        )
        _below(child, here, start, found)


def rows_of_case(case: Case) -> dict[str, list[Any]]:
    """Every row below the case and its person by the name of the table, as they were loaded."""
    found: dict[str, list[Any]] = {"case": [case], "person": [case.person]}
    everybody: dict[type[Any], list[Any]] = {Case: [case], Person: [case.person]}
    for each in _lists():
        rows: list[Any] = []
        for parent in everybody.get(each.parent, []):
            value = getattr(parent, each.name)
            rows += ([] if value is None else [value]) if each.is_single else list(value)
        everybody.setdefault(each.child, []).extend(rows)
        found.setdefault(each.child.__tablename__, []).extend(rows)
    return found
