"""The one way in: whether the user may, a verb, its row in the access log and the watch.

All of it in one transaction; so what is refused or cannot be logged has not happened.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import Case
from sipdesk.services import log, rights, sealed, watch
from sipdesk.services.actor import Actor, actor_of, enter, packs_of
from sipdesk.services.loaded import load

__all__ = ["Actor", "actor_of", "ask", "enter", "packs_of", "perform"]

T = TypeVar("T")


def perform(
    session: Session, verb: Callable[..., T], case_id: UUID | None = None, /, **fields: Any
) -> T:
    """Do a verb: ask whether the user may, call it, log it, rewrite the case's watch.

    A verb that makes a case returns it. The caller commits. Raises RuleError when a rule refuses,
    `access.role` and `access.outside_team` among them; whatever is raised, the caller's
    transaction is rolled back and nothing is kept, the log row included.
    """
    rights.require(session, rights.needed_to_do(verb))
    act = rights.name_of(verb)
    if case_id is not None and rights.is_of_the_team(verb):
        load(session, case_id)  # the verb and the log ask for it too, and it is read once
        rights.require_case(session, case_id)
    result = verb(session, case_id, **fields)
    case_id = result.id if isinstance(result, Case) else case_id
    only_reads = session.info.get("only_logs", False)
    if case_id is not None and not only_reads:
        sealed.keep(session, case_id, fields, act)
    subject, reason = session.info.pop("subject", ""), session.info.pop("reason", "")
    log.record(session, act=act, case_id=case_id, subject=subject, reason=reason)
    if case_id is not None and not only_reads:
        watch.rewrite_watch(session, case_id)
    session.flush()
    return result


def ask(session: Session, question: Callable[..., T], /, *args: Any, **fields: Any) -> T:
    """Ask a question: whether the user may know is asked first; nothing is logged.

    Raises RuleError `access.role` or `access.outside_team`.
    """
    needed = rights.needed_to_ask(question)
    rights.require(session, needed)
    case_id = fields.get("case_id", args[0] if args else None)
    if needed and isinstance(case_id, UUID) and rights.is_of_the_team(question):
        rights.require_case(session, case_id)
    return question(session, *args, **fields)
