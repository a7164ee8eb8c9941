"""The one way in: a verb, its row in the access log and the watch, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import Case, FileKind, Principal
from sipdesk.domain.pack import Packs

T = TypeVar("T")


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


def perform(
    session: Session, verb: Callable[..., T], case_id: UUID | None = None, /, **fields: Any
) -> T:
    """Do a verb: call it, log it, rewrite the case's watch. The caller commits.

    A verb that makes a case returns it. Raises RuleError when a rule refuses; whatever is
    raised, the caller's transaction is rolled back and nothing is kept, the log row included.
    """
    from sipdesk.services import log, overview

    result = verb(session, case_id, **fields)
    case_id = result.id if isinstance(result, Case) else case_id
    session.flush()
    log.record(
        session, act=f"{verb.__module__.rpartition('.')[2]}.{verb.__name__}", case_id=case_id
    )
    if case_id is not None:
        overview.rewrite_watch(session, case_id)
    session.flush()
    return result
