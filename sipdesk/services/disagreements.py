"""Disagreements: opened on a row, taken upwards step by step, solved; and notes of deviations."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import (
    Case,
    DeidPeriod,
    Deviation,
    DeviationKind,
    Disagreement,
    DisagreementStep,
    Intervention,
    StepLevel,
)
from sipdesk.domain.problems import Override, Problem, RuleError, Severity
from sipdesk.domain.rules import disagreement as rules
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import ask, change, clean, clean_all, in_order, not_in_future, one
from sipdesk.services.loaded import load
from sipdesk.services.plan_rows import change_intervention, interventions_of

FIELDS = frozenset(
    [
        *("kind", "inside", "view_kommun", "view_region", "persons_view", "is_printed"),
        *("return_on", "is_system_fault"),
    ]
)
DEVIATION_FIELDS = frozenset({"ref", "what", "meant", "done", "proposal", "is_system_fault"})


def open_disagreement(
    session: Session,
    case_id: UUID,
    *,
    intervention_id: UUID,
    on: date | None = None,
    interim: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Disagreement:
    """Open a disagreement about a row; one that is open about it is changed instead (REQ J1).

    Args:
        interim: `interim_owner` and `interim_unit_id` of the row, where the version is under work.
    """
    case, day = load(session, case_id), on or clock.today()
    not_in_future(day, "opened_on")
    intervention = _intervention(case, intervention_id)
    row = of_row(case, intervention)
    if row is None:
        row = Disagreement(
            case_id=case_id,
            intervention_id=intervention_id,
            opened_on=day,
            inside=intervention.dispute_inside,
        )
        case.disagreements.append(row)
    _set(row, fields)
    values = {"is_disputed": True, **(interim or {})}
    if any(getattr(intervention, name) != value for name, value in values.items()):
        _change_row(session, case, intervention, values)
    return row


def of_row(case: Case, row: Intervention) -> Disagreement | None:
    """The open disagreement about a row, in whichever version it was opened."""
    lineage = row.lineage_id or row.id
    same = {
        one.id
        for plan in case.plans
        for one in interventions_of(plan)
        if (one.lineage_id or one.id) == lineage
    }
    found = [one for one in case.disagreements if one.intervention_id in same]
    return next((one for one in reversed(found) if one.solved_on is None), None)


def _intervention(case: Case, intervention_id: UUID | None) -> Intervention:
    return one((row for plan in case.plans for row in interventions_of(plan)), intervention_id)


def _change_row(session: Session, case: Case, row: Intervention, values: Mapping[str, Any]) -> None:
    """A final version keeps its rows as they are; the disagreement itself is recorded anyway."""
    plan = next(p for p in case.plans if any(one.id == row.id for one in interventions_of(p)))
    if not plan.is_final:
        change_intervention(session, case.id, intervention_id=row.id, **values)


def change_disagreement(
    session: Session, case_id: UUID, *, disagreement_id: UUID, **fields: Any
) -> Disagreement:
    """Change single fields of a disagreement."""
    row = one(load(session, case_id).disagreements, disagreement_id)
    _set(row, fields)
    return row


def _set(row: Disagreement, fields: Mapping[str, Any]) -> None:
    in_order(row.opened_on, fields.get("return_on"), "return_on")
    change(row, fields, FIELDS)


def take_step(
    session: Session,
    case_id: UUID,
    *,
    disagreement_id: UUID,
    level: StepLevel,
    on: date | None = None,
    who: str = "",
    sent_to: str = "",
    outcome: str = "",
    is_solved: bool = False,
    return_on: date | None = None,
    paper: Mapping[str, str] | None = None,
    checked_by: str = "",
    period: DeidPeriod = DeidPeriod.MONTH,
) -> DisagreementStep:
    """Record a step: dialogue between chiefs, the official arena, the court (REQ J2-J5).

    Args:
        paper: the texts of the de-identified paper, written by hand; nothing is copied.

    Raises RuleError: what lies inside one principal goes to no arena; the paper has not been
    read by a named person; or a text tells who it is about.
    """
    case, day = load(session, case_id), on or clock.today()
    row = one(case.disagreements, disagreement_id)
    not_in_future(day, "on")
    in_order(row.opened_on, day, "on")
    in_order(day, return_on, "return_on")
    pack = office.pack_for(session, case)
    ask(rules.before_step(row, level, paper is not None, checked_by, pack))
    texts = clean_all(dict(paper or {}))
    ask(list(_traces(case, texts)))
    words = clean_all({"who": who, "sent_to": sent_to, "outcome": outcome})
    step = DisagreementStep(
        disagreement_id=row.id, level=level, on=day, return_on=return_on, period=period, **words
    )
    if paper is not None:
        change(step, texts, rules.PAPER_TEXTS)
        step.has_paper, step.checked_on = True, day
        step.checked_by = clean("checked_by", checked_by)
    row.steps.append(step)
    if is_solved:
        row.solved_on, row.outcome = day, words["outcome"]
    return step


def traces(session: Session, case_id: UUID, *, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where texts for the arena could tell who it is about: field and words; a query."""
    return list(rules.traces(load(session, case_id), dict(texts)))


def _traces(case: Case, texts: dict[str, str]) -> Iterator[Problem]:
    text = N_("”{words}” may tell who it is about. Write it in another way.")
    for field, words in rules.traces(case, texts):
        said = {"words": words}
        yield Problem(
            "deid.traces", Severity.BLOCK, field, text, override=Override.NEVER, values=said
        )


def solve(
    session: Session,
    case_id: UUID,
    *,
    disagreement_id: UUID,
    outcome: str,
    on: date | None = None,
) -> Disagreement:
    """Record that it is solved, and how.

    Raises RuleError at the field without words for the solution.
    """
    row, day = one(load(session, case_id).disagreements, disagreement_id), on or clock.today()
    if not outcome.strip():
        text = N_("Write how it was solved.")
        missing = Problem("disagreement.outcome.missing", Severity.BLOCK, "outcome", text)
        raise RuleError([missing])
    not_in_future(day, "solved_on")
    row.solved_on, row.outcome = day, clean("outcome", outcome)
    return row


def note_deviation(
    session: Session,
    case_id: UUID,
    *,
    kind: DeviationKind,
    on: date | None = None,
    **fields: Any,
) -> Deviation:
    """Note a failure in cooperation, for the ordinary deviation routine (REQ J7)."""
    day = on or clock.today()
    not_in_future(day, "on")
    row = Deviation(case_id=case_id, on=day, kind=kind, by=actor_of(session).name)
    change(row, fields, DEVIATION_FIELDS)
    load(session, case_id).deviations.append(row)
    return row
