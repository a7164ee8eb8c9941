"""The case itself: made, opened, handed over, closed; with the verbs of its first steps."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, cast
from sqlmodel import Session, col, func, select

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import (
    Case,
    Handover,
    InternalNote,
    Office,
    Party,
    Person,
    Purge,
    Unit,
    User,
)
from sipdesk.domain.problems import refuse
from sipdesk.domain.roles import is_in_team
from sipdesk.domain.rules.before_record import before_opening
from sipdesk.domain.rules.coordinators import before_second
from sipdesk.i18n import N_
from sipdesk.services import duties, office, people, sealed
from sipdesk.services.actor import actor_of
from sipdesk.services.closings import close_case, reopen_case
from sipdesk.services.edits import ask, change, clean, clean_all, one
from sipdesk.services.loaded import load, rows_of_case
from sipdesk.services.needs import (
    answer_children,
    decide_concern,
    judge_need,
    note_prompt,
    permit_contact,
    raise_need,
    tell_language,
)
from sipdesk.services.offers import answer_offer, change_preparation, fill_preparation, give_offer
from sipdesk.services.people import mark_deceased
from sipdesk.storage import digests
from sipdesk.storage.errors import ChangedCase

__all__ = [
    "add_note",
    "add_party",
    "answer_children",
    "answer_offer",
    "change_case",
    "change_preparation",
    "close_case",
    "create_case",
    "decide_concern",
    "fill_preparation",
    "give_offer",
    "hand_over",
    "judge_need",
    "load",
    "mark_deceased",
    "note_prompt",
    "open_case",
    "permit_contact",
    "raise_need",
    "remove_party",
    "reopen_case",
    "tell_language",
]

CASE_FIELDS = frozenset(
    {
        "coordinator_id",
        "second_coordinator",
        "second_coordinator_phone",
        "authority_unit_id",
        "is_discharge",
        "many_medicines",
        "restricted_to",
        "team",
    }
)
_SECOND = ("second_coordinator", "second_coordinator_phone")


def create_case(
    session: Session,
    case_id: None = None,
    *,
    on: date | None = None,
    coordinator_id: UUID | None = None,
    **person_fields: Any,
) -> Case:
    """Make a case for a person; the number is sequential within the year (2026-0014).

    Raises RuleError at the field for a name that is missing or a number that is not right.
    """
    day, actor = on or clock.today(), actor_of(session)
    person = Person()
    people.fill_person(person, **person_fields)
    if not person.name:
        raise refuse("person.name.missing", "given", N_("Write the person's name."))
    home = session.exec(select(Office)).first() or Office()
    if not person.municipality:
        person.municipality = home.municipality
    pack = office.pack_in_force(session, day)
    case = Case(
        number=_next_number(session, day.year),
        person_id=person.id,
        opened_on=day,
        coordinator_id=coordinator_id or _known_user(session, actor.user_id),
        authority_unit_id=actor.unit_id,
        national_pack=pack.national.ref,
        county_pack=pack.county.ref,
        child_pack=pack.child.ref if pack.child else "",
        is_practice=home.is_practice,
    )
    session.add(person)
    session.flush()
    session.add(case)
    session.flush()
    return load(session, case.id)


def _next_number(session: Session, year: int) -> str:
    """The next number of the year; that of a purged case is never given to another."""
    newest = [0]
    for column in (col(Case.number), col(Purge.case_number)):
        running = func.max(cast(func.substr(column, 6), Integer))
        newest.append(session.exec(select(running).where(column.like(f"{year}-%"))).one() or 0)
    return f"{year}-{max(newest) + 1:04d}"


def _known_user(session: Session, user_id: UUID) -> UUID | None:
    from sipdesk.domain.model import User

    return user_id if session.get(User, user_id) else None


def open_case(session: Session, case_id: UUID, *, reason: str = "") -> Case:
    """Open a case to read it; `perform` leaves the log row with the person.

    Raises RuleError for a user who gives no reason: `access.restricted` outside `restricted_to`,
    `access.outside_team` outside the team of any other case.
    """
    case = load(session, case_id)
    user, pack = actor_of(session), office.pack_for(session, case)
    ask(before_opening(case, str(user.user_id), user.name, reason, pack))
    session.info["reason"] = clean("reason", reason)
    _require_signed(session, case)
    return case


def _require_signed(session: Session, case: Case) -> None:
    """Raises ChangedCase where a row of the case is not what the program last wrote."""
    rows = [(kind, row.id.hex) for kind, found in rows_of_case(case).items() for row in found]
    raw = session.connection().connection.driver_connection
    if wrong := digests.find_wrong_of(raw, rows):
        raise ChangedCase(wrong)


def change_case(session: Session, case_id: UUID, **fields: Any) -> Case:
    """Change single fields of the case.

    A version of the plan under work follows what is written about the second coordinator. Raises
    RuleError at the field when it is the main one, or when the telephone holds letters.
    """
    case = load(session, case_id)
    if "restricted_to" in fields:
        sealed.require_holder(session, case)
    second = {name: fields.get(name, getattr(case, name)) for name in _SECOND}
    if set(_SECOND) & set(fields):
        name, phone = (str(second[one] or "") for one in _SECOND)
        ask(before_second(_main(session, case), name, phone, office.pack_for(session, case)))
    change(case, fields, CASE_FIELDS)
    for plan in case.plans:
        if not plan.is_final:
            change(plan, {name: getattr(case, name) for name in _SECOND}, _SECOND)
    return case


def _main(session: Session, case: Case) -> str:
    """Who is the main coordinator: the draft's, else the case's, else who sits at the keyboard."""
    drafts = [plan.coordinator_name for plan in case.plans if not plan.is_final]
    usual = case.coordinator.name if case.coordinator else actor_of(session).name
    return next((name for name in drafts if name.strip()), usual)


def add_party(session: Session, case_id: UUID, *, unit_id: UUID, note: str = "") -> Party:
    """Add a unit that has something to do with the case; the same unit only once."""
    case = load(session, case_id)
    for party in case.parties:
        if party.unit_id == unit_id:
            party.removed_at = None
            return party
    unit = session.get_one(Unit, unit_id)
    party = Party(case_id=case_id, unit_id=unit_id, note=clean("note", note), unit=unit)
    case.parties.append(party)
    return party


def remove_party(session: Session, case_id: UUID, *, party_id: UUID) -> Party:
    """Take a unit away from the case; what is recorded about it stays."""
    party = one(load(session, case_id).parties, party_id)
    party.removed_at = clock.now()
    return party


def add_note(
    session: Session, case_id: UUID, *, text: str, on: date | None = None, by: str = ""
) -> InternalNote:
    """Add a working note; it reaches no paper (spec point 6)."""
    case = load(session, case_id)
    values = clean_all({"text": text, "by": by or actor_of(session).name})
    note = InternalNote(case_id=case_id, on=on or clock.today(), **values)
    case.internal_notes.append(note)
    return note


def change_note(session: Session, case_id: UUID, *, note_id: UUID, text: str) -> InternalNote:
    """Change the text of a working note."""
    note = one(load(session, case_id).internal_notes, note_id)
    change(note, {"text": text}, {"text"})
    return note


def _may_open(case: Case, user: User) -> bool:
    return is_in_team(case, str(user.id), user.name)


def hand_over(
    session: Session,
    case_id: UUID,
    *,
    to_id: UUID | None = None,
    to_name: str = "",
    from_name: str = "",
    phone: str = "",
    note: str = "",
    on: date | None = None,
) -> Handover:
    """Give the case to another coordinator, with a note; both names are kept.

    Args:
        to_id: the user who takes over; the case is then in that user's list.
        to_name: the name, of somebody who does not use the program.

    From that day the new one coordinates the plan (D16). Raises RuleError at `to_name` without
    a name.
    """
    case, day = load(session, case_id), on or clock.today()
    user = session.get_one(User, to_id) if to_id is not None else None
    to_name, phone = to_name or (user.name if user else ""), phone or (user.phone if user else "")
    if not to_name.strip():
        raise refuse("handover.name.missing", "to_name", N_("Write who takes over."))
    if user is not None and case.restricted_to and not _may_open(case, user):
        text = N_("The case is restricted. First let {name} open it, under Need.")
        raise refuse("handover.restricted", "to_id", text, values={"name": user.name})
    before = case.coordinator.name if case.coordinator else actor_of(session).name
    values = clean_all(
        {"from_name": from_name or before, "to_name": to_name, "phone": phone, "note": note}
    )
    row = Handover(case_id=case_id, on=day, **values)
    case.handovers.append(row)
    if user is not None:
        case.coordinator_id, case.coordinator = user.id, user
    if facts.final_plan(case) is not None:
        duties.take_over(session, case, name=row.to_name, phone=row.phone, since=day)
    return row
