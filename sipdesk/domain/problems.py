"""What stands in the way of an act: the one shape in which every rule answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID


class Severity(IntEnum):
    """How much a problem weighs; BLOCK stops finalising or sharing."""

    INFO = 1
    WARN = 2
    BLOCK = 3


class Override(StrEnum):
    """Whether a written reason lets the act through."""

    NEVER = "never"
    WITH_REASON = "with_reason"
    NOTHING_STOPPED = ""


@dataclass(frozen=True)
class Problem:
    """What stands in the way, where it is mended, and by which rule.

    Attributes:
        code: as in the glossary of codes, for example `plan.intervention.owner_missing`.
        field: the field that the cursor goes to.
        text: an English sentence marked with `N_()`; `values` fills its placeholders.
        source: paragraph or agreement, from the pack.
        row: the row (party, need, intervention, child …) that it concerns.
        due: the last day, where a rule gives one.
        since: the day from which it has stood, where no limit exists.
    """

    code: str
    severity: Severity
    field: str
    text: str
    source: str = ""
    row: UUID | str | None = None
    due: date | None = None
    since: date | None = None
    override: Override = Override.NOTHING_STOPPED
    values: Mapping[str, str] = default(default_factory=dict, compare=False)


class RuleError(Exception):
    """The user can mend this: the act was refused and nothing was stored.

    The message holds codes only, never personal data.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(p.code for p in problems))
        self.problems = tuple(problems)


def refuse(code: str, field_name: str, text: str, **details: object) -> RuleError:
    """A `RuleError` with one blocking problem that no written reason lifts, unless told so."""
    details.setdefault("override", Override.NEVER)
    problem = Problem(code, Severity.BLOCK, field_name, text, **details)  # type: ignore[arg-type]
    return RuleError([problem])
