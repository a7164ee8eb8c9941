"""A plan that was made on paper before: who, when, who is responsible, and the scan as it is."""

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.facts import newest_plan
from sipdesk.domain.model import Case, Paper, Plan, PlanState, Principal, Unit
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import cases, duties
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean_all, in_order, not_in_future
from sipdesk.services.loaded import load

KIND = "registered_plan"
MOST_BYTES = 20_000_000
_SIGNS = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))


def register_plan(
    session: Session,
    case_id: UUID | None = None,
    *,
    made_on: date | None,
    responsible_principal: Principal | None,
    responsible_unit_id: UUID | None = None,
    followup_on: date | None = None,
    followup_caller: str = "",
    coordinator_name: str = "",
    scan: bytes = b"",
    **person: Any,
) -> Case:
    """Take in a plan on paper as a final version: in a new case, or in one without a plan.

    Raises RuleError at the field for what is missing, and for a file that is no scan.
    """
    day, variant = _checked(made_on, responsible_principal, followup_on), kind_of(scan)
    case = load(session, case_id) if case_id else cases.create_case(session, **person)
    if newest_plan(case) is not None:
        text = N_("The case has a plan already. Make a new version of it instead.")
        raise refuse("plan.registered.exists", "plan", text)
    actor = actor_of(session)
    words = {"followup_caller": followup_caller, "coordinator_name": coordinator_name}
    plan = Plan(
        case_id=case.id,
        state=PlanState.FINAL,
        is_registered=True,
        national_pack=case.national_pack,
        county_pack=case.county_pack,
        child_pack=case.child_pack,
        responsible_principal=responsible_principal,
        responsible_unit_id=responsible_unit_id,
        followup_on=followup_on,
        finalised_on=day,
        finalised_by=actor.name,
        **clean_all({**words, "coordinator_name": coordinator_name or actor.name}),
    )
    if responsible_unit_id is not None:
        plan.responsible_unit = session.get_one(Unit, responsible_unit_id)
    case.plans.append(plan)
    session.flush()
    _keep_scan(session, case, plan, scan, variant)
    duties.note_of_plan(session, case, plan)
    return case


def _checked(made_on: date | None, principal: Principal | None, followup_on: date | None) -> date:
    if made_on is None:
        raise refuse("plan.registered.day_missing", "made_on", N_("Write the day of the plan."))
    not_in_future(made_on, "made_on")
    in_order(made_on, followup_on, "followup_on")
    if principal not in (Principal.KOMMUN, Principal.REGION):
        text = N_("Choose the responsible principal.")
        raise refuse("plan.responsible_principal.missing", "responsible_principal", text)
    return made_on


def kind_of(scan: bytes) -> str:
    """`pdf`, `png`, `jpeg`, or nothing without a scan. Raises RuleError for another file."""
    if len(scan) > MOST_BYTES:
        text = N_("The file is larger than {most} MB. Scan it in black and white or split it.")
        raise refuse("scan.too_large", "scan", text, values={"most": str(MOST_BYTES // 10**6)})
    for sign, kind in _SIGNS:
        if scan.startswith(sign):
            return kind
    if scan:
        raise refuse("scan.kind", "scan", N_("The file is no PDF, PNG or JPEG. Choose another."))
    return ""


def _keep_scan(session: Session, case: Case, plan: Plan, scan: bytes, variant: str) -> None:
    if scan:
        session.add(
            Paper(
                case_id=case.id,
                kind=KIND,
                variant=variant,
                plan_id=plan.id,
                sha256=hashlib.sha256(scan).hexdigest(),
                content=scan,
                recorded_at=clock.now(),
            )
        )


def scan_of(session: Session, case_id: UUID, *, plan_id: UUID) -> Paper | None:
    """The scan of a registered plan, or None; the look is logged by `perform`."""
    from sqlmodel import col, select

    where = col(Paper.case_id) == case_id, col(Paper.plan_id) == plan_id, col(Paper.kind) == KIND
    return session.exec(select(Paper).where(*where)).first()
