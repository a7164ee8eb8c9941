"""A flag: a problem together with the days on which it shows."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.problems import Problem

ALWAYS_FROM = date.min
NEVER_ENDS = date.max


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
