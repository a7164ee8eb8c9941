"""Finds rows in the log of many years without reading it all (FLT F86)."""

from datetime import datetime
from heapq import nlargest
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from sipdesk.domain.model import LogRow
from sipdesk.services.log_words import kind_of

# Each act of the log once: from one to the next by the index, since DISTINCT reads every row.
_ACTS = text(
    "WITH RECURSIVE known(act) AS (SELECT min(act) FROM logrow UNION ALL "
    "SELECT (SELECT min(act) FROM logrow WHERE act > known.act) FROM known "
    "WHERE known.act IS NOT NULL) SELECT act FROM known WHERE act IS NOT NULL"
)


def first_row(session: Session, since: datetime | None) -> int:
    """The number of the first row at or after a moment; 1 without a moment.

    A number past the last row when nothing was written since.
    """
    if since is None:
        return 1
    number = col(LogRow.id) + 0  # a sum, or SQLite goes through every row by its number
    found = session.exec(select(func.min(number)).where(col(LogRow.at) >= since)).one()
    return int(found) if found is not None else last_row(session) + 1


def last_row(session: Session) -> int:
    """The number of the newest row; rows are numbered from 1 without a gap."""
    return session.exec(select(func.max(LogRow.id))).one() or 0


def newest(
    session: Session, *, user_id: UUID | None, since: datetime | None, kind: str, limit: int
) -> list[int]:
    """The numbers of the newest rows, at most so many.

    Args:
        user_id: only this user's.
        since: from the first row at or after this moment on.
        kind: only acts of this kind of `log_words.KINDS`; "" is every kind.
    """
    query: Any = select(LogRow.id).where(col(LogRow.id) >= first_row(session, since))
    query = query.order_by(col(LogRow.id).desc()).limit(limit)
    if user_id is None and not kind:
        return list(session.exec(query))
    if user_id is not None:
        query = query.where(LogRow.user_id == user_id)
    acts = [act for (act,) in session.execute(_ACTS) if not kind or kind_of(act) == kind]
    # One act at a time: each is in order in its index, so no more than the limit is read.
    found = (row for act in acts for row in session.exec(query.where(LogRow.act == act)))
    return nlargest(limit, found)
