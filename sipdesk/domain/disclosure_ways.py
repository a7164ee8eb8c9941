"""The ways by which a paper may reach a recipient, and the refusals when none is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.model import Case, CloseAnswer, ConsentException, Principal
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override
from sipdesk.domain.rules import consent
from sipdesk.i18n import N_


class RecipientKind(StrEnum):
    """Who asks for a paper."""

    PERSON = "person"
    UNIT = "unit"
    CLOSE_PERSON = "close_person"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    OWN_AUTHORITY = "own_authority"
    ARENA = "arena"
    SCREEN = "screen"


class Basis(StrEnum):
    """What an allowed paper rests on."""

    NOTHING = ""
    NO_PERSON_DATA = "no_person_data"
    OWN_DATA = "own_data"
    OWN_FILE = "own_file"
    CONSENT = "consent"
    GROUND = "ground"
    PATH = "path"
    CLOSE_ANSWER = "close_answer"
    GUARDIAN = "guardian"


BASIS_TEXTS = {
    Basis.NO_PERSON_DATA: N_("The paper says nothing about the person."),
    Basis.OWN_DATA: N_("The person always gets what is the person's own."),
    Basis.OWN_FILE: N_("It stays in your own authority's file."),
    Basis.CONSENT: N_("The person has said yes."),
    Basis.GROUND: N_("{paragraph}. Decided by {decision_maker}, {date}."),
    Basis.PATH: N_("The person cannot take a position. Ground: {paragraph}."),
    Basis.CLOSE_ANSWER: N_("The person wants it or does not object."),
    Basis.GUARDIAN: N_("The recipient is a guardian."),
}


@dataclass(frozen=True)
class Recipient:
    """Who would get the paper; `id` is that of the unit, guardian, close person or other."""

    kind: RecipientKind
    id: UUID | None = None

    def is_own_authority_of(self, case: Case) -> bool:
        """Whether it is the authority that holds the file."""
        own = self.kind is RecipientKind.UNIT and self.id == case.authority_unit_id
        return self.kind is RecipientKind.OWN_AUTHORITY or (own and self.id is not None)


PERSON = Recipient(RecipientKind.PERSON)
OWN_AUTHORITY = Recipient(RecipientKind.OWN_AUTHORITY)
SCREEN = Recipient(RecipientKind.SCREEN)


@dataclass(frozen=True)
class Refusal:
    """Why a paper may not go: the code of the cases and a sentence for the user."""

    code: str
    text: str
    override: Override = Override.NEVER
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


NOT_NAMED = Refusal(
    "consent.party_not_covered",
    N_("Stopped: the recipient is not in the consent. Ask the person first."),
)
OWN_FILE_ONLY = Refusal(
    "consent.party_not_covered",
    N_("Stopped: this paper stays in your own authority's file."),
)
ONLY_PRINCIPALS = Refusal(
    "consent.party_not_covered",
    N_("Stopped: when the person cannot take a position, only the principals may get copies."),
)
EXCEPTED = Refusal(
    "consent.excepted",
    N_("Stopped: an exception takes away all that the recipient would get."),
    Override.WITH_REASON,
)
PARTY_WITHDRAWN = Refusal(
    "consent.withdrawn.party",
    N_("Stopped: the person has withdrawn the consent for this recipient."),
)
LEFT = Refusal(
    "consent.party_not_covered",
    N_("Stopped: the unit is not part of the case any more, or has left the register."),
)
OBJECTS = Refusal("closeperson.objects", N_("Stopped: the person says no to this."))
NOT_ASKED = Refusal(
    "consent.party_not_covered",
    N_("Stopped: the person has not been asked about this close person yet."),
)
UNTESTED = Refusal(
    "guardian.secrecy_untested",
    N_("Stopped: test first what this guardian may know about the child."),
)
NOT_HOME = Refusal(
    "letter.not_home",
    N_("Stopped: the person wants no letters home. Give the paper in the hand, or tell it."),
)
DECEASED = Refusal("case.deceased", N_("Stopped: the person has died. Nothing more is sent."))
CLOSED = Refusal(
    "case.closed",
    N_("Stopped: the case is closed. No more calls and invitations are sent."),
)
UNDER_INQUIRY = Refusal(
    "inquiry.open",
    N_(
        "Stopped: what is written about the person is under inquiry. The mark is lifted under "
        "Need, with a reason."
    ),
)
DEID_UNREAD = Refusal("deid.check_missing", N_("Stopped: a named person must read it first."))
DEID_INSIDE = Refusal(
    "disagreement.inside_principal",
    N_("Stopped: the disagreement lies inside one principal, so it is solved there."),
)
NO_CALENDAR_FILE = Refusal(
    "protected.ics_blocked", N_("Stopped: no calendar file for a protected person.")
)
NO_CONTACT_CARD = Refusal(
    "protected.vcard_blocked", N_("Stopped: no contact card for a protected person.")
)
CONFIRM_EXPORT = Refusal(
    "protected.confirm_required",
    N_("Protected personal data: the export needs a second confirmation with a reason."),
    Override.WITH_REASON,
)


def refusal(
    case: Case, recipient: Recipient, day: date, pack: Pack, *, is_copy: bool
) -> Refusal | None:
    """Why neither consent nor path opens for a party; None when one of them does."""
    if not consents.is_valid(case, day):
        return _without_consent(case, recipient, day, pack)
    given = consents.granted(case, day).get(recipient.id) if recipient.id else None
    if not given:
        gone = any(
            str(recipient.id) in consents.withdrawn_parties(row, day)
            for row in consents.in_force(case, day)
        )
        return PARTY_WITHDRAWN if gone else NOT_NAMED
    if is_copy and _is_stopped(case, recipient.id, day):
        return EXCEPTED
    left = without_exceptions(case, recipient.id, given, day)
    return None if left else EXCEPTED


def is_closed(case: Case, day: date) -> bool:
    """Whether the case is closed that day, as when the person has moved: nobody is called."""
    return case.closed_on is not None and case.closed_on <= day


def has_left(case: Case, recipient: Recipient) -> bool:
    """Whether a unit was taken away from the case or out of the register; it gets nothing more."""
    rows = [row for row in case.parties if row.unit_id == recipient.id]
    if recipient.kind is not RecipientKind.UNIT or not rows:
        return False
    return not any(
        row.removed_at is None and (row.unit is None or row.unit.removed_at is None) for row in rows
    )


def _without_consent(case: Case, recipient: Recipient, day: date, pack: Pack) -> Refusal | None:
    path = consents.path(case, day)
    if path is consents.Path.COMPLETE:
        return None if _is_principal(case, recipient) else ONLY_PRINCIPALS
    found = consent.on_day(case, day, pack) if path is consents.Path.INCOMPLETE else []
    found = [p for p in found if p.code.startswith("consent.incapacity")]
    first = (found or consent.why_not(case, day, pack))[0]
    return Refusal(first.code, first.text, first.override, first.values)


def _is_principal(case: Case, recipient: Recipient) -> bool:
    principals = (*facts.PRINCIPALS, Principal.SHARED)
    unit = next((u for u in facts.units(case) if u.id == recipient.id), None)
    return unit is not None and unit.principal in principals


def _is_stopped(case: Case, key: UUID | None, day: date) -> bool:
    """A free-text exception for a named receiver stops every copy until one is approved."""
    return any(
        row.topic == consents.OTHER
        and str(key) in row.receivers
        and not (row.approved_by.strip() and row.approval_reason.strip())
        for row in consents.exceptions(case, day)
    )


def without_exceptions(
    case: Case, key: UUID | None, given: frozenset[str], day: date
) -> frozenset[str]:
    """The given areas less what the exceptions take away from this receiver."""
    for row in consents.exceptions(case, day):
        if not _concerns(row, key) or row.topic == consents.OTHER:
            continue
        given = frozenset() if row.topic == consents.ALL else given - {row.topic}
    return given


def loses_any(case: Case, key: UUID | None, day: date) -> bool:
    """Whether an exception concerns this receiver at all; then free texts are left out."""
    return any(_concerns(row, key) and row.receivers for row in consents.exceptions(case, day))


def _concerns(row: ConsentException, key: UUID | None) -> bool:
    return not row.receivers or str(key) in row.receivers


def reminders(case: Case, day: date) -> tuple[str, ...]:
    """The free-text exceptions for everybody; shown at every disclosure."""
    rows = consents.exceptions(case, day)
    return tuple(row.text for row in rows if row.topic == consents.OTHER and not row.receivers)


def copy_to_guardian(case: Case, key: UUID | None, day: date, pack: Pack) -> Refusal | None:
    """Why a guardian may not have the child's plan; None when nothing stops it."""
    if not consents.is_valid(case, day):
        first = consent.why_not(case, day, pack)[0]
        return Refusal(first.code, first.text, first.override, first.values)
    tests = [row for row in case.secrecy_tests if row.guardian_id == key and row.on <= day]
    if not tests or not tests[-1].may_get:
        return UNTESTED
    gone = any(
        row.topic == consents.ALL and _concerns(row, key) for row in consents.exceptions(case, day)
    )
    return EXCEPTED if gone or _is_stopped(case, key, day) else None


