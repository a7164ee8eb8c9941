"""Disagreements on the papers of a plan: as they stood when the version was made."""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain.model import Disagreement, Intervention, Plan, Principal
from sipdesk.domain.visible import VisiblePlan
from sipdesk.printing import parts
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet


def disagreements(
    sheet: Sheet, plan: Plan, seen: VisiblePlan, *, is_for_person: bool
) -> tuple[parts.Disagreement, ...]:
    """Those about rows that the receiver sees; on the person's paper only if the person wants."""
    day = plan.finalised_on or sheet.day
    return tuple(
        _told(sheet, found, row)
        for row in seen.interventions
        for found in _about(sheet, row)
        if _stood(found, day) and (found.is_printed or not is_for_person)
    )


def _about(sheet: Sheet, row: Intervention) -> Iterator[Disagreement]:
    """A row keeps its lineage in all versions, so an earlier one may hold the disagreement."""
    lineage = row.lineage_id or row.id
    rows = (
        one
        for plan in sheet.case.plans
        for need in plan.needs
        for goal in need.goals
        for one in goal.interventions
    )
    same = {one.id for one in rows if (one.lineage_id or one.id) == lineage}
    return (one for one in sheet.case.disagreements if one.intervention_id in same)


def _stood(found: Disagreement, day: date) -> bool:
    return found.opened_on <= day and (found.solved_on is None or found.solved_on > day)


def _told(sheet: Sheet, found: Disagreement, row: Intervention) -> parts.Disagreement:
    sides = ((Principal.KOMMUN, found.view_kommun), (Principal.REGION, found.view_region))
    return parts.Disagreement(
        views=tuple(
            parts.View(fill.principal_name(sheet, principal), text)
            for principal, text in sides
            if text.strip()
        ),
        persons_view=found.persons_view if found.is_printed else "",
        interim=_interim(sheet, row),
        again_on=found.return_on,
    )


def _interim(sheet: Sheet, row: Intervention) -> str:
    if row.interim_owner is None:
        return ""
    unit = row.interim_unit
    named = unit if unit is not None and sheet.answer.names(unit.id) else None
    principals = {"kommun": Principal.KOMMUN, "region": Principal.REGION}
    place = fill.principal_name(sheet, principals.get(row.interim_owner.value), named)
    names = (place, named.name if named else "", row.function)
    return ", ".join(dict.fromkeys(name for name in names if name))
