"""The eight steps in order, and how far each has come (cases README, "Steps")."""

from enum import StrEnum

from sipdesk.i18n import N_


class Step(StrEnum):
    """A step on the way; the value is its code in flags and cases."""

    NEED = "behov"
    CONSENT = "samtycke"
    PREPARE = "forbered"
    CALL = "kalla"
    MEETING = "mote"
    PLAN = "plan"
    FOLLOW_UP = "folj_upp"
    CLOSE = "avsluta"

    @property
    def number(self) -> int:
        """1 to 8."""
        return list(Step).index(self) + 1


class StepState(StrEnum):
    """How far a step has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    NEEDS_ATTENTION = "needs_attention"


STEP_TITLES = {
    Step.NEED: N_("Need"),
    Step.CONSENT: N_("Consent"),
    Step.PREPARE: N_("Prepare"),
    Step.CALL: N_("Call and invite"),
    Step.MEETING: N_("Meeting"),
    Step.PLAN: N_("Plan"),
    Step.FOLLOW_UP: N_("Follow up"),
    Step.CLOSE: N_("Close"),
}
STATE_WORDS = {
    StepState.NOT_STARTED: N_("Not started"),
    StepState.UNDER_WAY: N_("Under way"),
    StepState.DONE: N_("Done"),
    StepState.NEEDS_ATTENTION: N_("Needs attention"),
}
GATED = N_("Cannot be started yet")
