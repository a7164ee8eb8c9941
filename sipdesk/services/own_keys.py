"""The key pair of one user: what is sealed to it opens for that user at work and nobody else."""

from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import User
from sipdesk.storage.keyring import KeyRing


def public(session: Session, user_id: UUID) -> bytes | None:
    """The key by which something is sealed to a user; None for one who cannot unlock."""
    return _ring(session).public_of(_slot(session, user_id))


def private(session: Session, user_id: UUID) -> bytes | None:
    """The key that opens it again; None for everybody but the one at work."""
    return _ring(session).private_of(_slot(session, user_id))


def _slot(session: Session, user_id: UUID) -> str:
    user = session.get(User, user_id)
    return (user.slot_id if user else "") or str(user_id)


def _ring(session: Session) -> KeyRing:
    ring: KeyRing = session.info["keyring"]
    return ring
