"""The yearly report: what is written by hand, and what was given out; no case, no person."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from sipdesk.domain.model.row import Row

_UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}


class YearReport(Row, table=True):
    """The texts of one municipality and year, written by hand (REQ K3-K6)."""

    __table_args__ = (UniqueConstraint("municipality", "year"),)

    municipality: str = ""
    year: int
    placements: str = ""  # content of care and treatment
    deviations: str = ""  # analysis: which improvements are needed
    comparisons: str = ""  # Öppna jämförelser
    problems: str = ""  # problem areas for the county's arenas


class GivenReport(Row, table=True):
    """The figures as they were given out: a later report of the year is held against them."""

    report_id: UUID = Field(foreign_key="yearreport.id", index=True)
    on: date
    by: str = ""
    how: str = ""
    lines: Any = Field(default=None, sa_type=JSON)  # key of each figure → what was shown


class Improvement(SQLModel, table=True):
    """Something to do better, noted from a case by a SIP supporter (REQ L1).

    Neither the case nor the moment nor the order is kept: beside the access log either would
    tell whose case it came from.
    """

    __table_args__ = _UNORDERED

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    year: int = Field(index=True)
    step: str = ""  # code of the step that it is about; empty: all of it
    text: str = ""
    action: str = ""  # what is done about it
    is_done: bool = False
    is_system_fault: bool = False
