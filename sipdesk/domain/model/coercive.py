"""Around coercive care: LOB and SMADIT as triggers, the report under LVM, care afterwards."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from sipdesk.domain.model.row import Row


class TriggerKind(StrEnum):
    """What the municipality follows up with an offer of a SIP (REQ I11-I13); stored by name."""

    LOB = "LOB"
    SMADIT = "SMADIT"


class Trigger(Row, table=True):
    """Somebody was taken care of under LOB, or met in SMADIT."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    kind: TriggerKind
    on: date
    medical: str = ""  # where and when somebody was medically assessed
    sobering: str = ""  # where the person sobered up
    offered: str = ""  # what was offered afterwards
    contact_on: date | None = None  # the later contact
    contact_by: str = ""


class CoercionReport(Row, table=True):
    """The decision on a report to social services under LVM 6 §; the duty is *genast* (I8)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    is_reported: bool
    by: str = ""
    reason: str = ""  # of a decision not to report
    reported_on: date | None = None


class AfterCareArea(StrEnum):
    """What social services help with after LVM care (30 §; REQ I19); stored by name."""

    HOUSING = "bostad"
    OCCUPATION = "arbete_eller_utbildning"
    SUPPORT = "personligt_stod"


class AfterCare(Row, table=True):
    """One line of the checklist after LVM care."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    area: AfterCareArea
    what: str = ""
    by: str = ""
    ready_on: date | None = None
    is_not_needed: bool = False
