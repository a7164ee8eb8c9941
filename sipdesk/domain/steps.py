"""The eight steps in order, and how far each has come (cases README, "Steps")."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache

from sipdesk.domain import consents, facts
from sipdesk.domain.model import Answer, Case
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem, Severity
from sipdesk.domain.rules import calling, flags, follow_up
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
SKIPPED = N_("Skipped")

_STEP_OF = {
    "need.": Step.NEED,
    "child.concern.": Step.NEED,
    "language.": Step.NEED,
    "inquiry.": Step.NEED,
    "protected.": Step.NEED,
    "consent.": Step.CONSENT,
    "closeperson.": Step.CONSENT,
    "guardian.": Step.CONSENT,
    "letter.not_home": Step.NEED,
    "deid.": Step.PLAN,
    "invite.": Step.CALL,
    "letter.": Step.CALL,
    "meeting.": Step.MEETING,
    "hvb.sip.": Step.MEETING,
    "hvb.planning.": Step.CONSENT,
    "hvb.": Step.PLAN,
    "discharge.": Step.CALL,
    "plan.intervention.overdue": Step.FOLLOW_UP,
    "plan.": Step.PLAN,
    "child.support_row.": Step.PLAN,
    "related_plan.": Step.PLAN,
    "handout.": Step.PLAN,
    "pack.": Step.PLAN,
    "followup.": Step.FOLLOW_UP,
    "coercion.": Step.NEED,
    "complaints.": Step.FOLLOW_UP,
    "case.": Step.CLOSE,
}
_COLOURS_NOTHING = "protected."


@cache  # asked for each flag and step after each edit; there are few codes
def step_of(code: str) -> Step:
    """The step at which a problem is mended (cases README, "Problem codes")."""
    return next((step for start, step in _STEP_OF.items() if code.startswith(start)), Step.NEED)


def state(step: Step, case: Case, day: date, pack: Pack) -> StepState:
    """How far a step has come on a day."""
    return states(case, day, pack)[step]


def states(
    case: Case, day: date, pack: Pack, found: list[Problem] | None = None
) -> dict[Step, StepState]:
    """How far each step has come on a day; the flags are asked for once, or given as `found`."""
    if facts.has_said_no(case) and not case.plans:
        done = (Step.NEED, Step.CLOSE)
        return {s: StepState.DONE if s in done else StepState.NOT_STARTED for s in Step}
    found = flags.problems(case, day, pack) if found is None else found
    return {step: _state(step, case, day, found) for step in Step}


def _state(step: Step, case: Case, day: date, problems: list[Problem]) -> StepState:
    if not _HAS_RECORD[step](case):
        return StepState.NOT_STARTED
    own = [
        p.severity
        for p in problems
        if step_of(p.code) is step and not p.code.startswith(_COLOURS_NOTHING)
    ]
    worst = max(own, default=Severity.INFO)
    is_done = _IS_DONE[step](case, day)
    if worst is Severity.BLOCK or (worst is Severity.WARN and not (is_done and step is Step.PLAN)):
        return StepState.NEEDS_ATTENTION
    return StepState.DONE if is_done else StepState.UNDER_WAY


def is_gated(step: Step, case: Case, day: date) -> bool:
    """Whether a gate stops a step that has not begun: it reads "Cannot be started yet".

    Nobody is called without consent, path or recorded ground, and nothing is followed up
    before a version is final. Writing in a draft is never stopped.
    """
    if step in (Step.CALL, Step.MEETING):
        open_ = consents.is_valid(case, day) or consents.opens_by_path(case, day)
        return not (open_ or case.legal_grounds or _HAS_RECORD[step](case))
    return step is Step.FOLLOW_UP and facts.final_plan(case) is None


def is_skipped(step: Step, case: Case) -> bool:
    """Whether a step is done by the held meeting alone: nobody has worked with it.

    It counts as done (cases README, "Steps"), but reads "Skipped".
    """
    if not facts.has_held_meeting(case):
        return False
    if step is Step.PREPARE:
        return case.preparation is None
    return step is Step.CALL and not any(facts.bidden(m) for m in facts.sip_meetings(case))


def next_open_step(case: Case, day: date, pack: Pack, found: list[Problem] | None = None) -> Step:
    """The first step that is not done and that no gate stops; the last when all are."""
    refused = facts.has_said_no(case) and not case.plans
    if facts.is_over(case) or refused:
        return Step.CLOSE
    now = states(case, day, pack, found)
    open_ = (s for s in Step if now[s] is not StepState.DONE and not is_gated(s, case, day))
    return next(open_, Step.CLOSE)


def _need_is_done(case: Case, _day: date) -> bool:
    children = facts.last(case.children_answers)
    answer = facts.last_answer(case)
    answered = answer is not None and answer.answer in (Answer.YES, Answer.NO)
    asked = answered or consents.path(case, date.max) is not consents.Path.NOT_IN_USE
    known = children is not None and children.answer in (Answer.YES, Answer.NO)
    return bool(case.judgements) and known and asked


def _consent_is_done(case: Case, day: date) -> bool:
    both = consents.may_plan(case, day) and consents.may_share(case, day)
    return both or consents.opens_by_path(case, day)


def _is_prepared(case: Case, _day: date) -> bool:
    row = case.preparation
    answered = row is not None and (row.filled_on is not None or row.is_declined)
    return answered or facts.has_held_meeting(case)


def _all_have_answered(case: Case, _day: date) -> bool:
    letters = [row for m in facts.sip_meetings(case) for row in facts.bidden(m) if row.unit_id]
    answered = bool(letters) and all(row.reply is not None for row in letters)
    return answered or facts.has_held_meeting(case)


def _is_met(case: Case, _day: date) -> bool:
    absent = [
        row
        for meeting in facts.sip_meetings(case)
        for row in meeting.participants
        if row.is_present is False
    ]
    return facts.has_held_meeting(case) and all(calling.is_allowed(row) for row in absent)


def _is_planned(case: Case, _day: date) -> bool:
    """A version is final, and no later one is being written."""
    final = facts.final_plan(case)
    return final is not None and final is facts.newest_plan(case)


def _is_followed_up(case: Case, _day: date) -> bool:
    plan = facts.final_plan(case)
    return plan is not None and follow_up.agreed_day(case, plan) is None


def _has_date(case: Case) -> bool:
    plan = facts.newest_plan(case)
    return bool(case.follow_ups) or (plan is not None and plan.followup_on is not None)


_HAS_RECORD: dict[Step, Callable[[Case], bool]] = {
    Step.NEED: lambda case: bool(case.needs_raised or case.judgements or case.children_answers),
    Step.CONSENT: lambda case: bool(
        [row for row in case.consents if row.given_on] or case.positions
    ),
    Step.PREPARE: lambda case: _is_prepared(case, date.max) or case.preparation is not None,
    Step.CALL: lambda case: (
        any(facts.bidden(m) for m in facts.sip_meetings(case)) or facts.has_held_meeting(case)
    ),
    Step.MEETING: lambda case: bool(facts.sip_meetings(case)),
    Step.PLAN: lambda case: bool(case.plans),
    Step.FOLLOW_UP: _has_date,
    Step.CLOSE: lambda case: facts.is_over(case),
}
_IS_DONE: dict[Step, Callable[[Case, date], bool]] = {
    Step.NEED: _need_is_done,
    Step.CONSENT: _consent_is_done,
    Step.PREPARE: _is_prepared,
    Step.CALL: _all_have_answered,
    Step.MEETING: _is_met,
    Step.PLAN: _is_planned,
    Step.FOLLOW_UP: _is_followed_up,
    Step.CLOSE: lambda case, _day: facts.is_over(case),
}
