"""What one case adds to the counts of a year; small numbers are never printed as they are."""

from collections.abc import Callable, Iterator
from datetime import date

from sipdesk.domain import consents, facts, statistics_tracks
from sipdesk.domain.model import (
    Answer,
    Case,
    Concern,
    FollowUp,
    GoalOutcome,
    Meeting,
    PlanState,
    Principal,
    Role,
)
from sipdesk.domain.placements import has_both_principals
from sipdesk.domain.rules.calling import ALREADY_PLACED
from sipdesk.i18n import N_

SMALL = 5
FEWER = N_("fewer than 5")
_GOALS = {
    "goals_reached": GoalOutcome.REACHED,
    "goals_partly": GoalOutcome.PARTLY,
    "goals_not": GoalOutcome.NOT,
    "goals_no_longer": GoalOutcome.NO_LONGER,
}


def counts(case: Case, year: int) -> dict[str, int]:
    """What the case adds in a calendar year, each thing in the year of its event (REQ K)."""
    return {key: count(case, year) for key, count in _COUNTS.items()}


def printed(count: int) -> str:
    """A count as a report prints it: 0 as 0, one to four as "fewer than 5" (an English msgid)."""
    return FEWER if 0 < count < SMALL else str(count)


def _in(year: int, days: Iterator[date | None]) -> int:
    return sum(1 for day in days if day is not None and day.year == year)


def _first_in(year: int, days: Iterator[date | None]) -> int:
    first = min((day for day in days if day is not None), default=None)
    return int(first is not None and first.year == year)


def _raised(case: Case, year: int, principal: Principal | None = None) -> int:
    rows = [row for row in case.needs_raised if row.on.year == year]
    return sum(1 for r in rows if r.by_role is Role.PRINCIPAL and r.principal is principal)


def _raised_by_others(case: Case, year: int) -> int:
    known = sum(_raised(case, year, principal) for principal in facts.PRINCIPALS)
    return _in(year, (row.on for row in case.needs_raised)) - known


def _refused(case: Case, year: int) -> int:
    answers = (answer for offer in case.offers for answer in offer.answers)
    return _in(year, (row.on for row in answers if row.answer is Answer.NO))


def _consented(case: Case, year: int) -> int:
    given = (row.given_on for row in case.consents if not consents.is_refusal(row))
    return _first_in(year, given)


def _versions(case: Case, state: PlanState) -> Iterator[date | None]:
    return (plan.finalised_on for plan in case.plans if plan.state is state)


def _held(case: Case, year: int) -> list[Meeting]:
    rows = [m for m in facts.sip_meetings(case) if m.is_held and m.on is not None]
    return [meeting for meeting in rows if meeting.on and meeting.on.year == year]


def _invalid_absences(case: Case, year: int) -> int:
    rows = (
        (meeting.on, row)
        for meeting in case.meetings
        if meeting.is_held
        for row in meeting.participants
    )
    return _in(year, (on for on, row in rows if row.absence_reason == ALREADY_PLACED))


def _follow_ups(case: Case, year: int) -> list[FollowUp]:
    return [row for row in case.follow_ups if row.held_on and row.held_on.year == year]


def _on_time(case: Case, year: int) -> int:
    rows = _follow_ups(case, year)
    return sum(1 for r in rows if r.planned_on and r.held_on and r.held_on <= r.planned_on)


def _goals(case: Case, year: int, outcome: GoalOutcome) -> int:
    """Goals by their latest result of the year; a goal is the same in every version."""
    lineage = {
        goal.id: goal.lineage_id or goal.id
        for plan in case.plans
        for need in plan.needs
        for goal in need.goals
    }
    latest = {
        lineage.get(result.goal_id, result.goal_id): result.outcome
        for row in sorted(_follow_ups(case, year), key=lambda row: row.held_on or date.min)
        for result in row.goals
        if result.outcome is not None
    }
    return list(latest.values()).count(outcome)


def _unmet(case: Case, year: int) -> int:
    found = {
        need.lineage_id or need.id
        for plan in case.plans
        if plan.recorded_at.year == year
        for need in facts.needs(plan)
        if need.is_unmet
    }
    return len(found)


def _concerns(case: Case, year: int) -> int:
    rows = [row for row in case.concerns if row.decision is Concern.REPORTED]
    return len({row.child_id for row in rows if row.on.year == year})


def _path_completed(case: Case, year: int) -> int:
    rows = (row for row in case.positions if not row.can_take and not row.is_temporary)
    return _first_in(year, (row.on for row in rows if consents.is_complete(row)))


def _deceased(case: Case, year: int) -> int:
    return _in(year, iter([case.person.deceased_on]))


def _closed(case: Case, year: int) -> int:
    days = [case.closed_on, *(row.on for row in case.closings)]
    return int(bool(_deceased(case, year) or _in(year, iter(days))))


_COUNTS: dict[str, Callable[[Case, int], int]] = {
    "raised": lambda case, year: _in(year, (row.on for row in case.needs_raised)),
    "initiated_by_kommun": lambda case, year: _raised(case, year, Principal.KOMMUN),
    "initiated_by_region": lambda case, year: _raised(case, year, Principal.REGION),
    "initiated_by_other": _raised_by_others,
    "offered": lambda case, year: _in(year, (row.on for row in case.offers)),
    "refused": _refused,
    "consented": _consented,
    "consents_withdrawn": lambda case, year: _in(
        year, (gone.on for row in case.consents for gone in row.withdrawals)
    ),
    "made": lambda case, year: _first_in(year, _versions(case, PlanState.FINAL)),
    "versions": lambda case, year: _in(year, _versions(case, PlanState.FINAL)),
    "overrides": lambda case, year: _in(year, _versions(case, PlanState.WORKING)),
    "grounds": lambda case, year: _in(year, (row.on for row in case.legal_grounds)),
    "incapacity_path": _path_completed,
    "meetings": lambda case, year: len(_held(case, year)),
    "meetings_both_principals": lambda case, year: sum(map(has_both_principals, _held(case, year))),
    "principals_absent_invalid": _invalid_absences,
    "followups_held": lambda case, year: len(_follow_ups(case, year)),
    "followups_on_time": _on_time,
    **{
        key: lambda case, year, outcome=outcome: _goals(case, year, outcome)  # type: ignore[misc]
        for key, outcome in _GOALS.items()
    },
    "unmet_needs": _unmet,
    "concerns_reported": _concerns,
    **statistics_tracks.COUNTS,
    "closed": _closed,
    "closed_deceased": _deceased,
}
