"""Plain facts of a case that several rules ask for: who, how old, which plan counts."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sipdesk.domain.model import (
    Answer,
    Case,
    GoalResult,
    Intervention,
    Meeting,
    Need,
    OfferAnswer,
    Owner,
    Participant,
    Plan,
    Principal,
    PromiseOutcome,
    Protection,
    Unit,
)

R = TypeVar("R")
PRINCIPALS = (Principal.KOMMUN, Principal.REGION)


def birthday(born: date, years: int) -> date:
    """The day on which somebody turns that many years; 29 February counts as 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def age(case: Case, day: date) -> int | None:
    """The person's age in whole years that day; None when the birth date is not known."""
    born = case.person.born_on
    if born is None:
        return None
    return day.year - born.year - (birthday(born, day.year - born.year) > day)


def is_minor(case: Case, day: date) -> bool:
    """Whether guardians decide that day: under 18, or guardians and no known birth date."""
    years = age(case, day)
    return bool(case.person.guardians) if years is None else years < 18


def needs_interpreter(case: Case) -> bool:
    """Whether an interpreter is needed: told at the need, or ticked on the person's own sheet."""
    sheet = case.preparation
    return case.person.needs_interpreter or (sheet is not None and "interpreter" in sheet.supports)


def is_protected(case: Case) -> bool:
    """Whether the person has protected personal data, of any of the three kinds."""
    return case.person.protection is not Protection.NONE


def is_guarded(case: Case) -> bool:
    """Whether address, telephone and place lie under the case's key: protected or restricted."""
    return is_protected(case) or bool(case.restricted_to)


def is_sealed(case: Case, row_id: UUID, field: str) -> bool:
    """Whether a field of the case has a value under the case's key."""
    return any((row.row_id, row.field) == (row_id, field) for row in case.sealed)


def sealed_fields(case: Case, row_id: UUID | None) -> set[str]:
    """The fields of a row that have their value under the case's key."""
    return {row.field for row in case.sealed if row.row_id == row_id}


def is_over(case: Case) -> bool:
    """Whether nothing is due any more: the case is closed or the person has died."""
    return case.closed_on is not None or case.person.deceased_on is not None


def own_principal(case: Case) -> Principal | None:
    """The principal that holds the file."""
    return case.authority_unit.principal if case.authority_unit else None


def units(case: Case) -> list[Unit]:
    """The units that have something to do with the case."""
    return [party.unit for party in case.parties if party.removed_at is None and party.unit]


def stands_for(unit: Unit, principal: Principal) -> bool:
    """Whether a unit stands for a principal; a shared unit for both, dental care for none."""
    return unit.principal in (principal, Principal.SHARED) and not unit.is_dental


def last(rows: Sequence[R]) -> R | None:
    """The latest row, or None."""
    return rows[-1] if rows else None


def is_judged_needed(case: Case) -> bool:
    """Whether a principal has judged that a plan is needed (SoL 2025:400 10 kap. 8 §)."""
    return any(row.is_needed for row in case.judgements)


def last_answer(case: Case) -> OfferAnswer | None:
    """The answer to the latest offer."""
    offer = last(case.offers)
    return last(offer.answers) if offer else None


def has_said_no(case: Case) -> bool:
    """Whether the last answer to an offer is no."""
    answer = last_answer(case)
    return answer is not None and answer.answer is Answer.NO


def newest_plan(case: Case) -> Plan | None:
    """The plan version with the highest number, a draft included."""
    return max(case.plans, key=lambda plan: plan.version, default=None)


def final_plan(case: Case) -> Plan | None:
    """The newest version that is final, an Arbetsplan included: what is carried out."""
    found = [plan for plan in case.plans if plan.is_final]
    return max(found, key=lambda plan: plan.version, default=None)


def missed(case: Case) -> set[UUID]:
    """The interventions that were not done, or only partly, at the last follow-up of each."""
    held = sorted(
        (row for row in case.follow_ups if row.held_on is not None),
        key=lambda row: row.held_on or date.min,
    )
    last = {result.intervention_id: result.outcome for row in held for result in row.promises}
    return {
        key
        for key, outcome in last.items()
        if outcome in (PromiseOutcome.PARTLY, PromiseOutcome.NOT)
    }


def next_version(case: Case, plan: Plan) -> Plan | None:
    """The version that came after this one, a draft included."""
    later = [other for other in case.plans if other.version > plan.version]
    return min(later, key=lambda other: other.version, default=None)


def last_results(case: Case) -> dict[UUID, GoalResult]:
    """The last result of each goal by its lineage; a goal is the same in every version."""
    lineage = {
        goal.id: goal.lineage_id or goal.id
        for plan in case.plans
        for need in plan.needs
        for goal in need.goals
    }
    held = [row for row in case.follow_ups if row.held_on is not None]
    return {
        lineage.get(result.goal_id, result.goal_id): result
        for row in sorted(held, key=lambda row: row.held_on or date.min)
        for result in row.goals
        if result.outcome is not None
    }


def needs(plan: Plan) -> list[Need]:
    """The needs of a plan that have not been taken away."""
    return [need for need in plan.needs if need.removed_at is None]


def rows_with_need(plan: Plan) -> Iterator[tuple[Need, Intervention]]:
    """Each intervention of a plan together with its need; what was taken away is left out."""
    for need in needs(plan):
        for goal in need.goals:
            if goal.removed_at is None:
                for row in goal.interventions:
                    if row.removed_at is None:
                        yield need, row


def interventions(plan: Plan) -> list[Intervention]:
    """The interventions of a plan that have not been taken away."""
    return [row for _, row in rows_with_need(plan)]


def answering(row: Intervention) -> Principal | None:
    """The principal that answers for a row; None for other actors and the person.

    While a row is disputed, it is the one that answers meanwhile (J1).
    """
    if row.is_disputed and row.owner is None:
        interim = {Owner.KOMMUN: Principal.KOMMUN, Owner.REGION: Principal.REGION}
        return interim.get(row.interim_owner or Owner.OTHER)
    if row.unit and row.unit.principal is Principal.SHARED:
        return row.answering_principal
    return {Owner.KOMMUN: Principal.KOMMUN, Owner.REGION: Principal.REGION}.get(
        row.owner or Owner.OTHER
    )


def is_kept(case: Case, row: Intervention) -> bool:
    """Whether a promise has been kept, at once or at a follow-up."""
    return row.is_kept or any(
        result.intervention_id == row.id and result.outcome is PromiseOutcome.DONE
        for follow_up in case.follow_ups
        for result in follow_up.promises
    )


def sip_meetings(case: Case) -> list[Meeting]:
    """The meetings at which the plan is made; follow-up meetings are not among them."""
    return [m for m in case.meetings if not m.is_cancelled and not m.is_follow_up]


def has_held_meeting(case: Case) -> bool:
    """Whether a SIP meeting has been held."""
    return any(meeting.is_held for meeting in sip_meetings(case))


def bidden(meeting: Meeting) -> list[Participant]:
    """The participants that got a letter."""
    return [row for row in meeting.participants if row.sent_on is not None]
