"""What may go to whom, and why not otherwise: the one way out of the program (spec C; F11-F20).

Every letter, copy, export, calendar file and list for somebody else asks here first. The
questions come in the order of documents.md section 3; the first no stops the paper.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sipdesk.domain import consents, disclosure_ways, facts, inquiries
from sipdesk.domain.disclosure_ways import Basis, Recipient, RecipientKind, Refusal
from sipdesk.domain.document_kinds import (
    ALL_ABOUT_THE_PERSON,
    COPIES,
    FILES,
    LEAVES_THE_OFFICE,
    LETTERS,
    NO_PERSON_DATA,
    OF_THE_GIVERS,
    OWN_FILE_ONLY,
    PERSON_ONLY,
    TO_A_MEETING,
    Document,
)
from sipdesk.domain.model import Case, LegalGround, Position
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem, RuleError, Severity
from sipdesk.domain.rules import disagreement

__all__ = [
    "Basis",
    "Disclosure",
    "Document",
    "Recipient",
    "RecipientKind",
    "may_disclose",
    "require",
]


@dataclass(frozen=True)
class Disclosure:
    """The answer for one recipient and one document on one day.

    Attributes:
        code: the first refusal as in the cases; "" when allowed.
        text, values: one sentence (an English msgid and what fills it) that says why.
        override: whether a written reason lets it through.
        areas: the sensitivity areas whose rows may be shown; `all` stands for every area.
        rests_on: on which of the ways the paper rests; `ground` and `position` are its record.
        parties_named: ids of the units and others that may be named to this recipient.
        reminders: free-text exceptions that concern everybody; the user must heed them.
        may_name_person: False for a protected person: the case number stands instead.
        may_show_address: False for a protected person, on every print.
    """

    allowed: bool
    code: str = ""
    text: str = ""
    values: dict[str, str] = field(default_factory=dict)
    override: Override = Override.NEVER
    areas: frozenset[str] = frozenset()
    rests_on: Basis = Basis.NOTHING
    ground: LegalGround | None = None
    position: Position | None = None
    parties_named: frozenset[UUID] = frozenset()
    reminders: tuple[str, ...] = ()
    may_name_person: bool = True
    may_show_address: bool = True
    own_words: bool = False

    def covers(self, area: str) -> bool:
        """Whether rows of this area may be shown."""
        return consents.ALL in self.areas or area in self.areas

    def names(self, key: UUID | None) -> bool:
        """Whether a unit or another party may be named to this recipient."""
        whole = self.rests_on in (Basis.OWN_DATA, Basis.OWN_FILE)
        return key is not None and (whole or key in self.parties_named)


_BLOCKED_FILES = {
    Document.ICS: disclosure_ways.NO_CALENDAR_FILE,
    Document.VCARD: disclosure_ways.NO_CONTACT_CARD,
    Document.EXPORT: disclosure_ways.CONFIRM_EXPORT,
}


def may_disclose(
    case: Case, recipient: Recipient, document: Document, day: date, pack: Pack
) -> Disclosure:
    """Whether this recipient may get this document on that day, what of it, and on what ground.

    While the case is under inquiry others get nothing about the person, a recorded legal ground or
    not: whoever has to give it all the same lifts the mark first, with a reason (FLT L30).

    Pure: asks neither the clock nor the store. Sources: SoL 2025:400, OSL 12 kap. 3 §, 26 kap.;
    cases README, "Who may get what" 1-13.
    """
    if document in NO_PERSON_DATA:
        return Disclosure(True, rests_on=Basis.NO_PERSON_DATA)
    if recipient.kind is RecipientKind.SCREEN:
        return _masked(case, Disclosure(True, areas=_ALL, rests_on=Basis.OWN_FILE))
    if recipient.is_own_authority_of(case) and document not in LETTERS | LEAVES_THE_OFFICE:
        return Disclosure(
            True, areas=_ALL, rests_on=Basis.OWN_FILE, own_words=True, may_show_address=_open(case)
        )
    if case.person.deceased_on is not None:
        return _no(disclosure_ways.DECEASED, pack)
    if document in TO_A_MEETING and disclosure_ways.is_closed(case, day):
        return _no(disclosure_ways.CLOSED, pack)
    if document in OWN_FILE_ONLY:
        return _no(disclosure_ways.OWN_FILE_ONLY, pack)
    if recipient.kind is not RecipientKind.PERSON and inquiries.in_force(case, day):
        return _no(disclosure_ways.UNDER_INQUIRY, pack)
    if document is Document.DEID_PAPER:
        return _deid(case, recipient, pack)
    answer = _for_recipient(case, recipient, document, day, pack)
    return _protected(case, recipient, document, answer, pack) if answer.allowed else answer


_ALL = frozenset({consents.ALL})


def _deid(case: Case, recipient: Recipient, pack: Pack) -> Disclosure:
    """Only between principals, only to the arena, and read by a named person (REQ J4)."""
    if disagreement.is_only_inside(case):
        return _no(disclosure_ways.DEID_INSIDE, pack)
    if disagreement.paper(case) is None:
        return _no(disclosure_ways.DEID_UNREAD, pack)
    if recipient.kind is not RecipientKind.ARENA:
        return _no(disclosure_ways.NOT_NAMED, pack)
    return Disclosure(
        True, rests_on=Basis.NO_PERSON_DATA, may_name_person=False, may_show_address=False
    )


def _for_recipient(
    case: Case, recipient: Recipient, document: Document, day: date, pack: Pack
) -> Disclosure:
    if recipient.kind is RecipientKind.PERSON:
        if document is Document.LETTER_TO_PERSON and case.person.no_letters_home:
            return _no(disclosure_ways.NOT_HOME, pack)
        return Disclosure(True, areas=_ALL, rests_on=Basis.OWN_DATA, own_words=True)
    if document in FILES and recipient.kind is not RecipientKind.UNIT:
        return _no(disclosure_ways.NOT_NAMED, pack)
    if recipient.kind is RecipientKind.GUARDIAN:
        return _guardian(case, recipient, document, day, pack)
    answers = recipient.kind is RecipientKind.REPRESENTATIVE
    if document in PERSON_ONLY or (document in OF_THE_GIVERS and not answers):
        return _no(disclosure_ways.NOT_NAMED, pack)
    if document is Document.LETTER_TO_GUARDIAN:
        return _no(disclosure_ways.NOT_NAMED, pack)
    if recipient.kind is RecipientKind.CLOSE_PERSON and document in LETTERS:
        refused = disclosure_ways.letter_to_close_person(case, recipient.id, day, pack)
        return _no(refused, pack) if refused else Disclosure(True, rests_on=Basis.CLOSE_ANSWER)
    if document is Document.PLAN_INDIVIDUAL:
        return _no(disclosure_ways.NOT_NAMED, pack)
    return _party(case, recipient, document, day, pack)


def _guardian(
    case: Case, recipient: Recipient, document: Document, day: date, pack: Pack
) -> Disclosure:
    """Letters and forms reach a guardian always; a copy after consent and a test of secrecy.

    An extract of all that is written about the child needs the test too (OSL 12 kap. 3 §).
    """
    if not facts.is_minor(case, day):
        return _no(disclosure_ways.NOT_NAMED, pack)
    if document not in COPIES | ALL_ABOUT_THE_PERSON:
        named = frozenset({recipient.id}) if recipient.id else frozenset()
        return Disclosure(True, rests_on=Basis.GUARDIAN, parties_named=named)
    refused = disclosure_ways.copy_to_guardian(case, recipient.id, day, pack)
    if refused is not None:
        return _no(refused, pack)
    areas = disclosure_ways.without_exceptions(case, recipient.id, _whole(case, day), day)
    own_words = not disclosure_ways.loses_any(case, recipient.id, day)
    return Disclosure(
        True,
        areas=areas,
        rests_on=Basis.GUARDIAN,
        parties_named=disclosure_ways.named(case, day),
        own_words=own_words,
    )


def _whole(case: Case, day: date) -> frozenset[str]:
    """Every area that a consent, or the plan itself, is about."""
    found = {area for row in consents.in_force(case, day) for area in row.areas}
    found.update(need.area for plan in case.plans for need in facts.needs(plan))
    return frozenset(found)


def _party(
    case: Case, recipient: Recipient, document: Document, day: date, pack: Pack
) -> Disclosure:
    """A unit, close person or representative: consent, else the path, else a recorded ground."""
    if document is Document.LIABILITY_FORM and not _is_of_a_principal(case, recipient):
        return _no(disclosure_ways.NOT_NAMED, pack)
    if disclosure_ways.has_left(case, recipient):
        return _no(disclosure_ways.LEFT, pack)
    is_copy = document in COPIES
    refused = disclosure_ways.refusal(case, recipient, day, pack, is_copy=is_copy)
    ground = consents.ground_for(case, recipient.id, day)
    if refused is not None and ground is not None:
        own = frozenset({recipient.id}) if recipient.id else frozenset()
        return Disclosure(
            True,
            areas=frozenset(ground.areas),
            rests_on=Basis.GROUND,
            ground=ground,
            parties_named=own | disclosure_ways.own_unit(case),
        )
    if refused is not None:
        return _no(refused, pack)
    return _by_yes_or_path(case, recipient, ground, day)


def _is_of_a_principal(case: Case, recipient: Recipient) -> bool:
    """Whether the receiver is a unit that one of the two principals answers for."""
    units = [unit for unit in facts.units(case) if unit.id == recipient.id]
    return any(
        facts.stands_for(unit, principal) for unit in units for principal in facts.PRINCIPALS
    )


def _by_yes_or_path(
    case: Case, recipient: Recipient, ground: LegalGround | None, day: date
) -> Disclosure:
    named = disclosure_ways.named(case, day)
    if consents.opens_by_path(case, day):
        row = consents.position(case, day)
        return Disclosure(True, areas=_ALL, rests_on=Basis.PATH, position=row, parties_named=named)
    given = consents.granted(case, day)[recipient.id] if recipient.id else frozenset()
    areas = disclosure_ways.without_exceptions(case, recipient.id, given, day)
    if ground is not None:
        areas |= frozenset(ground.areas)
    return Disclosure(
        True,
        areas=areas,
        rests_on=Basis.CONSENT,
        ground=ground,
        parties_named=named,
        reminders=disclosure_ways.reminders(case, day),
    )


def _protected(
    case: Case, recipient: Recipient, document: Document, answer: Disclosure, pack: Pack
) -> Disclosure:
    """Protected personal data: no calendar file, no card, no address, number instead of name."""
    if not facts.is_protected(case):
        return answer
    if document in _BLOCKED_FILES:
        return _no(_BLOCKED_FILES[document], pack)
    if recipient.kind is RecipientKind.PERSON:
        return replace(answer, may_show_address=False)
    return _masked(case, answer)


def _masked(case: Case, answer: Disclosure) -> Disclosure:
    shown = _open(case)
    return replace(answer, may_name_person=shown, may_show_address=shown)


def _open(case: Case) -> bool:
    return not facts.is_protected(case)


def _no(refusal: Refusal, pack: Pack) -> Disclosure:
    return Disclosure(
        False,
        code=refusal.code,
        text=refusal.text,
        values=dict(refusal.values),
        override=refusal.override,
    )


def require(
    case: Case, recipient: Recipient, document: Document, day: date, pack: Pack
) -> Disclosure:
    """The disclosure when it is allowed. Raises RuleError with its code when it is not."""
    answer = may_disclose(case, recipient, document, day, pack)
    if answer.allowed:
        return answer
    problem = Problem(
        answer.code,
        Severity.BLOCK,
        "recipient",
        answer.text,
        pack.source(answer.code),
        row=recipient.id,
        override=answer.override,
        values=answer.values,
    )
    raise RuleError([problem])
