"""Fills the papers that belong to the person: leaflet, consent form, preparation sheet."""

from collections.abc import Iterator
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.model import (
    CloseAnswer,
    Consent,
    ConsentForm,
    GiverKind,
    Preparation,
)
from sipdesk.printing import consent_form, leaflet, preparation
from sipdesk.services import minority_papers
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet

_CLOSE = {
    CloseAnswer.WANTS: consent_form.CloseAnswer.WANTS,
    CloseAnswer.DOES_NOT_OBJECT: consent_form.CloseAnswer.DOES_NOT_OBJECT,
    CloseAnswer.OBJECTS: consent_form.CloseAnswer.OBJECTS,
}


def leaflet_paper(sheet: Sheet) -> leaflet.Content:
    """D01: what the plan is; no personal data."""
    return leaflet.Content(
        header=fill.header(sheet),
        contact=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        local_text=sheet.pack.slot("local_text"),
        minority_language=minority_papers.right(sheet),
    )


def consent_paper(sheet: Sheet) -> consent_form.Content:
    """D02: the form of the newest consent, or of the one asked for; nothing is ticked before."""
    case, pack = sheet.case, sheet.pack
    row = _consent(sheet)
    is_given = row is not None and row.given_on is not None
    return consent_form.Content(
        header=fill.header(sheet),
        person=case.person.name,
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        number=row.number if row else None,
        plan_answer=row.make_plan if row and is_given else None,
        ask_again_on=row.ask_again_on if row else None,
        parties=tuple(_parties(sheet, row)),
        exceptions=tuple(one.text or sheet.area(one.topic) for one in row.exceptions)
        if row
        else (),
        close_persons=tuple(_close_persons(sheet)),
        from_on=row.valid_from if row else None,
        until_on=row.valid_until if row else None,
        is_oral=bool(row and is_given and row.form is ConsentForm.ORAL),
        noted_by=row.documented_by if row and is_given else "",
        noted_on=row.given_on if row else None,
        guardians=tuple(_guardians(sheet)),
        child=_child(sheet),
        representative=_representative(sheet, row),
        withdrawal=_withdrawal(sheet, row),
        controller=sheet.office.municipality,
        legal_basis=pack.slot("legal_basis"),
        storage_time=pack.slot("storage_time"),
        dpo_contact=pack.slot("dpo_contact"),
    )


def _consent(sheet: Sheet) -> Consent | None:
    rows = sheet.case.consents
    if sheet.consent_id is not None:
        return next((row for row in rows if row.id == sheet.consent_id), None)
    return facts.last(rows)


def _parties(sheet: Sheet, row: Consent | None) -> Iterator[consent_form.PartyRow]:
    if row is None or not row.parties:
        for unit in facts.units(sheet.case):
            yield consent_form.PartyRow(unit.name, fill.principal_name(sheet, unit.principal, unit))
        return
    answer = (bool(row.share) or None) if row.given_on else None
    known: dict[UUID | None, str] = {one.id: one.name for one in sheet.case.person.close_persons}
    known |= {one.id: one.name for one in sheet.case.person.representatives}
    for party in row.parties:
        codes = row.areas if consents.ALL in party.areas else party.areas
        key = party.close_person_id or party.representative_id
        named = party.unit
        yield consent_form.PartyRow(
            unit=named.name if named else known.get(key, ""),
            principal=fill.principal_name(sheet, named.principal, named) if named else "",
            areas=tuple(sheet.area(code) for code in codes),
            answer=answer if party.areas else None,
        )


def _close_persons(sheet: Sheet) -> Iterator[consent_form.ClosePersonRow]:
    for one in sheet.case.person.close_persons:
        row = facts.last([r for r in sheet.case.close_answers if r.close_person_id == one.id])
        answer = _CLOSE.get(row.answer) if row else None
        letter = row.letter_ok if row else None
        yield consent_form.ClosePersonRow(one.name, one.relation, answer, letter)


