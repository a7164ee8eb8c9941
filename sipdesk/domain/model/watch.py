"""What stands open in each case, with the days from and until which it shows."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, Index

from sipdesk.domain.model.row import Row
from sipdesk.domain.problems import Severity


class Watch(Row, table=True):
    """One answer of the flags, rewritten in the transaction of each act on the case."""

    # Holds all that the start view asks for, so that it counts without reading the rows.
    __table_args__ = (
        Index(
            "ix_watch_start",
            *("on_start", "due", "shows_from", "shows_until", "case_id", "code", "row"),
        ),
        # Reminders begin long before their last day: by `due` all days to come would be read.
        Index(
            "ix_watch_reminder",
            *("on_start", "code", "shows_from", "shows_until", "due", "case_id", "row"),
        ),
    )

    case_id: UUID = Field(foreign_key="case.id", index=True)
    code: str
    severity: Severity
    row: str = ""
    field: str = ""
    text: str = ""
    values: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    source: str = ""
    shows_from: date
    shows_until: date
    due: date | None = None
    since: date | None = None
    on_start: bool = False  # whether the start view lists it


class Snooze(Row, table=True):
    """A flag put off with a reason; the original date stays late in the case."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    code: str
    row: str = ""
    until: datetime
    reason: str = ""
    by: str = ""
