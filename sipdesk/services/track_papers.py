"""Fills the papers of the special tracks: D11, D12 and D13."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlmodel import Session

from sipdesk.domain import facts, placements
from sipdesk.domain.model import (
    Answer,
    DeidPeriod,
    DeviationKind,
    Intervention,
    InterventionKind,
    Liability,
    Owner,
    Placement,
    PlacementGround,
    Principal,
    ShareUnit,
    Unit,
)
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules import disagreement
from sipdesk.domain.visible import visible_plan
from sipdesk.i18n import N_
from sipdesk.printing import deviation, dispute, liability, parts
from sipdesk.printing import placement_specification as specification
from sipdesk.printing.phrases import comma, iso
from sipdesk.services import office
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet
from sipdesk.services.placements import cost_contacts, pack_of

_KINDS = {
    InterventionKind.SOCIAL: N_("social"),
    InterventionKind.MEDICAL: N_("medical"),
    InterventionKind.SCHOOL: N_("school"),
    InterventionKind.OTHER_ACTOR: N_("other actor"),
}
_FAILED = {
    DeviationKind.NOT_PRESENT: N_("Somebody who was called did not come"),
    DeviationKind.NO_ANSWER: N_("No answer came"),
    DeviationKind.NOT_DONE: N_("A promised intervention was not done"),
    DeviationKind.SIP_LATE: N_("The SIP came too late"),
    DeviationKind.OTHER: N_("Something else"),
}
_WISHES = {Answer.YES: N_("Yes"), Answer.NO: N_("No")}
_CHILD = "hvb.child_reference"
_SPOKEN = ("hvb.cost.share", "hvb.documentation", "hvb.planning", "hvb.no_stop", _CHILD)
_AGREED = ("hvb.contracts", "hvb.documentation", "hvb.no_stop", "hvb.no_decline")


def _placement(sheet: Sheet) -> Placement:
    row = placements.newest(sheet.case)
    if row is None:
        raise LookupError("no placement is recorded")
    return row


def specification_paper(session: Session, sheet: Sheet) -> specification.Content:
    """D11: to the principals; to the home only its own areas, and no reasons."""
    row = _placement(sheet)
    plan, pack = facts.final_plan(sheet.case), pack_of(session, sheet.case, row)
    if plan is None:
        raise LookupError("there is no plan yet")
    seen = visible_plan(plan, sheet.answer)
    is_whole = all(sheet.answer.covers(need.area) for need in facts.needs(plan))
    return specification.Content(
        header=fill.header(sheet),
        person=sheet.person,
        placement=tuple(_facts(sheet, row, pack, with_reasons=_is_principal(sheet))),
        wished=sheet.tr(_WISHES.get(row.wished_sip or Answer.UNKNOWN, N_("Not asked"))),
        social=specification.Assessment(row.social, row.social_by, row.social_on)
        if is_whole
        else None,
        medical=specification.Assessment(row.medical, row.medical_by, row.medical_on)
        if is_whole
        else None,
        rows=tuple(_row(sheet, row, one) for one in seen.interventions),
        routes=tuple(
            (route.label.to(sheet.lang), route.code == row.health_route)
            for route in pack.health_routes
        ),
        route_by=comma(row.route_by, iso(row.route_on) if row.route_on else ""),
        rules=tuple(_rules(sheet, row, pack)),
        source=pack.source("hvb.assessment", sheet.lang) or pack.agreement,
    )


def _is_principal(sheet: Sheet) -> bool:
    """Whether the receiver is a principal's unit, or the own file."""
    found = _unit(sheet)
    return found is None or found.principal in (*facts.PRINCIPALS, Principal.SHARED)


def _unit(sheet: Sheet) -> Unit | None:
    return next((u for u in facts.units(sheet.case) if u.id == sheet.recipient.id), None)


def _facts(
    sheet: Sheet, row: Placement, pack: Pack, *, with_reasons: bool = False
) -> Iterator[tuple[str, str]]:
    tr = sheet.tr
    acute = tr("acute placement") if row.is_acute else ""
    day = iso(row.decided_on) if row.decided_on else ""
    yield tr("Decision"), comma(day, acute, row.ground.value if row.ground else "")
    home = row.home_name or (row.home.full_name if row.home else "")
    yield tr("Home"), comma(home, row.provider)
    ends = tr("until {date}").format(date=iso(row.discharged_on)) if row.discharged_on else ""
    yield tr("Placement"), comma(iso(row.placed_on) if row.placed_on else "", ends)
    if with_reasons and row.reasons:
        labels = {one.code: one.label.to(sheet.lang) for one in pack.hvb_reasons}
        yield tr("Reasons"), ", ".join(labels.get(code, code) for code in row.reasons)


def _row(sheet: Sheet, row: Placement, one: Intervention) -> specification.Row:
    latest = iso(one.latest_on) if one.latest_on else ""
    return specification.Row(
        text=one.what,
        kind=sheet.tr(_KINDS[one.kind]) if one.kind else "",
        owner=_owner(sheet, one),
        where=one.delivered_by,
        latest=latest or (sheet.tr("until the next meeting") if one.is_ongoing else ""),
    )


def _owner(sheet: Sheet, one: Intervention) -> str:
    unit = one.unit or one.interim_unit
    found = unit.full_name if unit and sheet.answer.names(unit.id) else ""
    principal = fill.principal_name(sheet, facts.answering(one), unit)
    who = sheet.person if one.owner is Owner.PERSON else ""
    return found or principal or who or one.named or one.function


