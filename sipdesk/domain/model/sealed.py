"""What lies under a case key: address, telephone and place of a protected or restricted case.

None of it is a readable column (cases README, "Who may get what" 7 and 13): whoever has the
store open but is not named in the case holds no key that opens these rows.
"""

from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from sipdesk.domain.model.row import Row


class CaseKey(Row, table=True):
    """The key pair of one case: anybody may put something in, the named users take it out."""

    case_id: UUID = Field(foreign_key="case.id", unique=True, index=True)
    public: str = ""
    held_by: dict[str, str] = Field(default_factory=dict, sa_type=JSON)  # user id: sealed key
    must_renew: bool = False  # somebody who held it has left: a new one at the next act


class SealedValue(Row, table=True):
    """One value that was moved out of its column."""

    case_id: UUID = Field(foreign_key="case.id", index=True)
    row_id: UUID  # the person, meeting or plan whose field it is
    field: str = ""
    sealed: str = ""
