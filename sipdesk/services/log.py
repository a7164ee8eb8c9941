"""The access log: every look and act leaves a row in the transaction of the act itself."""

from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, select

from sipdesk import clock
from sipdesk.domain.model import LogRow
from sipdesk.services.actor import actor_of
from sipdesk.services.loaded import load

_INSERT = insert(LogRow.__table__)  # type: ignore[attr-defined]


def record(
    session: Session,
    *,
    act: str,
    case_id: UUID | None = None,
    subject: str = "",
    reason: str = "",
) -> None:
    """Add a row: who, when, what, which unit, which person (2001:454 10 §; PDL 4 kap. 2-3 §§).

    A list or a search has no case and so no person. The row is written with the transaction of
    the act, so that an act whose log cannot be written fails with it.
    """
    actor = actor_of(session)
    row = {
        "at": clock.now(),
        "user_id": actor.user_id,
        "user_name": actor.name,
        "unit": actor.unit,
        "act": act,
        "case_id": case_id,
        "person_id": load(session, case_id).person_id if case_id is not None else None,
        "subject": subject,
        "reason": reason,
    }
    session.connection().execute(_INSERT, row)


def list_rows(session: Session, *, case_id: UUID | None = None) -> list[LogRow]:
    """The rows of one case, or all, oldest first."""
    query = select(LogRow).order_by(LogRow.id)  # type: ignore[arg-type]
    if case_id is not None:
        query = query.where(LogRow.case_id == case_id)
    return list(session.exec(query))
