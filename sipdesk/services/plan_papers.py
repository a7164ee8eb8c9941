"""Fills D07: the person's own copy of the plan."""

from collections.abc import Iterator
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.model import Intervention, Meeting, Owner, Participant, Plan, Principal
from sipdesk.domain.visible import VisibleGoal, VisibleNeed, VisiblePlan, visible_plan
from sipdesk.printing import parts, plan_content
from sipdesk.services import dispute_parts, minority_papers
from sipdesk.services import paper_parts as fill
from sipdesk.services import plan_parts as of_plan
from sipdesk.services.paper_parts import Sheet

_PRINCIPALS = (Owner.KOMMUN, Owner.REGION)


def individual(sheet: Sheet, plan: Plan) -> plan_content.Content:
    """D07: the person's own copy, or a guardian's of the child's plan."""
    seen = visible_plan(plan, sheet.answer)
    case, pack, meeting = sheet.case, sheet.pack, of_plan.made_at(sheet, plan)
    own = seen.own_words
    return plan_content.Content(
        header=fill.header(sheet),
        person=case.person.name,
        made_on=meeting.on if meeting else plan.finalised_on,
        coordinator=fill.coordinator(sheet),
        responsible=fill.responsible(sheet),
        next_meeting=fill.next_meeting(sheet, plan),
        laws=fill.laws(sheet),
        substitute=fill.substitute(plan),
        responsible_is_region=plan.responsible_principal is Principal.REGION,
        important=_important(sheet, plan, seen) if own else "",
        happenings=tuple(_happenings(sheet, plan, seen)),
        contingency=of_plan.contingency(sheet, plan) if own else parts.Contingency(),
        phones=tuple(_phones(sheet, seen)),
        goals=tuple(_goal(sheet, need, goal) for need, goal in of_plan.goals(seen)),
        own_actions=of_plan.own_actions(plan, seen) if own else (),
        others=tuple(_row(sheet, row) for row in seen.interventions if row.owner is Owner.OTHER),
        unmet=of_plan.unmet(seen),
        disagreements=dispute_parts.disagreements(sheet, plan, seen, is_for_person=True),
        related_plans=of_plan.related(sheet, plan),
        present=present(sheet, meeting),
        absent=_absent(sheet, meeting),
        override=fill.override(sheet),
        no_position=_no_position(sheet),
        person_absent_reason=_absence_of_person(meeting),
        is_child=facts.is_minor(case, sheet.day),
        offer_translation=case.person.needs_interpreter,
        minority_language=minority_papers.right(sheet),
        patient_board_phone=pack.slot("patient_board_phone"),
        offer_access_list=bool(pack.setting("offer_access_list").value),
        signature_rule=_signature_rule(sheet),
        signers=_signers(sheet, plan),
        original_holder=pack.slot("original_holder"),
        local_text=pack.slot("plan_text"),
    )


def _important(sheet: Sheet, plan: Plan, seen: VisiblePlan) -> str:
    """What the person said is important; else how the person put the needs (documents.md D07)."""
    filled = sheet.case.preparation
    needs = [row.need.words.strip() for row in seen.needs if not row.need.is_unmet]
    return plan.own_words or (filled.important if filled else "") or "\n".join(filter(None, needs))


def _happenings(sheet: Sheet, plan: Plan, seen: VisiblePlan) -> list[plan_content.Happening]:
    """What is dated from the day of the version on, the next first."""
    start = plan.finalised_on or sheet.day
    found = []
    for row in seen.interventions:
        begins = row.starts_on if row.starts_on and row.starts_on >= start else None
        on = begins or row.latest_on
        if on is None or on < start:
            continue
        kind = plan_content.DayKind.STARTS if begins else plan_content.DayKind.BY
        found.append(plan_content.Happening(on, kind, row.what, _name(sheet, row)))
    return sorted(found, key=lambda one: one.on)


def _name(sheet: Sheet, row: Intervention) -> str:
    return sheet.case.person.name if row.owner is Owner.PERSON else fill.who(sheet, row)


def _phones(sheet: Sheet, seen: VisiblePlan) -> Iterator[parts.Contact]:
    plan, tr = seen.plan, sheet.tr
    for name, function in (
        (plan.care_contact, tr("permanent care contact")),
        (plan.doctor_contact, tr("permanent doctor contact")),
        (plan.personal_ombud, tr("personal ombud")),
    ):
        if name.strip():
            yield parts.Contact(name=name, function=function)
    done = set()
    for row in seen.interventions:
        unit = row.unit
        if unit is not None and unit.phone and unit.id not in done:
            done.add(unit.id)
            yield parts.Contact(
                name=fill.who(sheet, row),
                unit=unit.name,
                principal=fill.principal_name(sheet, unit.principal, unit),
                phone=unit.phone,
            )


