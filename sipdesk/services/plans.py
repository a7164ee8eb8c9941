"""Versions of the plan: begun, filled, made final, confirmed, carried over into the next."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.facts import newest_plan
from sipdesk.domain.model import (
    Case,
    Goal,
    Intervention,
    Need,
    OwnPart,
    Plan,
    PlanState,
    RelatedPlan,
    Unit,
)
from sipdesk.domain.plan_stage import Act, why_not
from sipdesk.domain.problems import Override, RuleError, Severity, refuse
from sipdesk.domain.rules.before_final import before_final
from sipdesk.i18n import N_
from sipdesk.services import duties, office
from sipdesk.services.actor import actor_of
from sipdesk.services.duties import change_duty
from sipdesk.services.edits import ask, change, clean, not_in_future, one
from sipdesk.services.loaded import load
from sipdesk.services.plan_confirmations import confirm_plan, send_for_confirmation, take_back
from sipdesk.services.plan_moves import add_lines, move_under, remove_rows, restore_rows
from sipdesk.services.plan_rows import (
    add_goal,
    add_intervention,
    add_need,
    add_own_part,
    add_related_plan,
    change_goal,
    change_intervention,
    change_need,
    change_own_part,
    change_related_plan,
    draft_of,
    interventions_of,
    move_row,
    remove_row,
    restore_row,
    shown,
    under_work,
)

__all__ = [
    "add_goal",
    "add_intervention",
    "add_lines",
    "add_need",
    "add_own_part",
    "add_related_plan",
    "change_duty",
    "change_goal",
    "change_intervention",
    "change_need",
    "change_own_part",
    "change_plan",
    "change_related_plan",
    "check",
    "confirm_plan",
    "decide",
    "draft_of",
    "finalise",
    "keep_promise",
    "move_row",
    "move_under",
    "new_version",
    "remove_row",
    "remove_rows",
    "restore_row",
    "restore_rows",
    "send_for_confirmation",
    "start_plan",
    "take_back",
]

PLAN_FIELDS = frozenset(
    [
        "own_words",
        "signs",
        "contingency",
        "contingency_call",
        "responsible_principal",
        "responsible_unit_id",
        "responsible_named",
        "coordinator_name",
        "coordinator_phone",
        "coordinator_deputy",
        "care_contact",
        "doctor_contact",
        "personal_ombud",
        "followup_on",
        "followup_at",
        "followup_place",
        "followup_caller",
        "meeting_id",
    ]
)
_COPIED = PLAN_FIELDS - {"followup_on", "followup_at", "followup_place", "meeting_id"}


def start_plan(session: Session, case_id: UUID, *, meeting_id: UUID | None = None) -> Plan:
    """Begin the first version; it remembers the packs it is made under.

    A version under work is returned as it is. After a final version comes `new_version`.
    """
    case = load(session, case_id)
    ask(why_not(Act.NEW_VERSION, case, None))
    if draft := draft_of(case):
        return draft
    if newest := newest_plan(case):
        under_work(case, newest)
    plan = _empty(session, case, 1)
    plan.meeting_id = meeting_id
    case.plans.append(plan)
    return plan


def _empty(session: Session, case: Case, version: int) -> Plan:
    pack, user = office.move_to_pack_in_force(session, case), case.coordinator
    return Plan(
        case_id=case.id,
        version=version,
        national_pack=pack.national.ref,
        county_pack=pack.county.ref,
        child_pack=pack.child.ref if pack.child else "",
        coordinator_name=user.name if user else "",
        coordinator_phone=user.phone if user else "",
        second_coordinator=case.second_coordinator,
        second_coordinator_phone=case.second_coordinator_phone,
    )


def change_plan(
    session: Session, case_id: UUID, *, plan_id: UUID | None = None, **fields: Any
) -> Plan:
    """Change single fields of the version under work. Raises RuleError when it is final."""
    case = load(session, case_id)
    plan = one(case.plans, plan_id) if plan_id else draft_of(case) or newest_plan(case)
    if plan is None:
        raise LookupError("no plan is under work")
    under_work(case, plan)
    change(plan, fields, PLAN_FIELDS)
    if "responsible_unit_id" in fields:
        unit_id = fields["responsible_unit_id"]
        plan.responsible_unit = session.get_one(Unit, unit_id) if unit_id else None
    return plan


def check(session: Session, case_id: UUID, *, plan_id: UUID) -> list[Any]:
    """What still stands between this version and a final plan; a query, logs nothing."""
    case = load(session, case_id)
    plan = one(case.plans, plan_id)
    pack = office.pack_of_plan(session, case, plan)
    return list(before_final(case, plan, clock.today(), pack))


def finalise(
    session: Session,
    case_id: UUID,
    *,
    plan_id: UUID | None = None,
    override_reason: str = "",
    on: date | None = None,
) -> Plan:
    """Make a version final, or by a written reason a working plan that names what is missing.

    Raises RuleError with all that stands in the way: what no reason lifts, and without a reason
    also what one would lift (SoL 2025:400 10 kap. 9 §).
    """
    case = load(session, case_id)
    plan = one(case.plans, plan_id) if plan_id else draft_of(case) or newest_plan(case)
    if plan is None:
        raise refuse("plan.intervention.missing", "plan", N_("There is no plan yet."))
    ask(why_not(Act.FINALISE, case, plan))
    day = on or clock.today()
    not_in_future(day, "finalised_on")
    found = [
        problem
        for problem in before_final(case, plan, day, office.pack_of_plan(session, case, plan))
        if problem.severity is Severity.BLOCK
    ]
    lifted = [problem for problem in found if problem.override is Override.WITH_REASON]
    if len(lifted) < len(found) or (found and not override_reason.strip()):
        raise RuleError(found)
    plan.state = PlanState.WORKING if found else PlanState.FINAL
    if found:
        plan.override_reason = clean("override_reason", override_reason)
        plan.override_codes = sorted({problem.code for problem in found})
    plan.finalised_on, plan.finalised_by = day, actor_of(session).name
    duties.note_of_plan(session, case, plan)
    return plan


def new_version(
    session: Session,
    case_id: UUID,
    *,
    from_id: UUID | None = None,
    ended: Collection[UUID] = (),
    changed: Mapping[UUID, Mapping[str, Any]] | None = None,
    followup_on: date | None = None,
    followup_caller: str | None = None,
) -> Plan:
    """Begin the next version: rows are carried over with their lineage, ended ones left out.

    A version already under work is returned as it is. Rows named in `changed` get their new
    values and the mark "changed"; the packs are those of the case today.
    """
    case = load(session, case_id)
    ask(why_not(Act.NEW_VERSION, case, None))
    if draft := draft_of(case):
        return draft
    old = one(case.plans, from_id) if from_id else newest_plan(case)
    if old is None:
        return start_plan(session, case_id)
    plan = _empty(session, case, 1 + max(row.version for row in case.plans))
    plan.made_from_id = old.id
    change(plan, {name: getattr(old, name) for name in _COPIED}, PLAN_FIELDS)
    plan.responsible_unit = old.responsible_unit
    plan.followup_on = followup_on
    if followup_caller is not None:
        plan.followup_caller = clean("followup_caller", followup_caller)
    copies = _copy_rows(old, plan, set(ended))
    case.plans.append(plan)
    for row_id, fields in (changed or {}).items():
        change_intervention(session, case_id, intervention_id=copies[row_id], **fields)
    return plan


def _copy_rows(old: Plan, new: Plan, ended: set[UUID]) -> dict[UUID, UUID]:
    """Copy what is not removed and not ended; answers the new id of each intervention."""
    copies: dict[UUID, UUID] = {}
    for need in shown(old.needs):
        need_copy = _copied(need, Need, plan_id=new.id)
        new.needs.append(need_copy)
        for goal in shown(need.goals):
            goal_copy = _copied(goal, Goal, need_id=need_copy.id)
            need_copy.goals.append(goal_copy)
            for row in shown(goal.interventions):
                if row.id not in ended:
                    row_copy = _copied(row, Intervention, goal_id=goal_copy.id)
                    row_copy.change, row_copy.is_kept, row_copy.unit = "", False, row.unit
                    row_copy.done_on, row_copy.done_by = None, ""
                    row_copy.interim_unit = row.interim_unit
                    goal_copy.interventions.append(row_copy)
                    copies[row.id] = row_copy.id
    for row in interventions_of(new):
        row.waits_for_id = copies.get(row.waits_for_id) if row.waits_for_id else None
    new.own_parts.extend(_copied(row, OwnPart, plan_id=new.id) for row in shown(old.own_parts))
    new.related_plans.extend(
        _copied(row, RelatedPlan, plan_id=new.id) for row in shown(old.related_plans)
    )
    return copies


def _copied(row: Any, kind: Any, **parent: UUID) -> Any:
    values = row.model_dump(exclude={"id", "recorded_at", *parent})
    if "lineage_id" in values:
        values["lineage_id"] = row.lineage_id or row.id
    return kind(id=uuid4(), **values, **parent)


def _row(case: Case, intervention_id: UUID) -> Intervention:
    return one((row for plan in case.plans for row in interventions_of(plan)), intervention_id)


def decide(
    session: Session, case_id: UUID, *, intervention_id: UUID, decided_on: date | None = None
) -> Intervention:
    """Record that the decision an intervention waited for is made; also on a final version."""
    case, day = load(session, case_id), decided_on or clock.today()
    ask(why_not(Act.NOTE, case, None))
    row = _row(case, intervention_id)
    not_in_future(day, "decided_on")
    row.decided_on = day
    return row


def keep_promise(
    session: Session,
    case_id: UUID,
    *,
    intervention_id: UUID,
    is_kept: bool = True,
    done_on: date | None = None,
    done_by: str = "",
) -> Intervention:
    """Record that an intervention is done as promised; also on a final version.

    Of a follow-up of medicines and of a screening the day and by whom are kept, never what it
    showed (REQ P1, P2). Raises RuleError at the field `done_on` for a day that has not come.
    """
    case = load(session, case_id)
    ask(why_not(Act.NOTE, case, None))
    row = _row(case, intervention_id)
    not_in_future(done_on, "done_on")
    row.is_kept = is_kept
    row.done_on = done_on if is_kept else None
    row.done_by = clean("done_by", done_by) if is_kept else ""
    return row
