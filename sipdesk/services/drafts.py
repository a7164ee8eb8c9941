"""Text that was typed and is not yet a valid value; kept so that nothing is lost."""

from uuid import UUID

from sqlmodel import Session, select

from sipdesk import clock
from sipdesk.domain.model import Draft
from sipdesk.services.actor import actor_of


def keep(
    session: Session, case_id: UUID | None = None, *, field: str, raw: str, place: str = ""
) -> Draft:
    """Keep the raw text of one field, as typed; leaves no log row, the act on the field does."""
    user_id = actor_of(session).user_id
    place = place or str(case_id or "")
    row = _find(session, user_id, place, field)
    row = row or Draft(user_id=user_id, case_id=case_id, place=place, field=field)
    row.raw, row.recorded_at = raw, clock.now()
    session.add(row)
    return row


def take(
    session: Session, case_id: UUID | None = None, *, field: str, place: str = ""
) -> str | None:
    """The kept text of a field, or None; it stays until dropped."""
    row = _find(session, actor_of(session).user_id, place or str(case_id or ""), field)
    return row.raw if row else None


def drop(session: Session, case_id: UUID | None = None, *, field: str, place: str = "") -> None:
    """Throw away the kept text of a field that is now stored."""
    row = _find(session, actor_of(session).user_id, place or str(case_id or ""), field)
    if row is not None:
        session.delete(row)


def list_drafts(session: Session, case_id: UUID | None = None, *, place: str = "") -> list[Draft]:
    """What this user has typed in a place and not stored, oldest first."""
    user_id = actor_of(session).user_id
    query = select(Draft).where(Draft.user_id == user_id)
    query = query.where(Draft.place == (place or str(case_id or "")))
    return list(session.exec(query.order_by(Draft.recorded_at)))  # type: ignore[arg-type]


def _find(session: Session, user_id: UUID, place: str, field: str) -> Draft | None:
    query = select(Draft).where(Draft.user_id == user_id, Draft.place == place)
    return session.exec(query.where(Draft.field == field)).first()
