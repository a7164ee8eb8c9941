"""Text that was typed and is not yet a valid value of its column."""

from uuid import UUID

from sqlmodel import Field, UniqueConstraint

from sipdesk.domain.model.row import Row


class Draft(Row, table=True):
    """Raw text of one field of one user; gone when the field is stored."""

    __table_args__ = (UniqueConstraint("user_id", "place", "field"),)

    user_id: UUID | None = None
    case_id: UUID | None = Field(default=None, foreign_key="case.id", index=True)
    place: str = ""  # the case's id, or a page without a case
    field: str = ""  # name of the field, with the row's id where there are rows
    raw: str = ""
    is_sealed: bool = False  # raw is sealed to the user's own key
