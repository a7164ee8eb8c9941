"""Brings the access log of the time after a copy over to a store that is restored from it.

Works on raw connections. The rows that the two logs share are the same, so the later ones are
put after them as they are, link and all, and the chain still holds. Where the histories have
parted (somebody went on with an older file) the rows after the parting are chained anew.
"""

from typing import Any

from sipdesk.storage import log_chain

_COLUMNS = ", ".join((*log_chain.COLUMNS, "chain"))
_INSERT = (
    f"INSERT INTO logrow ({_COLUMNS}) VALUES ({', '.join('?' * (len(log_chain.COLUMNS) + 1))})"  # noqa: S608
)


def merge(source: Any, goal: Any, dek: bytes) -> int:
    """Put the rows that only the source has after those of the goal; how many they are.

    Args:
        source: the store that is replaced.
        goal: what is restored; has a transaction open.
        dek: the data key of both.
    """
    shared = _shared(source, goal)
    newest = log_chain.head(goal)
    later = source.execute(
        f"SELECT {_COLUMNS} FROM logrow WHERE id > ? ORDER BY id",  # noqa: S608
        (shared,),
    ).fetchall()
    if newest.row == shared:
        goal.executemany(_INSERT, later)
        goal.executemany(
            "INSERT OR REPLACE INTO logkey (until_row, key) VALUES (?, ?)",
            source.execute("SELECT until_row, key FROM logkey").fetchall(),
        )
        return len(later)
    key = log_chain.key_of(dek)
    for _number, *columns, _link in later:
        row = (newest.row + 1, *columns)
        newest = log_chain.Link(newest.row + 1, log_chain.link(key, newest.chain, row))
        goal.execute(_INSERT, (*row, newest.chain))
    return len(later)


def read_through(source: Any) -> None:
    """Read every row of a log; the driver says where it cannot."""
    for query in (f"SELECT {_COLUMNS} FROM logrow", "SELECT until_row, key FROM logkey"):  # noqa: S608
        for _row in source.execute(query):
            pass


def _shared(source: Any, goal: Any) -> int:
    """The number of the last row that both logs have; links are alike only if all before are."""
    low, high = 0, min(log_chain.head(source).row, log_chain.head(goal).row)
    while low < high:
        middle = (low + high + 1) // 2
        if _link(source, middle) == _link(goal, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _link(raw: Any, number: int) -> str | None:
    row = raw.execute("SELECT chain FROM logrow WHERE id = ?", (number,)).fetchone()
    return str(row[0]) if row else None
