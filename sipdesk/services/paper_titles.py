"""What each paper is called in lists and dialogs."""

from sipdesk.domain.document_kinds import Document
from sipdesk.i18n import N_, _

# Forms that are drawn as a kind of their own.
FORMS = {
    (Document.PLAN_INDIVIDUAL, "large"): "plan_large",
    (Document.PLAN_INDIVIDUAL, "larger"): "plan_larger",
    (Document.PLAN_INDIVIDUAL, "easy"): "plan_easy",
    (Document.LEAFLET, "easy"): "leaflet_easy",
    (Document.LEAFLET, "folded"): "leaflet_folded",
    (Document.CONSENT_FORM, "easy"): "consent_easy",
    (Document.PREPARATION, "child"): "preparation_child",
    (Document.PREPARATION, "easy"): "preparation_easy",
    (Document.EVALUATION, "easy"): "evaluation_easy",
}


def title_of(kind: str) -> str:
    """The title of a kind that is drawn, in the language of the screen; else its code."""
    known = {document.value: document for document in TITLES}
    known |= {form: document for (document, _variant), form in FORMS.items()}
    return _(TITLES[known[kind]]) if kind in known else kind


TITLES = {
    Document.LEAFLET: N_("What is a SIP?"),
    Document.CONSENT_FORM: N_("Your consent"),
    Document.INCAPACITY_ASSESSMENT: N_("Assessment when a person cannot take a position"),
    Document.PREPARATION: N_("Before the meeting"),
    Document.CALL_LETTER: N_("Call to a SIP meeting"),
    Document.INVITATION_LETTER: N_("Invitation to a meeting"),
    Document.UNIT_SHEET: N_("Before the meeting, for your unit"),
    Document.PLAN_INDIVIDUAL: N_("My plan"),
    Document.PLAN_FILING_COPY: N_("Copy for the file"),
    Document.PLAN_PARTY_COPY: N_("Copy of the plan"),
    Document.FOLLOW_UP: N_("How it has gone"),
    Document.CLOSING_RECORD: N_("The plan is closed"),
    Document.LETTER_TO_PERSON: N_("A letter to you"),
    Document.LETTER_TO_GUARDIAN: N_("A letter to a guardian or representative"),
    Document.REFUSAL_RECORD: N_("No SIP now"),
    Document.AGENDA: N_("Today's meeting"),
    Document.EVALUATION: N_("How was the meeting for you?"),
    Document.WHO_HAS_SEEN: N_("Who has opened and received your plan?"),
    Document.SOCIAL_MEDICAL_SPEC: N_("Interventions at a placement"),
    Document.LIABILITY_FORM: N_("Liability commitment"),
    Document.DEVIATION: N_("Deviation in cooperation"),
    Document.DEID_PAPER: N_("Paper on a disagreement"),
    Document.REGISTER_EXTRACT: N_("Information about the person, register extract"),
}
