"""A case written whole to an archive package, and read back whole (PRA F85; FLT L36)."""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlmodel import Session, SQLModel

from sipdesk import __version__, clock
from sipdesk.domain.disclosure import Document, require
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY
from sipdesk.domain.facts import is_guarded
from sipdesk.domain.model import Case, LogRow, Unit, User
from sipdesk.domain.problems import Override, refuse
from sipdesk.exchange import archive
from sipdesk.exchange.archive import ArchiveError
from sipdesk.i18n import N_
from sipdesk.services import office, owned, sealed, tombstones
from sipdesk.services.edits import clean
from sipdesk.services.loaded import load
from sipdesk.services.owned import Rows

__all__ = ["MOST_BYTES", "ArchiveError", "Package", "ReadBack", "check", "collect"]
__all__ += ["note_exported", "read_back", "take_in"]

MOST_BYTES = archive.MOST_BYTES
ROWS, LOG, OTHERS = "arende.json", "logg.json", "enheter_och_anvandare.json"
_BYTES = "base64"
_POINTED_AT: tuple[Any, ...] = (Unit, User)


@dataclass(frozen=True)
class Package:
    """A package ready to be written; the name holds the case number alone."""

    file_name: str
    data: bytes
    rows: int
    papers: int


def collect(session: Session, case_id: UUID, *, reason: str = "") -> Package:
    """All that is stored about a case: rows, every frozen paper and scan, and its log.

    It is for the own authority's archive (disclosure of its own filing copy). Raises RuleError
    `protected.confirm_required` without a reason where the person is protected or the case
    restricted, and `access.named_only` for somebody who holds no key to such a case.
    """
    case = load(session, case_id)
    pack = office.pack_for(session, case)
    require(case, OWN_AUTHORITY, Document.PLAN_FILING_COPY, clock.today(), pack)
    if is_guarded(case) and not reason.strip():
        text = N_("Write why the case is exported.")
        raise refuse("protected.confirm_required", "reason", text, override=Override.WITH_REASON)
    sealed.require_holder(session, case)
    rows = owned.rows_of(session, case_id)
    _unseal(session, case, rows)
    papers = _papers(rows)
    files = {
        ROWS: archive.to_json(_plain(rows)),
        LOG: archive.to_json(_plain({"logrow": _log_rows(session, case_id)})),
        OTHERS: archive.to_json(_plain(_pointed_at(session, rows))),
        **papers,
    }
    about = {"arende": case.number, "program": f"sipdesk {__version__}", "dag": str(clock.today())}
    count = sum(len(some) for some in rows.values())
    name = f"sipdesk-{case.number}.zip"
    return Package(name, archive.pack(files, about), count, len(papers))


def _unseal(session: Session, case: Case, rows: Rows) -> None:
    """Put what lies under the case's key where it belongs; an archive has no keys."""
    if "sealedvalue" not in rows:
        rows.pop("casekey", None)
        return
    opened = sealed.details(session, case)
    places = {row["id"]: row for some in rows.values() for row in some if "id" in row}
    for (row_id, field), text in opened.items():
        if row_id in places:
            places[row_id][field] = text
    del rows["sealedvalue"]
    rows.pop("casekey", None)


def _papers(rows: Rows) -> dict[str, bytes]:
    """The papers as files of their own; the row keeps the name of its file."""
    files: dict[str, bytes] = {}
    for number, row in enumerate(rows.get("paper", []), 1):
        data = bytes(row["content"])
        name = f"handlingar/{number:04d}-{row['kind']}.{_ending(data)}"
        files[name], row["content"] = data, name
    return files


