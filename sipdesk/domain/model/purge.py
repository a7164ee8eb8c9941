"""What is known of a case that is on its way out, or gone: the protocol of its purging."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from sipdesk.domain.model.row import Row


class PurgeState(StrEnum):
    """How far a purging has come; stored by name."""

    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    DONE = "done"


class Purge(Row, table=True):
    """One decision about one case: proposed by one person, done by another (FLT L18-L20, L36).

    It outlives the case and holds no name, number or content of it. A done one is also the
    tombstone that stops a copy from bringing the case back: the case's own id is random, and
    of the person's number only a keyed hash is kept.
    """

    case_id: UUID = Field(index=True)  # no foreign key: the case goes
    case_number: str = ""
    number: str = ""  # of the protocol: G2031-0001
    state: PurgeState = PurgeState.PROPOSED
    person_digest: str = Field(default="", index=True)
    file_kind: str = ""
    national_pack: str = ""
    county_pack: str = ""
    child_pack: str = ""
    last_note_on: date
    earliest_on: date | None = None
    latest_on: date | None = None
    answers: dict[str, bool] = Field(default_factory=dict, sa_type=JSON)  # exception: applies
    decision_number: str = ""
    note: str = ""
    copies_gone_on: date | None = None  # the last day of the copies that still hold the case
    is_exported: bool = False
    proposed_on: date
    proposed_by_id: UUID | None = None
    proposed_by: str = ""
    done_on: date | None = None
    done_by_id: UUID | None = None
    done_by: str = ""
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)  # rows of each table
    rows_before: int = 0
    rows_after: int = 0


class PurgeKey(Row, table=True):
    """The key of the hashes of purged persons' numbers; one row, made at the first purging."""

    secret: str = ""
