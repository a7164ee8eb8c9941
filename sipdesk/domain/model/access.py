"""Who uses the store, the office that holds the files, and the log of every look."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from sipdesk import clock
from sipdesk.domain.model.row import Principal, Row, json_list


class UserRole(StrEnum):
    """What somebody does in the program; a user may have more than one."""

    COORDINATOR = "coordinator"
    READER = "reader"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


class FileKind(StrEnum):
    """Whose file it is; decides retention and which law is cited; stored by name."""

    SOCIAL_SERVICES = "socialtjanst"
    HEALTH_CARE = "halso_och_sjukvard"


class User(Row, table=True):
    """A person who works in the program; `slot_id` ties the row to a slot in keys.json."""

    slot_id: str = ""
    name: str = ""
    title: str = ""
    phone: str = ""
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    roles: list[str] = json_list()  # values of UserRole
    told_at: datetime | None = None  # when the user read that looks are logged and reviewed
    told_of: str = ""  # which text that was
    removed_at: datetime | None = None


class Office(Row, table=True):
    """The authority that holds the store; one row."""

    municipality: str = ""
    region: str = ""
    principal: Principal = Principal.KOMMUN
    file_kind: FileKind = FileKind.SOCIAL_SERVICES
    county_pack: str = ""
    child_pack: str = ""
    is_practice: bool = False


class LocalSetting(SQLModel, table=True):
    """A local decision with its source; what has no row is empty."""

    key: str = Field(primary_key=True)
    value: Any = Field(default=None, sa_type=JSON)
    source: str = ""


class PackFile(Row, table=True):
    """A rule pack that was imported, or the rows of the municipality's own layer.

    It lies in the store, not beside it: a copy of the store carries the rules that its plans
    were made under, and nobody changes them unseen.
    """

    pack_id: str = Field(default="", index=True)
    version: int = 1
    layer: str = ""  # national, county, child, local
    file_name: str = ""
    by: str = ""
    content: bytes = Field(default=b"", sa_type=LargeBinary)


class OfficeLogo(Row, table=True):
    """The mark of the authority for its papers; one row, or none.

    It is kept as it was made by the program: one grey picture without anything else in the file.
    """

    by: str = ""
    content: bytes = Field(default=b"", sa_type=LargeBinary)


class LogRow(SQLModel, table=True):
    """One look or act: who, when, what, which unit, which person (2001:454 10 §).

    Rows are numbered without a gap, and `chain` binds each to the one before it under a key
    that the store alone has; triggers stop every change of a row. The indexes find rows among
    the millions of some years (FLT F86).
    """

    __table_args__ = (
        Index("ix_logrow_act", "act"),
        Index("ix_logrow_user_id_act", "user_id", "act"),
        Index("ix_logrow_marked", "id", sqlite_where=text("circumstance <> ''")),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=clock.now, index=True)
    user_id: UUID | None = None
    user_name: str = ""
    unit: str = ""
    act: str = ""
    case_id: UUID | None = Field(default=None, index=True)
    person_id: UUID | None = Field(default=None, index=True)
    subject: str = ""  # which paper or record, never its content
    reason: str = ""
    circumstance: str = ""  # codes of the moment: outside, protected
    chain: str = ""


class LogKey(SQLModel, table=True):
    """The key that the rows up to a number are chained under; kept when the data key is changed.

    The newest rows have no row here: their key is worked out from the data key.
    """

    until_row: int = Field(primary_key=True)
    key: bytes = Field(sa_type=LargeBinary)


class ReviewOutcome(StrEnum):
    """What a reviewer found about a look; the program never judges by itself."""

    JUSTIFIED = "justified"
    ASKED = "asked"
    NOT_JUSTIFIED = "not_justified"


class LogSample(Row, table=True):
    """Rows of the log that were drawn to be reviewed."""

    by: str = ""
    by_id: UUID | None = None
    since: datetime | None = None
    rows: list[int] = json_list()
    reasons: dict[str, str] = Field(default_factory=dict, sa_type=JSON)  # row: why it was drawn
    head_row: int = 0  # the newest row of the log at that moment, and its link
    head_chain: str = ""
    signed_at: datetime | None = None


class LogReview(Row, table=True):
    """A row of the log that somebody has looked into, with the outcome."""

    row: int = Field(index=True)
    by: str = ""
    by_id: UUID | None = None
    outcome: ReviewOutcome = ReviewOutcome.JUSTIFIED
    note: str = ""