def _goal(sheet: Sheet, need: VisibleNeed, goal: VisibleGoal) -> plan_content.Goal:
    rows = tuple(_row(sheet, row) for row in goal.interventions if row.owner in _PRINCIPALS)
    unowned = tuple(_row(sheet, row) for row in goal.interventions if row.owner is None)
    return plan_content.Goal(
        area=sheet.area(need.need.area) if need.need.area else "",
        text=goal.goal.original or goal.goal.text,
        is_own_words=goal.goal.is_own_words or bool(goal.goal.original),
        staff_text=goal.goal.text if goal.goal.original else "",
        is_long=goal.goal.is_long,
        rows=rows + unowned,
        strength=need.need.strength,
    )


def _row(sheet: Sheet, row: Intervention) -> plan_content.Row:
    unit = row.unit
    place = fill.principal_name(sheet, facts.answering(row), unit) or (unit.name if unit else "")
    parts_of = [row.function if row.named else "", unit.name if unit else "", place]
    return plan_content.Row(
        text=row.what,
        who=fill.who(sheet, row),
        function=", ".join(dict.fromkeys(p for p in parts_of if p and p != fill.who(sheet, row))),
        starts_on=row.starts_on,
        latest_on=row.latest_on,
        until_next_meeting=row.is_ongoing,
        condition=row.condition,
        needs_decision=row.needs_decision and row.decided_on is None,
        decision_by=row.decision_by_on,
        change=plan_content.Change(row.change),
    )


def present(sheet: Sheet, meeting: Meeting | None) -> tuple[str, ...]:
    """The names of those who came to a meeting, the person first."""
    if meeting is None:
        return ()
    names = [sheet.case.person.name] if meeting.is_person_present else []
    for row in meeting.participants:
        if row.is_present:
            names.append(_participant(sheet, row))
    return tuple(name for name in names if name)


def _participant(sheet: Sheet, row: Participant) -> str:
    unit, person = row.unit, sheet.case.person
    if unit is not None:
        return f"{row.attention}, {unit.name}" if row.attention else unit.name
    names: dict[UUID | None, str] = {one.id: one.name for one in person.close_persons}
    names |= {one.id: one.name for one in person.guardians}
    names |= {one.id: one.name for one in person.representatives}
    return names.get(row.close_person_id or row.guardian_id or row.representative_id, "")


def _absent(sheet: Sheet, meeting: Meeting | None) -> str:
    rows = [row for row in meeting.participants if row.is_present is False] if meeting else []
    names = [name for name in (_participant(sheet, row) for row in rows) if name]
    return sheet.tr("{names} could not come.").format(names=", ".join(names)) if names else ""


def _absence_of_person(meeting: Meeting | None) -> str:
    is_away = meeting is not None and meeting.is_person_present is False
    return meeting.absence_words if meeting is not None and is_away else ""


def _no_position(sheet: Sheet) -> plan_content.NoPosition | None:
    row = consents.position(sheet.case, sheet.day)
    if row is None or not consents.opens_by_path(sheet.case, sheet.day):
        return None
    return plan_content.NoPosition(row.assessed_by, row.on, row.ask_again_on)


def _signature_rule(sheet: Sheet) -> plan_content.SignatureRule:
    value = sheet.pack.setting("signature_rule").value
    return plan_content.SignatureRule(str(value)) if value else plan_content.SignatureRule.NONE


def _signers(sheet: Sheet, plan: Plan) -> tuple[plan_content.Signer, ...]:
    """Who signs after the person, whose line the paper has by itself."""
    rule = _signature_rule(sheet)
    if rule in (plan_content.SignatureRule.NONE, plan_content.SignatureRule.PERSON):
        return ()
    place = fill.responsible(sheet).principal
    name = plan.responsible_named or plan.coordinator_name
    signers = [plan_content.Signer(name, place)]
    if rule is plan_content.SignatureRule.ALL:
        signers += _other_signers(sheet, plan, name)
    return tuple(signers)


def _other_signers(sheet: Sheet, plan: Plan, responsible: str) -> Iterator[plan_content.Signer]:
    """Those who were at the meeting: a unit by who came from it, people by name."""
    meeting = of_plan.made_at(sheet, plan)
    own = (plan.responsible_unit_id, sheet.case.authority_unit_id)
    for row in meeting.participants if meeting else ():
        unit = row.unit
        name = row.attention if unit is not None else _participant(sheet, row)
        if not row.is_present or name == responsible or (unit is not None and unit.id in own):
            continue
        if name or unit is not None:
            yield plan_content.Signer(name, unit.name if unit is not None else "")
