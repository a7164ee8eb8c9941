"""One pack file as it was read: its head, its county, and its rows by kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from sipdesk.domain.pack_parts import EMPTY, Text

Row = TypeVar("Row")


@dataclass(frozen=True)
class County:
    """The county and the agreement of a county pack.

    Attributes:
        region: its name; "" when the pack does not know it, so that the user gives it.
        agreement: its name; empty when there is none, so that only the law is cited.
    """

    code: str
    name: str
    region: str
    agreement: Text
    municipalities: tuple[str, ...] = ()
    local_agreement: str = "optional"


@dataclass(frozen=True)
class Next:
    """What comes after an agreement, and from when the program tells of it."""

    notice_from: date
    in_force: date
    text: Text


@dataclass(frozen=True)
class Layer:
    """One pack file: its dates, who published it, and its rows by kind."""

    id: str
    layer: str
    version: int
    title: Text
    publisher: str
    verified: bool
    valid_from: date
    valid_until: date | None
    req: str
    note: Text = EMPTY
    county: County | None = None
    next: Next | None = None
    tables: Mapping[type, tuple[object, ...]] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )

    @property
    def ref(self) -> str:
        """Id and version, as a plan remembers them: `id@version`."""
        return f"{self.id}@{self.version}"

    def valid_on(self, day: date) -> bool:
        """Whether the time of this pack covers the day; both ends are included."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def rows(self, kind: type[Row]) -> tuple[Row, ...]:
        """The rows of one kind, in the order of the file."""
        return self.tables.get(kind, ())  # type: ignore[return-value]
