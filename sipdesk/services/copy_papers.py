"""Fills the copies of the plan for units: D08 for the file, D08b as an extract."""

from collections.abc import Callable, Iterator
from datetime import date

from sipdesk.domain import consents, facts
from sipdesk.domain.disclosure import Basis, RecipientKind
from sipdesk.domain.model import (
    Intervention,
    InterventionKind,
    Meeting,
    Owner,
    Plan,
    Principal,
    Unit,
)
from sipdesk.domain.visible import VisibleGoal, VisibleNeed, VisiblePlan, visible_plan
from sipdesk.i18n import N_
from sipdesk.printing import filing_copy, parts, party_extract
from sipdesk.services import dispute_parts
from sipdesk.services import paper_parts as fill
from sipdesk.services import plan_parts as of_plan
from sipdesk.services.paper_parts import Sheet


def filing(sheet: Sheet, plan: Plan) -> filing_copy.Content:
    """D08: what a unit of a principal files; everything is filtered for it."""
    seen = visible_plan(plan, sheet.answer)
    if seen.is_empty and not seen.own_words:
        raise parts.IncompletePaper(("rows",))
    meeting, unit = of_plan.made_at(sheet, plan), _receiver(sheet)
    own, is_own = seen.own_words, sheet.recipient.kind is RecipientKind.OWN_AUTHORITY
    with_number = bool(sheet.pack.setting("id_on_filing_copy").value)
    may_number = with_number and sheet.answer.may_name_person
    return filing_copy.Content(
        header=fill.header(sheet),
        receiver_principal=fill.principal_name(sheet, unit.principal, unit) if unit else "",
        receiver_unit=unit.name if unit else "",
        person=sheet.person,
        person_number=sheet.case.person.number if may_number else "",
        final_on=plan.finalised_on,
        responsible=fill.responsible(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        basis=fill.basis(sheet),
        substitute=fill.substitute(plan),
        follow_up_on=plan.followup_on,
        who_calls=plan.followup_caller,
        own_words=plan.own_words if own else "",
        rows=tuple(_filing_rows(sheet, seen)),
        others=tuple(_other_rows(sheet, seen)),
        own_actions=of_plan.own_actions(plan, seen) if own else _own_rows(seen),
        unmet=of_plan.unmet(seen),
        disagreements=dispute_parts.disagreements(sheet, plan, seen, is_for_person=False),
        contingency=of_plan.contingency(sheet, plan) if own and plan.contingency else None,
        related_plans=of_plan.related(sheet, plan) if own else (),
        meeting_on=meeting.on if meeting else None,
        attendance=tuple(_attendance(sheet, meeting)),
        confirmations=tuple(_confirmations(sheet, plan)),
        override=fill.override(sheet),
        withdrawn_on=_withdrawn_on(sheet),
        secrecy_reference=sheet.pack.slot("secrecy_reference"),
        grid_owners=_grid(seen, _OWNERS) if is_own else (),
        grid_care=_grid(seen, _CARE) if is_own and _has_columns(seen) else (),
    )


Column = Callable[[Intervention], bool]
_OWNERS: tuple[Column, ...] = (
    lambda row: row.owner is Owner.KOMMUN,
    lambda row: row.owner is Owner.REGION,
    lambda row: row.owner is Owner.OTHER,
    lambda row: row.owner is Owner.PERSON,
)
_COLUMNS = ("socialtjanst", "primarvard", "specialistvard")  # of the annex (REQ M6)
_CARE: tuple[Column, ...] = (
    *((lambda row, code=code: _column(row) == code) for code in _COLUMNS),
    lambda row: _column(row) not in _COLUMNS,
)


def _column(row: Intervention) -> str:
    return row.unit.column if row.unit is not None else ""


def _has_columns(seen: VisiblePlan) -> bool:
    """Whether any unit has told which column of the annex it belongs to."""
    return any(_column(row) in _COLUMNS for row in seen.interventions)


def _grid(seen: VisiblePlan, columns: tuple[Column, ...]) -> tuple[filing_copy.GridRow, ...]:
    """Each goal with what each side does; only where nothing is left out, so that gaps are true."""
    return tuple(
        filing_copy.GridRow(
            goal.goal.text,
            tuple(tuple(r.what for r in goal.interventions if holds(r)) for holds in columns),
        )
        for _need, goal in of_plan.goals(seen)
    )


def _own_rows(seen: VisiblePlan) -> tuple[str, ...]:
    return tuple(row.what for row in seen.interventions if row.owner is Owner.PERSON)


def _need_words(sheet: Sheet, need: VisibleNeed) -> str:
    words = [sheet.area(need.need.area) if need.need.area else "", need.need.words]
    return ": ".join(word for word in words if word)


def _filing_rows(sheet: Sheet, seen: VisiblePlan) -> Iterator[filing_copy.Row]:
    for need, goal in of_plan.goals(seen):
        for row in goal.interventions:
            if row.owner in (Owner.OTHER, Owner.PERSON):
                continue
            yield filing_copy.Row(
                need=_need_words(sheet, need),
                text=row.what,
                owner=fill.owner_words(sheet, row),
                goal=goal.goal.text,
                starts_on=row.starts_on,
                latest_on=row.latest_on,
                until_next_meeting=row.is_ongoing,
                decision_by=row.decision_by_on if row.needs_decision else None,
                kind=_kind(sheet, row),
            )


def _kind(sheet: Sheet, row: Intervention) -> str:
    """Social or medical, which the parties show at a placement (REQ H3)."""
    words = {InterventionKind.SOCIAL: N_("social"), InterventionKind.MEDICAL: N_("medical")}
    is_shown = bool(sheet.case.placements) and row.kind in words
    return sheet.tr(words[row.kind]) if is_shown and row.kind else ""


def _other_rows(sheet: Sheet, seen: VisiblePlan) -> Iterator[filing_copy.OtherRow]:
    for row in seen.interventions:
        if row.owner is Owner.OTHER:
            yield filing_copy.OtherRow(
                row.what, fill.owner_words(sheet, row), latest_on=row.latest_on
            )


def _attendance(sheet: Sheet, meeting: Meeting | None) -> Iterator[filing_copy.Attendance]:
    """Who took part for each principal; units that may not be named are left out."""
    by_principal: dict[str, list[str]] = {}
    for row in meeting.participants if meeting else ():
        unit = row.unit
        if unit is None or not row.is_present or not sheet.answer.names(unit.id):
            continue
        if unit.principal in (Principal.KOMMUN, Principal.REGION, Principal.SHARED):
            name = fill.principal_name(sheet, unit.principal, unit)
            by_principal.setdefault(name, []).append(unit.name)
    for name, units in by_principal.items():
        yield filing_copy.Attendance(name, ", ".join(units))


def _confirmations(sheet: Sheet, plan: Plan) -> Iterator[filing_copy.Confirmation]:
    if not sheet.pack.setting("confirmation").value:
        return
    units = {unit.id: unit for unit in facts.units(sheet.case)}
    for row in plan.confirmations:
        unit = units.get(row.unit_id)
        if unit is not None and sheet.answer.names(unit.id):
            place = fill.principal_name(sheet, unit.principal, unit)
            yield filing_copy.Confirmation(place, unit.name, row.on)


def _withdrawn_on(sheet: Sheet) -> date | None:
    """Marks the own file's copy that is made after the withdrawal."""
    if sheet.answer.rests_on is not Basis.OWN_FILE:
        return None
    if consents.standing(sheet.case, sheet.day) is not consents.Standing.WITHDRAWN:
        return None
    days = [row.since for row in consents.answers(sheet.case, sheet.day) if row.since]
    return min(days, default=None)


def extract(sheet: Sheet, plan: Plan, name: str) -> party_extract.Content:
    """D08b: another party sees what it does itself, and what others do in its areas."""
    seen = visible_plan(plan, sheet.answer)
    found = fill.basis(sheet) or parts.Basis()
    rows = [(goal, row) for _, goal in of_plan.goals(seen) for row in goal.interventions]
    own = [pair for pair in rows if pair[1].unit_id == sheet.recipient.id]
    others = [pair for pair in rows if pair not in own and pair[1].owner is not Owner.PERSON]
    if not rows:
        raise parts.IncompletePaper(("rows",))
    return party_extract.Content(
        header=fill.header(sheet),
        recipient=name,
        person=sheet.person,
        final_on=plan.finalised_on,
        responsible=fill.responsible(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        basis=found,
        own_rows=tuple(_extract_row(sheet, *pair) for pair in own),
        other_rows=tuple(_extract_row(sheet, *pair) for pair in others),
        follow_up_on=plan.followup_on,
        who_calls=plan.followup_caller,
        override=fill.override(sheet),
    )


def _extract_row(sheet: Sheet, goal: VisibleGoal, row: Intervention) -> party_extract.Row:
    return party_extract.Row(
        text=row.what,
        who=fill.owner_words(sheet, row),
        starts_on=row.starts_on,
        latest_on=row.latest_on,
        until_next_meeting=row.is_ongoing,
        goal=goal.goal.text,
    )


def _receiver(sheet: Sheet) -> Unit | None:
    if sheet.recipient.kind is RecipientKind.OWN_AUTHORITY:
        return sheet.case.authority_unit
    units = [*facts.units(sheet.case), sheet.case.authority_unit]
    return next((unit for unit in units if unit and unit.id == sheet.recipient.id), None)
