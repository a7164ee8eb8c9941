"""Discharge from inpatient care (2017:612): what the region does, and the municipality records."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Optional
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Row, rows_of

if TYPE_CHECKING:
    from sipdesk.domain.model.directory import Unit


class Discharge(Row, table=True):
    """One stay in inpatient care; moments are typed as Swedish wall time."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    admitted_at: datetime | None = None
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    estimated_on: date | None = None
    care_contact: str = ""  # the region's permanent care contact
    needs_municipal_care: bool = False
    lacks_open_care: bool = False  # 5 kap. 5 §
    agreed_otherwise: str = ""  # 4 kap. 5 §
    is_open_coercive: bool = False  # ÖPT or ÖRV: another plan instead (4 kap. 1 §)
    call_at: datetime | None = None
    call_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    call_meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    left_on: date | None = None

    unit: Optional["Unit"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "[Discharge.unit_id]"}
    )
    call_unit: Optional["Unit"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "[Discharge.call_unit_id]"}
    )
    notices: list["ReadyNotice"] = Relationship(
        sa_relationship_kwargs=rows_of("ReadyNotice.recorded_at")
    )


class ReadyNotice(Row, table=True):
    """The region's notice that the patient is ready; the moment is when it was sent."""

    discharge_id: UUID = Field(foreign_key="discharge.id", index=True)
    sent_at: datetime
    call_due_on: date | None = None  # by the pack of that day
    revoked_on: date | None = None
    revoked_why: str = ""
