"""Invented content for every paper: what the tests fill in and what people look at."""

from dataclasses import replace

from tests.printing.samples.basics import HEADER, LAWS, MADE_ON, MEETING, NEXT, RESPONSIBLE, SARA
from tests.printing.samples.copies import CLOSING, EXTRACT, FILING, FOLLOW_UP, PLACEMENT_FILING
from tests.printing.samples.forms import (
    CONSENT,
    LEAFLET,
    ORAL_CONSENT,
    PREPARATION,
    TOLD_PREPARATION,
)
from tests.printing.samples.letters import (
    ACTOR_INVITATION,
    CALL,
    GROUND,
    GUARDIAN_INVITATION,
    INVITATION,
)
from tests.printing.samples.own import (
    GUARDIAN_LETTER,
    INNER,
    LETTER,
    NOT_NEEDED,
    OUTER,
    OWN_LETTER,
    REFUSAL,
)
from tests.printing.samples.plans import PLAN, SIGNED_PLAN, WORKING_PLAN

__all__ = [
    "ACTOR_INVITATION",
    "ALL",
    "CALL",
    "CLOSING",
    "CONSENT",
    "EXTRACT",
    "FILING",
    "FOLLOW_UP",
    "GROUND",
    "GUARDIAN_INVITATION",
    "GUARDIAN_LETTER",
    "HEADER",
    "INNER",
    "INVITATION",
    "LAWS",
    "LEAFLET",
    "LETTER",
    "MADE_ON",
    "MEETING",
    "NEXT",
    "NOT_NEEDED",
    "ORAL_CONSENT",
    "OUTER",
    "OWN_LETTER",
    "PLACEMENT_FILING",
    "PLAN",
    "PREPARATION",
    "REFUSAL",
    "RESPONSIBLE",
    "SARA",
    "SIGNED_PLAN",
    "TOLD_PREPARATION",
    "WORKING_PLAN",
]

ALL: dict[str, tuple[str, object]] = {
    "leaflet": ("leaflet", LEAFLET),
    "consent": ("consent_form", CONSENT),
    "oral_consent": ("consent_form", ORAL_CONSENT),
    "preparation": ("preparation", PREPARATION),
    "told_preparation": ("preparation", TOLD_PREPARATION),
    "call": ("call_letter", CALL),
    "ground_call": ("call_letter", replace(CALL, basis=GROUND, placement_agreement="Avtal X")),
    "invitation": ("invitation_letter", INVITATION),
    "actor_invitation": ("invitation_letter", ACTOR_INVITATION),
    "guardian_invitation": ("invitation_letter", GUARDIAN_INVITATION),
    "plan": ("plan_individual", PLAN),
    "signed_plan": ("plan_individual", SIGNED_PLAN),
    "working_plan": ("plan_individual", WORKING_PLAN),
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
    "not_needed": ("refusal_record", NOT_NEEDED),
}
