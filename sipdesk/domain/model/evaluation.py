"""What people thought of their meetings, kept so that nobody can tell who answered (REQ D25)."""

from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

# Neither the moment nor the order in which answers came is kept: beside the access log either
# would show whose meeting they are about.
_UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}


class EvaluationAnswer(StrEnum):
    """An answer to one of the questions after a meeting; stored by name."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Evaluation(SQLModel, table=True):
    """The ticks of one sheet; an answer that was left empty is None and is not a no."""

    __table_args__ = _UNORDERED

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    municipality: str = ""
    year: int = Field(index=True)  # of the meeting; the sheet knows no day
    heard: EvaluationAnswer | None = None
    understood: EvaluationAnswer | None = None
    decided: EvaluationAnswer | None = None
    knows: EvaluationAnswer | None = None


class EvaluationWords(SQLModel, table=True):
    """What somebody wrote on a sheet: apart from the ticks, and in no statistics."""

    __table_args__ = _UNORDERED

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    year: int = Field(index=True)
    text: str = ""
