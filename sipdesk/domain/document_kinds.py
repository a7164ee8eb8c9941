"""The papers and files by their code, and what kind of disclosure each of them is."""

from enum import StrEnum


class Document(StrEnum):
    """The papers and files by their code (cases README, "Documents")."""

    LEAFLET = "leaflet"
    CONSENT_FORM = "consent_form"
    INCAPACITY_ASSESSMENT = "incapacity_assessment"
    PREPARATION = "preparation"
    CALL_LETTER = "call_letter"
    INVITATION_LETTER = "invitation_letter"
    UNIT_SHEET = "unit_sheet"
    AGENDA = "agenda"
    PLAN_INDIVIDUAL = "plan_individual"
    PLAN_FILING_COPY = "plan_filing_copy"
    PLAN_PARTY_COPY = "plan_party_copy"
    FOLLOW_UP = "follow_up"
    CLOSING_RECORD = "closing_record"
    EVALUATION = "evaluation"
    SOCIAL_MEDICAL_SPEC = "social_medical_spec"
    LIABILITY_FORM = "liability_form"
    DEID_PAPER = "deid_paper"
    DEVIATION = "deviation"
    YEAR_REPORT = "year_report"
    REGISTER_EXTRACT = "register_extract"
    WHO_HAS_SEEN = "who_has_seen"
    RETENTION_PROTOCOL = "retention_protocol"
    BLANK_FORMS = "blank_forms"
    FLAG_LIST = "flag_list"
    LOCAL_AGREEMENT = "local_agreement"
    LETTER_TO_PERSON = "letter_to_person"
    LETTER_TO_GUARDIAN = "letter_to_guardian"
    REFUSAL_RECORD = "refusal_record"
    ICS = "ics"
    VCARD = "vcard"
    EXPORT = "export"
    CASE_LIST = "case_list"


NO_PERSON_DATA = {
    Document.LEAFLET,
    Document.BLANK_FORMS,
    Document.LOCAL_AGREEMENT,
    Document.YEAR_REPORT,
}
LETTERS = {
    Document.CALL_LETTER,
    Document.INVITATION_LETTER,
    Document.UNIT_SHEET,
    Document.LETTER_TO_PERSON,
    Document.LETTER_TO_GUARDIAN,
    Document.ICS,
    Document.AGENDA,
}
TO_A_MEETING = {
    Document.CALL_LETTER,
    Document.INVITATION_LETTER,
    Document.UNIT_SHEET,
    Document.AGENDA,
    Document.ICS,
}
COPIES = {
    Document.PLAN_PARTY_COPY,
    Document.PLAN_INDIVIDUAL,
    Document.FOLLOW_UP,
    Document.CLOSING_RECORD,
    Document.SOCIAL_MEDICAL_SPEC,
    Document.LIABILITY_FORM,
    Document.EXPORT,
}
OWN_FILE_ONLY = {
    Document.PLAN_FILING_COPY,
    Document.REFUSAL_RECORD,
    Document.RETENTION_PROTOCOL,
    Document.FLAG_LIST,
    Document.DEVIATION,
    Document.CASE_LIST,
}
PERSON_ONLY = {
    Document.INCAPACITY_ASSESSMENT,
    Document.PREPARATION,
    Document.EVALUATION,
    Document.REGISTER_EXTRACT,
    Document.WHO_HAS_SEEN,
    Document.LETTER_TO_PERSON,
}
# The form of those who answer: it names every party, so no party gets it.
OF_THE_GIVERS = {Document.CONSENT_FORM}
# What is written about a child that a guardian reads only after a test (OSL 12 kap. 3 §).
ALL_ABOUT_THE_PERSON = {
    Document.REGISTER_EXTRACT,
    Document.WHO_HAS_SEEN,
    Document.INCAPACITY_ASSESSMENT,
}
FILES = {Document.ICS, Document.VCARD, Document.EXPORT}
LEAVES_THE_OFFICE = {Document.PLAN_INDIVIDUAL, *FILES}
