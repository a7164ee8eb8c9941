"""Who has unlocked the store: the user's row, as an actor, with a row in the log."""

from uuid import UUID

from sqlmodel import Session, select

from sipdesk.domain.model import User, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, log, office
from sipdesk.services.acts import Actor
from sipdesk.storage.errors import RemovedUser


def enter(session: Session, slot_id: UUID | None, name: str, packs: Packs) -> Actor:
    """The actor behind a slot in keys.json; one who has no row yet gets one, without a role.

    The first of all is administrator and coordinator. Raises RemovedUser.

    Args:
        session: an open transaction.
        slot_id: the slot that opened; None in a practice store, where the first user works.
        name: the name in the slot.
        packs: the rule packs.
    """
    if slot_id is None:
        user = next(iter(office.list_users(session)), None)
    else:
        user = office.find_user(session, str(slot_id))
    if user is None:
        is_first = session.exec(select(User.id).limit(1)).first() is None
        roles = (UserRole.ADMINISTRATOR, UserRole.COORDINATOR) if is_first else ()
        user = office.add_user(session, name=name, slot_id=str(slot_id or ""), roles=roles)
        session.flush()
    if user.removed_at is not None:
        raise RemovedUser
    actor = office.actor_for(session, user)
    acts.enter(session, actor, packs)
    log.record(session, act="sign_in.enter")
    return actor


def back(session: Session) -> Actor:
    """The same user has unlocked again: a row in the log; the user as stored now."""
    log.record(session, act="sign_in.back")
    return office.actor_again(session)


def refuse_removed(session: Session, slot_id: UUID | None) -> None:
    """Raises RemovedUser for somebody whose access has been taken away."""
    user = office.find_user(session, str(slot_id)) if slot_id else None
    if user is not None and user.removed_at is not None:
        raise RemovedUser


def note_recovery(session: Session, slot_id: UUID) -> None:
    """The recovery key was used to open in somebody's name: a row in the log."""
    _note(session, slot_id, "sign_in.recover", "")


def note_failures(session: Session, slot_id: UUID | None, times: int) -> None:
    """So many wrong passphrases were typed before the right one (FLT F73): a row in the log."""
    _note(session, slot_id, "sign_in.failures", str(times))


def _note(session: Session, slot_id: UUID | None, act: str, subject: str) -> None:
    user = office.find_user(session, str(slot_id)) if slot_id else None
    if user is not None:
        session.info["actor"] = office.actor_for(session, user)
        log.record(session, act=act, subject=subject)
