"""What the consent form prints: answers, parties, exceptions, and local decisions for page two."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sipdesk.printing.parts import Contact, Header, Laws


class CloseAnswer(StrEnum):
    """What the person says about somebody close; the values of `closeperson.asked`."""

    WANTS = "wants"
    DOES_NOT_OBJECT = "does_not_object"
    OBJECTS = "objects"


@dataclass(frozen=True)
class PartyRow:
    """One party on the form.

    Attributes:
        unit: full name of the unit.
        principal: its principal; empty for a party that stands alone.
        areas: what it may know, in the person's words.
        answer: yes, no, or None when not answered: the boxes are then empty.
    """

    unit: str
    principal: str = ""
    areas: tuple[str, ...] = ()
    answer: bool | None = None


@dataclass(frozen=True)
class ClosePersonRow:
    """Somebody close to the person, whether they may take part and whether a letter may be sent."""

    name: str
    relation: str = ""
    answer: CloseAnswer | None = None
    letter_ok: bool | None = None


@dataclass(frozen=True)
class GuardianRow:
    """A guardian of a child: one signature line each."""

    name: str
    answer: bool | None = None


@dataclass(frozen=True)
class ChildRow:
    """The child's own voice.

    Attributes:
        name: as the form calls the child.
        own_words: what the child has said.
        answers: from 15 years the child answers too and has a line of its own.
        answer: the child's yes or no.
    """

    name: str
    own_words: str = ""
    answers: bool = False
    answer: bool | None = None


@dataclass(frozen=True)
class RepresentativeRow:
    """Who answers for the person, with the kind of task and its basis."""

    name: str
    kind: str
    basis: str = ""


@dataclass(frozen=True)
class WithdrawalRow:
    """A yes taken back: when, what, noted by whom."""

    on: date
    scope: str
    noted_by: str


@dataclass(frozen=True)
class Content:
    """All that the form prints; answers that are None print as empty boxes (never pre-ticked).

    Attributes:
        header: top and bottom of the page.
        person: name.
        coordinator: whom to tell; name and phone.
        laws: `plan_short` stands in the footer, `report_child` in "Bra att veta".
        number: of the consent within the case.
        plan_answer: whether a plan may be made.
        ask_again_on: day to ask again.
        parties: one row each, full names.
        exceptions: what may not be shared, one text each.
        close_persons: those that the person has named.
        from_on: first day.
        until_on: last day, included.
        is_oral: the answer was given orally; prints who noted it.
        noted_by: name and function.
        noted_on: day.
        guardians: of a child.
        child: the child's own view.
        representative: who answers for the person.
        withdrawal: filled when the yes has been taken back.
        controller: controller of the personal data.
        legal_basis: local decision, see page 2; empty prints "Ask …".
        storage_time: local decision.
        dpo_contact: how to reach the data protection officer.
    """

    header: Header
    person: str
    coordinator: Contact
    laws: Laws
    number: int | None = None
    plan_answer: bool | None = None
    ask_again_on: date | None = None
    parties: tuple[PartyRow, ...] = ()
    exceptions: tuple[str, ...] = ()
    close_persons: tuple[ClosePersonRow, ...] = ()
    from_on: date | None = None
    until_on: date | None = None
    is_oral: bool = False
    noted_by: str = ""
    noted_on: date | None = None
    guardians: tuple[GuardianRow, ...] = ()
    child: ChildRow | None = None
    representative: RepresentativeRow | None = None
    withdrawal: WithdrawalRow | None = None
    controller: str = ""
    legal_basis: str = ""
    storage_time: str = ""
    dpo_contact: str = ""
