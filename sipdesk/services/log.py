"""The access log: every look and act leaves a row in the transaction of the act itself."""

from uuid import UUID

from sqlmodel import Session, select

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Case, LogRow
from sipdesk.domain.roles import is_in_team
from sipdesk.services.actor import Actor, actor_of
from sipdesk.services.loaded import load
from sipdesk.storage import log_chain

OUTSIDE, PROTECTED = "outside", "protected"
_INSERT = (
    f"INSERT INTO logrow ({', '.join(log_chain.COLUMNS)}, chain) "  # noqa: S608
    f"VALUES ({', '.join('?' * (len(log_chain.COLUMNS) + 1))})"
)


def record(
    session: Session,
    *,
    act: str,
    case_id: UUID | None = None,
    subject: str = "",
    reason: str = "",
) -> None:
    """Add a row: who, when, what, which unit, which person (2001:454 10 §; PDL 4 kap. 2-3 §§).

    A list or a search has no case and so no person. The row is written with the transaction of
    the act, so that an act whose log cannot be written fails with it. It is chained to the row
    before it; so the columns are written here as the file holds them.
    """
    actor = actor_of(session)
    case = load(session, case_id) if case_id is not None else None
    values = (
        clock.now().strftime("%Y-%m-%d %H:%M:%S.%f"),
        actor.user_id.hex,
        actor.name,
        actor.unit,
        act,
        case_id.hex if case_id else None,
        case.person_id.hex if case else None,
        subject,
        reason,
        _circumstance(case, actor) if case else "",
    )
    connection = session.connection()
    newest = log_chain.Link(*(connection.exec_driver_sql(log_chain.HEAD).first() or ()))
    row = (newest.row + 1, *values)
    chain = log_chain.link(session.info["log_key"], newest.chain, row)
    connection.exec_driver_sql(_INSERT, (*row, chain))


def _circumstance(case: Case, actor: Actor) -> str:
    """What a reviewer wants to know and what may be otherwise later."""
    is_outside = not is_in_team(case, str(actor.user_id), actor.name)
    found = [OUTSIDE] * is_outside + [PROTECTED] * facts.is_guarded(case)
    return " ".join(found)


def list_rows(session: Session, *, case_id: UUID | None = None) -> list[LogRow]:
    """The rows of one case, or all, oldest first."""
    query = select(LogRow).order_by(LogRow.id)  # type: ignore[arg-type]
    if case_id is not None:
        query = query.where(LogRow.case_id == case_id)
    return list(session.exec(query))
