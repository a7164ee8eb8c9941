"""The register as a file: what an import would do is shown first; skipped rows say why."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from sipdesk.domain.model import Principal, Unit
from sipdesk.domain.problems import RuleError, refuse
from sipdesk.domain.reachable import is_mailbox, is_phone
from sipdesk.domain.search import folded
from sipdesk.exchange import contacts
from sipdesk.exchange.contacts import Card
from sipdesk.i18n import N_
from sipdesk.services import directory
from sipdesk.services.edits import clean_all

MOST_BYTES = 5_000_000
MOST_ROWS = 5_000
_PRINCIPALS = {
    "kommun": Principal.KOMMUN,
    "kommunen": Principal.KOMMUN,
    "region": Principal.REGION,
    "regionen": Principal.REGION,
    "both": Principal.SHARED,
    "båda": Principal.SHARED,
    "gemensam": Principal.SHARED,
    "school": Principal.SCHOOL,
    "skola": Principal.SCHOOL,
    "provider": Principal.PROVIDER,
    "utförare": Principal.PROVIDER,
    "other": Principal.OTHER,
    "annan": Principal.OTHER,
    "": Principal.OTHER,
}
_COLUMNS = {
    "socialtjänst": "socialtjanst",
    "socialtjanst": "socialtjanst",
    "primärvård": "primarvard",
    "primarvard": "primarvard",
    "specialistvård": "specialistvard",
    "specialistvard": "specialistvard",
    "": "",
}
_YES = {"ja", "yes", "true", "1", "x"}


@dataclass(frozen=True)
class Skipped:
    """A row that is not taken in: where it stands and why, as a msgid."""

    line: int
    name: str
    why: str


@dataclass(frozen=True)
class Preview:
    """What an import would do.

    Attributes:
        rows: the units that would be added, as `directory.add_unit` takes them.
        skipped: rows that would not, each with its reason.
    """

    rows: tuple[dict[str, Any], ...]
    skipped: tuple[Skipped, ...]


def preview(session: Session, data: bytes) -> Preview:
    """Read a CSV or vCard file; nothing is stored. Raises RuleError when it is no register."""
    if len(data) > MOST_BYTES:
        raise refuse("contacts.file_too_large", "file", N_("The file is too large."))
    try:
        cards = contacts.read(data)
    except contacts.UnreadableFileError as error:
        text = N_("This is no register: a column with the name of the unit is missing.")
        raise refuse("contacts.unreadable", "file", text) from error
    known = {_key(unit.organisation, unit.name) for unit in directory.list_units(session)}
    rows: list[dict[str, Any]] = []
    skipped: list[Skipped] = []
    for card in cards:
        why = _why_not(card, known) if len(rows) < MOST_ROWS else N_("The file has too many rows.")
        if why:
            skipped.append(Skipped(card.line, card.name, why))
            continue
        known.add(_key(card.organisation, card.name))
        rows.append(_row(card))
    return Preview(tuple(rows), tuple(skipped))


def _key(organisation: str, name: str) -> tuple[str, str]:
    return folded(organisation), folded(name)


def _why_not(card: Card, known: set[tuple[str, str]]) -> str:
    if not card.name.strip():
        return N_("The unit has no name.")
    if card.is_person:
        return N_("It is the card of a person. The register holds units only.")
    if _key(card.organisation, card.name) in known:
        return N_("The unit is already in the register.")
    if card.principal.lower() not in _PRINCIPALS:
        return N_("The principal is none that the program knows.")
    if card.column.lower() not in _COLUMNS:
        return N_("The column is none that the program knows.")
    if card.phone and not is_phone(card.phone):
        return N_("This is not a telephone number. Write digits.")
    if card.mailbox and not is_mailbox(card.mailbox):
        return N_("This is not one mail address.")
    return _unclean(card)


def _unclean(card: Card) -> str:
    try:
        clean_all(_row(card))
    except RuleError as error:
        return error.problems[0].text
    return ""


def _row(card: Card) -> dict[str, Any]:
    return {
        "name": card.name,
        "organisation": card.organisation,
        "principal": _PRINCIPALS[card.principal.lower()],
        "column": _COLUMNS[card.column.lower()],
        "phone": card.phone,
        "mailbox": card.mailbox,
        "address": card.address,
        "secure_channel": card.secure_channel,
        "is_dental": card.dental.lower() in _YES,
    }


def import_units(session: Session, case_id: None = None, *, data: bytes) -> list[Unit]:
    """Take in what the preview showed: all of it, or nothing."""
    return directory.add_units(session, rows=list(preview(session, data).rows))


def export_csv(session: Session, case_id: None = None) -> bytes:
    """The whole register as a table."""
    return contacts.write_csv(_card(unit) for unit in directory.list_units(session))


def export_vcards(session: Session, case_id: None = None) -> bytes:
    """The whole register as vCards. It holds units, and nothing of a case."""
    return contacts.write_vcards(_card(unit) for unit in directory.list_units(session))


def _card(unit: Unit) -> Card:
    back = {value: word for word, value in reversed(_PRINCIPALS.items()) if word}
    columns = {value: word for word, value in reversed(_COLUMNS.items())}
    return Card(
        name=unit.name,
        organisation=unit.organisation,
        principal=back[unit.principal],
        column=columns.get(unit.column, ""),
        phone=unit.phone,
        mailbox=unit.mailbox,
        address=unit.address,
        secure_channel=unit.secure_channel,
        dental="ja" if unit.is_dental else "",
    )
