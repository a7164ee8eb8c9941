"""One person's way through a SIP: the case and the records of its first and last steps."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Optional
from uuid import UUID

from sqlmodel import Field, Index, Relationship

from sipdesk.domain.model.row import Answer, Principal, Row, json_list, rows_of

if TYPE_CHECKING:
    from sipdesk.domain.model.access import User
    from sipdesk.domain.model.coercive import AfterCare, CoercionReport, Trigger
    from sipdesk.domain.model.consent import (
        ChildHeard,
        ClosePersonAnswer,
        Consent,
        LegalGround,
        Position,
        SecrecyTest,
        WithdrawalNotice,
    )
    from sipdesk.domain.model.directory import Unit
    from sipdesk.domain.model.disagreement import Deviation, Disagreement
    from sipdesk.domain.model.discharge import Discharge
    from sipdesk.domain.model.follow_up import FollowUp
    from sipdesk.domain.model.inquiry import Inquiry
    from sipdesk.domain.model.meeting import Meeting
    from sipdesk.domain.model.papers import HandOut
    from sipdesk.domain.model.person import Person
    from sipdesk.domain.model.placement import Placement
    from sipdesk.domain.model.plan import Duty, Plan
    from sipdesk.domain.model.sealed import CaseKey, SealedValue
    from sipdesk.domain.model.viewpoint import Viewpoint


class Role(StrEnum):
    """In what role somebody raised the need; stored by name."""

    PRINCIPAL = "principal"
    PERSON = "person"
    CLOSE_PERSON = "close_person"
    SCHOOL = "school"
    OTHER = "other"


class Concern(StrEnum):
    """Decision on a report of concern for a child (SoL 19 kap. 1 §); stored by name."""

    REPORTED = "reported"
    NO_SUSPICION = "no_suspicion"
    CONSULTING_TODAY = "consulting_today"


class CloseReason(StrEnum):
    """Why a case is closed; stored by name."""

    COORDINATION_NOT_NEEDED = "samordning_behovs_inte"
    NO_SIP = "sip_gors_inte"
    MOVED = "flyttat"
    CONSENT_WITHDRAWN = "aterkallat_samtycke"
    DECEASED = "avliden"


class Case(Row, table=True):
    """A case: number, person, holder of the file, and everything recorded on the way.

    `step`, `next_on` and `next_what` are rewritten with the watch, so that the list of cases
    is read from its index alone.
    """

    __table_args__ = (Index("ix_case_list", "closed_on", "next_on"),)

    number: str = Field(default="", unique=True, index=True)  # 2026-0014
    person_id: UUID = Field(foreign_key="person.id", index=True)
    opened_on: date
    coordinator_id: UUID | None = Field(default=None, foreign_key="user.id")
    second_coordinator: str = ""  # of the other principal, beside the main one
    second_coordinator_phone: str = ""
    authority_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    national_pack: str = ""
    county_pack: str = ""
    child_pack: str = ""
    is_practice: bool = False
    is_discharge: bool = False
    many_medicines: bool = False
    restricted_to: list[str] = json_list()  # user ids; empty: everybody
    team: list[str] = json_list()  # ids of users who work in the case beside its coordinator
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    closed_by: str = ""
    outcome: str = ""
    is_person_told: bool = False
    step: str = ""  # code of the step that is next
    next_on: date = date.max  # the last day of all: nothing is planned
    next_what: str = ""

    person: "Person" = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    coordinator: Optional["User"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    authority_unit: Optional["Unit"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    parties: list["Party"] = Relationship(sa_relationship_kwargs=rows_of("Party.recorded_at"))
    needs_raised: list["NeedRaised"] = Relationship(
        sa_relationship_kwargs=rows_of("NeedRaised.recorded_at")
    )
    judgements: list["Judgement"] = Relationship(
        sa_relationship_kwargs=rows_of("Judgement.recorded_at")
    )
    permissions: list["ContactPermission"] = Relationship(
        sa_relationship_kwargs=rows_of("ContactPermission.recorded_at")
    )
    prompts: list["Prompt"] = Relationship(sa_relationship_kwargs=rows_of("Prompt.recorded_at"))
    children_answers: list["ChildrenAnswer"] = Relationship(
        sa_relationship_kwargs=rows_of("ChildrenAnswer.recorded_at")
    )
    concerns: list["ConcernDecision"] = Relationship(
        sa_relationship_kwargs=rows_of("ConcernDecision.recorded_at")
    )
    language_notes: list["LanguageNote"] = Relationship(
        sa_relationship_kwargs=rows_of("LanguageNote.recorded_at")
    )
    offers: list["Offer"] = Relationship(sa_relationship_kwargs=rows_of("Offer.recorded_at"))
    preparation: Optional["Preparation"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "uselist": False}
    )
    internal_notes: list["InternalNote"] = Relationship(
        sa_relationship_kwargs=rows_of("InternalNote.recorded_at")
    )
    duties: list["Duty"] = Relationship(sa_relationship_kwargs=rows_of("Duty.since"))
    closings: list["Closing"] = Relationship(sa_relationship_kwargs=rows_of("Closing.recorded_at"))
    handovers: list["Handover"] = Relationship(
        sa_relationship_kwargs=rows_of("Handover.recorded_at")
    )
    coercions: list["Coercion"] = Relationship(
        sa_relationship_kwargs=rows_of("Coercion.recorded_at")
    )
    triggers: list["Trigger"] = Relationship(sa_relationship_kwargs=rows_of("Trigger.recorded_at"))
    coercion_reports: list["CoercionReport"] = Relationship(
        sa_relationship_kwargs=rows_of("CoercionReport.recorded_at")
    )
    after_care: list["AfterCare"] = Relationship(
        sa_relationship_kwargs=rows_of("AfterCare.recorded_at")
    )
    consents: list["Consent"] = Relationship(sa_relationship_kwargs=rows_of("Consent.recorded_at"))
    legal_grounds: list["LegalGround"] = Relationship(
        sa_relationship_kwargs=rows_of("LegalGround.recorded_at")
    )
    positions: list["Position"] = Relationship(
        sa_relationship_kwargs=rows_of("Position.recorded_at")
    )
    close_answers: list["ClosePersonAnswer"] = Relationship(
        sa_relationship_kwargs=rows_of("ClosePersonAnswer.recorded_at")
    )
    secrecy_tests: list["SecrecyTest"] = Relationship(
        sa_relationship_kwargs=rows_of("SecrecyTest.recorded_at")
    )
    withdrawal_notices: list["WithdrawalNotice"] = Relationship(
        sa_relationship_kwargs=rows_of("WithdrawalNotice.recorded_at")
    )
    child_views: list["ChildHeard"] = Relationship(
        sa_relationship_kwargs=rows_of("ChildHeard.recorded_at")
    )
    meetings: list["Meeting"] = Relationship(sa_relationship_kwargs=rows_of("Meeting.recorded_at"))
    plans: list["Plan"] = Relationship(sa_relationship_kwargs=rows_of("Plan.version"))
    follow_ups: list["FollowUp"] = Relationship(
        sa_relationship_kwargs=rows_of("FollowUp.recorded_at")
    )
    hand_outs: list["HandOut"] = Relationship(sa_relationship_kwargs=rows_of("HandOut.recorded_at"))
    placements: list["Placement"] = Relationship(
        sa_relationship_kwargs=rows_of("Placement.recorded_at")
    )
    discharges: list["Discharge"] = Relationship(
        sa_relationship_kwargs=rows_of("Discharge.recorded_at")
    )
    disagreements: list["Disagreement"] = Relationship(
        sa_relationship_kwargs=rows_of("Disagreement.recorded_at")
    )
    deviations: list["Deviation"] = Relationship(
        sa_relationship_kwargs=rows_of("Deviation.recorded_at")
    )
    inquiries: list["Inquiry"] = Relationship(sa_relationship_kwargs=rows_of("Inquiry.recorded_at"))
    viewpoints: list["Viewpoint"] = Relationship(
        sa_relationship_kwargs=rows_of("Viewpoint.recorded_at")
    )
    key: Optional["CaseKey"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "uselist": False}
    )
    sealed: list["SealedValue"] = Relationship(
        sa_relationship_kwargs=rows_of("SealedValue.recorded_at")
    )


class Party(Row, table=True):
    """A unit or actor that has something to do with this case."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id")
    note: str = ""
    removed_at: datetime | None = None

    unit: "Unit" = Relationship(sa_relationship_kwargs={"lazy": "selectin"})


