"""Fills D23: why no plan is made now, for the authority's own file."""

from sipdesk.domain import facts
from sipdesk.domain.model import Answer, Case, NeedRaised, Offer, OfferAnswer, Role
from sipdesk.i18n import N_
from sipdesk.printing import refusal
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet

_ROLES = {
    Role.PRINCIPAL: N_("staff"),
    Role.PERSON: N_("the person"),
    Role.CLOSE_PERSON: N_("someone close to the person"),
    Role.SCHOOL: N_("the school"),
    Role.OTHER: N_("someone else"),
}
_DECIDERS = {
    "person": N_("the person"),
    "kommun": N_("the municipality"),
    "region": N_("the region"),
    "together": N_("the person and the principals together"),
}


def is_refused(case: Case) -> bool:
    """Whether the case has a no to keep: the latest answer to an offer, or nobody saw a need."""
    answer = _last_no(case)
    return answer is not None or not_needed(case)


def not_needed(case: Case) -> bool:
    """Whether a plan was asked for and every principal that judged said no."""
    latest = {row.principal: row.is_needed for row in case.judgements}
    return bool(latest) and not any(latest.values()) and not case.offers


def _last_no(case: Case) -> OfferAnswer | None:
    answers = [row for offer in case.offers for row in offer.answers]
    last = facts.last(answers)
    return last if last is not None and last.answer is Answer.NO else None


def refusal_record(sheet: Sheet) -> refusal.Content:
    """D23. What a close person told and the notes of staff are no part of it."""
    case = sheet.case
    raised, offer, answer = facts.last(case.needs_raised), facts.last(case.offers), _last_no(case)
    children = [row.answer for row in case.children_answers]
    told_on = answer.on if answer and answer.is_told else None
    if told_on is None and case.closed_on and case.is_person_told:
        told_on = case.closed_on
    return refusal.Content(
        header=fill.header(sheet),
        laws=fill.laws(sheet),
        person=sheet.person,
        why=refusal.Why.NOT_NEEDED if not_needed(case) else refusal.Why.DECLINED,
        raised_on=raised.on if raised else None,
        raised_by=_role(sheet, raised),
        judgements=tuple(_judgements(sheet)),
        offered=_offer(sheet, offer),
        own_words=answer.reason if answer else "",
        answered_on=answer.on if answer else None,
        reason=case.outcome,
        decided_by=_decided_by(sheet, answer),
        decided_on=case.closed_on or (answer.on if answer else None),
        told_on=told_on,
        told_by=offer.by if offer and told_on else "",
        ask_again_on=answer.ask_again_on if answer else None,
        children_answered=any(each is not Answer.UNKNOWN for each in children),
        noted_by=", ".join(name for name in (sheet.actor.name, sheet.actor.title) if name),
        noted_on=sheet.day,
    )


def _role(sheet: Sheet, raised: NeedRaised | None) -> str:
    """The role only: a name stands nowhere without its own yes."""
    if raised is None:
        return ""
    principal = raised.principal.value if raised.principal else ""
    if raised.by_role is Role.PRINCIPAL and principal in _DECIDERS:
        return sheet.tr(_DECIDERS[principal])
    return sheet.tr(_ROLES[raised.by_role])


def _judgements(sheet: Sheet) -> list[refusal.Judgement]:
    """Our own; the other's only if the person allowed the contact, or it was asked unnamed."""
    own = sheet.office.principal
    allowed = {row.principal for row in sheet.case.permissions}
    return [
        refusal.Judgement(fill.principal_name(sheet, row.principal), row.is_needed, row.why, row.on)
        for row in sheet.case.judgements
        if row.principal is own or row.principal in allowed or row.is_unnamed
    ]


def _offer(sheet: Sheet, row: Offer | None) -> refusal.Offered | None:
    if row is None:
        return None
    person = sheet.case.person
    interpreter = ""
    if person.needs_interpreter and person.interpreter_language:
        text = sheet.tr("Interpreter: {language}.")
        interpreter = text.format(language=person.interpreter_language)
    language = (row.leaflet_language or person.language) if row.has_leaflet else ""
    return refusal.Offered(row.on, row.by, row.how, language, interpreter)


def _decided_by(sheet: Sheet, answer: OfferAnswer | None) -> str:
    who = sheet.case.closed_by or ("person" if answer is not None else "")
    return sheet.tr(_DECIDERS[who]) if who in _DECIDERS else who