def _rules(sheet: Sheet, row: Placement, pack: Pack) -> Iterator[str]:
    tr, child = sheet.tr, facts.is_minor(sheet.case, row.placed_on or sheet.day)
    for key in _SPOKEN:
        text = pack.rule_text(key).to(sheet.lang)
        if text and (key != _CHILD or child):
            yield text
    if row.ground is PlacementGround.LVM:
        yield pack.rule_text("coercion.aftercare").to(sheet.lang)
    if row.sip_due_on:
        yield tr("SIP at the latest {date}.").format(date=iso(row.sip_due_on))
    if row.cost_due_on:
        clear = tr("The division of the cost is clear at the latest {date}.")
        yield clear.format(date=iso(row.cost_due_on))
    if row.cost_settled_on is None:
        yield tr("The division of the cost is not settled.")


def liability_paper(session: Session, sheet: Sheet) -> liability.Content:
    """D12, under the agreement of the decision; need texts are no part of it."""
    row = _placement(sheet)
    pack, plan = pack_of(session, sheet.case, row), facts.final_plan(sheet.case)
    seen = visible_plan(plan, sheet.answer).interventions if plan else ()
    contacts = cost_contacts(session, sheet.case.id, placement_id=row.id)
    return liability.Content(
        header=fill.header(sheet),
        kommun=_side(sheet, row, Principal.KOMMUN, contacts),
        region=_side(sheet, row, Principal.REGION, contacts),
        person=sheet.person,
        placement=tuple(_facts(sheet, row, pack)),
        joint=row.joint,
        rows=tuple(
            (one.what, sheet.tr(_KINDS[one.kind]) if one.kind else "", _owner(sheet, one))
            for one in seen
            if one.owner in (Owner.KOMMUN, Owner.REGION)
        ),
        price=row.amount,
        period=row.period,
        agreed=tuple(_agreed(sheet, row, pack)),
        source=pack.source("hvb.liability", sheet.lang) or pack.agreement,
        is_draft=row.liability is not Liability.SIGNED,
    )


def _side(
    sheet: Sheet, row: Placement, principal: Principal, contacts: Mapping[Principal, str]
) -> liability.Side:
    name = "kommun" if principal is Principal.KOMMUN else "region"
    share: int | None = getattr(row, f"share_{name}")
    price = placements.hundredths(row.amount)
    is_percent = row.share_unit is ShareUnit.PERCENT
    per_day = share if not is_percent else None
    if is_percent and share is not None and price is not None:
        per_day = round(share * price / placements.WHOLE)
    percent = f"{placements.number_text(share)} %" if share is not None and is_percent else ""
    return liability.Side(
        name=_name(sheet, principal),
        contact=contacts[principal],
        share=percent or placements.number_text(share),
        per_day=placements.number_text(per_day),
        contract=getattr(row, f"contract_{name}"),
        delegation=getattr(row, f"delegation_{name}"),
    )


def _name(sheet: Sheet, principal: Principal) -> str:
    """The unit that takes part: the own authority's, or the receiver's."""
    own = sheet.case.authority_unit
    for unit in (own, _unit(sheet)):
        if unit is not None and unit.principal is principal:
            return unit.full_name
    return fill.principal_name(sheet, principal)


def _agreed(sheet: Sheet, row: Placement, pack: Pack) -> Iterator[str]:
    if row.placed_on:
        text = sheet.tr(
            "The shares hold from {date}. If the interventions or the price change, a new"
            " commitment is made."
        )
        yield text.format(date=iso(row.placed_on))
    for key in _AGREED:
        if text := pack.rule_text(key).to(sheet.lang):
            yield text
    plan = facts.final_plan(sheet.case)
    if plan is not None and plan.followup_on:
        text = sheet.tr("The shares are followed up together with the plan {date}.")
        yield text.format(date=iso(plan.followup_on))


def dispute_paper(session: Session, sheet: Sheet) -> dispute.Content:
    """D13: only what was written by hand for the arena; no case number, no name, no day."""
    found = disagreement.paper(sheet.case)
    if found is None:
        raise LookupError("no paper has been written")
    row, step = found
    home = office.load_office(session)
    arena = sheet.pack.arena("official_cases") or sheet.pack.arena("official")
    official = (", ".join(arena.names) or arena.label.to(sheet.lang)) if arena else ""
    named = sheet.pack.slot("official_arena") or official
    region = home.region or sheet.pack.region
    return dispute.Content(
        header=parts.Header(organisation=region, practice=sheet.case.is_practice),
        arena=named,
        question=step.question,
        shared_facts=step.shared_facts,
        view_kommun=step.view_kommun,
        view_region=step.view_region,
        person_need=step.person_need,
        interim_owner=step.interim_owner,
        steps_taken=step.steps_taken,
        agreement_section=step.agreement_section,
        checked=_when(step.checked_on or row.opened_on, step.period),
    )


def deviation_paper(_session: Session, sheet: Sheet) -> deviation.Content:
    """D14: what failed, for the own routine; the person is not named."""
    if not sheet.case.deviations:
        raise LookupError("no deviation has been noted")
    return deviation.Content(
        header=fill.header(sheet),
        deviations=tuple(
            deviation.Deviation(
                sheet.tr(_FAILED[one.kind]),
                one.on,
                one.ref,
                one.what,
                one.meant,
                one.done,
                one.proposal,
            )
            for one in sheet.case.deviations
        ),
        reporter=sheet.actor.title or sheet.actor.name,
        receiver=sheet.pack.slot("deviation_routine"),
    )


def _when(day: date, period: DeidPeriod) -> str:
    """The month, or the quarter when there are few cases; never the day."""
    if period is DeidPeriod.QUARTER:
        return f"{day.year} Q{(day.month + 2) // 3}"
    return f"{day:%Y-%m}"
