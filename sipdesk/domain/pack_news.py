"""What a new pack changes, word for word, and what there is to tell about the packs in force."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from sipdesk.domain import pack_schema as schema
from sipdesk.domain.pack_layer import Layer
from sipdesk.domain.pack_merged import Pack
from sipdesk.domain.pack_parts import EMPTY, Text
from sipdesk.i18n import N_

NOTICE_DAYS = 90
_HEAD = [
    "version",
    "title",
    "publisher",
    "verified",
    "valid_from",
    "valid_until",
    "req",
    "note",
    "county",
    "next",
]


@dataclass(frozen=True)
class Change:
    """One value that a new pack sets, changes or takes away.

    Attributes:
        table: the table of the file, `pack` for its head.
        row: the row's key or code; "" for the head.
        name: the key, with `.sv` or `.en` for a text.
        before: the old words, "" when there were none.
        after: the new words, "" when they are gone.
    """

    table: str
    row: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Notice:
    """Something to tell about the packs: a stable code, an English msgid and its values."""

    code: str
    text: str
    values: dict[str, str] = field(default_factory=dict, compare=False)


def changes(old: Layer | None, new: Layer) -> tuple[Change, ...]:
    """What `new` changes against `old`, in the order of the file; all of it without an old one."""
    before = dict(_flat(old)) if old else {}
    after = dict(_flat(new))
    order = [*after, *(key for key in before if key not in after)]
    return tuple(
        Change(*key, before.get(key, ""), after.get(key, ""))
        for key in order
        if before.get(key, "") != after.get(key, "")
    )


def notices(pack: Pack, day: date) -> tuple[Notice, ...]:
    """What the user is told about the packs on a day (A2, A3): expiry, the next one, unverified."""
    return tuple(_notices(pack, day))


def _notices(pack: Pack, day: date) -> Iterator[Notice]:
    for layer in (pack.national, pack.county, pack.child):
        if layer is None or layer.valid_until is None:
            continue
        told = {"pack": str(layer.title), "day": layer.valid_until.isoformat()}
        if day > layer.valid_until:
            yield Notice("pack.expired", N_("{pack} was valid until {day}."), told)
        elif day >= layer.valid_until - timedelta(days=NOTICE_DAYS):
            yield Notice("pack.expires", N_("{pack} is valid until {day}."), told)
    coming = pack.county.next
    if coming and coming.notice_from <= day < coming.in_force:
        yield Notice("pack.next", N_("{text}"), {"text": str(coming.text)})
    if not pack.verified:
        told = {"pack": str(pack.county.title)}
        yield Notice("pack.unverified", N_("Nobody has checked {pack} against its source."), told)


def _flat(layer: Layer) -> Iterator[tuple[tuple[str, str, str], str]]:
    for name in _HEAD:
        yield from _values("pack", "", name, getattr(layer, name))
    for name, part in (("county", layer.county), ("next", layer.next)):
        for item in fields(part) if part else ():
            yield from _values(name, "", item.name, getattr(part, item.name))
    for name, table in schema.TABLES.items():
        for row in layer.tables.get(table.row, ()):
            mark = " ".join(_mark(getattr(row, part)) for part in table.unique.split())
            for item in fields(row):  # type: ignore[arg-type]
                yield from _values(name, mark, item.name, getattr(row, item.name))


def _mark(value: object) -> str:
    return value.sv if isinstance(value, Text) else str(value)


def _values(
    table: str, row: str, name: str, value: object
) -> Iterator[tuple[tuple[str, str, str], str]]:
    if value in (None, "", (), EMPTY):
        return
    if isinstance(value, Text):
        yield (table, row, f"{name}.sv"), value.sv
        yield (table, row, f"{name}.en"), value.en
    elif isinstance(value, tuple):
        yield (table, row, name), ", ".join(map(str, value))
    else:
        yield (table, row, name), str(value)
