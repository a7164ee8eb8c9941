"""What is done in a restored store before it takes its place, and when an older one is opened.

It is logged in the restored store's own log, and what had been purged is purged again.
"""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.pack import Packs
from sipdesk.domain.roles import Right
from sipdesk.services import acts, log, office, tombstones
from sipdesk.services.actor import Actor
from sipdesk.storage.errors import NoRole, StoreError
from sipdesk.storage.restore import Present, Reapply
from sipdesk.storage.store import Store

_RIGHTS = frozenset({Right.WRITE_CASES, Right.SETTINGS})


def reapply(slot_id: UUID | None, name: str, packs: Packs, copied_at: datetime) -> Reapply:
    """What `storage.restore` does in the restored store for whoever restores.

    Args:
        slot_id: the slot that opened; None for the recovery key alone.
        name: the name in the slot.
        packs: the rule packs.
        copied_at: the moment of the copy, for the log.

    What it returns raises NoRole for somebody whose role does not include it.
    """

    def act(store: Store, present: Present | None) -> None:
        with store.session() as session:
            enter(session, slot_id, name, packs)
            purge_again(session, present)
            log.record(session, act="restoring.restore", subject=told(copied_at))

    return act


def go_on_older(
    session: Session, slot_id: UUID | None, name: str, packs: Packs, seen_at: datetime | None
) -> None:
    """Log that somebody went on with a store that is older than it should be.

    Raises NoRole for somebody whose role does not include it.
    """
    enter(session, slot_id, name, packs)
    subject = f"last seen {told(seen_at)}" if seen_at else ""
    log.record(session, act="restoring.go_on_older", subject=subject)


def purge_again(session: Session, present: Present | None) -> None:
    """Take away what was purged after the copy, as far as the present store can still tell."""
    if present is None:
        return
    try:
        with present.session() as before:
            rows, key = tombstones.protocols_of(before)
    except StoreError:
        return
    tombstones.take_over(session, rows, key)
    session.flush()


def enter(session: Session, slot_id: UUID | None, name: str, packs: Packs) -> None:
    """Tell a session who does it; whoever has the key on paper and no user yet may do it too.

    Raises NoRole for somebody whose role does not include it.
    """
    user = office.find_user(session, str(slot_id)) if slot_id else None
    if user is None:
        acts.enter(session, Actor(user_id=slot_id or UUID(int=0), name=name), packs)
        return
    actor = office.actor_for(session, user)
    if not any(actor.may(right) for right in _RIGHTS):
        raise NoRole
    acts.enter(session, actor, packs)


def told(moment: datetime) -> str:
    """A moment as the log has it."""
    return clock.local(moment).strftime("%Y-%m-%d %H:%M")
