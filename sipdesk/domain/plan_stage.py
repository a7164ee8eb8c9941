"""How far a version of the plan has come, and what can be done with it there."""

from enum import StrEnum

from sipdesk.domain.model import Case, Plan
from sipdesk.domain.problems import Override, Problem, Severity
from sipdesk.i18n import N_


class Stage(StrEnum):
    """Draft, for confirmation, final, followed up, closed (REQ B6-B9; PRA F37-F47)."""

    DRAFT = "draft"
    FOR_CONFIRMATION = "for_confirmation"
    FINAL = "final"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"


class Act(StrEnum):
    """What can be asked of a version, or of the case for its sake."""

    EDIT = "edit"
    SEND = "send"
    TAKE_BACK = "take_back"
    CONFIRM = "confirm"
    FINALISE = "finalise"
    NOTE = "note"  # that a promise is kept or a decision made; the plan itself is not changed
    FOLLOW_UP = "follow_up"
    NEW_VERSION = "new_version"
    CLOSE = "close"
    REOPEN = "reopen"


WORDS = {
    Stage.DRAFT: N_("Draft"),
    Stage.FOR_CONFIRMATION: N_("For confirmation"),
    Stage.FINAL: N_("Final"),
    Stage.FOLLOWED_UP: N_("Followed up"),
    Stage.CLOSED: N_("Closed"),
}
_WORKED_ON = {Stage.DRAFT, Stage.FOR_CONFIRMATION}
_IN_FORCE = {Stage.FINAL, Stage.FOLLOWED_UP}
POSSIBLE: dict[Act, set[Stage]] = {
    Act.EDIT: _WORKED_ON,
    Act.SEND: {Stage.DRAFT},
    Act.TAKE_BACK: {Stage.FOR_CONFIRMATION},
    Act.CONFIRM: {Stage.FOR_CONFIRMATION} | _IN_FORCE,
    Act.FINALISE: _WORKED_ON,
    Act.NOTE: _WORKED_ON | _IN_FORCE,
    Act.FOLLOW_UP: _IN_FORCE,
    Act.NEW_VERSION: _WORKED_ON | _IN_FORCE,  # a version under work is given back as it is
    Act.CLOSE: _WORKED_ON | _IN_FORCE,
    Act.REOPEN: {Stage.CLOSED},
}
_CLOSED = ("case.closed", N_("The case is closed. Open it again first, under Close."))
_FINAL = (
    "plan.final.read_only",
    N_("The version is final and cannot be changed. Make a new version."),
)
_SENT = ("plan.sent_already", N_("The draft lies with the units already."))
_NOT_SENT = (
    "plan.not_sent",
    N_("The draft has not been laid before the units. Do that first."),
)
_NOT_FINAL = ("followup.plan.missing", N_("There is no final plan to follow up."))
_OPEN = ("case.open", N_("The case is open already."))


def stage(case: Case, plan: Plan | None) -> Stage:
    """How far a version has come; in a closed case every version is closed.

    Where no version is begun yet, it is as far as a draft.
    """
    if case.closed_on is not None:
        return Stage.CLOSED
    if plan is None:
        return Stage.DRAFT
    if plan.is_for_confirmation:
        return Stage.FOR_CONFIRMATION
    if not plan.is_final:
        return Stage.DRAFT
    held = any(row.plan_id == plan.id and row.held_on is not None for row in case.follow_ups)
    return Stage.FOLLOWED_UP if held else Stage.FINAL


def why_not(act: Act, case: Case, plan: Plan | None) -> list[Problem]:
    """Why an act is impossible now; empty when it is possible. No reason lifts it."""
    now = stage(case, plan)
    if now in POSSIBLE[act]:
        return []
    code, text = _refusal(act, now)
    return [Problem(code, Severity.BLOCK, "plan", text, "", override=Override.NEVER)]


def _refusal(act: Act, now: Stage) -> tuple[str, str]:
    if act is Act.REOPEN:
        return _OPEN
    if now is Stage.CLOSED:
        return _CLOSED
    if act is Act.FOLLOW_UP:
        return _NOT_FINAL
    if now in _IN_FORCE:
        return _FINAL
    return _SENT if act is Act.SEND else _NOT_SENT