def letter_to_close_person(case: Case, key: UUID | None, day: date, pack: Pack) -> Refusal | None:
    """Why no letter goes to a close person; the person's answer about it is no consent.

    A withdrawn, ended or refused consent stops these letters too.
    """
    rows = [row for row in case.close_answers if row.close_person_id == key and row.on <= day]
    if not rows:
        return NOT_ASKED
    latest = rows[-1]
    if latest.answer is CloseAnswer.OBJECTS or latest.letter_ok is False:
        return OBJECTS
    if latest.letter_ok is None and latest.answer is not CloseAnswer.WANTS:
        return NOT_ASKED
    if consents.is_valid(case, day) or consents.opens_by_path(case, day):
        return None
    first = consent.why_not(case, day, pack)[0]
    return Refusal(first.code, first.text, first.override, first.values)


def named(case: Case, day: date) -> frozenset[UUID]:
    """The parties that may be named to each other: both have a yes, or both open by the path."""
    if consents.opens_by_path(case, day):
        units = [u for u in facts.units(case) if _is_principal(case, _unit(u.id))]
        return frozenset(unit.id for unit in units) | own_unit(case)
    return frozenset(consents.granted(case, day)) | own_unit(case)


def own_unit(case: Case) -> frozenset[UUID]:
    """The unit that holds the file; every paper comes from it."""
    return frozenset({case.authority_unit_id}) if case.authority_unit_id else frozenset()


def _unit(key: UUID) -> Recipient:
    return Recipient(RecipientKind.UNIT, key)
