"""What the paper on a follow-up prints: results of promises and goals, and what happens next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sipdesk.printing.parts import Contact, Header, Laws, NextMeeting


class Kept(StrEnum):
    """How a promise went."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"


class Now(StrEnum):
    """What happens to a promise after the follow-up."""

    FINISHED = "finished"
    GOES_ON = "goes_on"
    CHANGES = "changes"
    ENDS = "ends"


class Reached(StrEnum):
    """How a goal went; the values of `followup.held`."""

    REACHED = "nått"
    PARTLY = "delvis"
    NOT_REACHED = "inte"
    NOT_RELEVANT = "inte_langre_aktuellt"


class ChangeKind(StrEnum):
    """What is new in the plan."""

    GOAL = "goal"
    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True)
class PromiseResult:
    """One promise: what, who, how it went and what now; the person's own are never listed here."""

    text: str
    who: str
    kept: Kept | None = None
    on: date | None = None
    note: str = ""
    now: Now | None = None
    now_text: str = ""
    now_by: date | None = None


@dataclass(frozen=True)
class GoalResult:
    """One goal: how it went, with the person's own view; `scale` is of five steps, optional."""

    text: str
    is_own_words: bool
    result: Reached | None = None
    own_view: str = ""
    staff_view: str = ""
    scale: int | None = None


@dataclass(frozen=True)
class PlanChange:
    """What is new in the plan: kind, text, who, when."""

    kind: ChangeKind
    text: str
    who: str = ""
    latest_on: date | None = None


@dataclass(frozen=True)
class Handover:
    """A new coordinator: from whom, to whom, when, and whether they met together."""

    old: str
    new: Contact
    on: date
    met_together: bool | None = None


@dataclass(frozen=True)
class Closing:
    """The plan is closed: why, decided by whom, told when, and how to seek support again."""

    reason: str
    decided_by: str = ""
    outcome: str = ""
    on: date | None = None
    told_on: date | None = None
    seek_again: Contact | None = None


@dataclass(frozen=True)
class Content:
    """All that a follow-up prints; with `closing` it is the paper on a closed plan.

    Attributes:
        header: `version` is the version that is followed up.
        person: name.
        held_on: day of the meeting; None for a closing without one.
        version_on: day of the version that is followed up.
        responsible: `principal` and `unit`.
        coordinator: whom to call.
        laws: `plan_short` stands in the footer of a party's copy.
        own_view: the person's own words.
        next_version: number of the new version; None when nothing is changed.
        next_meeting: None when no more are planned.
        promises: what was promised.
        goals: how they went.
        happened: what has happened since last time; one text each.
        changes: what is new in the plan.
        handover: of the coordinator.
        present: names.
        for_party: a filtered copy to a party, headed "Uppföljning" and in the neutral voice.
        recipient: of that copy.
        basis_until: last day of the consent behind that copy.
        closing: filled when the plan is closed.
    """

    header: Header
    person: str
    held_on: date | None
    version_on: date | None
    responsible: Contact
    coordinator: Contact
    laws: Laws
    own_view: str = ""
    next_version: int | None = None
    next_meeting: NextMeeting | None = None
    promises: tuple[PromiseResult, ...] = ()
    goals: tuple[GoalResult, ...] = ()
    happened: tuple[str, ...] = ()
    changes: tuple[PlanChange, ...] = ()
    handover: Handover | None = None
    present: tuple[str, ...] = ()
    for_party: bool = False
    recipient: str = ""
    basis_until: date | None = None
    closing: Closing | None = None