def _ending(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "png"
    return "jpg" if data.startswith(b"\xff\xd8") else "pdf"


def _log_rows(session: Session, case_id: UUID) -> list[dict[str, Any]]:
    table = _table(LogRow)
    query = table.select().where(table.c.case_id == case_id).order_by(table.c.id)
    return [dict(row) for row in session.connection().execute(query).mappings()]


def _pointed_at(session: Session, rows: Rows) -> Rows:
    """The units and users that the rows name, so that the package can be read by itself."""
    found: Rows = {}
    for kind in _POINTED_AT:
        table = _table(kind)
        keys = {
            row[key.parent.name]
            for name, some in rows.items()
            for key in SQLModel.metadata.tables[name].foreign_keys
            if key.column.table is table
            for row in some
        }
        some = session.connection().execute(table.select().where(table.c.id.in_(keys - {None})))
        found[table.name] = [dict(row) for row in some.mappings()]
    return {name: some for name, some in found.items() if some}


def note_exported(session: Session, case_id: UUID, *, reason: str = "") -> None:
    """Leave a log row that the case was exported, after the file was read back."""
    load(session, case_id)
    session.info["subject"], session.info["reason"] = "archive", clean("reason", reason)


def check(session: Session, case_id: UUID, data: bytes, *, reason: str = "") -> bool:
    """Whether a file that was written holds just what the store holds now."""
    try:
        read = read_back(data)
    except ArchiveError:
        return False
    now = read_back(collect(session, case_id, reason=reason).data)
    return read.rows == now.rows and read.log == now.log


@dataclass(frozen=True)
class ReadBack:
    """What a package held: rows of the case, of units and users, and of the log."""

    case_number: str
    rows: Rows
    others: Rows
    log: list[dict[str, Any]]


def read_back(data: bytes) -> ReadBack:
    """Read a package, every value as it was stored.

    Raises ArchiveError when it is not whole or holds what no table of this program holds.
    """
    about, files = archive.unpack(data)
    try:
        rows = _typed(json.loads(files[ROWS]))
        others = _typed(json.loads(files[OTHERS]))
        log = _typed(json.loads(files[LOG])).get("logrow", [])
        for row in rows.get("paper", []):
            row["content"] = files[row["content"]]
        return ReadBack(str(about["arende"]), rows, others, log)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ArchiveError("the package holds what this program cannot read") from error


def take_in(session: Session, case_id: None = None, *, data: bytes, reason: str = "") -> Case:
    """Put an exported case back into a store that does not hold it.

    Raises RuleError at `file` for a file that is no whole package, when the case is here
    already, and, without a reason, when it has been purged here (FLT F89).
    """
    try:
        read = read_back(data)
    except ArchiveError as error:
        text = N_("The file is no whole archive package from sipdesk.")
        raise refuse("archive.unreadable", "file", text) from error
    key = read.rows["case"][0]["id"]
    if session.get(Case, key) is not None:
        raise refuse("archive.case_exists", "file", N_("The case is in the store already."))
    if tombstones.of_case(session, key) is not None and not reason.strip():
        text = N_("The case has been purged here. Write why it is taken in again.")
        override = Override.WITH_REASON
        raise refuse("retention.purged_before", "reason", text, override=override)
    missing = {
        name: [row for row in some if session.get(_pointed_kind(name), row["id"]) is None]
        for name, some in read.others.items()
    }
    owned.insert(session, {name: some for name, some in missing.items() if some})
    owned.insert(session, read.rows)
    session.info["reason"] = clean("reason", reason)
    return load(session, key)


def _pointed_kind(name: str) -> Any:
    return next(kind for kind in _POINTED_AT if kind.__tablename__ == name)


# Values as JSON and back, by the type of their column


def _plain(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [{key: _to_plain(value) for key, value in row.items()} for row in some]
        for name, some in rows.items()
    }


def _to_plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return {_BYTES: base64.b64encode(value).decode()}
    return value


def _typed(plain: Any) -> Rows:
    return {str(name): list(_typed_rows(_by_name(name), some)) for name, some in plain.items()}


def _by_name(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _typed_rows(table: Table, rows: Any) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {key: _from_plain(_kind_of(table, key), value) for key, value in row.items()}


def _kind_of(table: Table, key: str) -> Any:
    held = table.c[key].type
    return getattr(held, "impl_instance", held).python_type


def _from_plain(kind: Any, value: Any) -> Any:
    if kind is bytes and isinstance(value, dict):
        return base64.b64decode(value[_BYTES])
    if value is None or not isinstance(value, str):
        return value
    if issubclass(kind, Enum):
        return kind[value]
    if kind is UUID:
        return UUID(value)
    if kind in (datetime, date, time):
        return kind.fromisoformat(value)
    return value


def _table(kind: Any) -> Table:
    table: Table = kind.__table__
    return table