class NeedRaised(Row, table=True):
    """Somebody asked whether a plan is needed."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    by_role: Role = Role.PRINCIPAL
    principal: Principal | None = None
    by: str = ""
    why: str = ""


class ContactPermission(Row, table=True):
    """The person's dated yes to contact the other principal (REQ B2; OSL 25-26 kap.)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    principal: Principal
    by: str = ""
    how: str = ""
    words: str = ""


class Judgement(Row, table=True):
    """One principal's judgement whether a plan is needed (SoL 2025:400 10 kap. 8 §)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    principal: Principal
    is_needed: bool
    why: str = ""
    is_unnamed: bool = False


class Prompt(Row, table=True):
    """Target groups and warning signs noted by staff; internal, on no paper."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    target_groups: list[str] = json_list()
    warning_signs: list[str] = json_list()


class ChildrenAnswer(Row, table=True):
    """The children question: yes, no or unknown (REQ E1-E4)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    answer: Answer
    hsl_circumstances: list[str] = json_list()
    note: str = ""


class ConcernDecision(Row, table=True):
    """The decision on a report of concern for one child; the duty is *genast*."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    child_id: UUID | None = Field(default=None, foreign_key="child.id")  # None: the person
    on: date
    decision: Concern
    by: str = ""
    reason: str = ""
    reported_on: date | None = None


