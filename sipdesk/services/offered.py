"""What the print dialog offers: which paper, to whom, stopped why, and what is in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from sipdesk.domain.disclosure_ways import BASIS_TEXTS, OWN_AUTHORITY, PERSON
from sipdesk.domain.model import Case, Plan, Principal
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override
from sipdesk.domain.visible import visible_plan
from sipdesk.i18n import N_, _, format_date, language
from sipdesk.services import (
    office,
    paper_variants,
    refusal_papers,
    register_papers,
)
from sipdesk.services.edits import one
from sipdesk.services.loaded import load
from sipdesk.services.meetings import next_meeting
from sipdesk.services.offered_letters import Place, bidden, letters, receiver, turn_words
from sipdesk.services.paper_titles import TITLES

_NO_ROWS = N_("Stopped: no row of the plan lies in the areas that the receiver may know about.")


@dataclass(frozen=True)
class Offered:
    """One paper for one receiver; texts are in the language of the screen.

    Attributes:
        kind: code of the paper, for `documents.content`.
        name: of the receiver.
        principal: of a unit, for its icon; None for people.
        summary: "The whole plan", "Own rows and contacts", or why it is stopped.
        code, override: of the refusal; "" when allowed.
        knows: what the receiver gets to know, one sentence part each.
        left_out: what is not in the paper.
        rests_on: on which consent or recorded legal ground.
        is_draft: of a version under work: marked UTKAST, never noted as handed out.
        variants: forms of the paper to choose from, code and words; the usual one first. Of a
            letter to the person what it is about, and `forms` then how it looks.
        may_name_person: False where the case number stands for a protected person.
    """

    kind: str
    title: str
    recipient: Recipient
    name: str
    principal: Principal | None
    is_allowed: bool
    summary: str
    code: str = ""
    override: Override = Override.NOTHING_STOPPED
    knows: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    rests_on: str = ""
    plan_id: UUID | None = None
    meeting_id: UUID | None = None
    is_draft: bool = False
    variants: tuple[tuple[str, str], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    may_name_person: bool = True


def offered(
    session: Session,
    case_id: UUID,
    *,
    plan_id: UUID | None = None,
    meeting_id: UUID | None = None,
) -> list[Offered]:
    """Every paper of the case with every receiver, stopped ones with their reason.

    Copies to others are offered of a final version only.
    """
    case = load(session, case_id)
    final = facts.final_plan(case) or facts.newest_plan(case)
    plan = one(case.plans, plan_id) if plan_id else final
    meeting = one(case.meetings, meeting_id) if meeting_id else next_meeting(case)
    pack = office.pack_of_plan(session, case, plan)
    return [
        *(
            _offer(case, document, recipient, plan, pack)
            for document, recipient in (*_own(case, plan), *_of_meetings(case))
        ),
        *(
            _offer(case, document, receiver(row), plan, pack, Place(at, row))
            for at, rows in bidden(case, meeting)
            for row in rows
            for document in letters(at, row)
        ),
        *(
            _offer(case, document, recipient, plan, pack)
            for document, recipient in (
                *_copies(case, plan),
                *_of_tracks(case),
                (Document.WHO_HAS_SEEN, PERSON),
                (Document.REGISTER_EXTRACT, PERSON),
            )
        ),
    ]


def _own(case: Case, plan: Plan | None) -> Iterator[tuple[Document, Recipient]]:
    yield Document.LEAFLET, PERSON
    yield Document.CONSENT_FORM, PERSON
    yield Document.PREPARATION, PERSON
    if consents.path(case, clock.today()) is not consents.Path.NOT_IN_USE:
        yield Document.INCAPACITY_ASSESSMENT, OWN_AUTHORITY
        yield Document.INCAPACITY_ASSESSMENT, PERSON
    yield from _own_letters(case)
    if refusal_papers.is_refused(case):
        yield Document.REFUSAL_RECORD, OWN_AUTHORITY
    if plan is None:
        return
    yield Document.PLAN_INDIVIDUAL, PERSON
    for guardian in case.person.guardians:
        yield Document.PLAN_INDIVIDUAL, Recipient(RecipientKind.GUARDIAN, guardian.id)
    if any(row.held_on and row.plan_id == plan.id for row in case.follow_ups):
        yield Document.FOLLOW_UP, PERSON
    if case.closed_on is not None and plan.is_final:
        yield Document.CLOSING_RECORD, PERSON


def _of_meetings(case: Case) -> Iterator[tuple[Document, Recipient]]:
    if case.meetings:
        yield Document.AGENDA, PERSON
    if any(row.on for row in case.meetings):
        yield Document.EVALUATION, PERSON


def _own_letters(case: Case) -> Iterator[tuple[Document, Recipient]]:
    yield Document.LETTER_TO_PERSON, PERSON
    for guardian in case.person.guardians:
        yield Document.LETTER_TO_GUARDIAN, Recipient(RecipientKind.GUARDIAN, guardian.id)
    for speaker in case.person.representatives:
        yield Document.LETTER_TO_GUARDIAN, Recipient(RecipientKind.REPRESENTATIVE, speaker.id)


def _copies(case: Case, plan: Plan | None) -> Iterator[tuple[Document, Recipient]]:
    if plan is None or not plan.is_final:
        return
    yield Document.PLAN_FILING_COPY, OWN_AUTHORITY
    for unit in facts.units(case):
        if unit.id != case.authority_unit_id:
            yield Document.PLAN_PARTY_COPY, Recipient(RecipientKind.UNIT, unit.id)


def _of_tracks(case: Case) -> Iterator[tuple[Document, Recipient]]:
    """The papers of a placement and of a disagreement."""
    others = [unit for unit in facts.units(case) if unit.id != case.authority_unit_id]
    if case.placements and facts.final_plan(case) is not None:
        yield Document.SOCIAL_MEDICAL_SPEC, OWN_AUTHORITY
        for unit in others:
            yield Document.SOCIAL_MEDICAL_SPEC, Recipient(RecipientKind.UNIT, unit.id)
    if case.placements:
        yield Document.LIABILITY_FORM, OWN_AUTHORITY
        for unit in others:
            if any(facts.stands_for(unit, principal) for principal in facts.PRINCIPALS):
                yield Document.LIABILITY_FORM, Recipient(RecipientKind.UNIT, unit.id)
    if case.deviations:
        yield Document.DEVIATION, OWN_AUTHORITY
    if case.disagreements:
        yield Document.DEID_PAPER, Recipient(RecipientKind.ARENA)


def recipient_name(case: Case, recipient: Recipient) -> str:
    """The receiver's name; nothing when it is not part of the case."""
    if recipient.kind is RecipientKind.PERSON:
        return case.person.name
    if recipient.kind is RecipientKind.OWN_AUTHORITY:
        return case.authority_unit.name if case.authority_unit else ""
    if recipient.kind is RecipientKind.ARENA:
        return _("The official arena")
    units = {unit.id: unit.name for unit in facts.units(case)}
    if case.authority_unit is not None:
        units.setdefault(case.authority_unit.id, case.authority_unit.name)
    for meeting in case.meetings:
        units.update({p.unit.id: p.unit.name for p in meeting.participants if p.unit})
    people = {one.id: one.name for one in case.person.close_persons}
    people |= {one.id: one.name for one in case.person.guardians}
    people |= {one.id: one.name for one in case.person.representatives}
    return (units | people).get(recipient.id, "") if recipient.id else ""


