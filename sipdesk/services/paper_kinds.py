"""Which filler makes which paper; answers the kind that is drawn and its content."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from sipdesk.domain import facts
from sipdesk.domain.document_kinds import Document
from sipdesk.domain.model import Plan, Principal
from sipdesk.services import (
    copy_papers,
    follow_up_papers,
    form_papers,
    incapacity_papers,
    letter_papers,
    person_letters,
    plan_papers,
    refusal_papers,
    register_papers,
    seen_papers,
    track_papers,
)
from sipdesk.services.paper_parts import Sheet
from sipdesk.services.paper_titles import FORMS

OF_A_PLAN = (
    Document.PLAN_INDIVIDUAL,
    Document.PLAN_FILING_COPY,
    Document.PLAN_PARTY_COPY,
    Document.FOLLOW_UP,
    Document.CLOSING_RECORD,
)

_PLAIN: dict[Document, Callable[[Sheet], Any]] = {
    Document.LEAFLET: form_papers.leaflet_paper,
    Document.CONSENT_FORM: form_papers.consent_paper,
    Document.INCAPACITY_ASSESSMENT: incapacity_papers.incapacity_paper,
    Document.PREPARATION: form_papers.preparation_paper,
    Document.CALL_LETTER: letter_papers.call_letter,
    Document.INVITATION_LETTER: letter_papers.invitation_letter,
    Document.UNIT_SHEET: letter_papers.unit_sheet_paper,
    Document.REFUSAL_RECORD: refusal_papers.refusal_record,
    Document.AGENDA: seen_papers.agenda_paper,
    Document.EVALUATION: seen_papers.evaluation_paper,
}
_FROM_THE_STORE: dict[Document, Callable[[Session, Sheet], Any]] = {
    Document.WHO_HAS_SEEN: seen_papers.who_has_seen_paper,
    Document.REGISTER_EXTRACT: register_papers.register_extract,
    Document.SOCIAL_MEDICAL_SPEC: track_papers.specification_paper,
    Document.LIABILITY_FORM: track_papers.liability_paper,
    Document.DEVIATION: track_papers.deviation_paper,
    Document.DEID_PAPER: track_papers.dispute_paper,
}


def filled(session: Session, sheet: Sheet) -> tuple[str, object]:
    """The kind to draw and its content. Raises LookupError for a paper that has no filler."""
    document, plan = sheet.document, sheet.plan
    if plan is not None:
        return _of_plan(sheet, plan)
    if document in (Document.LETTER_TO_PERSON, Document.LETTER_TO_GUARDIAN):
        return person_letters.person_letter(sheet)
    if document in _FROM_THE_STORE:
        return document.value, _FROM_THE_STORE[document](session, sheet)
    if document not in _PLAIN:
        raise LookupError("this paper cannot be made yet")
    return FORMS.get((document, sheet.variant), document.value), _PLAIN[document](sheet)


def _of_plan(sheet: Sheet, plan: Plan) -> tuple[str, object]:
    if sheet.document is Document.PLAN_INDIVIDUAL:
        kind = FORMS.get((sheet.document, sheet.variant), sheet.document.value)
        return kind, plan_papers.individual(sheet, plan)
    if sheet.document is Document.FOLLOW_UP:
        return sheet.document.value, follow_up_papers.follow_up(sheet, plan)
    if sheet.document is Document.CLOSING_RECORD:
        return sheet.document.value, follow_up_papers.closing(sheet, plan)
    if sheet.document is Document.PLAN_FILING_COPY or _files_it(sheet):
        return Document.PLAN_FILING_COPY.value, copy_papers.filing(sheet, plan)
    return Document.PLAN_PARTY_COPY.value, copy_papers.extract(sheet, plan, sheet.recipient_name)


def _files_it(sheet: Sheet) -> bool:
    """Units of a principal get D08 for their file, dental care and all others D08b."""
    units = [u for u in facts.units(sheet.case) if u.id == sheet.recipient.id]
    principals = (Principal.KOMMUN, Principal.REGION, Principal.SHARED)
    return bool(units) and units[0].principal in principals and not units[0].is_dental
