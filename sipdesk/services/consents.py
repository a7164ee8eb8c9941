"""Consent as a record with history: drafted, given, refused, confirmed, withdrawn."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import (
    Case,
    Consent,
    ConsentConfirmation,
    ConsentException,
    ConsentParty,
    ConsentWithdrawal,
    GiverKind,
    Unit,
)
from sipdesk.domain.problems import RuleError, refuse
from sipdesk.domain.rules.before_record import before_consent
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import change, clean_all, in_order, not_in_future, one
from sipdesk.services.grounds import hear_child, note_position, record_ground, record_secrecy_test
from sipdesk.services.loaded import load

__all__ = [
    "add_exception",
    "approve_edited_copy",
    "change_consent",
    "change_exception",
    "confirm_consent",
    "discard_consent",
    "give_consent",
    "hear_child",
    "note_position",
    "record_ground",
    "record_secrecy_test",
    "refuse_consent",
    "remove_exception",
    "set_party_areas",
    "start_consent",
    "test_secrecy",
    "withdraw_consent",
]

test_secrecy = record_secrecy_test  # the word of the page

CONSENT_FIELDS = frozenset(
    [
        "giver_kind",
        "giver_id",
        "basis",
        "form",
        "make_plan",
        "share",
        "purpose",
        "areas",
        "valid_from",
        "valid_until",
        "documented_by",
        "ask_again_on",
        "refusal_reason",
    ]
)
EXCEPTION_FIELDS = frozenset({"topic", "receivers", "text"})


def start_consent(
    session: Session,
    case_id: UUID,
    *,
    giver_kind: GiverKind = GiverKind.PERSON,
    giver_id: UUID | None = None,
    basis: str = "",
    copy_from_id: UUID | None = None,
) -> Consent:
    """Begin a consent; it counts only when given. A renewal copies parties and areas."""
    case = load(session, case_id)
    row = Consent(
        case_id=case_id,
        number=1 + max((other.number for other in case.consents), default=0),
        giver_kind=giver_kind,
        giver_id=giver_id,
        basis=basis,
        documented_by=actor_of(session).name,
    )
    if copy_from_id is not None:
        _copy(one(case.consents, copy_from_id), row)
    case.consents.append(row)
    return row


def _copy(old: Consent, new: Consent) -> None:
    new.purpose, new.areas, new.form = old.purpose, list(old.areas), old.form
    for party in old.parties:
        new.parties.append(
            ConsentParty(
                consent_id=new.id,
                unit_id=party.unit_id,
                close_person_id=party.close_person_id,
                representative_id=party.representative_id,
                areas=list(party.areas),
                unit=party.unit,
            )
        )
    for row in old.exceptions:
        new.exceptions.append(
            ConsentException(
                consent_id=new.id, topic=row.topic, receivers=list(row.receivers), text=row.text
            )
        )


def _draft(case: Case, consent_id: UUID) -> Consent:
    consent = one(case.consents, consent_id)
    if consent.given_on is not None:
        raise refuse(
            "consent.given.read_only",
            "consent",
            N_("The consent is given and stays as it is. Begin a new one, or withdraw it."),
        )
    return consent


def change_consent(session: Session, case_id: UUID, *, consent_id: UUID, **fields: Any) -> Consent:
    """Change single fields of a consent that is not given yet."""
    consent = _draft(load(session, case_id), consent_id)
    change(consent, fields, CONSENT_FIELDS)
    return consent


def set_party_areas(
    session: Session,
    case_id: UUID,
    *,
    consent_id: UUID,
    areas: Sequence[str] | None,
    unit_id: UUID | None = None,
    close_person_id: UUID | None = None,
    representative_id: UUID | None = None,
) -> ConsentParty | None:
    """Name a receiver and what it may know; `areas` None takes the receiver away."""
    consent = _draft(load(session, case_id), consent_id)
    receiver = (unit_id, close_person_id, representative_id)
    found = [
        row
        for row in consent.parties
        if (row.unit_id, row.close_person_id, row.representative_id) == receiver
    ]
    if areas is None:
        for row in found:
            consent.parties.remove(row)
            session.delete(row)
        return None
    if found:
        found[0].areas = list(areas)
        return found[0]
    row = ConsentParty(
        consent_id=consent_id,
        unit_id=unit_id,
        close_person_id=close_person_id,
        representative_id=representative_id,
        areas=list(areas),
        unit=session.get_one(Unit, unit_id) if unit_id else None,
    )
    consent.parties.append(row)
    return row


def add_exception(
    session: Session,
    case_id: UUID,
    *,
    consent_id: UUID,
    topic: str = "other",
    receivers: Sequence[UUID | str] = (),
    text: str = "",
) -> ConsentException:
    """Add what the consent does not cover, for all or for some receivers."""
    consent = _draft(load(session, case_id), consent_id)
    row = ConsentException(
        consent_id=consent_id,
        receivers=[str(receiver) for receiver in receivers],
        **clean_all({"topic": topic, "text": text}),
    )
    consent.exceptions.append(row)
    return row


def change_exception(
    session: Session, case_id: UUID, *, consent_id: UUID, exception_id: UUID, **fields: Any
) -> ConsentException:
    """Change single fields of an exception."""
    row = one(_draft(load(session, case_id), consent_id).exceptions, exception_id)
    if "receivers" in fields:
        fields["receivers"] = [str(receiver) for receiver in fields["receivers"]]
    change(row, fields, EXCEPTION_FIELDS)
    return row


def remove_exception(
    session: Session, case_id: UUID, *, consent_id: UUID, exception_id: UUID
) -> None:
    """Take away an exception of a consent that is not given yet."""
    consent = _draft(load(session, case_id), consent_id)
    row = one(consent.exceptions, exception_id)
    consent.exceptions.remove(row)
    session.delete(row)


def approve_edited_copy(
    session: Session, case_id: UUID, *, consent_id: UUID, exception_id: UUID, by: str, reason: str
) -> ConsentException:
    """Record who approved an edited copy despite a free-text exception, and why."""
    row = one(one(load(session, case_id).consents, consent_id).exceptions, exception_id)
    if not (by.strip() and reason.strip()):
        field = "approval_reason" if by.strip() else "approved_by"
        raise refuse("consent.excepted", field, N_("Write who approved the copy, and why."))
    values = clean_all({"approved_by": by, "approval_reason": reason})
    change(row, values, {"approved_by", "approval_reason"})
    return row


def give_consent(
    session: Session, case_id: UUID, *, consent_id: UUID, given_on: date | None = None
) -> Consent:
    """Make a drafted consent valid; from then on it is read-only.

    Raises RuleError `consent.incomplete` per missing field,
    `consent.representative.not_entitled` when somebody without the power answers, and at the
    field for dates in the wrong order or in the future.
    """
    case = load(session, case_id)
    consent = _draft(case, consent_id)
    day = given_on or clock.today()
    not_in_future(day, "given_on")
    in_order(consent.valid_from, consent.valid_until, "valid_until")
    _record(session, case, consent, day)
    return consent


def _record(session: Session, case: Case, consent: Consent, day: date) -> None:
    """Set the day of the answer if the rules let it; else leave the draft as it was."""
    before = consent.given_on, consent.valid_from
    consent.given_on, consent.valid_from = day, consent.valid_from or day
    if found := before_consent(case, consent, day, office.pack_for(session, case)):
        consent.given_on, consent.valid_from = before
        raise RuleError(found)


def refuse_consent(
    session: Session,
    case_id: UUID,
    *,
    giver_kind: GiverKind = GiverKind.PERSON,
    giver_id: UUID | None = None,
    basis: str = "",
    reason: str = "",
    consent_id: UUID | None = None,
    ask_again_on: date | None = None,
    on: date | None = None,
) -> Consent:
    """Record a no; it stays visible. A drafted consent becomes the record of the no."""
    case, day = load(session, case_id), on or clock.today()
    not_in_future(day, "given_on")
    in_order(day, ask_again_on, "ask_again_on")
    if consent_id is None:
        consent = start_consent(
            session, case_id, giver_kind=giver_kind, giver_id=giver_id, basis=basis
        )
    else:
        consent = _draft(case, consent_id)
    consent.make_plan, consent.share = False, False
    consent.refusal_reason = clean_all({"reason": reason})["reason"]
    consent.ask_again_on = ask_again_on
    _record(session, case, consent, day)
    return consent


def withdraw_consent(
    session: Session,
    case_id: UUID,
    *,
    consent_id: UUID,
    receivers: Sequence[UUID | str] = (),
    is_whole: bool | None = None,
    by: str = "",
    how: str = "",
    reason: str = "",
    on: date | None = None,
) -> ConsentWithdrawal:
    """Record that the yes was taken back, for all or for some receivers; history stays."""
    consent, day = one(load(session, case_id).consents, consent_id), on or clock.today()
    not_in_future(day, "on")
    if consent.given_on is None:
        raise refuse("consent.incomplete", "consent", N_("The consent has not been given."))
    in_order(consent.given_on, day, "on")
    row = ConsentWithdrawal(
        consent_id=consent_id,
        on=day,
        is_whole=not receivers if is_whole is None else is_whole,
        receivers=[str(receiver) for receiver in receivers],
        **clean_all({"by": by, "how": how, "reason": reason}),
    )
    consent.withdrawals.append(row)
    return row


def confirm_consent(
    session: Session, case_id: UUID, *, consent_id: UUID, by: str = "", on: date | None = None
) -> ConsentConfirmation:
    """Record that the consent still holds as it stands."""
    consent, day = one(load(session, case_id).consents, consent_id), on or clock.today()
    not_in_future(day, "on")
    row = ConsentConfirmation(consent_id=consent_id, on=day, **clean_all({"by": by}))
    consent.confirmations.append(row)
    return row


def discard_consent(session: Session, case_id: UUID, *, consent_id: UUID) -> None:
    """Throw away a draft. Raises RuleError `history.no_erase` for a consent that was given."""
    case = load(session, case_id)
    consent = one(case.consents, consent_id)
    if consent.given_on is not None:
        raise refuse("history.no_erase", "consent", N_("A consent is never erased."))
    for row in (*consent.parties, *consent.exceptions):
        session.delete(row)
    session.flush()
    case.consents.remove(consent)
    session.delete(consent)
