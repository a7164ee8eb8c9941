"""Everything that stands open in a case, and what of it shows on a day."""

from collections.abc import Callable, Iterator
from datetime import date

from sipdesk.domain import facts
from sipdesk.domain.model import Case
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem
from sipdesk.domain.rules import (
    calling,
    coercive,
    consent,
    disagreement,
    discharge,
    follow_up,
    inquiry,
    need,
    placement,
    plan,
    related_plans,
    whole,
)
from sipdesk.domain.rules.flag import Flag

Rule = Callable[[Case, Pack], Iterator[Flag]]
RULES: tuple[Rule, ...] = (
    inquiry.standing,
    need.standing,
    consent.standing,
    calling.standing,
    plan.standing,
    related_plans.standing,
    disagreement.standing,
    placement.standing,
    discharge.standing,
    coercive.standing,
    follow_up.standing,
    whole.standing,
)


def standing(case: Case, pack: Pack) -> list[Flag]:
    """Every flag of a case with its days; a closed case and a deceased person have none."""
    if facts.is_over(case):
        return []
    return [flag for rule in RULES for flag in rule(case, pack)]


def problems(case: Case, day: date, pack: Pack) -> list[Problem]:
    """What shows on a day, the heaviest first, then by date."""
    found = [flag.problem for flag in standing(case, pack) if flag.shows_on(day)]
    return sorted(found, key=lambda p: (-p.severity, p.due or p.since or date.max))
