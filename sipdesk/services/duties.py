"""Who is responsible for the plan and who coordinates it, from which day on; nothing is lost."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import Case, Duty, DutyRole, Plan, Principal
from sipdesk.domain.plan_stage import Act, why_not
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import ask, clean_all
from sipdesk.services.loaded import load


def change_duty(
    session: Session,
    case_id: UUID,
    *,
    role: DutyRole,
    name: str,
    principal: Principal | None = None,
    phone: str = "",
    since: date | None = None,
) -> Duty:
    """Note who takes over, from a day that may lie ahead; the plan itself is not changed.

    Raises RuleError at the field without a name.
    """
    if not name.strip():
        raise refuse("duty.name.missing", "name", N_("Write who takes over."))
    case = load(session, case_id)
    ask(why_not(Act.NOTE, case, None))
    words = clean_all({"name": name, "phone": phone})
    return _note(session, case, role, since or clock.today(), principal, **words)


def take_over(session: Session, case: Case, *, name: str, phone: str, since: date) -> None:
    """Another coordinator from a day on, if somebody new; the plan itself is not changed."""
    _once(session, case, DutyRole.COORDINATOR, since, None, name, phone)


def note_of_plan(session: Session, case: Case, plan: Plan) -> None:
    """When a version is made final: whoever it names holds from that day, if somebody new."""
    day = plan.finalised_on or clock.today()
    unit = plan.responsible_unit
    if plan.responsible_principal is not None:
        named = (plan.responsible_named, unit.full_name if unit else "")
        name = ", ".join(part for part in named if part)
        _once(session, case, DutyRole.RESPONSIBLE, day, plan.responsible_principal, name, "")
    if plan.coordinator_name:
        name, phone = plan.coordinator_name, plan.coordinator_phone
        _once(session, case, DutyRole.COORDINATOR, day, None, name, phone)


def _once(
    session: Session,
    case: Case,
    role: DutyRole,
    day: date,
    principal: Principal | None,
    name: str,
    phone: str,
) -> None:
    now = holder(case, role, day)
    if now is None or (now.principal, now.name, now.phone) != (principal, name, phone):
        _note(session, case, role, day, principal, name=name, phone=phone)


def _note(
    session: Session,
    case: Case,
    role: DutyRole,
    since: date,
    principal: Principal | None,
    *,
    name: str,
    phone: str,
) -> Duty:
    row = Duty(
        case_id=case.id,
        role=role,
        principal=principal,
        name=name,
        phone=phone,
        since=since,
        by=actor_of(session).name,
    )
    case.duties.append(row)
    return row


def holder(case: Case, role: DutyRole, day: date) -> Duty | None:
    """Who holds a duty that day, or None before the first final version."""
    held = [row for row in case.duties if row.role is role and row.since <= day]
    return max(held, key=lambda row: (row.since, row.recorded_at), default=None)
