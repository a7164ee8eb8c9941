"""The municipality's layer as one file: read with the kinds of settings, written for others."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sipdesk.domain import pack_schema as schema
from sipdesk.domain.pack_check import Fault, PackError
from sipdesk.domain.pack_layer import Layer
from sipdesk.domain.pack_lists import Local
from sipdesk.domain.pack_parts import EMPTY, Text
from sipdesk.domain.pack_reading import read
from sipdesk.domain.pack_settings import LocalValue, Setting, SettingKind, Value
from sipdesk.i18n import N_

SMALLEST_CELL = 5

_FORMS = {
    "days": N_("a whole number from 0 to 3660"),
    "number": N_("a whole number from 0 to 3660"),
    "dates": N_("a list of dates, for example [2026-06-19, 2026-12-24]"),
    "line": N_("a text inside quotation marks, at most 4000 characters, not empty"),
    "text": N_("a text inside quotation marks, at most 4000 characters, not empty"),
    "yes_no": N_("true or false"),
    "choice": N_("one of: {choices}"),
}


def read_local(path: Path, kinds: Mapping[str, SettingKind]) -> Local:
    """The local layer of a file. Raises `PackError`, and then nothing has been read.

    Args:
        path: a pack file of the layer `local`.
        kinds: the settings that exist, `pack.setting_kinds`.
    """
    return checked(read(path), path.name, kinds)


def checked(layer: Layer, file: str, kinds: Mapping[str, SettingKind]) -> Local:
    """As `read_local`, of a file that has been read already."""
    if layer.layer != "local":
        wrong = N_("This is not the layer of a municipality.")
        raise PackError(file, Fault(wrong, key="pack.layer", expected='"local"'))
    if faults := list(_faults(layer, kinds)):
        raise PackError(file, *faults)
    values = {row.name: Setting(row.value, row.source) for row in layer.rows(LocalValue)}
    return Local(MappingProxyType(values), layer)


def value_fault(kind: SettingKind, value: Value) -> Fault | None:
    """What is wrong with a value for a setting, or None; an empty value is always right."""
    if Setting(value).is_empty or _fits(kind, value):
        return None
    return Fault(
        N_("The value does not have the expected form."),
        key=kind.name,
        expected=_FORMS[kind.kind],
        values={"choices": ", ".join(kind.choices)},
    )


def write_local(local: Local, head: Layer) -> str:
    """The local layer as the text of a pack file that another municipality can import.

    Args:
        local: the values, and the rows of its layer.
        head: id, title, publisher, dates and version of the file; its rows are not used.
    """
    lines = ["format = 1", "", "[pack]", *_head(head), ""]
    for name, setting in local.values.items():
        if setting.is_empty:
            continue
        lines += ["[[values]]", f"name = {_toml(name)}", f"value = {_toml(setting.value)}"]
        lines += [f"source = {_toml(setting.source)}", ""]
    for name, table in schema.TABLES.items():
        if "local" not in table.layers or table.row is LocalValue or local.layer is None:
            continue
        for row in local.layer.tables.get(table.row, ()):
            lines += [f"[[{name}]]", *_row(row), ""]
    return "\n".join(lines)


def _faults(layer: Layer, kinds: Mapping[str, SettingKind]) -> Iterator[Fault]:
    for index, row in enumerate(layer.rows(LocalValue)):
        kind = kinds.get(row.name)
        if kind is None:
            where = f"values[{index}].name"
            yield Fault(N_("The key is not known."), key=where, expected=", ".join(kinds))
        elif fault := value_fault(kind, row.value):
            yield replace(fault, key=f"values[{index}].value")


def _fits(kind: SettingKind, value: Value) -> bool:
    if kind.kind in ("days", "number"):
        smallest = SMALLEST_CELL if kind.name == "min_cell" else 0
        return type(value) is int and smallest <= value <= 3660
    if kind.kind == "dates":
        return isinstance(value, tuple) and all(type(day) is date for day in value)
    if kind.kind == "yes_no":
        return isinstance(value, bool)
    if kind.kind == "choice":
        return value in kind.choices
    return isinstance(value, str) and len(value) <= schema.LONGEST_LINE


def _head(head: Layer) -> Iterator[str]:
    yield f"id = {_toml(head.id)}"
    yield 'layer = "local"'
    yield f"version = {head.version}"
    yield f"title = {_toml(head.title)}"
    yield f"publisher = {_toml(head.publisher)}"
    yield f"verified = {_toml(head.verified)}"
    yield f"from = {head.valid_from}"
    if head.valid_until:
        yield f"until = {head.valid_until}"
    yield f"req = {_toml(head.req)}"
    if head.note != EMPTY:
        yield f"note = {_toml(head.note)}"


def _row(row: object) -> Iterator[str]:
    for field in fields(row):  # type: ignore[arg-type]
        value = getattr(row, field.name)
        if value not in ("", (), EMPTY, None):
            yield f"{field.name} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, Text):
        return f"{{ sv = {_toml(value.sv)}, en = {_toml(value.en)} }}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
