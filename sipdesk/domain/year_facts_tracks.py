"""What placements, discharges and failures in cooperation of one case add to the yearly report."""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain import facts, placements
from sipdesk.domain.deadlines import swedish_day
from sipdesk.domain.model import (
    Case,
    Disagreement,
    HomeCounty,
    InterventionKind,
    Liability,
    Placement,
    PlanState,
    StepLevel,
)
from sipdesk.domain.pack import Pack

Fact = tuple[str, str, int]
_COUNTY = {HomeCounty.OWN: "own", HomeCounty.OTHER: "other", None: "none"}
_KINDS = {InterventionKind.SOCIAL: "social", InterventionKind.MEDICAL: "medical"}


def facts_of(case: Case, year: int, day: date, pack: Pack) -> Iterator[Fact]:
    """All that the special tracks of the case add."""
    for row in case.placements:
        if row.placed_on and row.discharged_on and row.discharged_on.year == year:
            yield "days_placed", "days", (row.discharged_on - row.placed_on).days
        if row.placed_on and row.placed_on.year == year:
            yield from _placement(case, row, row.placed_on, pack)
    yield from _discharges(case, year)
    yield from _failures(case, year)
    yield from _unmet(case, year)


def _placement(case: Case, row: Placement, placed: date, pack: Pack) -> Iterator[Fact]:
    yield "placements", "n", 1
    yield "grounds", row.ground.value if row.ground else "none", 1
    yield "county", _COUNTY[row.home_county], 1
    for reason in pack.hvb_reasons:
        has = reason.code in row.reasons
        yield f"reason_{reason.code}", "part" if has else "others", 1
    plan = facts.newest_plan(case)
    for one in facts.interventions(plan) if plan else ():
        yield "content", _KINDS.get(one.kind, "other") if one.kind else "other", 1
    yield "routes", _route(row, pack), 1
    yield "sip", _sip(case, row, placed), 1
    yield "cost", _cost(row), 1
    is_assessed = bool(row.social.strip() and row.medical.strip())
    yield "assessed", "part" if is_assessed else "others", 1


def _route(row: Placement, pack: Pack) -> str:
    if row.health_route == placements.AT_HOME:
        return "home_signed" if row.liability is Liability.SIGNED else "home"
    known = {route.code for route in pack.health_routes}
    return row.health_route if row.health_route in known else "none"


def _sip(case: Case, row: Placement, placed: date) -> str:
    joint = placements.joint_meetings(case)
    if joint and joint[0] < placed:
        return "before"
    if row.sip_due_on is None:
        return "other"
    if not joint:
        return "none"
    return "week" if joint[0] <= row.sip_due_on else "late"


def _cost(row: Placement) -> str:
    if not row.is_acute or row.cost_due_on is None:
        return "other"
    if row.cost_settled_on is None:
        return "open"
    return "in_time" if row.cost_settled_on <= row.cost_due_on else "late"


def _discharges(case: Case, year: int) -> Iterator[Fact]:
    for row in case.discharges:
        if row.admitted_at and swedish_day(row.admitted_at).year == year:
            yield "discharges", "n", 1
        due = [notice.call_due_on for notice in row.notices if notice.revoked_on is None]
        called = swedish_day(row.call_at) if row.call_at else None
        if called and called.year == year and due and due[-1]:
            yield "discharge_calls", "part" if called <= due[-1] else "others", 1


def _failures(case: Case, year: int) -> Iterator[Fact]:
    faults = 0
    for note in case.deviations:
        if note.on.year == year:
            faults += note.is_system_fault
            yield "deviations", note.kind.value, 1
    for row in case.disagreements:
        if row.opened_on.year == year:
            faults += row.is_system_fault
            if row.inside is not None:
                yield "inside", "n", 1
            else:
                yield "disagreements", _level(row), 1
    for view in case.viewpoints:
        if view.on.year == year:
            faults += view.is_system_fault
            yield "views", "part" if view.answered_on else "others", 1
    yield "faults", "n", faults


def _level(row: Disagreement) -> str:
    levels = {step.level for step in row.steps}
    if StepLevel.COURT in levels:
        return "court"
    return "arena" if StepLevel.ARENA in levels else "managers"


def _unmet(case: Case, year: int) -> Iterator[Fact]:
    found: dict[object, str] = {}
    for plan in case.plans:
        if plan.recorded_at.year == year or (
            plan.state is PlanState.FINAL and plan.finalised_on and plan.finalised_on.year == year
        ):
            for need in facts.needs(plan):
                if need.is_unmet:
                    found[need.lineage_id or need.id] = need.area
    for area in found.values():
        yield "unmet", area or "other", 1
