"""Disagreement: the need never waits, there is a day to return, and the arena gets no names."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain import facts
from sipdesk.domain.model import Case, Disagreement, DisagreementStep, Plan, StepLevel
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import Flag, block, warn
from sipdesk.i18n import N_

PAPER_TEXTS = (
    *("question", "shared_facts", "view_kommun", "view_region"),
    *("person_need", "interim_owner", "steps_taken", "agreement_section"),
)
_SHORT = 4
_EXACT_DATE = re.compile(
    r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}|\d{1,2}(?::e)? (?:jan|feb|mar|apr|maj|jun|jul|aug|sep"
    r"|okt|nov|dec)\w*)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b")
_GENERIC = {"hvb", "hemmet", "kommun", "kommunen", "region", "regionen", "skolan", "enheten"}


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """What stands open of each disagreement (REQ J1-J5)."""
    for row in case.disagreements:
        if row.solved_on is not None:
            continue
        due = return_day(row)
        text = N_("A disagreement is open.")
        code, since = "plan.disagreement.open", row.opened_on
        found = warn(pack, code, "disagreement", text, row=row.id, due=due, since=since)
        yield Flag(found, row.opened_on)
        if due is not None and not _stepped_after(row, due):
            text = N_("The day to return to the disagreement has passed.")
            code = "plan.disagreement.return_overdue"
            found = warn(pack, code, "disagreement", text, row=row.id, due=due)
            yield Flag(found, due + timedelta(days=1))


def return_day(row: Disagreement) -> date | None:
    """The latest day that was set to return to it."""
    days = [row.return_on, *(step.return_on for step in row.steps)]
    return facts.last([day for day in days if day is not None])


def _stepped_after(row: Disagreement, due: date) -> bool:
    return any(step.on > due for step in row.steps)


def gaps(plan: Plan, pack: Pack) -> Iterator[Problem]:
    """A disputed row has somebody who answers meanwhile, so that the need does not wait (J1)."""
    for row in facts.interventions(plan):
        if row.is_disputed and row.interim_owner is None:
            text = N_("Say who answers meanwhile. The need does not wait.")
            code = "plan.disagreement.interim_owner_missing"
            yield block(pack, code, "disagreement", text, row=row.id)


def paper(case: Case) -> tuple[Disagreement, DisagreementStep] | None:
    """The newest paper for the arena that a named person has read, with its disagreement."""
    found = [
        (row, step)
        for row in case.disagreements
        for step in row.steps
        if step.has_paper and step.checked_by.strip() and row.inside is None
    ]
    return max(found, key=lambda pair: pair[1].recorded_at, default=None)


def is_only_inside(case: Case) -> bool:
    """Whether every disagreement of the case lies inside one principal."""
    return bool(case.disagreements) and all(row.inside for row in case.disagreements)


def before_step(
    row: Disagreement, level: StepLevel, is_paper: bool, checked_by: str, pack: Pack
) -> list[Problem]:
    """The arena takes only what lies between principals, read by a named person (REQ J4)."""
    never = Override.NEVER
    if row.inside is not None and level is not StepLevel.MANAGERS:
        text = N_("The disagreement lies inside one principal. It is solved there.")
        return [block(pack, "disagreement.inside_principal", "level", text, override=never)]
    if is_paper and not checked_by.strip():
        text = N_("A named person reads the paper before it is saved. Write who.")
        return [block(pack, "deid.check_missing", "checked_by", text, override=never)]
    return []


def traces(case: Case, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Where a text for the arena could tell who it is about: the field and the words found."""
    known = sorted(_known(case), key=len, reverse=True)
    for field, text in texts.items():
        for word in known:
            ending = r"\w*" if len(word) > _SHORT else r"s?"
            if found := re.search(rf"\b{re.escape(word)}{ending}\b", text):
                yield field, found[0]
                break
        else:
            if exact := _EXACT_DATE.search(text) or _NUMBER.search(text):
                yield field, exact[0]


def _known(case: Case) -> set[str]:
    person = case.person
    words = {person.given, person.family, person.municipality, case.number, person.number}
    people = (person.close_persons, person.guardians, person.representatives, person.children)
    for rows in people:
        for one in rows:
            words.update((getattr(one, "name", "") or getattr(one, "given", "")).split())
    for unit in facts.units(case):
        words.update(part.strip() for part in unit.full_name.split(","))
    for row in case.placements:
        names = (row.home.full_name if row.home else "", row.home_name, row.provider)
        words.update(word for name in names for word in re.findall(r"\w+", name))
    words.update(part for text in (person.given, person.family) for part in text.split())
    return {word for word in words if word and len(word) > 2 and word.lower() not in _GENERIC}
