"""Holds a parsed pack file against the schema and tells every fault with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sipdesk.domain import pack_schema as schema
from sipdesk.i18n import N_, _

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a pack file; `text` is an English msgid with placeholders."""

    text: str
    line: int | None = None
    key: str = ""
    expected: str = ""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)

    def told(self) -> str:
        """The fault in the language of the screen: line, key, what is wrong, the right form."""
        values = {**self.values, "line": str(self.line or ""), "key": self.key}
        said = [_("Line {line}:") if self.line else "", self.key and "{key}.", _(self.text)]
        if self.expected:
            said.append(_("Expected: {expected}."))
            values["expected"] = _(self.expected).format_map(_Known(values))
        return " ".join(part for part in said if part).format_map(_Known(values))


class _Known(dict[str, str]):
    """Values for a text; a placeholder without a value stays as it is written."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class PackError(Exception):
    """The file was refused whole and nothing was read from it.

    Attributes:
        file: the name of the file.
        faults: what is wrong, in the order of the file, at most twenty.
    """

    def __init__(self, file: str, *faults: Fault) -> None:
        told = "; ".join(f"line {f.line or '?'}, {f.key[:80] or '?'}: {f.text}" for f in faults)
        super().__init__(f"{file}: {told}")
        self.file, self.faults = file, faults


def faults(raw: dict[str, Any]) -> Iterator[Fault]:
    """Everything that is wrong in a parsed file, in its order."""
    if raw.get("format") != 1:
        yield _wrong("format", "format = 1")
    head = raw.get("pack")
    if not isinstance(head, dict):
        yield Fault(_MISSING, key="pack", expected="[pack]")
        return
    yield from _row_faults("pack", head, schema.HEAD, schema.HEAD_OPTIONAL)
    days = head.get("from"), head.get("until")
    if all(map(schema.DAY.fits, days)) and days[1] < days[0]:  # type: ignore[operator]
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


def placed(fault: Fault, text: str) -> Fault:
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
        elif (here or (not key and seen < 0)) and re.match(
            rf"\s*\"?{re.escape(key if here and key else table)}\"?\s*=", content
        ):
            return replace(fault, line=number)
    return replace(fault, line=line)
