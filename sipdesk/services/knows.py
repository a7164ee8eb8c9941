"""Who may know what of a case today, and why: one sentence for every possible receiver."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import consents, facts
from sipdesk.domain.disclosure import (
    Basis,
    Disclosure,
    Document,
    Recipient,
    RecipientKind,
    may_disclose,
)
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY, PERSON, SCREEN
from sipdesk.domain.model import Case
from sipdesk.domain.pack import Pack
from sipdesk.i18n import N_, _, format_date, language
from sipdesk.services import office
from sipdesk.services.loaded import load
from sipdesk.services.offered import recipient_name

_ASKED = {
    RecipientKind.PERSON: Document.PLAN_INDIVIDUAL,
    RecipientKind.GUARDIAN: Document.PLAN_INDIVIDUAL,
    RecipientKind.OWN_AUTHORITY: Document.PLAN_FILING_COPY,
    RecipientKind.ARENA: Document.DEID_PAPER,
    RecipientKind.SCREEN: Document.CASE_LIST,
}
_SAID = {
    Basis.OWN_DATA: N_("{name} may know everything in the own plan, always."),
    Basis.OWN_FILE: N_("{name} holds the file and may keep a copy of the plan in it."),
    Basis.CONSENT: N_("{name} may know about {areas}, because the person has said yes."),
    Basis.PATH: N_(
        "{name} may know about {areas}, because the person cannot take a position. "
        "It rests on {paragraph}."
    ),
    Basis.GROUND: N_(
        "{name} may know about {areas} by {paragraph}, as {decision_maker} decided {date}."
    ),
    Basis.GUARDIAN: N_(
        "{name} may know about {areas}, because all have said yes and the test of secrecy lets it."
    ),
    Basis.NO_PERSON_DATA: N_("{name} may read about the disagreement, without who it is about."),
}
_ALL_HAVE = N_("{name} may know about {areas}, because all who decide have said yes.")
_LETTERS = N_("{name} may get letters about the meeting, but nothing of the plan. {why}")
_CLOSE_LETTERS = N_(
    "{name} may get letters about the meeting, because the person wants it or does not object, "
    "but nothing of the plan."
)
_NOTHING = N_("{name} may know nothing. {why}")


@dataclass(frozen=True)
class Known:
    """One receiver: whether it may know anything of the plan, and the sentence that says why."""

    recipient: Recipient
    name: str
    is_open: bool
    sentence: str


def list_known(session: Session, case_id: UUID) -> list[Known]:
    """Every receiver that the case knows: the person first, then those who decide, then others."""
    case = load(session, case_id)
    pack = office.pack_for(session, case)
    return [_known(case, to, pack) for to in _receivers(case)]


def _receivers(case: Case) -> Iterator[Recipient]:
    yield PERSON
    for guardian in case.person.guardians:
        yield Recipient(RecipientKind.GUARDIAN, guardian.id)
    for speaker in case.person.representatives:
        yield Recipient(RecipientKind.REPRESENTATIVE, speaker.id)
    yield OWN_AUTHORITY
    for unit in facts.units(case):
        if unit.id != case.authority_unit_id:
            yield Recipient(RecipientKind.UNIT, unit.id)
    for close in case.person.close_persons:
        yield Recipient(RecipientKind.CLOSE_PERSON, close.id)
    if case.disagreements:
        yield Recipient(RecipientKind.ARENA)
    yield SCREEN


def _known(case: Case, to: Recipient, pack: Pack) -> Known:
    name = _name(case, to)
    if to.kind is RecipientKind.SCREEN:
        shown = may_disclose(case, to, Document.CASE_LIST, clock.today(), pack).may_name_person
        words = _("In lists and searches the name is shown, to those who work here.")
        hidden = _("In lists and searches the name is hidden, because the person is protected.")
        return Known(to, name, shown, words if shown else hidden)
    asked = _ASKED.get(to.kind, Document.PLAN_PARTY_COPY)
    answer = may_disclose(case, to, asked, clock.today(), pack)
    sentence = _open(case, answer) if answer.allowed else _closed(case, to, pack)
    said = sentence.format(name=name, **_filled(answer, pack))
    return Known(to, name, answer.allowed, said)


def _name(case: Case, to: Recipient) -> str:
    if to.kind is RecipientKind.PERSON and facts.is_protected(case):
        return _("The person")
    if to.kind is RecipientKind.SCREEN:
        return _("Lists and searches")
    nobody = {RecipientKind.OWN_AUTHORITY: _("Your own authority")}
    return recipient_name(case, to) or nobody.get(to.kind, _("Somebody without a name"))


def _open(case: Case, answer: Disclosure) -> str:
    if answer.rests_on is Basis.CONSENT and len(consents.answers(case, clock.today())) > 1:
        return _(_ALL_HAVE)
    return _(_SAID.get(answer.rests_on, _NOTHING))


def _closed(case: Case, to: Recipient, pack: Pack) -> str:
    if to.kind not in (RecipientKind.CLOSE_PERSON, RecipientKind.GUARDIAN):
        return _(_NOTHING)
    letter = may_disclose(case, to, Document.INVITATION_LETTER, clock.today(), pack)
    if not letter.allowed:
        return _(_NOTHING)
    return _(_CLOSE_LETTERS if to.kind is RecipientKind.CLOSE_PERSON else _LETTERS)


def _filled(answer: Disclosure, pack: Pack) -> dict[str, str]:
    why = _(answer.text).format(**answer.values) if answer.text else ""
    found = {"why": why.partition(". ")[0].rstrip(".") + "."}  # what to do stands where it is done
    found["areas"] = _areas(answer, pack)
    if answer.ground is not None:
        row = answer.ground
        found |= {"paragraph": row.paragraph, "decision_maker": row.decision_maker}
        found["date"] = format_date(row.on)
    if answer.position is not None:
        found["paragraph"] = answer.position.ground_paragraph
    return found


def _areas(answer: Disclosure, pack: Pack) -> str:
    if consents.ALL in answer.areas:
        return _("everything in the plan")
    known = [area for area in pack.areas if area.code in answer.areas]
    words = [area.label.to(language()) for area in known]
    return ", ".join(word[:1].lower() + word[1:] for word in words)
