"""Who acts in a session, and by which rule packs."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import FileKind, Principal, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.domain.roles import Right, rights_of


@dataclass(frozen=True)
class Actor:
    """Who acts: the user at the keyboard, with unit and principal for the log and the letters."""

    user_id: UUID
    name: str
    title: str = ""
    unit: str = ""
    unit_id: UUID | None = None
    phone: str = ""
    principal: Principal = Principal.KOMMUN
    file_kind: FileKind = FileKind.SOCIAL_SERVICES
    roles: frozenset[UserRole] = frozenset()

    def may(self, right: Right) -> bool:
        """Whether one of the user's roles opens this."""
        return right in rights_of(self.roles)


def enter(session: Session, actor: Actor, packs: Packs) -> None:
    """Tell a session who acts and which packs there are."""
    session.info["actor"] = actor
    session.info["packs"] = packs


def actor_of(session: Session) -> Actor:
    """Who acts in this session. Raises KeyError when nobody has entered."""
    actor: Actor = session.info["actor"]
    return actor


def packs_of(session: Session) -> Packs:
    """The packs of this session. Raises KeyError when nobody has entered."""
    packs: Packs = session.info["packs"]
    return packs
