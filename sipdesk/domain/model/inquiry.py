"""The mark "under inquiry": what is written about the person is disputed or looked into."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from sipdesk.domain.model.row import Row


class InquiryOutcome(StrEnum):
    """How an inquiry ended; stored by name."""

    CORRECTED = "rattat"
    STANDS = "star_kvar"
    OTHER = "annat"


class Inquiry(Row, table=True):
    """A time when what is written was under inquiry (FLT L30: rectification and restriction).

    While it is not lifted nothing about the person goes to others. The row stays when the mark is
    lifted; a new inquiry is a new row.
    """

    case_id: UUID = Field(foreign_key="case.id", index=True)
    on: date  # from this day
    what: str = ""  # what is looked into, and why
    by: str = ""
    lifted_on: date | None = None  # the first day on which it holds no more
    outcome: InquiryOutcome | None = None
    reason: str = ""  # why it was lifted
    lifted_by: str = ""
    told_on: date | None = None  # the person was told of how it ended
