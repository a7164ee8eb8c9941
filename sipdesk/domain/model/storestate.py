"""What the store says of itself: how often it has been written, and the digests of its rows."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from sipdesk import clock


class StoreState(SQLModel, table=True):
    """One row. Written with every commit by `storage`, never by a verb.

    `generation` grows by one with every commit; lower than last seen means an older file.
    `total` is the sum of all row digests, so that an old page cannot be put back together with
    the page of its digest. `key` signs the digests; it lies under the data key like all else and
    outlives a change of it.
    """

    id: int = Field(default=1, primary_key=True)
    generation: int = 0
    changed_at: datetime = Field(default_factory=clock.now)
    is_open: bool = False  # a session holds it: its journal belongs to it
    session: str = ""  # the latest to open it; stands in the file and in its journal
    base: int = 0  # the generation of the file when its journal was begun
    checked_at: datetime | None = None  # every page and row was read and found right
    rehearsed_at: datetime | None = None  # a copy was restored beside the store and counted
    key: bytes = Field(default=b"", sa_type=LargeBinary)
    total: str = ""


class RowDigest(SQLModel, table=True):
    """HMAC over key, content and version of one row of a plan or a consent."""

    kind: str = Field(primary_key=True)  # the table
    row_id: str = Field(primary_key=True)
    version: int = 1
    digest: bytes = Field(default=b"", sa_type=LargeBinary)
