"""D07 Min plan: what was promised, by whom, when, and whom to call."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sipdesk.printing.parts import (
    Contact,
    Contingency,
    Disagreement,
    Header,
    Laws,
    NextMeeting,
    OverrideNote,
    RelatedPlan,
    Unmet,
)


class Change(StrEnum):
    """What a later version changed in a row; ended rows are not printed."""

    NONE = ""
    NEW = "new"
    CHANGED = "changed"


class DayKind(StrEnum):
    """How a day is said: at that day, from it, or by it at the latest."""

    ON = "on"
    STARTS = "starts"
    BY = "by"


@dataclass(frozen=True)
class Happening:
    """A dated thing that happens next; the caller gives them in order of date, the next ones first.

    Attributes:
        on: the day.
        kind: "Måndag 23 november", "Börjar onsdag 25 november" or "Senast fredag 4 december".
        text: what happens.
        who: name.
        at: time of day.
    """

    on: date
    kind: DayKind
    text: str
    who: str = ""
    at: time | None = None


@dataclass(frozen=True)
class Row:
    """One intervention, or one thing that somebody else does.

    Attributes:
        text: what; may have several sentences.
        who: named person, or function where the name may change; for an authority outside
            kommun and region the function, for a close person the name with their yes.
        function: profession and principal, "socialsekreterare, Granby kommun".
        starts_on: first day.
        latest_on: last day.
        until_next_meeting: the field said "löpande": prints "tills vi ses igen {date}".
        when_text: when no date is asked for (what others do), "när tiden är bokad".
        condition: a further sentence in small type.
        needs_decision: a decision is needed first.
        decision_by: by when the person is told.
        change: what is new in this version.
    """

    text: str
    who: str = ""
    function: str = ""
    starts_on: date | None = None
    latest_on: date | None = None
    until_next_meeting: bool = False
    when_text: str = ""
    condition: str = ""
    needs_decision: bool = False
    decision_by: date | None = None
    change: Change = Change.NONE


@dataclass(frozen=True)
class Goal:
    """A goal and its interventions; goals are numbered by the paper.

    Attributes:
        area: label of the area in the person's words, "Mitt boende".
        text: the goal.
        is_own_words: prints quotation marks.
        rows: interventions.
        strength: what helps.
        staff_text: the goal in the staff's words, under the person's own.
        is_long: a goal for a longer time.
        change: what is new in this version.
    """

    area: str
    text: str
    is_own_words: bool
    rows: tuple[Row, ...]
    strength: str = ""
    staff_text: str = ""
    is_long: bool = False
    change: Change = Change.NONE


class SignatureRule(StrEnum):
    """Local decision on who signs (documents.md decision 10); none until decided."""

    NONE = "none"
    PERSON = "person"
    PERSON_AND_RESPONSIBLE = "person_and_responsible"
    ALL = "all"


@dataclass(frozen=True)
class Signer:
    """A line for a signature: name and, for others than the person, whom they sign for."""

    name: str
    for_part: str = ""


@dataclass(frozen=True)
class NoPosition:
    """The person could not take a position: who judged, when, and when we ask again."""

    who: str
    on: date
    ask_again_on: date | None = None


@dataclass(frozen=True)
class Content:
    """All that the person's own copy prints.

    Attributes:
        header: top and bottom of the page; `version` is compulsory.
        person: name.
        made_on: day of the meeting where it was made.
        coordinator: whom to call; an empty name prints "Inte bestämt än" and the unit's phone.
        substitute: who answers when the coordinator is away; None when nobody is named.
        responsible: overall responsibility: `principal`, `unit` and its `phone`.
        responsible_is_region: "Regionen" instead of "Kommunen" in the sentence on following up.
        next_meeting: compulsory.
        laws: `plan`, `apply`, `coercive` are printed.
        important: the person's own words.
        important_is_own_words: prints quotation marks.
        happenings: what happens next; the paper prints the first four, three or two.
        no_time_until: day by which the coordinator gets in touch when nothing is dated.
        contingency: if things get harder.
        phones: further people with a row, by function when the name may change; six on page one,
            the rest last.
        goals: with interventions.
        own_actions: what the person does; jag-form.
        others: what somebody else does.
        unmet: what has no answer yet.
        disagreements: only if the person wants them printed.
        related_plans: other plans; kind, holder, next review.
        present: with function, "Sara Påhitt (ledde mötet)".
        absent: neutral sentence, "Eva Fabelius hade fått förhinder."; may be empty.
        override: filled when the version was finalised by override.
        no_position: filled when the person could not take a position.
        person_absent_reason: filled when the plan was made without the person.
        is_child: adds "Dina vårdnadshavare är med och bestämmer."
        offer_translation: interpreter needed, or sight, hearing or speech a serious obstacle.
        minority_language: text on the right to use it; usually empty.
        patient_board_phone: local; the sentence is left out without it.
        offer_access_list: local decision.
        signature_rule: local decision.
        signers: who signs, besides the person first; the caller follows the rule.
        original_holder: local decision; where the original is kept.
        local_text: the office's own words, last in "good to know".
    """

    header: Header
    person: str
    made_on: date | None
    coordinator: Contact
    responsible: Contact
    next_meeting: NextMeeting
    laws: Laws
    substitute: Contact | None = None
    responsible_is_region: bool = False
    important: str = ""
    important_is_own_words: bool = True
    happenings: tuple[Happening, ...] = ()
    no_time_until: date | None = None
    contingency: Contingency | None = None
    phones: tuple[Contact, ...] = ()
    goals: tuple[Goal, ...] = ()
    own_actions: tuple[str, ...] = ()
    others: tuple[Row, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    related_plans: tuple[RelatedPlan, ...] = ()
    present: tuple[str, ...] = ()
    absent: str = ""
    override: OverrideNote | None = None
    no_position: NoPosition | None = None
    person_absent_reason: str = ""
    is_child: bool = False
    offer_translation: bool = False
    minority_language: str = ""
    patient_board_phone: str = ""
    offer_access_list: bool = False
    signature_rule: SignatureRule = SignatureRule.NONE
    signers: tuple[Signer, ...] = ()
    original_holder: str = ""
    local_text: str = ""
