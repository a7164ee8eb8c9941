"""Invented content for every paper: what the tests fill in and what people look at."""

from dataclasses import replace
from typing import Any

from sipdesk.printing.parts import Turn
from tests.printing.samples.basics import (
    HEADER,
    LAWS,
    LAWS_IN_ENGLISH,
    MADE_ON,
    MEETING,
    NEXT,
    RESPONSIBLE,
    SARA,
)
from tests.printing.samples.copies import CLOSING, EXTRACT, FILING, FOLLOW_UP, PLACEMENT_FILING
from tests.printing.samples.forms import (
    CHILD_PREPARATION,
    CONSENT,
    INCAPACITY,
    LEAFLET,
    ORAL_CONSENT,
    PREPARATION,
    TOLD_PREPARATION,
)
from tests.printing.samples.letters import (
    ACTOR_INVITATION,
    CALL,
    CANCELLED_CALL,
    GROUND,
    GUARDIAN_INVITATION,
    INVITATION,
    MOVED_CALL,
    UNIT_SHEET,
)
from tests.printing.samples.office import BLANK, PROTOCOL
from tests.printing.samples.own import (
    AGENDA,
    EVALUATION,
    FLAGS,
    GUARDIAN_LETTER,
    INNER,
    LETTER,
    NOT_NEEDED,
    OUTER,
    OWN_LETTER,
    REFUSAL,
    REGISTER,
    SEEN,
)
from tests.printing.samples.plans import PLAN, SIGNED_PLAN, WORKING_PLAN
from tests.printing.samples.tracks import (
    DEVIATION,
    DISPUTE,
    EMPTY_REPORT,
    LIABILITY,
    SPECIFICATION,
    YEAR_REPORT,
)

__all__ = [
    "ACTOR_INVITATION",
    "AGENDA",
    "ALL",
    "BLANK",
    "CALL",
    "CANCELLED_CALL",
    "CHILD_PREPARATION",
    "CLOSING",
    "CONSENT",
    "DEVIATION",
    "DISPUTE",
    "EVALUATION",
    "EXTRACT",
    "FILING",
    "FLAGS",
    "FOLLOW_UP",
    "GROUND",
    "GUARDIAN_INVITATION",
    "GUARDIAN_LETTER",
    "HEADER",
    "INCAPACITY",
    "INNER",
    "INVITATION",
    "LAWS",
    "LEAFLET",
    "LETTER",
    "LIABILITY",
    "MADE_ON",
    "MEETING",
    "MOVED_CALL",
    "NEXT",
    "NOT_NEEDED",
    "ORAL_CONSENT",
    "OUTER",
    "OWN_LETTER",
    "PLACEMENT_FILING",
    "PLAN",
    "PREPARATION",
    "PROTOCOL",
    "REFUSAL",
    "REGISTER",
    "RESPONSIBLE",
    "SARA",
    "SEEN",
    "SIGNED_PLAN",
    "SPECIFICATION",
    "TOLD_PREPARATION",
    "UNIT_SHEET",
    "WORKING_PLAN",
    "of",
]


def of(name: str, lang: str) -> tuple[str, Any]:
    """Kind and content of a sample, with the laws as the pack names them in the language."""
    kind, content = ALL[name]
    if lang != "sv" and getattr(content, "laws", None) == LAWS:
        content = replace(content, laws=LAWS_IN_ENGLISH)
    return kind, content


ALL: dict[str, tuple[str, object]] = {
    "leaflet": ("leaflet", LEAFLET),
    "consent": ("consent_form", CONSENT),
    "oral_consent": ("consent_form", ORAL_CONSENT),
    "easy_consent": ("consent_easy", CONSENT),
    "easy_oral_consent": ("consent_easy", ORAL_CONSENT),
    "incapacity": ("incapacity_assessment", INCAPACITY),
    "child_preparation": ("preparation_child", CHILD_PREPARATION),
    "preparation": ("preparation", PREPARATION),
    "told_preparation": ("preparation", TOLD_PREPARATION),
    "call": ("call_letter", CALL),
    "ground_call": ("call_letter", replace(CALL, basis=GROUND, placement_agreement="Avtal X")),
    "moved_call": ("call_letter", MOVED_CALL),
    "cancelled_call": ("call_letter", CANCELLED_CALL),
    "cancelled_invitation": ("invitation_letter", replace(INVITATION, turn=Turn.CANCELLED)),
    "unit_sheet": ("unit_sheet", UNIT_SHEET),
    "invitation": ("invitation_letter", INVITATION),
    "actor_invitation": ("invitation_letter", ACTOR_INVITATION),
    "guardian_invitation": ("invitation_letter", GUARDIAN_INVITATION),
    "plan": ("plan_individual", PLAN),
    "signed_plan": ("plan_individual", SIGNED_PLAN),
    "working_plan": ("plan_individual", WORKING_PLAN),
    "large_plan": ("plan_large", SIGNED_PLAN),
    "large_working_plan": ("plan_large", WORKING_PLAN),
    "easy_plan": ("plan_easy", PLAN),
    "easy_working_plan": ("plan_easy", WORKING_PLAN),
    "filing": ("plan_filing_copy", FILING),
    "placement_filing": ("plan_party_copy", PLACEMENT_FILING),
    "extract": ("plan_party_copy", EXTRACT),
    "follow_up": ("follow_up", FOLLOW_UP),
    "party_follow_up": (
        "follow_up",
        replace(FOLLOW_UP, for_party=True, recipient="Granby hälsocentral", handover=None),
    ),
    "closing": ("closing_record", CLOSING),
    "letter": ("letter_to_person", LETTER),
    "own_letter": ("letter_to_person", OWN_LETTER),
    "guardian_letter": ("letter_to_guardian", GUARDIAN_LETTER),
    "outer": ("envelope_outer", OUTER),
    "inner": ("envelope_inner", INNER),
    "refusal": ("refusal_record", REFUSAL),
    "agenda": ("agenda", AGENDA),
    "evaluation": ("evaluation", EVALUATION),
    "flags": ("flag_list", FLAGS),
    "seen": ("who_has_seen", SEEN),
    "register": ("register_extract", REGISTER),
    "specification": ("social_medical_spec", SPECIFICATION),
    "liability": ("liability_form", LIABILITY),
    "deviation": ("deviation", DEVIATION),
    "dispute": ("deid_paper", DISPUTE),
    "blank": ("blank_forms", BLANK),
    "protocol": ("retention_protocol", PROTOCOL),
    "year_report": ("year_report", YEAR_REPORT),
    "empty_report": ("year_report", EMPTY_REPORT),
    "not_needed": ("refusal_record", NOT_NEEDED),
}
