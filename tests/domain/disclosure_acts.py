"""The recipients and acts of `disclosure.csv`."""

from sipdesk.domain.disclosure import Document
from sipdesk.domain.disclosure_ways import RecipientKind

RECIPIENTS: dict[str, RecipientKind] = {
    "personen": RecipientKind.PERSON,
    "egna myndigheten": RecipientKind.OWN_AUTHORITY,
    "psykiatrin": RecipientKind.UNIT,
    "hälsocentral utan ja": RecipientKind.UNIT,
    "förening med ja": RecipientKind.UNIT,
    "närstående som personen vill ha med": RecipientKind.CLOSE_PERSON,
    "närstående som personen säger nej till": RecipientKind.CLOSE_PERSON,
    "god man i samtycket": RecipientKind.REPRESENTATIVE,
    "närstående i samtycket": RecipientKind.CLOSE_PERSON,
    "närstående som ingen frågat om": RecipientKind.CLOSE_PERSON,
    "gemensam enhet utan ja": RecipientKind.UNIT,
    "skola utan ja": RecipientKind.UNIT,
    "vårdnadshavare, prövad": RecipientKind.GUARDIAN,
    "vårdnadshavare, inte prövad": RecipientKind.GUARDIAN,
    "arenan": RecipientKind.ARENA,
    "skärmen": RecipientKind.SCREEN,
}
# What each act makes: papers that follow one rule stand together.
ACTS: dict[str, tuple[Document, ...]] = {
    "brev": (
        Document.INVITATION_LETTER,
        Document.CALL_LETTER,
        Document.UNIT_SHEET,
        Document.AGENDA,
    ),
    "kopia": (
        Document.PLAN_PARTY_COPY,
        Document.FOLLOW_UP,
        Document.CLOSING_RECORD,
        Document.SOCIAL_MEDICAL_SPEC,
    ),
    "hela planen": (Document.PLAN_INDIVIDUAL,),
    "akten": (
        Document.PLAN_FILING_COPY,
        Document.REFUSAL_RECORD,
        Document.RETENTION_PROTOCOL,
        Document.FLAG_LIST,
        Document.DEVIATION,
        Document.CASE_LIST,
    ),
    "export": (Document.EXPORT,),
    "kalenderfil": (Document.ICS,),
    "kontaktkort": (Document.VCARD,),
    "brev till personen": (Document.LETTER_TO_PERSON,),
    "brev till vårdnadshavare": (Document.LETTER_TO_GUARDIAN,),
    "egen blankett": (Document.PREPARATION, Document.EVALUATION),
    "registerutdrag": (Document.REGISTER_EXTRACT, Document.WHO_HAS_SEEN),
    "bedömning": (Document.INCAPACITY_ASSESSMENT,),
    "samtyckesblankett": (Document.CONSENT_FORM,),
    "ansvarsförbindelse": (Document.LIABILITY_FORM,),
    "avidentifierat": (Document.DEID_PAPER,),
    "utan personuppgifter": (
        Document.LEAFLET,
        Document.BLANK_FORMS,
        Document.LOCAL_AGREEMENT,
        Document.YEAR_REPORT,
    ),
}