def _guardians(sheet: Sheet) -> Iterator[consent_form.GuardianRow]:
    answers = {row.giver_id: row for row in consents.answers(sheet.case, sheet.day)}
    if not facts.is_minor(sheet.case, sheet.day):
        return
    for one in sheet.case.person.guardians:
        found = answers.get(one.id)
        yield consent_form.GuardianRow(one.name, _yes_or_no(found))


def _yes_or_no(answered: consents.Answered | None) -> bool | None:
    if answered is None:
        return None
    known = {consents.Standing.VALID: True, consents.Standing.REFUSED: False}
    return known.get(answered.standing)


def _child(sheet: Sheet) -> consent_form.ChildRow | None:
    case = sheet.case
    if not facts.is_minor(case, sheet.day):
        return None
    years = facts.age(case, sheet.day)
    view = facts.last(case.child_views)
    own = [a for a in consents.answers(case, sheet.day) if a.kind is GiverKind.PERSON]
    return consent_form.ChildRow(
        name=case.person.given,
        own_words=view.words if view else "",
        answers=years is not None and years >= consents.OWN_ANSWER_FROM,
        answer=_yes_or_no(facts.last(own)),
    )


def _representative(sheet: Sheet, row: Consent | None) -> consent_form.RepresentativeRow | None:
    if row is None or row.giver_kind is not GiverKind.REPRESENTATIVE:
        return None
    for one in sheet.case.person.representatives:
        if one.id == row.giver_id:
            words = sheet.tr(fill.REPRESENTATIVE_WORDS[one.kind])
            return consent_form.RepresentativeRow(one.name, words, one.mandate)
    return None


def _withdrawal(sheet: Sheet, row: Consent | None) -> consent_form.WithdrawalRow | None:
    if row is None or not row.withdrawals:
        return None
    last = row.withdrawals[-1]
    units = {str(unit.id): unit.name for unit in facts.units(sheet.case)}
    named = [units[one] for one in last.receivers if one in units]
    scope = sheet.tr("everything") if last.is_whole else ", ".join(named)
    return consent_form.WithdrawalRow(last.on, scope, last.by)


def preparation_paper(sheet: Sheet) -> preparation.Content:
    """D03: the sheet before the meeting; what is already told is printed, the rest is lines."""
    case = sheet.case
    told = case.preparation
    names = {str(one.id): one.name for one in case.person.close_persons}
    answering = _answering(sheet)
    if told is None:
        return preparation.Content(
            header=fill.header(sheet),
            person=case.person.name,
            meeting=fill.meeting_facts(sheet),
            coordinator=fill.coordinator(sheet),
            answering=answering,
        )
    return preparation.Content(
        header=fill.header(sheet),
        person=case.person.name,
        meeting=fill.meeting_facts(sheet),
        coordinator=fill.coordinator(sheet),
        important=told.important,
        works=told.works,
        help=told.help,
        own=told.own,
        want_there=names.get(told.wants_there, told.wants_there),
        not_there=told.not_there,
        needs=_needs(told),
        interpreter_language=case.person.interpreter_language,
        other_need=told.take_part,
        avoid=told.avoid,
        questions=told.questions,
        answering=answering,
    )


def _answering(sheet: Sheet) -> preparation.Answering | None:
    """Who says yes or no for a child that day; None for an adult."""
    if not facts.is_minor(sheet.case, sheet.day):
        return None
    own = any(a.kind is GiverKind.PERSON for a in consents.answers(sheet.case, sheet.day))
    return preparation.Answering.CHILD_TOO if own else preparation.Answering.GUARDIANS


def _needs(told: Preparation) -> tuple[preparation.Need, ...]:
    known = {one.value for one in preparation.Need}
    ticked = [preparation.Need(code) for code in told.supports if code in known]
    if told.take_part and preparation.Need.OTHER not in ticked:
        ticked.append(preparation.Need.OTHER)
    return tuple(ticked)