def _principal(case: Case, recipient: Recipient) -> Principal | None:
    if recipient.kind is RecipientKind.OWN_AUTHORITY:
        return case.authority_unit.principal if case.authority_unit else None
    units = {unit.id: unit for unit in facts.units(case)}
    found = units.get(recipient.id) if recipient.id else None
    return found.principal if found else None


def _offer(
    case: Case,
    document: Document,
    recipient: Recipient,
    plan: Plan | None,
    pack: Pack,
    place: Place | None = None,
) -> Offered:
    answer = may_disclose(case, recipient, document, clock.today(), pack)
    is_copy = document in (
        Document.PLAN_INDIVIDUAL,
        Document.PLAN_FILING_COPY,
        Document.PLAN_PARTY_COPY,
    )
    is_record = document in (Document.FOLLOW_UP, Document.CLOSING_RECORD)
    of_plan = plan if is_copy or is_record else None
    meeting, row = (place.meeting, place.row) if place else (None, None)
    if of_plan is not None and answer.allowed and visible_plan(of_plan, answer).is_empty:
        answer = replace(answer, allowed=answer.own_words, text=_NO_ROWS, code="consent.no_rows")
    if document is Document.REGISTER_EXTRACT and register_papers.unreviewed(case):
        answer = _unreviewed(case)
    told = [*_knows(answer, of_plan, place is not None, pack), *_of_all(case, document)]
    is_all = document is Document.REGISTER_EXTRACT
    kept = _kept_back(case) if is_all else _left_out(case, recipient, answer, of_plan, pack)
    return Offered(
        kind=document.value,
        title=_(TITLES[document]),
        recipient=recipient,
        name=recipient_name(case, recipient),
        principal=_principal(case, recipient),
        is_allowed=answer.allowed,
        summary=_summary(case, answer, of_plan, pack) or turn_words(place),
        code="" if answer.allowed else answer.code,
        override=Override.NOTHING_STOPPED if answer.allowed else answer.override,
        knows=tuple(told) if answer.allowed else (),
        left_out=tuple(kept) if answer.allowed else (),
        rests_on=_rests_on(case, answer),
        plan_id=of_plan.id if of_plan else None,
        meeting_id=meeting.id if meeting else None,
        is_draft=of_plan is not None and not of_plan.is_final,
        forms=paper_variants.letter_forms(document),
        variants=paper_variants.variants(case, document, clock.today(), meeting, row),
        may_name_person=answer.may_name_person,
    )


