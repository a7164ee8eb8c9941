"""Organisations and units: who can be called, invited, or answer for an intervention."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from sipdesk.domain.model.row import Principal, Row


class ContactRole(StrEnum):
    """What somebody answers for at a unit; stored by name."""

    FUNCTION = "function"
    SIP_SUPPORT = "sip_support"
    COST = "cost"


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
    secure_channel: str = ""  # how it can be reached safely, in words
    removed_at: datetime | None = None

    @property
    def full_name(self) -> str:
        """Organisation and unit, as written on an envelope."""
        if not self.organisation or self.organisation in self.name:
            return self.name
        return f"{self.organisation}, {self.name}"


class UnitContact(Row, table=True):
    """A function of a unit with its telephone, and who holds it from when to when (H6, L2)."""

    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    role: ContactRole = ContactRole.FUNCTION
    function: str = ""
    phone: str = ""
    name: str = ""
    from_on: date | None = None
    until_on: date | None = None
    removed_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds that day."""
        begun = self.from_on is None or self.from_on <= day
        return self.removed_at is None and begun and (self.until_on is None or day <= self.until_on)
