"""A follow-up: each goal's result with the person's view, each promise kept or not."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Row, rows_of


class GoalOutcome(StrEnum):
    """How it went with a goal; stored by name."""

    REACHED = "nått"
    PARTLY = "delvis"
    NOT = "inte"
    NO_LONGER = "inte_langre_aktuellt"


class PromiseOutcome(StrEnum):
    """How it went with a promise; stored by name."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"


class Onward(StrEnum):
    """What becomes of a promise in the next version; stored by name."""

    KEEP = "keep"
    CHANGE = "change"
    END = "end"


class FollowUp(Row, table=True):
    """One follow-up meeting of one plan version."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    plan_id: UUID = Field(foreign_key="plan.id")
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    planned_on: date | None = None  # the agreed day of the version
    held_on: date | None = None  # None while it is being written
    own_view: str = ""
    method: str = ""  # how it was followed up (Q, optional)
    next_on: date | None = None
    next_caller: str = ""

    goals: list["GoalResult"] = Relationship(
        sa_relationship_kwargs=rows_of("GoalResult.recorded_at")
    )
    promises: list["PromiseResult"] = Relationship(
        sa_relationship_kwargs=rows_of("PromiseResult.recorded_at")
    )


class GoalResult(Row, table=True):
    """A goal's result and what the person thinks of it."""

    follow_up_id: UUID = Field(foreign_key="followup.id", index=True)
    goal_id: UUID = Field(foreign_key="goal.id")
    outcome: GoalOutcome | None = None
    scale: int | None = None  # five steps, 1 to 5; optional, as the person judges it
    own_view: str = ""


class PromiseResult(Row, table=True):
    """Whether an intervention was done as promised; the person's own rows are not graded."""

    follow_up_id: UUID = Field(foreign_key="followup.id", index=True)
    intervention_id: UUID = Field(foreign_key="intervention.id")
    outcome: PromiseOutcome | None = None
    onward: Onward | None = None
    note: str = ""
