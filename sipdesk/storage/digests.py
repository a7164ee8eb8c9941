"""Digests of the rows of plans and consents: an old page put back is found out.

The cipher proves that a page was written by whoever has the key, not that it is the newest one.
So each row that a plan or a consent rests on has a digest in another table, and the sum of all
digests stands in the state of the store together with a number that grows with each commit.

Triggers of the connection note what has been touched, whatever statement did it; `settle` signs
it before the commit. They are no part of the file. Works on raw connections of the driver.
"""

import hmac
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sipdesk import clock

PLAN_TABLES = (
    "plan", "need", "goal", "intervention", "ownpart", "relatedplan", "planconfirmation", "duty",
)  # fmt: skip
CONSENT_TABLES = (
    "consent", "consentparty", "consentexception", "consentwithdrawal", "consentconfirmation",
    "legalground", "position",
)  # fmt: skip
WATCHED = (*PLAN_TABLES, *CONSENT_TABLES)
_MODULUS = 1 << 256
_FORMAT = "%Y-%m-%d %H:%M:%S.%f"


class State(NamedTuple):
    """The state of a store: how often and when it was last written, and how it was left."""

    generation: int
    changed_at: datetime
    is_open: bool
    session: str
    base: int
    checked_at: datetime | None
    rehearsed_at: datetime | None


class WrongRow(NamedTuple):
    """A row that is not what the program last wrote, that is missing, or that nobody wrote."""

    kind: str
    row_id: str


def begin(raw: Any) -> None:
    """Give a store its state, with a fresh key, and sign every row that is in it."""
    raw.execute("DELETE FROM storestate")
    raw.execute(
        "INSERT INTO storestate (id, generation, changed_at, is_open, session, base, key, total)"
        " VALUES (1, 0, ?, 0, '', 0, ?, '0')",
        (to_text(clock.now()), os.urandom(32)),
    )
    rebuild(raw)


def rebuild(raw: Any) -> None:
    """Sign every row anew, after the shape of the tables has changed or rows were brought in."""
    raw.execute("DELETE FROM rowdigest")
    raw.execute("UPDATE storestate SET total = '0'")
    for kind in WATCHED:
        _settle(raw, ((kind, row_id) for (row_id,) in raw.execute(f'SELECT id FROM "{kind}"')))  # noqa: S608


def watch(raw: Any) -> None:
    """Note from here on, for this connection alone, which watched rows are touched."""
    raw.execute("CREATE TEMP TABLE touched (kind TEXT, row_id TEXT, PRIMARY KEY (kind, row_id))")
    for kind in WATCHED:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            raw.execute(
                f'CREATE TEMP TRIGGER "{kind}_{act}" AFTER {act} ON main."{kind}" BEGIN'  # noqa: S608
                f" INSERT OR IGNORE INTO touched VALUES ('{kind}', {row}.id); END"
            )


def settle(raw: Any) -> None:
    """Sign what has been touched and count the commit; the last act of a transaction."""
    touched = raw.execute("SELECT kind, row_id FROM temp.touched").fetchall()
    if touched:
        _settle(raw, touched)
        raw.execute("DELETE FROM temp.touched")
    count(raw)


def count(raw: Any, least: int = 0) -> None:
    """One generation more, and more than `least`."""
    raw.execute(
        "UPDATE storestate SET generation = max(generation, ?) + 1, changed_at = ?",
        (least, to_text(clock.now())),
    )


def read_state(raw: Any) -> State | None:
    """The state of a store; None where it has none."""
    row = raw.execute(
        "SELECT generation, changed_at, is_open, session, base, checked_at, rehearsed_at"
        " FROM storestate"
    ).fetchone()
    if row is None:
        return None
    generation, changed, is_open, session, base, checked, rehearsed = row
    return State(
        generation,
        from_text(changed),
        bool(is_open),
        session,
        base,
        from_text(checked) if checked else None,
        from_text(rehearsed) if rehearsed else None,
    )


