"""A placement in HVB: decision, place, both assessments, the cost and who has signed for it."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Optional
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Answer, Row, json_list

if TYPE_CHECKING:
    from sipdesk.domain.model.directory import Unit


class PlacementGround(StrEnum):
    """The act under which somebody is placed (REQ I10); stored by name."""

    SOL = "SoL"
    LVM = "LVM"
    LVU = "LVU"


class HomeCounty(StrEnum):
    """Whether the home lies in the own county; stored by name."""

    OWN = "eget_lan"
    OTHER = "annat_lan"


class ShareUnit(StrEnum):
    """What the shares of the cost are written in; stored by name."""

    PERCENT = "percent"
    KRONOR = "kronor"


class Liability(StrEnum):
    """How far the liability commitment has come (REQ H7); stored by name."""

    DRAFT = "draft"
    SIGNED = "signed"


class Placement(Row, table=True):
    """One placement; nothing in it stops a placement (REQ H10).

    `sip_due_on` and `cost_due_on` are written from the rules of the packs of the decision, so
    that an agreement that is replaced later moves no day. Shares are in hundredths.
    """

    case_id: UUID = Field(foreign_key="case.id", index=True)
    decided_on: date | None = None
    ground: PlacementGround | None = None
    is_acute: bool = False
    wished_sip: Answer | None = None  # None: nobody has asked the person
    reasons: list[str] = json_list()
    content: str = ""
    talked_cost_on: date | None = None
    national_pack: str = ""
    county_pack: str = ""
    child_pack: str = ""
    sip_due_on: date | None = None
    cost_due_on: date | None = None
    placed_on: date | None = None
    home_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    home_name: str = ""
    provider: str = ""
    home_county: HomeCounty | None = None
    home_moved_on: date | None = None  # another county than the way of care was judged for
    social: str = ""
    social_by: str = ""
    social_on: date | None = None
    medical: str = ""
    medical_by: str = ""
    medical_on: date | None = None
    health_route: str = ""
    route_by: str = ""
    route_on: date | None = None
    share_unit: ShareUnit = ShareUnit.PERCENT
    share_kommun: int | None = None
    share_region: int | None = None
    amount: str = ""
    period: str = ""
    cost_note: str = ""
    cost_settled_on: date | None = None
    contract_kommun: str = ""
    contract_region: str = ""
    contact_kommun: str = ""
    contact_region: str = ""
    joint: str = ""
    liability: Liability | None = None
    liability_signed_on: date | None = None
    delegation_kommun: str = ""
    delegation_region: str = ""
    discharged_on: date | None = None

    home: Optional["Unit"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
