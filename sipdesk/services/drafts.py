"""Text that was typed and is not yet a valid value; kept so that nothing is lost.

In a case that has a key of its own, what is typed may be an address: it is sealed to the one who
types, and opens for nobody else.
"""

from uuid import UUID

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import CaseKey, Draft
from sipdesk.services import own_keys
from sipdesk.services.actor import actor_of
from sipdesk.storage import sealing


def keep(
    session: Session, case_id: UUID | None = None, *, field: str, raw: str, place: str = ""
) -> Draft:
    """Keep the raw text of one field, as typed; leaves no log row, the act on the field does."""
    user_id = actor_of(session).user_id
    place = place or str(case_id or "")
    row = _find(session, user_id, place, field)
    row = row or Draft(user_id=user_id, case_id=case_id, place=place, field=field)
    row.raw, row.is_sealed, row.recorded_at = raw, False, clock.now()
    if case_id is not None and _has_key(session, case_id):
        _seal(session, row)
    session.add(row)
    return row


def take(
    session: Session, case_id: UUID | None = None, *, field: str, place: str = ""
) -> str | None:
    """The kept text of a field, or None; it stays until dropped."""
    row = _find(session, actor_of(session).user_id, place or str(case_id or ""), field)
    return _opened(session, row).raw if row else None


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
    rows = session.exec(query.order_by(Draft.recorded_at))  # type: ignore[arg-type]
    return [_opened(session, row) for row in rows]


def seal_those_of(session: Session, case_id: UUID) -> None:
    """Seal every draft of a case that has got a key, each to the one who typed it."""
    query = select(Draft).where(Draft.case_id == case_id, col(Draft.is_sealed).is_(False))
    for row in session.exec(query):
        _seal(session, row)


def _seal(session: Session, row: Draft) -> None:
    """Seal the text; of a user who has no key nothing is kept."""
    mine = own_keys.public(session, row.user_id) if row.user_id else None
    row.raw = "" if mine is None else sealing.seal(mine, row.raw.encode(), _about(row))
    row.is_sealed = mine is not None


def _opened(session: Session, row: Draft) -> Draft:
    """The draft with its text as typed; nothing of that is stored."""
    if row.is_sealed and row.user_id is not None:
        mine = own_keys.private(session, row.user_id)
        text = "" if mine is None else sealing.unseal(mine, row.raw, _about(row)).decode()
        session.expunge(row)
        set_committed_value(row, "raw", text)
    return row


def _about(row: Draft) -> bytes:
    return f"draft {row.user_id} {row.place} {row.field}".encode()


def _has_key(session: Session, case_id: UUID) -> bool:
    return session.exec(select(CaseKey.id).where(CaseKey.case_id == case_id)).first() is not None


def _find(session: Session, user_id: UUID, place: str, field: str) -> Draft | None:
    query = select(Draft).where(Draft.user_id == user_id, Draft.place == place)
    return session.exec(query.where(Draft.field == field)).first()
