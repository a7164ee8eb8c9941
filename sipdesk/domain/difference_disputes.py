"""What two versions of a plan differ in of their disagreements: views, steps, solutions.

A disagreement belongs to the case and is one through all versions; its views are kept as they
were written last. A version knows of it what was recorded up to the day on which the version was
made final, or before the next one was begun; a draft knows all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sipdesk.domain.difference_fields import FIELDS
from sipdesk.domain.differences import Difference, Kind, Part, Value
from sipdesk.domain.model import Case, Disagreement, DisagreementStep, Plan

_WORDS = FIELDS["dispute"]
_AT_FIRST = ("view_kommun", "view_region", "persons_view", "return_on")


@dataclass(frozen=True)
class _Between:
    """The time from one version to another."""

    after: date
    begun: datetime  # the version that followed the older one
    last: date

    def holds(self, on: date, recorded_at: datetime | None = None) -> bool:
        is_later = on > self.after or (recorded_at is not None and recorded_at >= self.begun)
        return is_later and on <= self.last


def disputes(case: Case, old: Plan, new: Plan) -> Iterator[Difference]:
    """Each disagreement that is new in the newer version, went a step further or was solved."""
    begun = min(plan.recorded_at for plan in case.plans if plan.version > old.version)
    time = _Between(_day(old), begun, _day(new))
    names = _names(case)
    for row in case.disagreements:
        is_new = time.holds(row.opened_on, row.recorded_at)
        values = (*(_views(row) if is_new else ()), *_turns(row, time))
        if is_new or values:
            kind, what = Kind.NEW if is_new else Kind.CHANGED, names.get(row.intervention_id, "")
            yield Difference(kind, Part.DISPUTE, what, values, row.id)


def _day(plan: Plan) -> date:
    return plan.finalised_on or date.max


def _names(case: Case) -> dict[UUID | None, str]:
    """What each row is about, in whichever version a disagreement was opened."""
    goals = (goal for plan in case.plans for need in plan.needs for goal in need.goals)
    return {row.id: row.what for goal in goals for row in goal.interventions}


def _views(row: Disagreement) -> Iterator[Value]:
    for name in _AT_FIRST:
        if value := getattr(row, name):
            yield Value(_WORDS[name], None, value)


def _turns(row: Disagreement, time: _Between) -> Iterator[Value]:
    steps: list[DisagreementStep] = [s for s in row.steps if time.holds(s.on, s.recorded_at)]
    yield from (Value(_WORDS["step"], None, step) for step in steps)
    if row.solved_on is None or not time.holds(row.solved_on, _solved_at(row)):
        return
    yield Value(_WORDS["solved_on"], None, row.solved_on)
    if row.outcome:
        yield Value(_WORDS["outcome"], None, row.outcome)


def _solved_at(row: Disagreement) -> datetime | None:
    """When the step that solved it was recorded; a solution without a step has its day alone."""
    return max((s.recorded_at for s in row.steps if s.on == row.solved_on), default=None)
