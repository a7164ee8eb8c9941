"""A disagreement about a row, its way to a solution, and notes of deviations (REQ J)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Principal, Row, rows_of


class DisagreementKind(StrEnum):
    """What the parties disagree about; stored by name."""

    RESPONSIBILITY = "responsibility"
    COST = "cost"


class StepLevel(StrEnum):
    """How far up a disagreement is taken (REQ J2, J3, J5); stored by name."""

    MANAGERS = "managers"
    ARENA = "arena"
    COURT = "court"


class DeidPeriod(StrEnum):
    """How exact the days of a de-identified paper may be; stored by name."""

    MONTH = "month"
    QUARTER = "quarter"


class DeviationKind(StrEnum):
    """What failed in the cooperation; no class of law (REQ J7, J8); stored by name."""

    NOT_PRESENT = "uteblivet_deltagande"
    NO_ANSWER = "svar_uteblev"
    NOT_DONE = "insats_uteblev"
    SIP_LATE = "sip_for_sent"
    OTHER = "annat"


class Disagreement(Row, table=True):
    """Who answers for a row, or pays for it, is disputed; the need never waits (REQ J1)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    intervention_id: UUID | None = Field(default=None, foreign_key="intervention.id")
    opened_on: date
    kind: DisagreementKind = DisagreementKind.RESPONSIBILITY
    inside: Principal | None = None  # it lies inside this principal
    view_kommun: str = ""
    view_region: str = ""
    persons_view: str = ""
    is_printed: bool = False  # the person wants it on the plan
    return_on: date | None = None
    is_system_fault: bool = False
    solved_on: date | None = None
    outcome: str = ""

    steps: list["DisagreementStep"] = Relationship(
        sa_relationship_kwargs=rows_of("DisagreementStep.recorded_at")
    )


class DisagreementStep(Row, table=True):
    """One step upwards; the texts of the de-identified paper are written by hand (REQ J4)."""

    disagreement_id: UUID = Field(foreign_key="disagreement.id", index=True)
    level: StepLevel
    on: date
    who: str = ""
    sent_to: str = ""
    outcome: str = ""
    return_on: date | None = None
    has_paper: bool = False
    checked_by: str = ""
    checked_on: date | None = None
    period: DeidPeriod = DeidPeriod.MONTH
    question: str = ""
    shared_facts: str = ""
    view_kommun: str = ""
    view_region: str = ""
    person_need: str = ""
    interim_owner: str = ""
    steps_taken: str = ""
    agreement_section: str = ""


class Deviation(Row, table=True):
    """A failure in cooperation, for the ordinary deviation routine."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    kind: DeviationKind
    ref: str = ""  # the unit, promise or meeting that it concerns
    what: str = ""
    meant: str = ""
    done: str = ""
    proposal: str = ""
    by: str = ""
    is_system_fault: bool = False
