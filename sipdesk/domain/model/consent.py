"""Consent as a record with history, and what stands beside it: grounds, positions, answers."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Optional
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Row, json_list, rows_of

if TYPE_CHECKING:
    from sipdesk.domain.model.directory import Unit


class GiverKind(StrEnum):
    """Who answers; stored by name."""

    PERSON = "person"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


class ConsentForm(StrEnum):
    """How the answer was given; stored by name."""

    WRITTEN = "skriftligt"
    ORAL = "muntligt"


class CloseAnswer(StrEnum):
    """The person's answer about a close person; NOT_POSSIBLE only on the incapacity path."""

    WANTS = "wants"
    DOES_NOT_OBJECT = "does_not_object"
    OBJECTS = "objects"
    NOT_POSSIBLE = "not_possible_to_ask"


class Consent(Row, table=True):
    """One answer to the two questions: make the plan, and share information (REQ C1-C9).

    A refusal is a row with both answers False. A row under work has `given_on` None.
    """

    case_id: UUID = Field(foreign_key="case.id", index=True)
    number: int = 1
    giver_kind: GiverKind = GiverKind.PERSON
    giver_id: UUID | None = None  # guardian or representative; None is the person
    basis: str = ""
    form: ConsentForm | None = None
    make_plan: bool | None = None
    share: bool | None = None
    purpose: str = ""
    areas: list[str] = json_list()
    valid_from: date | None = None
    valid_until: date | None = None  # both days included
    given_on: date | None = None
    documented_by: str = ""
    refusal_reason: str = ""
    ask_again_on: date | None = None

    parties: list["ConsentParty"] = Relationship(
        sa_relationship_kwargs=rows_of("ConsentParty.recorded_at")
    )
    exceptions: list["ConsentException"] = Relationship(
        sa_relationship_kwargs=rows_of("ConsentException.recorded_at")
    )
    withdrawals: list["ConsentWithdrawal"] = Relationship(
        sa_relationship_kwargs=rows_of("ConsentWithdrawal.recorded_at")
    )
    confirmations: list["ConsentConfirmation"] = Relationship(
        sa_relationship_kwargs=rows_of("ConsentConfirmation.recorded_at")
    )


class ConsentParty(Row, table=True):
    """One named receiver and the areas it may know about; `all` is all of the consent's."""

    consent_id: UUID = Field(foreign_key="consent.id", index=True)
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    close_person_id: UUID | None = Field(default=None, foreign_key="closeperson.id")
    representative_id: UUID | None = Field(default=None, foreign_key="representative.id")
    areas: list[str] = json_list()

    unit: Optional["Unit"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})


class ConsentException(Row, table=True):
    """What the consent does not cover; `topic` is an area, `all` or `other`."""

    consent_id: UUID = Field(foreign_key="consent.id", index=True)
    topic: str = "other"
    receivers: list[str] = json_list()  # ids as text of units or guardians; empty: everybody
    text: str = ""
    approved_by: str = ""  # an edited copy was approved by
    approval_reason: str = ""


class ConsentWithdrawal(Row, table=True):
    """The yes was taken back, for all or for some receivers; stops new sharing at once."""

    consent_id: UUID = Field(foreign_key="consent.id", index=True)
    on: date
    is_whole: bool = True
    receivers: list[str] = json_list()
    by: str = ""
    how: str = ""
    reason: str = ""


class WithdrawalNotice(Row, table=True):
    """A receiver of earlier papers was told that the yes was taken back: when, how, by whom."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    recipient_id: UUID
    recipient_name: str = ""
    on: date
    how: str = ""
    by: str = ""


class ConsentConfirmation(Row, table=True):
    """The consent still holds as it stands."""

    consent_id: UUID = Field(foreign_key="consent.id", index=True)
    on: date
    by: str = ""


class LegalGround(Row, table=True):
    """A recorded legal ground: never a kind of consent; opens for its receiver alone."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    receiver_id: UUID | None = None  # guardian or close person
    areas: list[str] = json_list()
    paragraph: str = ""
    decision_maker: str = ""
    text: str = ""


class Position(Row, table=True):
    """Whether the person can take a position; practice, not statute."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    can_take: bool
    is_temporary: bool = False
    assessment: str = ""
    assessed_by: str = ""
    attitude_search: str = ""
    attitude_shown: str = ""  # what the person has shown
    ground_paragraph: str = ""
    ground_decision_maker: str = ""
    ground_on: date | None = None
    ask_again_on: date | None = None


class ClosePersonAnswer(Row, table=True):
    """The person's answer about one close person; a test of its own, not consent."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    close_person_id: UUID = Field(foreign_key="closeperson.id")
    on: date
    answer: CloseAnswer
    is_suitable: bool | None = None
    letter_ok: bool | None = None


class SecrecyTest(Row, table=True):
    """Test of secrecy toward a guardian before a copy (OSL 12 kap. 3 §)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    guardian_id: UUID = Field(foreign_key="guardian.id")
    on: date
    may_get: bool
    decision_maker: str = ""
    reason: str = ""


class ChildHeard(Row, table=True):
    """The child's own view; no consent."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    how: str = ""
    words: str = ""
    wants_sip: bool | None = None
