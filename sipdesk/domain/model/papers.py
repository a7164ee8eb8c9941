"""Frozen papers and the register of who got them."""

from datetime import date
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from sipdesk.domain.model.row import Row


class Paper(Row, table=True):
    """A paper as it was made: its bytes never change (PRA F59)."""

    case_id: UUID | None = Field(default=None, foreign_key="case.id", index=True)
    kind: str = ""
    language: str = "sv"
    variant: str = ""
    copy_number: int = 1
    plan_id: UUID | None = Field(default=None, foreign_key="plan.id")
    template_version: str = ""
    national_pack: str = ""
    county_pack: str = ""
    sha256: str = ""
    content: bytes = Field(default=b"", sa_type=LargeBinary)


class HandOut(Row, table=True):
    """Who got which paper, when, how and from whom (PDL 3 kap. 11 §)."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    paper_id: UUID | None = Field(default=None, foreign_key="paper.id")
    kind: str = ""
    recipient_kind: str = ""  # person, unit, close_person, guardian, representative
    recipient_id: UUID | None = None
    recipient_name: str = ""
    plan_id: UUID | None = Field(default=None, foreign_key="plan.id")
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    copy_number: int = 1
    on: date
    how: str = ""
    by: str = ""
    name_reason: str = ""  # why a letter carries the whole name; empty: initials or none
    basis: str = ""  # which consent or recorded legal ground it rests on