def find_wrong(raw: Any, rows: Iterable[tuple[str, str]] | None = None) -> list[WrongRow]:
    """The watched rows that are not what was last signed.

    Args:
        raw: a connection.
        rows: (table, id) of the rows to look at; None looks at all and at their sum, and a sum
            that is wrong while every row is right is told as a row of no table.
    """
    state = raw.execute("SELECT key, total FROM storestate").fetchone()
    if state is None:
        return [WrongRow("", "")]
    key, total = state
    if rows is not None:
        return [WrongRow(*row) for row in rows if not _is_right(raw, key, *row)]
    wrong = [WrongRow(*row) for row in _everything(raw) if not _is_right(raw, key, *row)]
    kept = sum(_number(digest) for (digest,) in raw.execute("SELECT digest FROM rowdigest"))
    if not wrong and kept % _MODULUS != int(total, 16):
        return [WrongRow("", "")]
    return wrong


def find_wrong_of(raw: Any, rows: Iterable[tuple[str, str]]) -> list[WrongRow]:
    """The same for some rows, without those that this transaction itself has touched."""
    has_notes = raw.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'touched'").fetchone()
    mine = set(raw.execute("SELECT kind, row_id FROM temp.touched")) if has_notes else set()
    return find_wrong(raw, [row for row in rows if row[0] in WATCHED and row not in mine])


def _everything(raw: Any) -> list[tuple[str, str]]:
    signed = {tuple(row) for row in raw.execute("SELECT kind, row_id FROM rowdigest")}
    for kind in WATCHED:
        signed |= {(kind, row_id) for (row_id,) in raw.execute(f'SELECT id FROM "{kind}"')}  # noqa: S608
    return sorted(signed)


def _is_right(raw: Any, key: bytes, kind: str, row_id: str) -> bool:
    kept = _kept(raw, kind, row_id)
    content = _content(raw, kind, row_id)
    if kept is None or content is None:
        return False
    version, digest = kept
    return hmac.compare_digest(digest, _sign(key, kind, row_id, version, content))


def _settle(raw: Any, rows: Iterable[tuple[str, str]]) -> None:
    key, total = raw.execute("SELECT key, total FROM storestate").fetchone()
    number = int(total, 16)
    for kind, row_id in list(rows):
        kept, content = _kept(raw, kind, row_id), _content(raw, kind, row_id)
        number -= _number(kept[1]) if kept else 0
        if content is None:
            raw.execute("DELETE FROM rowdigest WHERE kind = ? AND row_id = ?", (kind, row_id))
            continue
        version = kept[0] + 1 if kept else 1
        digest = _sign(key, kind, row_id, version, content)
        number += _number(digest)
        raw.execute(
            "INSERT OR REPLACE INTO rowdigest (kind, row_id, version, digest) VALUES (?, ?, ?, ?)",
            (kind, row_id, version, digest),
        )
    raw.execute("UPDATE storestate SET total = ?", (f"{number % _MODULUS:x}",))


def _kept(raw: Any, kind: str, row_id: str) -> tuple[int, bytes] | None:
    row: tuple[int, bytes] | None = raw.execute(
        "SELECT version, digest FROM rowdigest WHERE kind = ? AND row_id = ?", (kind, row_id)
    ).fetchone()
    return row


def _content(raw: Any, kind: str, row_id: str) -> list[list[Any]] | None:
    """The columns of a row by name, in the order of the names."""
    cursor = raw.execute(f'SELECT * FROM "{kind}" WHERE id = ?', (row_id,))  # noqa: S608
    row = cursor.fetchone()
    if row is None:
        return None
    names = [each[0] for each in cursor.description]
    return sorted([name, value] for name, value in zip(names, row, strict=True))


def _sign(key: bytes, kind: str, row_id: str, version: int, content: list[list[Any]]) -> bytes:
    whole = json.dumps([kind, row_id, version, content], separators=(",", ":"))
    return hmac.digest(key, whole.encode(), "sha256")


def _number(digest: bytes) -> int:
    return int.from_bytes(digest, "big")


def to_text(moment: datetime) -> str:
    """A moment as the store keeps it: UTC without zone."""
    return moment.astimezone(UTC).strftime(_FORMAT)


def from_text(text: str) -> datetime:
    """The moment behind what the store keeps."""
    return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
