"""One figure of the yearly report: its name, its definition and how its numbers belong together."""

from dataclasses import dataclass
from enum import StrEnum

from sipdesk.domain.pack import Text

Words = str | Text  # a msgid, or words of the pack in both languages


class Kind(StrEnum):
    """How the numbers of a figure belong together."""

    COUNT = "count"
    SHARE = "share"
    SPLIT = "split"
    MIDDLE = "middle"  # days


class Topic(StrEnum):
    """The topics of the yearly follow-up (REQ K2-K5), and the own routine (PRA F91)."""

    ACCESS = "access"
    HVB = "hvb"
    DEVIATIONS = "deviations"
    ROUTINE = "routine"


@dataclass(frozen=True)
class Figure:
    """One line of the report.

    Attributes:
        how: its definition, printed with the report.
        parts: of a split, in the fixed order that decides what may be shown.
    """

    key: str
    topic: Topic
    kind: Kind
    label: Words
    how: Words = ""
    parts: tuple[tuple[str, Words], ...] = ()
