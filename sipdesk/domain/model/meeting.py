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


class MeetingForm(StrEnum):
    """How people meet; stored by name."""

    ON_SITE = "on_site"
    PHONE = "phone"
    VIDEO = "video"
    MIXED = "mixed"


class MeetingTurn(StrEnum):
    """What happened to a meeting that people had been called to; stored by name."""

    MOVED = "moved"
    CANCELLED = "cancelled"


class Meeting(Row, table=True):
    """A SIP meeting, planned or held."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    form: MeetingForm | None = None
    place: str = ""
    link: str = ""
    travel_note: str = ""
    purpose: str = ""
    why_now: str = ""
    adaptations: str = ""
    reply_by_on: date | None = None
    initiator: str = ""
    leader: str = ""
    is_leader_own_choice: bool = False  # the person chose who leads
    note_taker: str = ""
    supporter: str = ""
    time_keeper: str = ""
    is_held: bool = False
    is_cancelled: bool = False
    is_person_present: bool | None = None
    absence_words: str = ""
    record: str = ""
    is_interpreter_ordered: bool = False
    is_interpreter_confirmed: bool = False
    interpreter_language: str = ""
    is_follow_up: bool = False
    calendar_sequence: int = 0
    calendar_facts: str = ""  # what the last calendar file said; empty: none was made

    participants: list["Participant"] = Relationship(
        sa_relationship_kwargs=rows_of("Participant.recorded_at")
    )
    changes: list["MeetingChange"] = Relationship(
        sa_relationship_kwargs=rows_of("MeetingChange.recorded_at")
    )


class MeetingChange(Row, table=True):
    """The trace of a meeting that was moved or cancelled after people had been called to it."""

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    turn: MeetingTurn
    on: date
    by: str = ""
    why: str = ""
    old_on: date | None = None
    old_starts_at: time | None = None


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
    can_offer: str = ""  # what the unit answered on its sheet: what it can do, and from when
    may_decide: str = ""  # what the one who comes may decide
    decision_needed: str = ""  # what somebody else must decide, and who
    sent_on: date | None = None
    sent_how: str = ""
    reminded_on: date | None = None
    is_change_told: bool = True  # False: the meeting was moved or cancelled, and nobody said so
    reply: Reply | None = None
    replied_on: date | None = None
    is_wrong_unit: bool = False  # it answered that the call was not for it
    right_unit: str = ""  # whom it named instead
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
