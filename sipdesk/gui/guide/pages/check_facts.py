"""What the check shows: each point of the law and what follows, there or missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sipdesk import clock
from sipdesk.domain import consents, facts
from sipdesk.domain.model import Owner, Plan
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem
from sipdesk.domain.steps import Step, step_of
from sipdesk.gui.messages import problem_text
from sipdesk.i18n import _, format_date, format_time, language, ngettext

State = Literal["ok", "missing", "empty"]


@dataclass(frozen=True)
class Fact:
    """One line of the check and where it is changed."""

    title: str
    text: str
    state: State = "ok"
    step: str = ""
    field: str = ""
    row: UUID | str | None = None


@dataclass(frozen=True)
class Section:
    """A card of the check."""

    title: str
    source: str
    facts: tuple[Fact, ...]


def sections(case: Any, plan: Plan, problems: Sequence[Problem], pack: Pack) -> tuple[Section, ...]:
    """The law's four points, consent and participation, after the meeting (mock-up 06)."""
    law = pack.source("plan.four_points", language())
    return (
        Section(_("The law's four points"), law, tuple(_four_points(plan, problems))),
        Section(_("Consent and taking part"), "", tuple(_taking_part(case, plan, problems))),
        Section(_("After the meeting"), "", tuple(_after(plan, problems))),
    )


def _four_points(plan: Plan, problems: Sequence[Problem]) -> Iterable[Fact]:
    rows, needs = facts.interventions(plan), facts.needs(plan)
    count = ngettext("{n} intervention", "{n} interventions", len(rows)).format(n=len(rows))
    to_needs = ngettext("to {n} need", "to {n} needs", len(needs)).format(n=len(needs))
    yield _fact(
        _("1. Interventions that are needed"),
        f"{count} {to_needs}",
        problems,
        "plan.intervention.missing",
        field="need",
    )
    by_owner = {owner: sum(row.owner is owner for row in rows) for owner in Owner}
    words = _("The municipality {kommun}, the region {region}.").format(
        kommun=by_owner[Owner.KOMMUN], region=by_owner[Owner.REGION]
    )
    yield _fact(
        _("2. What each principal answers for"),
        words,
        problems,
        "plan.intervention.owner_missing",
        "plan.intervention.date_missing",
    )
    others = _("Others {other}, the person {person}.").format(
        other=by_owner[Owner.OTHER], person=by_owner[Owner.PERSON] + _own_parts(plan)
    )
    yield Fact(_("3. What somebody else does"), others, "ok", Step.PLAN.value)
    unit = plan.responsible_unit.full_name if plan.responsible_unit else ""
    words = unit or {"kommun": _("Municipality"), "region": _("Region")}.get(
        str(plan.responsible_principal or ""), ""
    )
    yield _fact(
        _("4. Responsible principal"),
        words,
        problems,
        "plan.responsible_principal.missing",
        field="responsible_principal",
    )


def _own_parts(plan: Plan) -> int:
    return sum(row.removed_at is None for row in plan.own_parts)


def _taking_part(case: Any, plan: Plan, problems: Sequence[Problem]) -> Iterable[Fact]:
    codes = [p.code for p in problems if p.code.startswith("consent")]
    held = consents.in_force(case, clock.today())
    until = held[-1].valid_until if held else None
    words = _("Valid until {day}").format(day=format_date(until)) if until else ""
    yield _fact(
        _("Consent"), words or (_("Valid") if held else ""), problems, *codes, step=Step.CONSENT
    )
    excepted = [row.text or row.topic for row in consents.exceptions(case, clock.today())]
    yield Fact(
        _("Exceptions"),
        "; ".join(excepted) or _("No exceptions"),
        "ok",
        Step.CONSENT.value,
    )
    others = [p for p in problems if step_of(p.code) is Step.NEED]
    if others:
        yield _fact(_("Need and children"), "", others, *(p.code for p in others), step=Step.NEED)
    goals = [
        goal
        for need in facts.needs(plan)
        for goal in need.goals
        if not goal.removed_at and goal.text.strip()
    ]
    own = sum(goal.is_own_words for goal in goals)
    text = _("{own} of {all} goals are in the person's own words").format(own=own, all=len(goals))
    yield Fact(_("Own words"), text, "ok" if own else "empty", Step.PLAN.value, "own_words")


def _after(plan: Plan, problems: Sequence[Problem]) -> Iterable[Fact]:
    when = format_date(plan.followup_on, "EEEE d MMMM y") if plan.followup_on else ""
    if when and plan.followup_at:
        when = _("{day} at {time}").format(day=when, time=format_time(plan.followup_at))
    if plan.followup_caller:
        when = _("{when}. {who} calls.").format(when=when, who=plan.followup_caller)
    yield _fact(
        _("Follow-up"),
        when,
        problems,
        "plan.followup_date.missing",
        "plan.followup_caller.missing",
        field="followup_on",
    )
    who = ", ".join(part for part in (plan.coordinator_name, plan.coordinator_phone) if part)
    yield _fact(
        _("Named coordinator"), who, problems, "plan.coordinator.missing", field="coordinator_name"
    )
    harder = plan.contingency or plan.contingency_call or plan.signs
    state: State = "ok" if harder else "empty"
    words = harder or _("Not stated")
    yield Fact(_("If it gets harder"), words, state, Step.PLAN.value, "contingency")


def _fact(
    title: str,
    text: str,
    problems: Sequence[Problem],
    *codes: str,
    step: Step = Step.PLAN,
    field: str = "",
) -> Fact:
    """A line that is missing when one of the codes stands open; the link goes to its field."""
    found = [problem for problem in problems if problem.code in codes]
    if not found:
        return Fact(title, text or _("Not stated"), "ok" if text else "empty", step.value, field)
    words = " ".join(dict.fromkeys(problem_text(problem) for problem in found))
    first = found[0]
    return Fact(title, words, "missing", step_of(first.code).value, first.field, first.row)
