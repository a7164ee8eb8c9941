"""What stands open in every case, worked out anew: after a change of the local routine."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk.domain.model import Case
from sipdesk.services.watch import rewrite_watch


def open_cases(session: Session) -> list[UUID]:
    """The cases that are not closed, by number."""
    query = select(Case.id).where(col(Case.closed_on).is_(None)).order_by(col(Case.number))
    return list(session.exec(query))


def rewrite(session: Session, case_ids: Sequence[UUID]) -> None:
    """Bring the watch of some cases up to date; nobody's case is looked at, so nothing is logged.

    What stands open goes by the local routine too: a changed number of days moves a date.
    """
    for case_id in case_ids:
        rewrite_watch(session, case_id)
