"""What one case adds to the yearly report: needs, offers, meetings, plans, goals, own routine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sipdesk.domain import facts, statistics, year_facts_tracks
from sipdesk.domain.model import (
    Answer,
    Bidding,
    Case,
    FollowUp,
    GoalOutcome,
    Intervention,
    Meeting,
    Participant,
    Plan,
    PlanState,
)
from sipdesk.domain.pack import Pack
from sipdesk.domain.placements import has_both_principals
from sipdesk.domain.rules.calling import ALREADY_PLACED

Fact = tuple[str, str, int]  # figure, part, number or days
_ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.LATER: "later"}
_GOALS = {
    GoalOutcome.REACHED: "reached",
    GoalOutcome.PARTLY: "partly",
    GoalOutcome.NOT: "not",
    GoalOutcome.NO_LONGER: "no_longer",
}
_COUNTED = ("consented", "made", "overrides")  # as `statistics.counts` counts them


def facts_of(case: Case, year: int, day: date, pack: Pack) -> Iterator[Fact]:
    """All that the case adds; `day` is today: what has not passed yet is not called missed."""
    counts = statistics.counts(case, year)
    yield from ((key, "n", counts[key]) for key in _COUNTED)
    yield from _raised(case, year, counts)
    yield from _offers(case, year)
    yield from _meetings(case, year)
    yield from _plans(case, year, day)
    yield from _goals(case, year)
    yield from _routine(case, year, day, pack)
    yield from year_facts_tracks.facts_of(case, year, day, pack)


def gathered(found: Iterable[Fact]) -> dict[str, dict[str, list[int]]]:
    """The facts of many cases by figure and part."""
    made: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key, part, number in found:
        made[key][part].append(number)
    return {key: dict(parts) for key, parts in made.items()}


def _part(key: str, is_part: bool) -> Fact:
    return key, "part" if is_part else "others", 1


def _raised(case: Case, year: int, counts: dict[str, int]) -> Iterator[Fact]:
    for part in ("kommun", "region", "other"):
        yield "initiated", part, counts[f"initiated_by_{part}"]
    for row in case.needs_raised:
        begun = first_step(case, row.on)
        if row.on.year == year and begun is not None:
            yield "to_first_step", "days", (begun - row.on).days
    first = min((m.on for m in _held(case) if m.on), default=None)
    raised = min((row.on for row in case.needs_raised), default=None)
    if first is not None and first.year == year and raised is not None and raised <= first:
        yield "to_meeting", "days", (first - raised).days


def first_step(case: Case, since: date) -> date | None:
    """The first day from then on with work on the plan: a call, a meeting or a plan begun."""
    called = [row.sent_on for m in case.meetings for row in m.participants]
    held = [m.on for m in case.meetings if m.is_held]
    drafted = [plan.recorded_at.date() for plan in case.plans]
    days = [day for day in (*called, *held, *drafted) if day is not None and day >= since]
    return min(days, default=None)


def _offers(case: Case, year: int) -> Iterator[Fact]:
    for offer in case.offers:
        if offer.on.year == year:
            answer = facts.last(offer.answers)
            yield "offered", "n", 1
            yield "answers", _ANSWERS.get(answer.answer, "none") if answer else "none", 1


def _held(case: Case) -> list[Meeting]:
    return [m for m in facts.sip_meetings(case) if m.is_held and m.on is not None]


def _meetings(case: Case, year: int) -> Iterator[Fact]:
    for meeting in _held(case):
        if meeting.on is None or meeting.on.year != year:
            continue
        yield _part("both_principals", has_both_principals(meeting))
        present = {True: "yes", False: "no", None: "none"}[meeting.is_person_present]
        yield "person_present", present, 1
        called = [row for row in meeting.participants if row.unit and row.bidding is Bidding.CALLED]
        came = all(row.is_present for row in called)
        yield "all_called", ("yes" if came else "no") if called else "none", 1
        for row in called:
            if row.is_present is False:
                yield "absences", _absence(row), 1


def _absence(row: Participant) -> str:
    if not row.absence_reason.strip():
        return "untold"
    if row.absence_reason == ALREADY_PLACED:
        return "already_placed"
    return "accepted" if row.is_absence_valid else "other"


def _plans(case: Case, year: int, day: date) -> Iterator[Fact]:
    for plan in case.plans:
        if plan.is_final and plan.finalised_on and plan.finalised_on.year == year:
            yield _part("whole_rows", all(map(_is_whole, facts.interventions(plan))))
            yield _part("responsible", plan.responsible_principal is not None)
    for row in case.follow_ups:
        if row.held_on and row.planned_on and row.planned_on.year == year:
            yield "followed_up", "on_time" if row.held_on <= row.planned_on else "late", 1
    if _is_missed(case, year, day):
        yield "followed_up", "not_held", 1
    yield from _promises(case, year, day)


def _is_whole(row: Intervention) -> bool:
    has_owner = row.owner is not None or row.interim_owner is not None
    return has_owner and (row.latest_on is not None or row.is_ongoing)


def _is_missed(case: Case, year: int, day: date) -> bool:
    """Whether the agreed day of the newest version has passed and nobody followed up."""
    plan = facts.final_plan(case)
    due = plan.followup_on if plan else None
    if plan is None or due is None or due.year != year or due >= day:
        return False
    ended = min((d for d in (case.closed_on, case.person.deceased_on) if d), default=None)
    held = any(row.plan_id == plan.id and row.held_on for row in case.follow_ups)
    return not held and (ended is None or ended > due)


def _promises(case: Case, year: int, day: date) -> Iterator[Fact]:
    newest: dict[object, tuple[Plan, Intervention]] = {}
    kept: dict[object, bool] = defaultdict(bool)
    for plan in sorted((p for p in case.plans if p.is_final), key=lambda plan: plan.version):
        for row in facts.interventions(plan):
            key = row.lineage_id or row.id
            newest[key] = plan, row
            kept[key] |= facts.is_kept(case, row)
    for lineage, (_plan, row) in newest.items():
        if row.latest_on and row.latest_on.year == year and row.latest_on < day:
            yield _part("promises", kept[lineage])


def _goals(case: Case, year: int) -> Iterator[Fact]:
    latest: dict[object, tuple[GoalOutcome, int | None]] = {}
    lineage = {
        goal.id: goal.lineage_id or goal.id
        for plan in case.plans
        for need in plan.needs
        for goal in need.goals
    }
    for row in sorted(_followed(case, year), key=lambda row: row.held_on or date.min):
        for result in row.goals:
            if result.outcome is not None:
                key = lineage.get(result.goal_id, result.goal_id)
                latest[key] = result.outcome, result.scale
    for outcome, scale in latest.values():
        yield "goals", _GOALS[outcome], 1
        yield "rated", _rating(scale), 1


def _followed(case: Case, year: int) -> list[FollowUp]:
    return [row for row in case.follow_ups if row.held_on and row.held_on.year == year]


def _rating(scale: int | None) -> str:
    if scale is None:
        return "none"
    return "low" if scale < 3 else "middle" if scale == 3 else "high"


# The own routine: how often the days that the municipality has set were kept (PRA F91)


def _routine(case: Case, year: int, day: date, pack: Pack) -> Iterator[Fact]:
    if (days := pack.days("start_warning_days")) is not None:
        for row in case.needs_raised:
            if row.on.year == year:
                begun = first_step(case, row.on)
                yield "start_warning_days", _kept(row.on, begun, days, day), 1
    if (days := pack.days("reply_days")) is not None:
        for place in (row for m in case.meetings for row in m.participants):
            if place.unit and place.sent_on and place.sent_on.year == year:
                yield "reply_days", _kept(place.sent_on, place.replied_on, days, day), 1
    if (days := pack.days("confirmation_warn_days")) is not None:
        yield from _confirmations(case, year, day, days)


def _kept(start: date, done: date | None, days: int, day: date) -> str:
    last = start + timedelta(days=days)
    if done is not None:
        return "within" if done <= last else "after"
    return "after" if day > last else "waits"


def _confirmations(case: Case, year: int, day: date, days: int) -> Iterator[Fact]:
    own = facts.own_principal(case)
    for plan in case.plans:
        made = plan.finalised_on
        if plan.state is not PlanState.FINAL or made is None or made.year != year:
            continue
        confirmed = {row.unit_id: row.on for row in plan.confirmations}
        rows = [r for r in facts.interventions(plan) if r.unit_id and facts.answering(r)]
        others = {row.unit_id for row in rows if facts.answering(row) is not own}
        for unit_id in others:
            done = next((on for known, on in confirmed.items() if known == unit_id), None)
            yield "confirmation_warn_days", _kept(made, done, days, day), 1
