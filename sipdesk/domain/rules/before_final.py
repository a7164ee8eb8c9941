"""What stands between a draft and a final version."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.model import Case, Plan
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem, Severity
from sipdesk.domain.rules import consent, need, placement, plan
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_

GAP = "[fyll i]"


def before_final(case: Case, draft: Plan, day: date, pack: Pack) -> list[Problem]:
    """What stands in the way of making this version final; empty when nothing does.

    `override` says whether a written reason lets it through; the version is then an Arbetsplan
    (SoL 2025:400 10 kap. 9 §; REQ B6-B9, C1).
    """
    found = [flag.problem for flag in need.standing(case, pack) if flag.shows_on(day)]
    found += _consent(case, draft, day, pack)
    found += plan.gaps(draft, pack)
    found += _missed_again(case, draft, day, pack)
    found += placement.gaps(case, pack)
    found += _phrases(draft, pack)
    return [problem for problem in found if problem.severity is Severity.BLOCK]


def _missed_again(case: Case, draft: Plan, day: date, pack: Pack) -> Iterator[Problem]:
    """What was promised and not done gets a new day or somebody else (documents.md D09).

    Asked of the rows of the version before, as they were at its last follow-up.
    """
    old = next((plan for plan in case.plans if plan.id == draft.made_from_id), None)
    rows = {row.lineage_id or row.id: row for row in facts.interventions(old)} if old else {}
    missed = facts.missed(case)
    for number, row in enumerate(facts.interventions(draft), start=1):
        before = rows.get(row.lineage_id or row.id)
        is_late = row.latest_on is not None and row.latest_on < day
        if before is None or before.id not in missed or not is_late:
            continue
        if (before.latest_on, before.owner, before.unit_id) == (
            row.latest_on,
            row.owner,
            row.unit_id,
        ):
            text = N_("Intervention {number} was not done. Write a new day, or who does it now.")
            said = {"number": str(number)}
            code = "plan.intervention.missed_again"
            yield block(pack, code, "latest_on", text, row=row.id, values=said)


def never_lifted(problems: list[Problem]) -> list[Problem]:
    """Those that no written reason lifts."""
    return [problem for problem in problems if problem.override is Override.NEVER]


def _consent(case: Case, draft: Plan, day: date, pack: Pack) -> list[Problem]:
    if consents.opens_by_path(case, day):
        return []
    found = consent.on_day(case, day, pack)
    known = {problem.code for problem in found}
    found += [p for p in consent.why_not(case, day, pack) if p.code not in known | _by_path(known)]
    if consents.is_valid(case, day) and not consents.may_plan(case, day):
        text = N_("The person has not said yes to a plan.")
        found.append(block(pack, "consent.missing", "consent", text))
    return found + [flag.problem for flag in consent.renewal(case, draft, pack)]


def _by_path(known: set[str]) -> set[str]:
    """On the path without a position nobody is asked for a consent."""
    path = "consent.incapacity.assessment_missing" in known
    return {"consent.missing"} if path else set()


def _phrases(draft: Plan, pack: Pack) -> list[Problem]:
    texts: list[tuple[str, str, UUID | None]]
    texts = [(name, str(value), None) for name, value in draft.model_dump().items() if value]
    for need_ in facts.needs(draft):
        texts += [("words", need_.words, need_.id), ("unmet_why", need_.unmet_why, need_.id)]
        for goal in need_.goals:
            if goal.removed_at is None:
                texts.append(("text", goal.text, goal.id))
    texts += [("what", row.what, row.id) for row in facts.interventions(draft)]
    text = N_("A gap in a phrase is not filled in.")
    code = "plan.phrase.gap_unfilled"
    return [
        block(pack, code, field, text, row=row, override=Override.NEVER)
        for field, value, row in texts
        if GAP in value
    ]
