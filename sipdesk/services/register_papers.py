"""Fills D16: every value that is stored about one person, with its label in plain words.

The walk goes over the tables themselves, so that a column that is added later is printed too.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.identity import display
from sipdesk.domain.model import Case, InternalNote, NeedRaised, Role
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_, format_time
from sipdesk.printing import register_extract as paper
from sipdesk.services import paper_parts as fill
from sipdesk.services import seen_papers
from sipdesk.services.edits import clean_all, one
from sipdesk.services.loaded import load, rows_of_case
from sipdesk.services.paper_parts import Sheet
from sipdesk.services.register_values import in_words
from sipdesk.services.register_words import COLUMNS, TABLES

UNREVIEWED = N_("Stopped: {n} internal notes have not been reviewed yet. Review each one first.")
GIVEN, PARTLY, WITHHELD = "given", "partly", "withheld"
_OTHER, _MASK = N_("Other information"), N_("[another person]")

# Keys, search forms and counters say nothing about anybody; prompts reach no paper (N0).
_KEYS = {"id", "recorded_at", "search_name", "lineage_id", "turn", "person_id", "case_id"}
_KEYS |= {"calendar_sequence", "calendar_facts", "paper_id", "plan_id", "meeting_id"}
_KEYS |= {"made_from_id", "goal_id", "need_id", "intervention_id", "offer_id", "consent_id"}
_KEYS |= {"follow_up_id", "discharge_id", "disagreement_id", "call_meeting_id"}
_NEVER = {"prompt", "casekey", "sealedvalue"}  # no address on any print (A12)
# What is told about somebody else belongs to that person.
_MASKED: dict[str, tuple[str, ...]] = {
    "closeperson": ("name", "phone", "address"),
    "guardian": ("phone", "address"),
    "child": ("given", "born_on", "lives"),
}


def unreviewed(case: Case) -> list[InternalNote]:
    """The internal notes that nobody has decided about."""
    return [note for note in case.internal_notes if not note.review]


def review_note(
    session: Session,
    case_id: UUID,
    *,
    note_id: UUID,
    review: str,
    by: str,
    ground: str = "",
    number: str = "",
    appeal: str = "",
    shown_text: str = "",
) -> InternalNote:
    """Decide whether one internal note is given: all, in part or not (GDPR art. 15; FL 10 §).

    Raises RuleError when a note is kept back without ground and number, or given in part
    without the part.
    """
    note = one(load(session, case_id).internal_notes, note_id)
    if review not in (GIVEN, PARTLY, WITHHELD):
        raise ValueError(review)
    if review != GIVEN and not (ground.strip() and number.strip()):
        text = N_("Write the ground and the number of the decision.")
        raise refuse("extract.ground_missing", "ground", text)
    if review == PARTLY and not shown_text.strip():
        raise refuse("extract.part_missing", "shown_text", N_("Write the part that is given."))
    values = {
        "review": review,
        "shown_text": shown_text if review == PARTLY else "",
        "review_ground": ground,
        "review_number": number,
        "review_appeal": appeal,
        "reviewed_by": by,
    }
    for name, value in clean_all(values).items():
        setattr(note, name, value)
    note.reviewed_on = clock.today()
    return note


def register_extract(session: Session, sheet: Sheet) -> paper.Content:
    """D16. Raises RuleError `extract.notes_unreviewed` until each internal note is reviewed."""
    case = sheet.case
    if left := len(unreviewed(case)):
        raise refuse("extract.notes_unreviewed", "notes", UNREVIEWED, values={"n": str(left)})
    return paper.Content(
        header=fill.header(sheet),
        person=case.person.name,
        number=display(case.person.number),
        on=sheet.day,
        contact=fill.coordinator(sheet),
        groups=tuple(_groups(session, sheet)),
        withheld=tuple(
            paper.Withheld(note.on, note.review_ground, note.review_number, note.review_appeal)
            for note in case.internal_notes
            if note.review == WITHHELD
        ),
        papers=seen_papers.papers(sheet),
        openings=seen_papers.openings(session, sheet),
    )


def _groups(session: Session, sheet: Sheet) -> Iterator[paper.Group]:
    case = sheet.case
    names = _names(case)
    for table, rows in rows_of_case(case).items():
        if table in _NEVER:
            continue
        title = sheet.tr(TABLES.get(table, _OTHER))
        shown = [row for row in rows if getattr(row, "review", "") != WITHHELD]
        yield paper.Group(title, tuple(_entry(sheet, table, row, names) for row in shown))


def _names(case: Case) -> dict[UUID, str]:
    person = case.person
    found = {unit.id: unit.name for unit in facts.units(case)}
    for kind in rows_of_case(case).values():
        for row in kind:
            for relation in ("unit", "responsible_unit", "interim_unit"):
                unit = getattr(row, relation, None)
                if unit is not None:
                    found[unit.id] = unit.name
    if case.authority_unit is not None:
        found[case.authority_unit.id] = case.authority_unit.name
    if case.coordinator is not None:
        found[case.coordinator.id] = case.coordinator.name
    found |= {row.id: row.name for row in person.guardians}
    found |= {row.id: row.name for row in person.representatives}
    return found


def _entry(sheet: Sheet, table: str, row: Any, names: Mapping[UUID, str]) -> paper.Entry:
    noted = sheet.tr("Noted {date}").format(date=sheet.tr.day(clock.local(row.recorded_at).date()))
    values = []
    for column in inspect(type(row)).columns:
        value = getattr(row, column.key)
        if column.key in _KEYS or value is None or value in ("", [], {}):
            continue
        label = sheet.tr(COLUMNS.get(column.key, _OTHER))
        values.append(paper.Fact(label, _shown(sheet, table, row, column.key, names)))
    return paper.Entry(noted, tuple(values))


def _shown(sheet: Sheet, table: str, row: Any, key: str, names: Mapping[UUID, str]) -> str:
    if key in _MASKED.get(table, ()) or (key in ("by", "why") and _is_told_by_other(row)):
        return sheet.tr(_MASK)
    if table == "internalnote" and key == "text" and row.review == PARTLY:
        return str(row.shown_text)
    if table == "person" and key == "number":
        return display(row.number)
    return _value(sheet, getattr(row, key), names, key)


def _is_told_by_other(row: Any) -> bool:
    return isinstance(row, NeedRaised) and row.by_role in (Role.CLOSE_PERSON, Role.OTHER)


def _value(sheet: Sheet, value: Any, names: Mapping[UUID, str], key: str) -> str:
    if isinstance(value, bool):
        return sheet.tr("Yes") if value else sheet.tr("No")
    if isinstance(value, datetime):
        return f"{sheet.tr.day(clock.local(value).date())} {format_time(clock.local(value))}"
    if isinstance(value, date):
        return "" if value == date.max else sheet.tr.day(value)
    if isinstance(value, time):
        return format_time(value)
    if isinstance(value, UUID):
        return names.get(value, sheet.tr(_MASK))
    if isinstance(value, list | tuple):
        return ", ".join(_value(sheet, each, names, key) for each in value)
    if isinstance(value, Enum | str) and (said := in_words(sheet.tr, key, value)):
        return said
    return _text(sheet, str(value), names)


def _text(sheet: Sheet, value: str, names: Mapping[UUID, str]) -> str:
    by_text = {str(key): name for key, name in names.items()}
    areas = {area.code: area.label.to(sheet.lang) for area in sheet.pack.areas}
    return by_text.get(value) or areas.get(value) or value
