"""Reads one pack file and refuses it whole, naming line, key and expected form, when it is wrong."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sipdesk.domain import pack_schema as schema
from sipdesk.domain.pack_parts import EMPTY, Layer, Text
from sipdesk.i18n import N_

LARGEST_FILE = 512 * 1024
_LONGEST_LINE = 20_000
_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a pack file; `text` is an English msgid with placeholders."""

    text: str
    line: int | None = None
    key: str = ""
    expected: str = ""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)


class PackError(Exception):
    """The file was refused whole and nothing was read from it.

    Attributes:
        file: the name of the file.
        faults: everything that is wrong, in the order of the file.
    """

    def __init__(self, file: str, *faults: Fault) -> None:
        told = "; ".join(f"line {f.line or '?'}, {f.key or '?'}: {f.text}" for f in faults)
        super().__init__(f"{file}: {told}")
        self.file, self.faults = file, faults


def read(path: Path) -> Layer:
    """The layer that the file holds. Raises `PackError` and then nothing has been read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise PackError(path.name, Fault(N_("The file cannot be opened."))) from None
    return read_bytes(content, path.name)


def read_bytes(content: bytes, name: str) -> Layer:
    """As `read`, from bytes that are already in memory."""
    text = _decoded(content, name)
    raw = _parsed(text, name)
    faults = list(_faults(raw))
    if faults:
        raise PackError(name, *(_placed(fault, text) for fault in faults))
    return _layer(raw)


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LARGEST_FILE:
        raise PackError(name, Fault(N_("The file is larger than 512 kB. A pack is plain text.")))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        wrong = N_("The file is not saved as UTF-8. Save it again with the encoding UTF-8.")
        raise PackError(name, Fault(wrong, line)) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > _LONGEST_LINE:
            wrong = N_("The line is too long. Divide it, or check that a quotation mark ends it.")
            raise PackError(name, Fault(wrong, number))
    return text


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise PackError(
            name, Fault(N_("The file has too many brackets inside each other."))
        ) from None
    except ValueError as error:
        told = str(error)
        at_line = re.search(r"at line (\d+)", told)
        line = (
            int(at_line[1]) if at_line else (text.count("\n") + 1 if "end of doc" in told else None)
        )
        told = re.sub(r"\s*\(at [^)]*\)", "", told)
        wrong = N_("The line cannot be read: {reason}.")
        raise PackError(name, Fault(wrong, line, values={"reason": told})) from None


def _faults(raw: dict[str, Any]) -> Iterator[Fault]:
    if raw.get("format") != 1:
        yield _wrong("format", "format = 1")
    head = raw.get("pack")
    if not isinstance(head, dict):
        yield Fault(_MISSING, key="pack", expected="[pack]")
        return
    yield from _row_faults("pack", head, schema.HEAD, schema.HEAD_OPTIONAL)
    if schema.DAY.fits(head.get("until")) and schema.DAY.fits(head.get("from")):
        if head["until"] < head["from"]:
            yield _wrong("pack.until", N_("a day on or after the first day"))
    for name, content in raw.items():
        if name not in ("format", "pack"):
            yield from _table_faults(name, content, str(head.get("layer")))
    if head.get("layer") in ("county", "child") and "county" not in raw:
        yield Fault(_MISSING, key="county", expected="[county]")


_MISSING = N_("The key is missing.")
_UNKNOWN = N_("The key is not known.")
_TWICE = N_("The same entry stands twice.")
_FORM = N_("The value does not have the expected form.")
_LAYER = N_("This table may not stand in a pack of this layer.")


def _wrong(key: str, expected: str) -> Fault:
    return Fault(_FORM, key=key, expected=expected)


def _table_faults(name: str, content: object, layer: str) -> Iterator[Fault]:
    table = schema.SINGLES.get(name) or schema.TABLES.get(name)
    if table is None:
        yield Fault(_UNKNOWN, key=name, expected=", ".join([*schema.SINGLES, *schema.TABLES]))
        return
    if layer not in table.layers:
        yield Fault(_LAYER, key=name, expected=", ".join(table.layers))
        return
    single = name in schema.SINGLES
    form = schema.SINGLE if single else schema.SEVERAL
    if not form.fits(content):
        yield Fault(_FORM, key=name, expected=form.expected, values={"table": name})
        return
    seen: set[tuple[str, ...]] = set()
    for index, row in enumerate([content] if single else content):  # type: ignore[arg-type,var-annotated]
        where = name if single else f"{name}[{index}]"
        if not isinstance(row, dict):
            yield Fault(_FORM, key=where, expected=form.expected, values={"table": name})
            continue
        yield from _row_faults(where, row, table.required, table.optional)
        if table.unique:
            mark = tuple(str(row.get(part)) for part in table.unique.split())
            if mark in seen:
                yield Fault(
                    _TWICE, key=f"{where}.{table.unique.split()[0]}", expected=N_("another code")
                )
            seen.add(mark)


def _row_faults(
    where: str,
    row: dict[str, Any],
    required: Mapping[str, schema.Kind],
    optional: Mapping[str, schema.Kind],
) -> Iterator[Fault]:
    for key in required:
        if key not in row:
            yield _told(_MISSING, f"{where}.{key}", required[key])
    for key, value in row.items():
        kind = required.get(key) or optional.get(key)
        if kind is None:
            known = ", ".join([*required, *optional])
            yield Fault(_UNKNOWN, key=f"{where}.{key}", expected=known)
        elif not kind.fits(value):
            yield _told(_FORM, f"{where}.{key}", kind)


def _told(text: str, key: str, kind: schema.Kind) -> Fault:
    return Fault(text, key=key, expected=kind.expected, values={"choices": ", ".join(kind.choices)})


def _placed(fault: Fault, text: str) -> Fault:
    """The fault with the line of its key, or of the table where the key is missing."""
    found = re.fullmatch(r"([\w-]+)(?:\[(\d+)\])?(?:\.(.+))?", fault.key)
    if not found:
        return fault
    table, wanted, key = found[1], int(found[2] or 0), found[3]
    seen, here, line = -1, False, None
    for number, content in enumerate(text.split("\n"), 1):
        header = _HEADER.match(content)
        if header:
            seen += header[2] == table
            here = header[2] == table and seen == wanted
            line = number if here else line
        elif re.match(rf"\s*\"?{re.escape(key if here and key else table)}\"?\s*=", content):
            if here or (not key and seen < 0):
                return replace(fault, line=number)
    return replace(fault, line=line)


def _value(value: object) -> object:
    if isinstance(value, dict):
        return Text(**value)
    return tuple(value) if isinstance(value, list) else value


def _layer(raw: dict[str, Any]) -> Layer:
    head = dict(raw["pack"])
    singles = {
        name: table.row(**{key: _value(v) for key, v in raw[name].items()})
        for name, table in schema.SINGLES.items()
        if name in raw
    }
    tables = {
        table.row: tuple(table.row(**{k: _value(v) for k, v in row.items()}) for row in raw[name])
        for name, table in schema.TABLES.items()
        if name in raw
    }
    return Layer(
        id=head["id"],
        layer=head["layer"],
        version=head["version"],
        title=Text(**head["title"]),
        publisher=head["publisher"],
        verified=head["verified"],
        valid_from=head["from"],
        valid_until=head.get("until"),
        req=head["req"],
        note=Text(**head["note"]) if "note" in head else EMPTY,
        county=singles.get("county"),
        next=singles.get("next"),
        tables=MappingProxyType(tables),
    )
