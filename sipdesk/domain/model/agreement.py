"""The local agreement: texts under its headings, and who does what (REQ M)."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from sipdesk.domain.model.row import Row


class AgreementState(StrEnum):
    """How far a local agreement has come; stored by name."""

    DRAFT = "draft"
    ADOPTED = "adopted"


class LocalAgreement(Row, table=True):
    """The one local agreement of the store."""

    parties: str = ""  # one on each line; each signs
    from_on: date | None = None
    until_on: date | None = None  # None: until further notice
    state: AgreementState = AgreementState.DRAFT
    adopted_on: date | None = None
    case_number: str = ""  # diarienummer
    decision: str = ""


class AgreementText(Row, table=True):
    """What is agreed under one heading of the template; every heading is optional (M2)."""

    heading: str = Field(unique=True)
    text: str = ""
    owner: str = ""
    on: date | None = None


class AgreementCell(Row, table=True):
    """One row of the responsibility grid; an empty cell is allowed here (M9)."""

    position: int = 0
    title: str = ""
    socialtjanst: str = ""
    primarvard: str = ""
    specialistvard: str = ""
    other: str = ""
    removed_at: datetime | None = None
