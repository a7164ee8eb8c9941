"""The individual, the children, and those who stand close or decide for the person."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel

from sipdesk import clock
from sipdesk.domain import identity
from sipdesk.domain.model import (
    Case,
    Child,
    CloseAnswer,
    ClosePerson,
    ClosePersonAnswer,
    Guardian,
    NumberKind,
    Person,
    Representative,
    RepresentativeKind,
)
from sipdesk.domain.problems import refuse
from sipdesk.domain.search import folded
from sipdesk.i18n import N_
from sipdesk.services.edits import change, clean, clean_all, in_order, not_in_future, one
from sipdesk.services.loaded import load

PERSON_FIELDS = frozenset(
    [
        "given",
        "family",
        "born_on",
        "municipality",
        "language",
        "needs_interpreter",
        "interpreter_language",
        "interpreter_wish",
        "protection",
        "address",
        "phone",
        "no_letters_home",
    ]
)
CHILD_FIELDS = frozenset({"given", "born_on", "lives"})
CLOSE_FIELDS = frozenset({"name", "relation", "phone", "address"})
GUARDIAN_FIELDS = frozenset({"name", "address", "phone", "is_protected"})
REPRESENTATIVE_FIELDS = frozenset({"name", "kind", "mandate", "document_on", "phone"})


def change_person(session: Session, case_id: UUID, **fields: Any) -> Person:
    """Change single fields of the person; `number` and `entered_as` go by `set_number`.

    Raises RuleError at the field for text that cannot be shown, a number with a wrong check
    digit or a birth date in the future.
    """
    person = load(session, case_id).person
    fill_person(person, **fields)
    return person


def fill_person(person: Person, **fields: Any) -> None:
    """Set the fields of a person, the number and the name to search by included."""
    number, entered_as = fields.pop("number", None), fields.pop("entered_as", "number")
    not_in_future(fields.get("born_on"), "born_on")
    change(person, fields, PERSON_FIELDS)
    if number is not None or entered_as == "none":
        set_number(person, number or "", entered_as)
    person.search_name = folded(person.name)


def set_number(person: Person, text: str, entered_as: str = "number") -> None:
    """Store a number as its kind asks: `number`, `reserve` or `none` (personal_numbers.csv).

    Raises RuleError at the field "number" for a number that cannot be right; it is not stored.
    """
    found = identity.parse(entered_as, clean("number", text), clock.today())
    if found.fault is not None:
        raise refuse(found.fault.code, "number", found.fault.text, values={"n": str(found.digits)})
    person.number, person.number_kind = found.normalised, NumberKind(found.kind.value)
    if found.born_on:
        person.born_on = found.born_on


def add_child(
    session: Session,
    case_id: UUID,
    *,
    given: str = "",
    born_on: date | None = None,
    lives: str = "",
) -> Child:
    """Add a child of the individual."""
    not_in_future(born_on, "born_on")
    person = load(session, case_id).person
    values = clean_all({"given": given, "lives": lives})
    child = Child(person_id=person.id, born_on=born_on, **values)
    person.children.append(child)
    return child


def change_child(session: Session, case_id: UUID, *, child_id: UUID, **fields: Any) -> Child:
    """Change single fields of a child."""
    child = one(load(session, case_id).person.children, child_id)
    not_in_future(fields.get("born_on"), "born_on")
    change(child, fields, CHILD_FIELDS)
    return child


def remove_child(session: Session, case_id: UUID, *, child_id: UUID) -> None:
    """Take away a child that was added by mistake.

    Raises RuleError when a decision about a report of concern is recorded for it.
    """
    case = load(session, case_id)
    child = one(case.person.children, child_id)
    _no_history(any(row.child_id == child_id for row in case.concerns), "child")
    _drop(session, case.person.children, child)


def add_close_person(
    session: Session, case_id: UUID, *, name: str = "", relation: str = "", phone: str = ""
) -> ClosePerson:
    """Add a relative, friend or other close person."""
    values = clean_all({"name": name, "relation": relation, "phone": phone})
    person = load(session, case_id).person
    close = ClosePerson(person_id=person.id, **values)
    person.close_persons.append(close)
    return close


def change_close_person(
    session: Session, case_id: UUID, *, close_person_id: UUID, **fields: Any
) -> ClosePerson:
    """Change single fields of a close person."""
    close = one(load(session, case_id).person.close_persons, close_person_id)
    change(close, fields, CLOSE_FIELDS)
    return close


def remove_close_person(session: Session, case_id: UUID, *, close_person_id: UUID) -> None:
    """Take away a close person that nothing is recorded about yet. Raises RuleError else."""
    case = load(session, case_id)
    close = one(case.person.close_persons, close_person_id)
    invited = any(
        row.close_person_id == close_person_id
        for meeting in case.meetings
        for row in meeting.participants
    )
    asked = any(row.close_person_id == close_person_id for row in case.close_answers)
    _no_history(invited or asked, "close_person")
    _drop(session, case.person.close_persons, close)


def answer_close_person(
    session: Session,
    case_id: UUID,
    *,
    close_person_id: UUID,
    answer: CloseAnswer,
    is_suitable: bool | None = None,
    letter_ok: bool | None = None,
    on: date | None = None,
) -> ClosePersonAnswer:
    """Record what the person says about a close person; a test of its own, not consent.

    A new answer is a new row; the latest holds.
    """
    case = load(session, case_id)
    one(case.person.close_persons, close_person_id)
    row = ClosePersonAnswer(
        case_id=case_id,
        close_person_id=close_person_id,
        on=on or clock.today(),
        answer=answer,
        is_suitable=is_suitable,
        letter_ok=letter_ok,
    )
    case.close_answers.append(row)
    return row


def add_guardian(
    session: Session,
    case_id: UUID,
    *,
    name: str = "",
    address: str = "",
    phone: str = "",
    is_protected: bool = False,
) -> Guardian:
    """Add a guardian of the child whose plan it is (FB 6 kap. 11, 13 §§)."""
    values = clean_all({"name": name, "address": address, "phone": phone})
    person = load(session, case_id).person
    guardian = Guardian(person_id=person.id, is_protected=is_protected, **values)
    person.guardians.append(guardian)
    return guardian


def change_guardian(
    session: Session, case_id: UUID, *, guardian_id: UUID, **fields: Any
) -> Guardian:
    """Change single fields of a guardian."""
    guardian = one(load(session, case_id).person.guardians, guardian_id)
    change(guardian, fields, GUARDIAN_FIELDS)
    return guardian


def remove_guardian(session: Session, case_id: UUID, *, guardian_id: UUID) -> None:
    """Take away a guardian that has not answered yet. Raises RuleError else."""
    case = load(session, case_id)
    guardian = one(case.person.guardians, guardian_id)
    _no_history(any(row.giver_id == guardian_id for row in case.consents), "guardian")
    _drop(session, case.person.guardians, guardian)


def add_representative(
    session: Session,
    case_id: UUID,
    *,
    name: str = "",
    kind: RepresentativeKind = RepresentativeKind.GOD_MAN,
    mandate: str = "",
    document_on: date | None = None,
    phone: str = "",
) -> Representative:
    """Add a god man, förvaltare or holder of a power of attorney."""
    not_in_future(document_on, "document_on")
    values = clean_all({"name": name, "mandate": mandate, "phone": phone})
    person = load(session, case_id).person
    row = Representative(person_id=person.id, kind=kind, document_on=document_on, **values)
    person.representatives.append(row)
    return row


def change_representative(
    session: Session, case_id: UUID, *, representative_id: UUID, **fields: Any
) -> Representative:
    """Change single fields of a representative."""
    row = one(load(session, case_id).person.representatives, representative_id)
    not_in_future(fields.get("document_on"), "document_on")
    change(row, fields, REPRESENTATIVE_FIELDS)
    return row


def remove_representative(session: Session, case_id: UUID, *, representative_id: UUID) -> None:
    """Take away a representative that has not acted yet. Raises RuleError else."""
    case = load(session, case_id)
    row = one(case.person.representatives, representative_id)
    _no_history(any(c.giver_id == representative_id for c in case.consents), "representative")
    _drop(session, case.person.representatives, row)


def mark_deceased(
    session: Session, case_id: UUID, *, on: date | None = None, noted_by: str = ""
) -> Case:
    """Record a death: one act that stops every flag and letter; the filing copy stays."""
    case = load(session, case_id)
    day = on or clock.today()
    not_in_future(day, "deceased_on")
    in_order(case.person.born_on, day, "deceased_on")
    case.person.deceased_on = day
    return case


def _no_history(is_used: bool, field: str) -> None:
    if is_used:
        raise refuse(
            "history.no_erase",
            field,
            N_("Something is already recorded about this, so it stays. Add a new record instead."),
        )


def _drop(session: Session, rows: list[Any], row: SQLModel) -> None:
    rows.remove(row)
    session.delete(row)
