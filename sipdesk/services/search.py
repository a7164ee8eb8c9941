"""Search by name, personal number, coordination number or case number, and by nothing else."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain import identity
from sipdesk.domain.model import Case, CaseKey, Person, Protection
from sipdesk.domain.search import folded
from sipdesk.services import log
from sipdesk.services.actor import Actor, actor_of

SHORTEST = 2


@dataclass(frozen=True)
class Hit:
    """A case that was found; `name` and `person_number` are empty for a protected person."""

    case_id: UUID
    case_number: str
    name: str
    person_number: str
    is_protected: bool
    is_closed: bool


def find(session: Session, text: str, *, limit: int = 20) -> list[Hit]:
    """Cases by name (any part, accents and form of letters aside), number or case number.

    No query reaches needs, goals, notes, parties or plans (förordning 2001:637 15 §; for a
    health-care user the program's choice beside PDL 2 kap. 8 §). One log row without person.
    A restricted or protected case is found by its named users alone: those who hold its key.
    """
    log.record(session, act="search.find")
    wanted = folded(text)
    if len(wanted) < SHORTEST:
        return []
    query = (
        select(  # type: ignore[call-overload]
            Case.id,
            Case.number,
            Case.restricted_to,
            CaseKey.held_by,
            Case.coordinator_id,
            Case.closed_on,
            Person.given,
            Person.family,
            Person.number,
            Person.protection,
        )
        .join(Person, col(Person.id) == col(Case.person_id))
        .outerjoin(CaseKey, col(CaseKey.case_id) == col(Case.id))
        .where(_matches(wanted, text))
        .order_by(col(Case.closed_on).is_not(None), col(Person.search_name), col(Case.number))
        .limit(limit)
    )
    user = actor_of(session)
    rows = list(session.exec(query))
    return [_hit(*row[:2], *row[5:]) for row in rows if _is_named(user, *row[2:5])]


def _is_named(
    user: Actor, restricted_to: list[str], held_by: dict[str, str] | None, coordinator: UUID | None
) -> bool:
    if restricted_to:
        return bool({str(user.user_id), user.name}.intersection(restricted_to))
    return not held_by or str(user.user_id) in held_by or user.user_id == coordinator


def _matches(wanted: str, text: str) -> ColumnElement[bool]:
    name, number = col(Person.search_name), col(Person.number)
    by_name = and_(*(name.contains(word, autoescape=True) for word in wanted.split()))
    forms = [*identity.search_forms(text, clock.today()), text.strip()]
    by_case = col(Case.number).startswith(text.strip(), autoescape=True)
    return or_(by_name, number.in_(forms), by_case)


def _hit(
    case_id: UUID,
    case_number: str,
    closed_on: date | None,
    given: str,
    family: str,
    number: str,
    protection: Protection,
) -> Hit:
    is_protected = protection is not Protection.NONE
    return Hit(
        case_id=case_id,
        case_number=case_number,
        name="" if is_protected else f"{given} {family}".strip(),
        person_number="" if is_protected else identity.display(number),
        is_protected=is_protected,
        is_closed=closed_on is not None,
    )
