"""Who has unlocked the store: the user's row, as an actor, with a row in the log."""

from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.pack import Packs
from sipdesk.services import acts, log, office
from sipdesk.services.acts import Actor


def enter(session: Session, slot_id: UUID | None, name: str, packs: Packs) -> Actor:
    """The actor behind a slot in keys.json; one who has no row yet gets one.

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
        user = office.add_user(session, name=name, slot_id=str(slot_id or ""))
        session.flush()
    actor = office.actor_for(session, user)
    acts.enter(session, actor, packs)
    log.record(session, act="sign_in.enter")
    return actor
