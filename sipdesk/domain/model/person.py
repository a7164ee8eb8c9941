"""The individual, the children, and those who stand close or decide for the person."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, Relationship

from sipdesk.domain.model.row import Row, rows_of


class NumberKind(StrEnum):
    """What kind of number identifies the person; stored by name."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    RESERVE = "reserve"
    NONE = "none"


class Protection(StrEnum):
    """Protected personal data (PRA A12): three labels, one handling; stored by name."""

    NONE = "none"
    SEKRETESSMARKERING = "sekretessmarkering"
    SKYDDAD_FOLKBOKFORING = "skyddad_folkbokforing"
    FINGERADE = "fingerade_personuppgifter"


class RepresentativeKind(StrEnum):
    """Who may speak for the person, and on what ground; stored by name."""

    GOD_MAN = "god_man"
    FORVALTARE = "forvaltare"
    FULLMAKT = "fullmakt"
    FRAMTIDSFULLMAKT = "framtidsfullmakt"


class Person(Row, table=True):
    """The individual whose plan it is."""

    given: str = ""
    family: str = ""
    search_name: str = Field(default="", index=True)  # folded by domain.search.folded
    number: str = Field(default="", index=True)  # twelve digits, or the reserve number as typed
    number_kind: NumberKind = NumberKind.NONE
    born_on: date | None = None
    municipality: str = ""
    language: str = ""
    needs_interpreter: bool = False
    interpreter_language: str = ""
    interpreter_wish: str = ""
    protection: Protection = Protection.NONE
    address: str = ""
    phone: str = ""
    no_letters_home: bool = False  # the person has said that no letter is to come
    deceased_on: date | None = None

    children: list["Child"] = Relationship(sa_relationship_kwargs=rows_of("Child.recorded_at"))
    close_persons: list["ClosePerson"] = Relationship(
        sa_relationship_kwargs=rows_of("ClosePerson.recorded_at")
    )
    guardians: list["Guardian"] = Relationship(
        sa_relationship_kwargs=rows_of("Guardian.recorded_at")
    )
    representatives: list["Representative"] = Relationship(
        sa_relationship_kwargs=rows_of("Representative.recorded_at")
    )

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}".strip()


class Child(Row, table=True):
    """A child of the individual (REQ E1-E4)."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    given: str = ""
    born_on: date | None = None
    lives: str = ""


class ClosePerson(Row, table=True):
    """A relative, friend or other close person; asked about apart from consent."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    name: str = ""
    relation: str = ""
    phone: str = ""
    address: str = ""


class Guardian(Row, table=True):
    """A guardian of the child whose plan it is (FB 6 kap. 11, 13 §§)."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    name: str = ""
    address: str = ""
    phone: str = ""
    is_protected: bool = False


class Representative(Row, table=True):
    """God man, förvaltare or holder of a power of attorney, with what it covers."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    name: str = ""
    kind: RepresentativeKind = RepresentativeKind.GOD_MAN
    mandate: str = ""
    document_on: date | None = None
    phone: str = ""
