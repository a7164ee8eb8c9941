"""The chain of the access log: each row is bound to the one before it under a key.

A row's link is an HMAC over the link before it and every column of the row, as the file holds
them. The key is worked out from the data key, so whoever lacks the data key can make no link.
When the data key is changed, the old chain key is kept in the store (table `logkey`, up to the
last row that was made under it) and the next row is bound to that last link under the new key:
old rows are never signed again. Whoever has an old copy of the store has the old chain key, but
cannot make other rows that end in the same link.

A tail that was cut off, or a whole store that was put back, is seen only against a checkpoint:
the number and link of a row that is known to have been there.
"""

import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sipdesk.storage import sealing

COLUMNS = (
    "id", "at", "user_id", "user_name", "unit", "act", "case_id", "person_id", "subject",
    "reason", "circumstance",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(COLUMNS)}, chain FROM logrow ORDER BY id"  # noqa: S608
HEAD = "SELECT id, chain FROM logrow ORDER BY id DESC LIMIT 1"
_KEYS = "SELECT until_row, key FROM logkey ORDER BY until_row"
_RULES = {
    "logrow_no_update": "CREATE TRIGGER logrow_no_update BEFORE UPDATE ON logrow "
    "BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END",
    "logrow_no_delete": "CREATE TRIGGER logrow_no_delete BEFORE DELETE ON logrow "
    "BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END",
    "logrow_no_replace": "CREATE TRIGGER logrow_no_replace BEFORE INSERT ON logrow "
    "WHEN EXISTS (SELECT 1 FROM logrow WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END",
}


@dataclass(frozen=True)
class Link:
    """A place in the chain: the number of a row and its link; row 0 is before the first."""

    row: int = 0
    chain: str = ""

    def short(self) -> str:
        """The link as it can be read aloud and compared on paper."""
        return " ".join(self.chain[n : n + 4] for n in range(0, 16, 4))


@dataclass(frozen=True)
class Verdict:
    """What the check of the chain found.

    Attributes:
        rows: how many rows there are.
        head: the newest row.
        bad_row: number of the first row that is not as it was written; None when all hold.
        is_cut: rows that were there are missing at the end.
    """

    rows: int
    head: Link
    bad_row: int | None = None
    is_cut: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing is changed, missing or added."""
        return self.bad_row is None


def key_of(dek: bytes) -> bytes:
    """The key of the chain that belongs to a data key."""
    return sealing.from_random(dek, None, b"log chain")


def link(key: bytes, before: str, row: Sequence[Any]) -> str:
    """The link of a row: over the link before it and its columns in the order of `COLUMNS`."""
    text = json.dumps([before, *row], ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()


def head(connection: Any) -> Link:
    """The newest row, by a raw connection."""
    found = connection.execute(HEAD).fetchone()
    return Link(*found) if found else Link()


def has(connection: Any, known: Link) -> bool:
    """Whether a row that is known to have been there still is, by a raw connection."""
    query = "SELECT chain FROM logrow WHERE id = ?"
    return not known.row or connection.execute(query, (known.row,)).fetchone() == (known.chain,)


def verify(connection: Any, dek: bytes, known: Iterable[Link] = ()) -> Verdict:
    """Check every row, by a raw connection.

    Args:
        connection: open on the store or a copy of it.
        dek: its data key.
        known: checkpoints: rows that are known to have been there.
    """
    wanted = {each.row: each.chain for each in known if each.row}
    spans = [(int(until), key) for until, key in connection.execute(_KEYS)]
    keys = _KeysByRow(spans, key_of(dek))
    newest, bad = Link(), 0
    rows = 0
    for number, row, chain in _numbered(connection):
        rows += 1
        holds = number == rows and _holds(keys.of(rows), newest.chain, row, chain)
        if not bad and not (holds and wanted.get(rows, chain) == chain):
            bad = rows
        newest = Link(rows, str(chain))
    if bad:
        return Verdict(rows, newest, bad)
    if max(wanted, default=0) > rows:
        return Verdict(rows, newest, rows + 1, is_cut=True)
    return Verdict(rows, newest)


class _KeysByRow:
    """Which key a row was chained under; asked for in rising order."""

    def __init__(self, spans: list[tuple[int, bytes]], last: bytes) -> None:
        self._spans, self._last = spans, last

    def of(self, row: int) -> bytes:
        while self._spans and self._spans[0][0] < row:
            self._spans.pop(0)
        return self._spans[0][1] if self._spans else self._last


def _numbered(connection: Any) -> Iterator[tuple[Any, Sequence[Any], Any]]:
    for *row, chain in connection.execute(_SELECT):
        yield row[0], row, chain


def _holds(key: bytes, before: str, row: Sequence[Any], chain: Any) -> bool:
    try:
        return isinstance(chain, str) and hmac.compare_digest(link(key, before, row), chain)
    except (TypeError, UnicodeError):  # a column holds what nobody writes there
        return False


def guard(connection: Any) -> bool:
    """Put the triggers there that stop every change of a row; whether all were there already."""
    found = _triggers(connection)
    for name, rule in found.items():
        if rule != _RULES.get(name):
            connection.execute(f'DROP TRIGGER "{name}"')
    for name, rule in _RULES.items():
        if found.get(name) != rule:
            connection.execute(rule)
    return found == _RULES


def unguard(connection: Any) -> None:
    """Take the triggers away, for a migration that builds the table anew."""
    for name in _triggers(connection):
        connection.execute(f'DROP TRIGGER "{name}"')


def _triggers(connection: Any) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logrow'"
    return dict(connection.execute(query).fetchall())
