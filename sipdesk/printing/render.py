"""The one way from content to paper: `render(kind, content, tr)` answers with a PDF."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sipdesk.i18n import Translator
from sipdesk.printing import (
    agenda,
    blank_forms,
    call,
    consent_easy,
    consent_form,
    deviation,
    dispute,
    envelope,
    evaluation,
    evaluation_easy,
    filing_copy,
    flag_list,
    follow_up,
    incapacity,
    incident,
    invitation,
    leaflet,
    leaflet_easy,
    leaflet_folded,
    letter,
    liability,
    local_agreement,
    log_review,
    party_extract,
    placement_specification,
    plan,
    plan_easy,
    plan_large,
    preparation,
    preparation_child,
    preparation_easy,
    protection,
    quick_guide,
    refusal,
    register_extract,
    retention_protocol,
    unit_sheet,
    who_has_seen,
    year_report,
)
from sipdesk.printing.layout import Paper, heard, produce
from sipdesk.printing.parts import NO_LOOK, Header
from sipdesk.printing.reading import lines
from sipdesk.printing.scripts import refuse_unprintable

TEMPLATE_VERSION = "1"


class Reader(StrEnum):
    """Who a paper is for (documents.md section 5)."""

    ANYBODY = "anybody"
    PERSON = "person"
    PARTY = "party"
    OTHER = "other"
    OWN_AUTHORITY = "own_authority"


@dataclass(frozen=True)
class Document:
    """One kind of paper: its title (a msgid), how it is built, and who it is for."""

    title: str
    build: Callable[[Any, Translator], Paper]
    reader: Reader


def _party_copy(content: Any, tr: Translator) -> Paper:
    """The filing copy to a principal's unit (D08), the extract to any other party (D08b)."""
    if isinstance(content, party_extract.Content):
        return party_extract.build(content, tr)
    return filing_copy.build(content, tr)


DOCUMENTS: dict[str, Document] = {
    "leaflet": Document(leaflet.TITLE, leaflet.build, Reader.ANYBODY),
    "leaflet_easy": Document(leaflet.TITLE, leaflet_easy.build, Reader.ANYBODY),
    "leaflet_folded": Document(leaflet.TITLE, leaflet_folded.build, Reader.ANYBODY),
    "consent_form": Document(consent_form.TITLE, consent_form.build, Reader.PERSON),
    "consent_easy": Document(consent_form.TITLE, consent_easy.build, Reader.PERSON),
    "incapacity_assessment": Document(incapacity.TITLE, incapacity.build, Reader.OWN_AUTHORITY),
    "preparation_child": Document(preparation.TITLE, preparation_child.build, Reader.PERSON),
    "preparation_easy": Document(preparation.TITLE, preparation_easy.build, Reader.PERSON),
    "preparation": Document(preparation.TITLE, preparation.build, Reader.PERSON),
    "call_letter": Document(call.TITLE, call.build, Reader.PARTY),
    "invitation_letter": Document(invitation.TITLE, invitation.build, Reader.OTHER),
    "unit_sheet": Document(unit_sheet.TITLE, unit_sheet.build, Reader.PARTY),
    "plan_individual": Document(plan.TITLE, plan.build, Reader.PERSON),
    "plan_large": Document(plan.TITLE, plan_large.build, Reader.PERSON),
    "plan_larger": Document(plan.TITLE, plan_large.build_larger, Reader.PERSON),
    "plan_easy": Document(plan.TITLE, plan_easy.build, Reader.PERSON),
    "plan_filing_copy": Document(filing_copy.TITLE, filing_copy.build, Reader.OWN_AUTHORITY),
    "plan_party_copy": Document(party_extract.TITLE, _party_copy, Reader.PARTY),
    "follow_up": Document(follow_up.TITLE, follow_up.build, Reader.PERSON),
    "letter_to_person": Document(letter.TITLE, letter.build, Reader.PERSON),
    "letter_large": Document(letter.TITLE, letter.build_large, Reader.PERSON),
    "letter_easy": Document(letter.TITLE, letter.build_easy, Reader.PERSON),
    "letter_to_guardian": Document(letter.TITLE, letter.build, Reader.OTHER),
    "envelope_outer": Document(envelope.OUTER, envelope.outer, Reader.PERSON),
    "envelope_inner": Document(envelope.INNER, envelope.inner, Reader.PERSON),
    "refusal_record": Document(refusal.TITLE, refusal.build, Reader.OWN_AUTHORITY),
    "flag_list": Document(flag_list.TITLE, flag_list.build, Reader.OWN_AUTHORITY),
    "agenda": Document(agenda.TITLE, agenda.build, Reader.ANYBODY),
    "evaluation": Document(evaluation.TITLE, evaluation.build, Reader.PERSON),
    "evaluation_easy": Document(evaluation.TITLE, evaluation_easy.build, Reader.PERSON),
    "who_has_seen": Document(who_has_seen.TITLE, who_has_seen.build, Reader.PERSON),
    "register_extract": Document(register_extract.TITLE, register_extract.build, Reader.PERSON),
    "social_medical_spec": Document(
        placement_specification.TITLE, placement_specification.build, Reader.PARTY
    ),
    "liability_form": Document(liability.TITLE, liability.build, Reader.PARTY),
    "deviation": Document(deviation.TITLE, deviation.build, Reader.OWN_AUTHORITY),
    "deid_paper": Document(dispute.TITLE, dispute.build, Reader.OTHER),
    "blank_forms": Document(blank_forms.TITLE, blank_forms.build, Reader.OWN_AUTHORITY),
    "retention_protocol": Document(
        retention_protocol.TITLE, retention_protocol.build, Reader.OWN_AUTHORITY
    ),
    "log_incident": Document(incident.TITLE, incident.build, Reader.OWN_AUTHORITY),
    "log_review": Document(log_review.TITLE, log_review.build, Reader.OWN_AUTHORITY),
    "protection": Document(protection.TITLE, protection.build, Reader.OWN_AUTHORITY),
    "local_agreement": Document(local_agreement.TITLE, local_agreement.build, Reader.ANYBODY),
    "quick_guide": Document(quick_guide.TITLE, quick_guide.build, Reader.ANYBODY),
    "year_report": Document(year_report.TITLE, year_report.build, Reader.ANYBODY),
    "closing_record": Document(follow_up.CLOSED, follow_up.build, Reader.PERSON),
}


def render(kind: str, content: object, tr: Translator) -> bytes:
    """The paper as a tagged PDF; the same content gives the same bytes.

    Raises:
        KeyError: no such kind of paper.
        UnprintableText: a text that no paper can print yet; nothing has been rendered.
        IncompletePaper: a compulsory field is empty; nothing has been rendered.
    """
    document = DOCUMENTS[kind]
    refuse_unprintable(content)
    return produce(_dressed(document.build(content, tr), content))


def render_text(kind: str, content: object, tr: Translator) -> str:
    """The paper as plain text, a paragraph or table row per line, as it is read aloud."""
    refuse_unprintable(content)
    paper = _dressed(DOCUMENTS[kind].build(content, tr), content)
    return "\n".join(lines(heard(paper)))


def _dressed(paper: Paper, content: object) -> Paper:
    """The paper with what the office adds, after all that the paper itself must say."""
    header = getattr(content, "header", None)
    if not isinstance(header, Header) or header.look == NO_LOOK:
        return paper
    look = header.look
    return replace(
        paper,
        logo=look.logo,
        organisation="\n".join(part for part in (paper.organisation, look.header) if part),
        footer=" · ".join(part for part in (paper.footer, look.footer) if part),
    )
