"""Reads one pack file, or refuses it whole and names line, key and expected form."""

import re
import tomllib
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sipdesk.domain import pack_schema as schema
from sipdesk.domain.pack_check import Fault, PackError, faults, placed
from sipdesk.domain.pack_layer import Layer
from sipdesk.domain.pack_parts import EMPTY, Text
from sipdesk.i18n import N_

LARGEST_FILE = 512 * 1024
_LONGEST_LINE = 20_000
_MOST_FAULTS = 20
_MOST_DOTS = 200
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


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
    if found := list(islice(faults(raw), _MOST_FAULTS)):
        raise PackError(name, *(placed(fault, text) for fault in found))
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
        if len(line_text) > _LONGEST_LINE or _is_endless_key(line_text):
            wrong = N_("The line is too long. Divide it, or check that a quotation mark ends it.")
            raise PackError(name, Fault(wrong, number))
    return text


def _is_endless_key(line: str) -> bool:
    """Whether a key has so many parts that reading it would take the parser minutes."""
    if line.count(".") <= _MOST_DOTS:
        return False
    return _QUOTED.sub("", line).count(".") > _MOST_DOTS


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
        wrong = N_("The line cannot be read. Check quotation marks, brackets and commas.")
        raise PackError(name, Fault(wrong, line, values={"reason": told})) from None


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
