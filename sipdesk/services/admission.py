"""Who can unlock: the user's row and the slot in the keys, each in the order that is safe.

Somebody new is written in the store before there is a slot, and whoever leaves is refused before
the keys are changed: stopped between the two, nobody can get in who should not.
"""

from uuid import UUID, uuid4

from sipdesk.domain.model import UserRole
from sipdesk.domain.pack import Packs
from sipdesk.domain.roles import Right
from sipdesk.services import acts, rights, users
from sipdesk.services.actor import Actor
from sipdesk.storage import keys
from sipdesk.storage.store import Store


def admit(
    store: Store,
    actor: Actor,
    packs: Packs,
    *,
    name: str,
    roles: frozenset[UserRole],
    passphrase: str,
    cost: keys.Cost,
    title: str = "",
    unit_id: UUID | None = None,
) -> UUID:
    """Add a user with a passphrase of their own; the id of the row.

    Raises RuleError as `users.add`, and StoreError when the keys cannot be written.
    """
    slot = uuid4()
    with store.session() as session:
        acts.enter(session, actor, packs)
        fields = {"name": name, "roles": roles, "title": title, "unit_id": unit_id}
        user = acts.perform(session, users.add, None, slot_id=str(slot), **fields)
        made, shown = user.id, user.name
    store.add_user(slot, shown, passphrase, cost)
    return made


def dismiss(store: Store, actor: Actor, packs: Packs, *, user_id: UUID) -> None:
    """Take a user's access away and change the data key.

    Raises RuleError as `users.remove`. Raises StoreError when the data key could not be changed;
    the user is refused all the same, and `finish` does the rest.
    """
    with store.session() as session:
        acts.enter(session, actor, packs)
        acts.perform(session, users.remove, None, user_id=user_id)
    finish(store, actor, packs)


def unfinished(store: Store, actor: Actor, packs: Packs) -> list[UUID]:
    """The slots of those who have left and whose slot is still in the keys."""
    with store.session() as session:
        acts.enter(session, actor, packs)
        rows = acts.ask(session, users.list_colleagues)
    slots = {user.user_id for user in store.slots()}
    return [row.slot for row in rows if row.removed_at and row.slot in slots]


def finish(store: Store, actor: Actor, packs: Packs) -> None:
    """Change the data key so that those who have left open nothing. Raises StoreError."""
    with store.session() as session:
        acts.enter(session, actor, packs)
        rights.require(session, frozenset({Right.MANAGE_USERS}))
    if gone := unfinished(store, actor, packs):
        store.change_key(gone)


def new_recovery_key(store: Store, actor: Actor, packs: Packs, *, key: str) -> None:
    """Let another recovery key open the store in place of the one there is.

    Raises RuleError for who may not, and StoreError: the old one still opens it.
    """
    with store.session() as session:
        acts.enter(session, actor, packs)
        acts.perform(session, users.note_recovery_key, None)
    store.replace_recovery(key)


def change_passphrase(
    store: Store, actor: Actor, packs: Packs, *, slot: UUID, old: str, new: str, cost: keys.Cost
) -> None:
    """Choose another passphrase. Raises WrongPassphrase when the old one does not open."""
    opened = keys.open_with_passphrase(store.folder, old, slot)
    with store.session() as session:
        acts.enter(session, actor, packs)
        acts.perform(session, users.note_passphrase, None)
    keys.change_passphrase(store.folder, opened, new, cost)
