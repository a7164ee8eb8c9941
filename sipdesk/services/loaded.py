"""The whole case, loaded once and held for the rest of the transaction."""

from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import Case, Plan


def load(session: Session, case_id: UUID) -> Case:
    """The case with all that is recorded in it; logs nothing.

    The session keeps hold of it: a verb and the rewriting of the watch after it read the store
    once. Raises LookupError when there is no such case.
    """
    case = session.get(Case, case_id)
    if case is None:
        raise LookupError("no such case")
    session.info["case"] = case
    return case


def newest_plan(case: Case) -> Plan | None:
    """The plan version with the highest number."""
    return max(case.plans, key=lambda plan: plan.version, default=None)
