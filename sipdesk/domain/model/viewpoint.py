"""Views and complaints on the cooperation, taken in by an official (REQ J6)."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from sipdesk.domain.model.row import Row


class Viewpoint(Row, table=True):
    """A view that somebody told: judged by the official, passed on, and answered.

    Anonymous views go by the municipality's and the region's own routines, not this way.
    """

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date
    told_by: str = ""  # the person, or who speaks for the person
    how: str = ""  # orally, by form, by e-service
    text: str = ""
    judged: str = ""  # the official's assessment
    judged_by: str = ""
    passed_to: str = ""
    passed_on: date | None = None
    answered_on: date | None = None  # feedback shall be given
    answer: str = ""
    is_system_fault: bool = False
