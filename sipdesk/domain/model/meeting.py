"""A meeting, who is called or invited to it, what they answered and who came."""

from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING, Optional
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Row, rows_of

if TYPE_CHECKING:
    from sipdesk.domain.model.directory import Unit
    from sipdesk.domain.model.person import ClosePerson


class Bidding(StrEnum):
    """Principals are called, others invited; stored by name."""

    CALLED = "called"
    INVITED = "invited"


class Reply(StrEnum):
    """What a party answered; stored by name."""

    COMES = "comes"
    DECLINES = "declines"
    OTHER_UNIT = "other_unit"


class Meeting(Row, table=True):
    """A SIP meeting, planned or held."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    purpose: str = ""
    why_now: str = ""
    adaptations: str = ""
    reply_by_on: date | None = None
    initiator: str = ""
    leader: str = ""
    note_taker: str = ""
    is_held: bool = False
    is_cancelled: bool = False
    is_person_present: bool | None = None
    absence_words: str = ""
    record: str = ""
    is_interpreter_ordered: bool = False
    is_interpreter_confirmed: bool = False
    interpreter_language: str = ""
    is_follow_up: bool = False

    participants: list["Participant"] = Relationship(
        sa_relationship_kwargs=rows_of("Participant.recorded_at")
    )


class Participant(Row, table=True):
    """One party's place at one meeting: the letter, the reply and the attendance."""

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    close_person_id: UUID | None = Field(default=None, foreign_key="closeperson.id")
    guardian_id: UUID | None = Field(default=None, foreign_key="guardian.id")
    representative_id: UUID | None = Field(default=None, foreign_key="representative.id")
    bidding: Bidding | None = None  # None: came without a letter
    attention: str = ""
    questions: str = ""
    bring: str = ""
    sent_on: date | None = None
    sent_how: str = ""
    reply: Reply | None = None
    replied_on: date | None = None
    comes_instead: str = ""
    decline_reason: str = ""
    is_decline_valid: bool | None = None
    is_present: bool | None = None
    absence_reason: str = ""
    is_absence_valid: bool | None = None

    unit: Optional["Unit"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    close_person: Optional["ClosePerson"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin"}
    )
