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


def back(session: Session) -> None:
    """The same user has unlocked again: a row in the log."""
    log.record(session, act="sign_in.back")
