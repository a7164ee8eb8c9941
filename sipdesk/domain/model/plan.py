"""A version of the plan: needs, goals, interventions and who answers for what."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Optional
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Principal, Row, json_list, rows_of

if TYPE_CHECKING:
    from sipdesk.domain.model.directory import Unit


class PlanState(StrEnum):
    """How far a version has come; WORKING was finalised by override; stored by name."""

    DRAFT = "draft"
    FINAL = "final"
    WORKING = "working"


class Owner(StrEnum):
    """The one who answers for an intervention (REQ B7); stored by name."""

    KOMMUN = "kommun"
    REGION = "region"
    OTHER = "other"
    PERSON = "person"


class InterventionKind(StrEnum):
    """What kind of intervention; stored by name."""

    SOCIAL = "social"
    MEDICAL = "medicinsk"
    SCHOOL = "skola"
    OTHER_ACTOR = "other_actor"


class Plan(Row, table=True):
    """One version; read-only once it is final."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    version: int = 1
    state: PlanState = PlanState.DRAFT
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    made_from_id: UUID | None = Field(default=None, foreign_key="plan.id")
    national_pack: str = ""
    county_pack: str = ""
    child_pack: str = ""
    own_words: str = ""
    signs: str = ""
    contingency: str = ""
    contingency_call: str = ""
    responsible_principal: Principal | None = None
    responsible_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    responsible_named: str = ""
    coordinator_name: str = ""
    coordinator_phone: str = ""
    coordinator_deputy: str = ""
    second_coordinator: str = ""  # as the case has it while the version is under work
    second_coordinator_phone: str = ""
    care_contact: str = ""  # fast vårdkontakt
    doctor_contact: str = ""  # fast läkarkontakt
    personal_ombud: str = ""
    followup_on: date | None = None
    followup_at: time | None = None
    followup_place: str = ""
    followup_caller: str = ""
    finalised_on: date | None = None
    finalised_by: str = ""
    sent_on: date | None = None  # laid before the units for confirmation, still a draft
    is_registered: bool = False  # made on paper before; the scan is a paper of the plan
    override_reason: str = ""
    override_codes: list[str] = json_list()

    responsible_unit: Optional["Unit"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    needs: list["Need"] = Relationship(sa_relationship_kwargs=rows_of("Need.position"))
    own_parts: list["OwnPart"] = Relationship(sa_relationship_kwargs=rows_of("OwnPart.position"))
    related_plans: list["RelatedPlan"] = Relationship(
        sa_relationship_kwargs=rows_of("RelatedPlan.recorded_at")
    )
    confirmations: list["PlanConfirmation"] = Relationship(
        sa_relationship_kwargs=rows_of("PlanConfirmation.recorded_at")
    )

    @property
    def is_final(self) -> bool:
        """Whether it may no longer be changed."""
        return self.state is not PlanState.DRAFT

    @property
    def is_for_confirmation(self) -> bool:
        """Whether the draft lies with the units; it can still be changed."""
        return self.state is PlanState.DRAFT and self.sent_on is not None


class Need(Row, table=True):
    """A need in an area of life, own words first; `lineage_id` is the same in all versions."""

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    lineage_id: UUID | None = None
    position: int = 0
    area: str = ""
    words: str = ""
    staff_words: str = ""
    strength: str = ""
    is_unmet: bool = False
    unmet_why: str = ""
    removed_at: datetime | None = None

    goals: list["Goal"] = Relationship(sa_relationship_kwargs=rows_of("Goal.position"))


class Goal(Row, table=True):
    """A goal of a need, in the person's own words or the staff's."""

    need_id: UUID = Field(foreign_key="need.id", index=True)
    lineage_id: UUID | None = None
    position: int = 0
    text: str = ""
    is_own_words: bool = True
    original: str = ""  # the person's own words, kept when the staff write the goal in theirs
    is_long: bool = False  # a goal for a longer time, beside the short ones
    removed_at: datetime | None = None

    interventions: list["Intervention"] = Relationship(
        sa_relationship_kwargs=rows_of("Intervention.position")
    )


class Intervention(Row, table=True):
    """What is done: exactly one answering party, a function and a date (REQ B7)."""

    goal_id: UUID = Field(foreign_key="goal.id", index=True)
    lineage_id: UUID | None = None
    position: int = 0
    what: str = ""
    owner: Owner | None = None
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    answering_principal: Principal | None = None  # for a shared unit
    function: str = ""
    named: str = ""
    delivered_by: str = ""
    kind: InterventionKind | None = None
    starts_on: date | None = None
    latest_on: date | None = None
    is_ongoing: bool = False  # "löpande": only with a follow-up date
    condition: str = ""
    needs_decision: bool = False
    decision_by_on: date | None = None
    decided_on: date | None = None
    is_told_of_right: bool = False  # informed of the right to apply (SoL 2025:400 11 kap.)
    waits_for_id: UUID | None = None  # an intervention of the same version that comes first
    is_child_support: bool = False
    is_medicine_followup: bool = False
    is_screening: bool = False  # that it is done, never what it showed
    is_kept: bool = False
    done_on: date | None = None  # of a follow-up of medicines or a screening
    done_by: str = ""
    is_disputed: bool = False
    interim_owner: Owner | None = None  # who answers meanwhile, so that no need waits (J1)
    interim_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    dispute_inside: Principal | None = None
    change: str = ""  # new, changed: since the version it was made from
    removed_at: datetime | None = None

    unit: Optional["Unit"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "[Intervention.unit_id]"}
    )
    interim_unit: Optional["Unit"] = Relationship(
        sa_relationship_kwargs={
            "lazy": "selectin",
            "foreign_keys": "[Intervention.interim_unit_id]",
        }
    )


class OwnPart(Row, table=True):
    """What the person wants to do; asked about, never graded."""

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    lineage_id: UUID | None = None
    position: int = 0
    text: str = ""
    removed_at: datetime | None = None


class RelatedPlan(Row, table=True):
    """Another plan that the person has, for example a vårdplan in home health care."""

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    lineage_id: UUID | None = None
    kind: str = ""
    holder: str = ""
    on: date | None = None
    removed_at: datetime | None = None


class DutyRole(StrEnum):
    """What somebody answers for over time; stored by name."""

    RESPONSIBLE = "responsible"
    COORDINATOR = "coordinator"


class Duty(Row, table=True):
    """Who was responsible for the plan, or coordinated it, from a day on (REQ B9, D16)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    role: DutyRole
    principal: Principal | None = None
    name: str = ""
    phone: str = ""
    since: date
    by: str = ""


class PlanConfirmation(Row, table=True):
    """A unit of the other principal has confirmed its rows."""

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id")
    on: date
