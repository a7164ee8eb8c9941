"""Which right each verb and each question needs; what is not named here needs those of a case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import Case, LogRow
from sipdesk.domain.problems import refuse
from sipdesk.domain.roles import Held, Right, is_in_team
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of

OPENING = "cases.open_case"
_HOLDS = timedelta(hours=24)  # so long a logged reason to open a case is enough
_ANYBODY: frozenset[Right] = frozenset()
_SETTINGS = frozenset({Right.SETTINGS})
_LOG = frozenset({Right.READ_LOG})
_USERS = frozenset({Right.MANAGE_USERS})
_READ, _WRITE = frozenset({Right.READ_CASES}), frozenset({Right.WRITE_CASES})
_PROTECTION = frozenset({Right.READ_LOG, Right.MANAGE_USERS})
_EITHER = frozenset({Right.WRITE_CASES, Right.SETTINGS})

# One of the rights is enough; an empty set is for whoever has unlocked.
VERBS: dict[str, frozenset[Right]] = {
    OPENING: _READ,
    "documents.paper_bytes": _READ,
    "registered.scan_of": _READ,
    "sealed.show_details": _READ,
    "users.tell": _ANYBODY,
    "users.note_passphrase": _ANYBODY,
}
VERB_MODULES: dict[str, frozenset[Right]] = {
    "contact_files": _EITHER,
    "directory": _EITHER,
    "drafts": _ANYBODY,
    "office": _SETTINGS,
    "pack_files": _SETTINGS,
    "protection_papers": _PROTECTION,
    "reviews": _LOG,
    "unit_contacts": _EITHER,
    "users": _USERS,
}
QUESTION_MODULES: dict[str, frozenset[Right]] = {
    "contact_files": _ANYBODY,
    "directory": _ANYBODY,
    "drafts": _ANYBODY,
    "log": _LOG,
    "notice": _ANYBODY,
    "office": _ANYBODY,
    "pack_files": _ANYBODY,
    "protection_papers": _PROTECTION,
    "review_papers": _LOG,
    "reviews": _LOG,
    "unit_contacts": _ANYBODY,
    "users": _ANYBODY,
}
# Lists, and what is due to every case by turns: they show nothing that is said in a case, or are
# the holder's duty and leave a row of their own.
WHOSE_EVER = frozenset({"archive", "overview", "refresh", "retention"})


def name_of(verb: Callable[..., Any]) -> str:
    """What a verb is called here and in the log: its module and its own name."""
    return f"{module_of(verb)}.{getattr(verb, '__name__', '')}"


def module_of(verb: Callable[..., Any]) -> str:
    """The last part of the name of the module that a verb stands in."""
    return str(verb.__module__).rpartition(".")[2]


def needed_to_do(verb: Callable[..., Any]) -> frozenset[Right]:
    """The rights of which one opens a verb."""
    return VERBS.get(name_of(verb), VERB_MODULES.get(module_of(verb), _WRITE))


def needed_to_ask(question: Callable[..., Any]) -> frozenset[Right]:
    """The rights of which one opens a question."""
    return QUESTION_MODULES.get(module_of(question), _READ)


def is_of_the_team(verb: Callable[..., Any]) -> bool:
    """Whether a verb or question is for those who have opened the case."""
    return name_of(verb) != OPENING and module_of(verb) not in WHOSE_EVER


def require(session: Session, needed: frozenset[Right]) -> None:
    """Raises RuleError `access.role` for somebody whose roles open none of the rights."""
    actor = actor_of(session)
    if needed and not any(actor.may(right) for right in needed):
        raise refuse("access.role", "", N_("Your role does not include this."))


def require_case(session: Session, case_id: UUID) -> None:
    """Raises RuleError `access.outside_team` for a look that has not been opened with a reason.

    Who is in the team needs none; for anybody else there must be a row in the log that says that
    the case was opened, and it holds for a day (PDL 4:1, 2001:454 10 §).
    """
    held: Held | None = session.info.get("cases", {}).get(case_id)
    held = held or session.execute(_HELD, {"case_id": case_id}).first()
    actor = actor_of(session)
    if held is None or is_in_team(held, str(actor.user_id), actor.name):
        return
    if not _has_opened(session, case_id, actor.user_id):
        text = N_("You are not in the case's team. Write why you open it.")
        raise refuse("access.outside_team", "reason", text)


_HELD: Any = select(Case.restricted_to, Case.team, Case.coordinator_id).where(
    Case.id == bindparam("case_id")
)


def _has_opened(session: Session, case_id: UUID, user_id: UUID) -> bool:
    query = select(LogRow.id).where(
        LogRow.case_id == case_id,
        LogRow.user_id == user_id,
        LogRow.act == OPENING,
        col(LogRow.at) > clock.now() - _HOLDS,
    )
    return session.exec(query.limit(1)).first() is not None
