"""What every stored row has: an id for life and the moment it was recorded."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sipdesk import clock

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """Id and moment of a row; rows keep their id for life and are ordered by the moment."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    recorded_at: datetime = Field(default_factory=clock.now)


def json_list() -> Any:
    """A column that holds a short list of codes."""
    return Field(default_factory=list, sa_type=JSON)


def rows_of(order_by: str, **more: Any) -> dict[str, Any]:
    """Relationship arguments: loaded with the owner, in a fixed order."""
    return {"lazy": "selectin", "order_by": order_by, **more}


class Principal(StrEnum):
    """Who answers for a unit; stored by name."""

    KOMMUN = "kommun"
    REGION = "region"
    SHARED = "both"
    SCHOOL = "school"
    PROVIDER = "provider"
    OTHER = "other"


class Answer(StrEnum):
    """An answer that may also be put off or unknown; stored by name."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    LATER = "later"
