"""Registers of units as files: CSV for spreadsheets and vCard for address books, both ways."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from sipdesk.exchange import tables

_WORDS = {
    "name": ("enhet", "namn", "unit", "name"),
    "organisation": ("organisation", "org", "organization"),
    "principal": ("huvudman", "principal"),
    "column": ("spalt", "kolumn", "column"),
    "phone": ("telefon", "tel", "phone"),
    "mailbox": ("brevlåda", "funktionsbrevlåda", "e-post", "epost", "mailbox", "email", "e-mail"),
    "address": ("adress", "address"),
    "secure_channel": ("säker kanal", "secure channel"),
    "dental": ("tandvård", "dental"),
}
_HEADERS = {name: words[0].capitalize() for name, words in _WORDS.items()}


@dataclass(frozen=True)
class Card:
    """One unit as a file holds it: every value a text, as it was written.

    Attributes:
        line: where in the file it begins, counted from 1.
        is_person: a vCard of a human being, not of a unit.
    """

    name: str = ""
    organisation: str = ""
    principal: str = ""
    column: str = ""
    phone: str = ""
    mailbox: str = ""
    address: str = ""
    secure_channel: str = ""
    dental: str = ""
    line: int = 0
    is_person: bool = False


_NAMES = tuple(field.name for field in fields(Card) if field.name in _WORDS)


class UnreadableFileError(ValueError):
    """The file is no register: no column with the name of the unit, or no text at all."""


def read(data: bytes) -> list[Card]:
    """The units of a CSV or vCard file. Raises UnreadableFileError."""
    text = _text(data)
    if text.lstrip().upper().startswith("BEGIN:VCARD"):
        return list(_cards(text))
    return list(_rows(text))


def _text(data: bytes) -> str:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError("not a text")
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError("not a text")


def _rows(text: str) -> Iterator[Card]:
    first = text.split("\n", 1)[0]
    mark = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        header = next(reader, [])
        places = _places(header)
        if "name" not in places:
            raise UnreadableFileError("no column with the name of the unit")
        before = reader.line_num
        for row in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in row):
                yield Card(line=line, **_values(row, places))
    except csv.Error as error:
        raise UnreadableFileError("not a table") from error


def _places(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, title in enumerate(header):
        for name, words in _WORDS.items():
            if title.strip().lower() in words:
                found.setdefault(name, place)
    return found


def _values(row: list[str], places: dict[str, int]) -> dict[str, Any]:
    return {
        name: row[place].strip().removeprefix("'") for name, place in places.items()
        if place < len(row)
    }  # fmt: skip


def write_csv(cards: Iterable[Card]) -> bytes:
    """A table that a spreadsheet opens in Swedish; nothing in it is run as a formula."""
    rows = ([getattr(card, name) for name in _NAMES] for card in cards)
    return tables.write([_HEADERS[name] for name in _NAMES], rows)


# vCard 4.0 (RFC 6350); 2.1 and 3.0 are read too


def _cards(text: str) -> Iterator[Card]:
    found: dict[str, str] | None = None
    begun = 0
    for number, line in _unfolded(text):
        name, value = _property(line)
        if line.upper().strip() == "BEGIN:VCARD":
            found, begun = {}, number
        elif line.upper().strip() == "END:VCARD" and found is not None:
            yield _card(found, begun)
            found = None
        elif found is not None:
            found.setdefault(name, value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    held, begun = "", 1
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in (" ", "\t") and held:
            held += line[1:]
            continue
        if held:
            yield begun, held
        held, begun = line, number
    if held:
        yield begun, held


def _property(line: str) -> tuple[str, str]:
    head, _, value = line.partition(":")
    return head.split(";")[0].split(".")[-1].upper(), value


def _card(found: dict[str, str], line: int) -> Card:
    org = [_plain(part) for part in re.split(r"(?<!\\);", found.get("ORG", ""))]
    name = _plain(found.get("FN", "")) or (org[-1] if org else "")
    kind = found.get("KIND", "").strip().lower()
    address = [_plain(part) for part in re.split(r"(?<!\\);", found.get("ADR", ""))]
    return Card(
        name=org[1] if len(org) > 1 and org[1] else name,
        organisation=org[0] if org and org[0] != name else "",
        principal=_plain(found.get("CATEGORIES", "")),
        phone=_plain(found.get("TEL", "")).removeprefix("tel:"),
        mailbox=_plain(found.get("EMAIL", "")).removeprefix("mailto:"),
        address="\n".join(part for part in address if part),
        line=line,
        is_person=kind == "individual" or (not kind and not found.get("ORG")),
    )


def _plain(value: str) -> str:
    signs = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda m: signs.get(m[1], m[1]), value).strip()


def write_vcards(cards: Iterable[Card]) -> bytes:
    """One vCard for each unit, of the kind `org`: no person stands in it."""
    return "".join(_vcard(card) for card in cards).encode()


def _vcard(card: Card) -> str:
    rows = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{_coded(card.name)}"]
    rows.append(f"ORG:{_coded(card.organisation)};{_coded(card.name)}")
    for name, value in (
        ("CATEGORIES", card.principal),
        ("TEL;VALUE=text;TYPE=work", card.phone),
        ("EMAIL;TYPE=work", card.mailbox),
    ):
        if value:
            rows.append(f"{name}:{_coded(value)}")
    if card.address:
        rows.append(f"ADR;TYPE=work:;;{_coded(card.address)};;;;")
    rows.append("END:VCARD")
    return "".join(f"{folded}\r\n" for row in rows for folded in _folded(row))


def _coded(value: str) -> str:
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return value.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(row: str) -> Iterator[str]:
    lead = ""
    while len((lead + row).encode()) > 75:
        cut = len(row)
        while len((lead + row[:cut]).encode()) > 75:
            cut -= 1
        yield lead + row[:cut]
        lead, row = " ", row[cut:]
    yield lead + row
