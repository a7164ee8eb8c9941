"""Organisations and units: who can be called, invited, or answer for an intervention."""

from datetime import datetime

from sqlmodel import Field

from sipdesk.domain.model.row import Principal, Row


class Unit(Row, table=True):
    """A unit of a principal, or another actor that takes part."""

    name: str = Field(default="", index=True)
    organisation: str = ""
    principal: Principal = Principal.OTHER
    column: str = ""  # socialtjanst, primarvard, specialistvard: the annex's columns
    is_dental: bool = False
    phone: str = ""
    mailbox: str = ""  # function mailbox
    address: str = ""
    removed_at: datetime | None = None

    @property
    def full_name(self) -> str:
        """Organisation and unit, as written on an envelope."""
        if not self.organisation or self.organisation in self.name:
            return self.name
        return f"{self.organisation}, {self.name}"
