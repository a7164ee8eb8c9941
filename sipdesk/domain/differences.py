"""What differs between two versions of a plan, row by row, by the lineage of each row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sipdesk.domain import facts
from sipdesk.domain.difference_fields import CODES, FIELDS, FIRST
from sipdesk.domain.difference_order import turned
from sipdesk.domain.model import Goal, Intervention, Need, Plan


class Kind(StrEnum):
    """How a row differs."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"


class Part(StrEnum):
    """Which part of the plan a difference is in."""

    WHOLE = "whole"
    NEED = "need"
    GOAL = "goal"
    ROW = "row"
    OWN = "own"
    RELATED = "related"
    DISPUTE = "dispute"


@dataclass(frozen=True)
class Code:
    """A value that the pack or the window has the words for: of which part, and the code."""

    part: Part
    code: str

    def __bool__(self) -> bool:
        return bool(self.code)


@dataclass(frozen=True)
class Value:
    """A field that differs: marked word for it, and what it held before and after."""

    word: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """A row that is new, changed or ended; or a fact of the whole plan.

    `what` is what the row is about, in its own words, or the code of a row that has none.
    `row_id` is the row in the newer version, of an ended one in the older; None for the whole.
    """

    kind: Kind
    part: Part
    what: str | Code = ""
    values: tuple[Value, ...] = ()
    row_id: UUID | None = None


def between(old: Plan, new: Plan, *, has_order: bool = False) -> list[Difference]:
    """The differences of each part, in the order of the newer version; what has ended is last.

    Rows are the same in both when they have the same lineage, also with versions between.

    Args:
        has_order: a row that only stands in another place is told too.
    """
    found = list(_whole(old, new))
    for part, rows_of in _ROWS.items():
        before, after = _by_lineage(rows_of(old)), _by_lineage(rows_of(new))
        moved = _moved(part, before, after) if has_order else {}
        found += _rows(part, before, after, moved)
    return found


def _whole(old: Plan, new: Plan) -> Iterator[Difference]:
    values = _values(Part.WHOLE, old, new)
    if values:
        yield Difference(Kind.CHANGED, Part.WHOLE, values=values)


@dataclass(frozen=True)
class _Placed:
    """A row with the rows that it can point to: its parent and the rows of its version."""

    row: Any
    under: Need | Goal | None = None
    among: Mapping[UUID, Intervention] | None = None


_Rows = dict[UUID, _Placed]


def _rows(part: Part, old: _Rows, new: _Rows, moved: dict[UUID, Value]) -> Iterator[Difference]:
    for key, placed in new.items():
        row = placed.row
        if key not in old:
            yield Difference(Kind.NEW, part, _about(part, row), row_id=row.id)
            continue
        values = [*_values(part, old[key].row, row), *_places(old[key], placed)]
        values += [moved[key]] if key in moved else []
        if values:
            yield Difference(Kind.CHANGED, part, _about(part, row), tuple(values), row.id)
    for key, placed in old.items():
        if key not in new:
            row = placed.row
            yield Difference(Kind.ENDED, part, _about(part, row), row_id=row.id)


def _values(part: Part, old: Any, new: Any) -> tuple[Value, ...]:
    fields = FIELDS[part.value].items()
    pairs = ((word, _held(part, old, name), _held(part, new, name)) for name, word in fields)
    return tuple(Value(word, before, after) for word, before, after in pairs if before != after)


def _held(part: Part, row: Any, name: str) -> Any:
    value = getattr(row, name)
    if (part.value, name) in CODES:
        return Code(part, value)
    return value.full_name if hasattr(value, "full_name") else value


def _places(old: _Placed, new: _Placed) -> Iterator[Value]:
    """Another parent, or another row that it waits for: shown by name, compared by lineage."""
    for name, word in FIELDS["place"].items():
        before, after = _pointed(old, name), _pointed(new, name)
        if (before and _lineage(before)) != (after and _lineage(after)):
            yield Value(word, _name(before), _name(after))


def _pointed(placed: _Placed, name: str) -> Any:
    if name == "under":
        return placed.under
    waits_for = getattr(placed.row, "waits_for_id", None)
    return (placed.among or {}).get(waits_for) if waits_for else None


def _moved(part: Part, old: _Rows, new: _Rows) -> dict[UUID, Value]:
    """What each row that was moved among the same others stood after, and stands after now."""
    found = {}
    groups: dict[UUID | None, list[UUID]] = {}
    for key, placed in new.items():
        if key in old and _parent(old[key]) == _parent(placed):
            groups.setdefault(_parent(placed), []).append(key)
    word = FIELDS["order"]["position"]
    for after in groups.values():
        before = [key for key in old if key in set(after)]
        for key, was, now in turned(before, after):
            names = [_about(part, new[one].row) if one else Code(part, FIRST) for one in (was, now)]
            found[key] = Value(word, *names)
    return found


def _parent(placed: _Placed) -> UUID | None:
    return _lineage(placed.under) if placed.under else None


_NAMES = ((Need, ("words", "staff_words")), (Intervention, ("what",)))


def _name(row: Any) -> str:
    """What a row is about, in the words of the row; nothing of None."""
    names = next((names for kind, names in _NAMES if isinstance(row, kind)), ("text",))
    return next((text for name in names if (text := getattr(row, name, ""))), "")


def _about(part: Part, row: Any) -> str | Code:
    code = next((getattr(row, name) for of, name in CODES if of == part.value), "")
    return _name(row) or Code(part, code)


def _lineage(row: Any) -> UUID:
    found: UUID = row.lineage_id or row.id
    return found


def _by_lineage(rows: Iterator[_Placed]) -> dict[UUID, _Placed]:
    return {_lineage(placed.row): placed for placed in rows if placed.row.removed_at is None}


def _needs(plan: Plan) -> Iterator[_Placed]:
    return (_Placed(need) for need in facts.needs(plan))


def _goals(plan: Plan) -> Iterator[_Placed]:
    return (_Placed(goal, under=need) for need in facts.needs(plan) for goal in need.goals)


def _interventions(plan: Plan) -> Iterator[_Placed]:
    among = {row.id: row for row in facts.interventions(plan)}
    for placed in _goals(plan):
        if placed.row.removed_at is None:
            for row in placed.row.interventions:
                yield _Placed(row, under=placed.row, among=among)


def _flat(rows: Sequence[Any]) -> Iterator[_Placed]:
    return (_Placed(row) for row in rows)


_ROWS: dict[Part, Callable[[Plan], Iterator[_Placed]]] = {
    Part.NEED: _needs,
    Part.GOAL: _goals,
    Part.ROW: _interventions,
    Part.OWN: lambda plan: _flat(plan.own_parts),
    Part.RELATED: lambda plan: _flat(plan.related_plans),
}