class LanguageNote(Row, table=True):
    """The right to use a national minority language was told (2009:724)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    language: str = ""
    wishes: list[str] = json_list()


class Offer(Row, table=True):
    """The offer of a SIP, kept also when the answer is no (REQ B1)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    by: str = ""
    how: str = ""
    has_leaflet: bool = False
    leaflet_language: str = ""

    answers: list["OfferAnswer"] = Relationship(
        sa_relationship_kwargs=rows_of("OfferAnswer.recorded_at")
    )


class OfferAnswer(Row, table=True):
    """The person's answer to an offer."""

    offer_id: UUID = Field(foreign_key="offer.id", index=True)
    on: date
    answer: Answer
    by: str = ""
    reason: str = ""
    is_told: bool = False
    ask_again_on: date | None = None


class Preparation(Row, table=True):
    """What the person has said before the meeting, in the person's own words."""

    case_id: UUID = Field(foreign_key="case.id", unique=True, index=True)
    important: str = ""
    works: str = ""
    help: str = ""
    own: str = ""
    take_part: str = ""
    supports: list[str] = json_list()
    wants_there: str = ""
    not_there: str = ""
    avoid: str = ""
    questions: str = ""
    is_declined: bool = False
    filled_on: date | None = None


class InternalNote(Row, table=True):
    """A working note; reaches no paper but the register extract, after review (spec point 6)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    by: str = ""
    text: str = ""
    review: str = ""  # given, partly, withheld; empty: not reviewed
    shown_text: str = ""  # of a note that is given in part
    review_ground: str = ""
    review_number: str = ""
    review_appeal: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None


class Coercion(Row, table=True):
    """Coercive care that was noted; changes no consent rule, SIP is voluntary (REQ I6)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    act: str = ""
    from_on: date | None = None
    ended_on: date | None = None


class Handover(Row, table=True):
    """The case got another coordinator."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    from_name: str = ""
    to_name: str = ""
    phone: str = ""
    note: str = ""


class Closing(Row, table=True):
    """A time the case was closed; it stays on record when the case is opened again."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    close_reason: CloseReason
    decided_by: str = ""
    outcome: str = ""
    is_person_told: bool = False
    reopened_on: date | None = None
    reopened_by: str = ""
