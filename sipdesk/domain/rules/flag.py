"""A flag: a problem together with the days on which it shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem, Severity

ALWAYS_FROM = date.min
NEVER_ENDS = date.max
_NEVER_LIFTED = ("consent.", "need.children.", "child.concern.", "invite.decline.")


@dataclass(frozen=True)
class Flag:
    """A problem that shows from one day to another, both included.

    The state of the case decides that it exists; the calendar alone decides when it shows.
    So the flags can be kept in the table `watch` and asked for by date.
    """

    problem: Problem
    shows_from: date = ALWAYS_FROM
    shows_until: date = NEVER_ENDS

    def shows_on(self, day: date) -> bool:
        """Whether it shows on that day."""
        return self.shows_from <= day <= self.shows_until


def block(pack: Pack, code: str, field: str, text: str, **details: Any) -> Problem:
    """A problem that stops finalising or sharing; consent and children are never overridden."""
    lifted = not code.startswith(_NEVER_LIFTED)
    details.setdefault("override", Override.WITH_REASON if lifted else Override.NEVER)
    return _problem(pack, code, Severity.BLOCK, field, text, **details)


def warn(pack: Pack, code: str, field: str, text: str, **details: Any) -> Problem:
    """A problem for the start view; it stops nothing."""
    return _problem(pack, code, Severity.WARN, field, text, **details)


def info(pack: Pack, code: str, field: str, text: str, **details: Any) -> Problem:
    """A problem that is only shown."""
    return _problem(pack, code, Severity.INFO, field, text, **details)


def _problem(
    pack: Pack, code: str, severity: Severity, field: str, text: str, **details: Any
) -> Problem:
    source = details.pop("source", "") or pack.source(code)
    return Problem(code, severity, field, text, source, **details)
