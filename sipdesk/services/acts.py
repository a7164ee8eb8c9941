"""The one way in: a verb, its row in the access log and the watch, in one transaction."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import Case
from sipdesk.services import log, overview, sealed
from sipdesk.services.actor import Actor, actor_of, enter, packs_of

__all__ = ["Actor", "actor_of", "enter", "packs_of", "perform"]

T = TypeVar("T")


def perform(
    session: Session, verb: Callable[..., T], case_id: UUID | None = None, /, **fields: Any
) -> T:
    """Do a verb: call it, log it, rewrite the case's watch. The caller commits.

    A verb that makes a case returns it. Raises RuleError when a rule refuses; whatever is
    raised, the caller's transaction is rolled back and nothing is kept, the log row included.
    """
    result = verb(session, case_id, **fields)
    case_id = result.id if isinstance(result, Case) else case_id
    if case_id is not None:
        sealed.keep(session, case_id, fields)
    act = f"{verb.__module__.rpartition('.')[2]}.{verb.__name__}"
    subject, reason = session.info.pop("subject", ""), session.info.pop("reason", "")
    log.record(session, act=act, case_id=case_id, subject=subject, reason=reason)
    if case_id is not None:
        overview.rewrite_watch(session, case_id)
    session.flush()
    return result