def _unreviewed(case: Case) -> Disclosure:
    """The extract waits until each internal note has been read and decided about."""
    left = str(len(register_papers.unreviewed(case)))
    return Disclosure(
        False, "extract.notes_unreviewed", register_papers.UNREVIEWED, values={"n": left}
    )


def _areas_of(plan: Plan) -> list[str]:
    return list(dict.fromkeys(need.area for need in facts.needs(plan) if need.area))


def _words(pack: Pack, codes: list[str]) -> str:
    return ", ".join(pack.area(code).label.to(language()) for code in codes)


def _summary(case: Case, answer: Disclosure, plan: Plan | None, pack: Pack) -> str:
    if not answer.allowed:
        return _(answer.text).format(**answer.values)
    if plan is None:
        return ""
    hidden = [code for code in _areas_of(plan) if not answer.covers(code)]
    if not hidden:
        return _("The whole plan")
    return _("The whole plan except {areas}").format(areas=_words(pack, hidden))


def _knows(answer: Disclosure, plan: Plan | None, is_letter: bool, pack: Pack) -> Iterator[str]:
    if answer.rests_on is Basis.NO_PERSON_DATA:
        return
    if is_letter:
        yield _("That a meeting is planned, when and where")
        yield _("Initials and case number") if answer.may_name_person else _("Case number")
        return
    yield _("The person's name") if answer.may_name_person else _("Case number, no name")
    if plan is None:
        return
    if answer.own_words:
        yield _("The person's own words")
    for code in _areas_of(plan):
        if answer.covers(code):
            yield _("Goals and interventions: {area}").format(area=_words(pack, [code]))
    yield _("Coordinator, overall responsibility and next meeting")


def _of_all(case: Case, document: Document) -> Iterator[str]:
    """What stands in the two papers that tell the person what there is about them."""
    if document is Document.WHO_HAS_SEEN:
        yield _("Who has got papers, and who has opened the case")
    if document is Document.REGISTER_EXTRACT:
        yield _("All that is written about the person in the program")
        if any(note.review != register_papers.WITHHELD for note in case.internal_notes):
            yield _("Notes for staff, as they were reviewed")


def _kept_back(case: Case) -> Iterator[str]:
    """The one paper that has notes for staff in it lacks those that were kept back."""
    if any(note.review == register_papers.WITHHELD for note in case.internal_notes):
        yield _("Notes for staff that were kept back in the review")


def _left_out(
    case: Case, recipient: Recipient, answer: Disclosure, plan: Plan | None, pack: Pack
) -> Iterator[str]:
    if answer.rests_on in (Basis.NO_PERSON_DATA, Basis.OWN_DATA, Basis.OWN_FILE):
        yield _("Notes for staff")
        return
    for row in consents.exceptions(case, clock.today()):
        if row.receivers and str(recipient.id) not in row.receivers:
            continue
        yield _("{topic} (exception)").format(topic=row.text or _words(pack, [row.topic]))
    for code in _areas_of(plan) if plan else ():
        if not answer.covers(code):
            yield _("Everything on {area}").format(area=_words(pack, [code]))
    if not answer.may_show_address:
        yield _("Address, telephone and place")
    yield _("Notes for staff")


def _rests_on(case: Case, answer: Disclosure) -> str:
    text = BASIS_TEXTS.get(answer.rests_on, "")
    if answer.rests_on is Basis.GROUND and answer.ground is not None:
        row = answer.ground
        said = {"paragraph": row.paragraph, "decision_maker": row.decision_maker}
        return _(text).format(**said, date=format_date(row.on))
    if answer.rests_on is Basis.PATH and answer.position is not None:
        return _(text).format(paragraph=answer.position.ground_paragraph)
    if answer.rests_on is not Basis.CONSENT:
        return _(text) if text else ""
    rows = consents.in_force(case, clock.today())
    until = min((row.valid_until for row in rows if row.valid_until), default=None)
    given = max((row.given_on for row in rows if row.given_on), default=clock.today())
    if until is None:
        return _("Consent {date}").format(date=format_date(given))
    return _("Consent {date}, holds until {until}").format(
        date=format_date(given), until=format_date(until)
    )
