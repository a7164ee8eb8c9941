"""Papers: which may go to whom, filled strictly through disclosure, frozen when handed out."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock, paper_languages
from sipdesk.domain import facts
from sipdesk.domain.disclosure import (
    Basis,
    Disclosure,
    Document,
    Recipient,
    RecipientKind,
    require,
)
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY, PERSON
from sipdesk.domain.model import Case, HandOut, Meeting, Paper, Plan
from sipdesk.domain.problems import Problem, refuse
from sipdesk.domain.rules.before_letter import before_letter, before_name, contact_phone
from sipdesk.i18n import N_, translator
from sipdesk.printing.render import TEMPLATE_VERSION
from sipdesk.services import letter_papers, meeting_letters, office, paper_parts, sealed
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import ask, clean, one
from sipdesk.services.loaded import load
from sipdesk.services.meetings import next_meeting
from sipdesk.services.offered import Offered, offered, recipient_name
from sipdesk.services.paper_kinds import OF_A_PLAN, filled

__all__ = [
    "OWN_AUTHORITY",
    "PERSON",
    "Made",
    "Offered",
    "content",
    "freeze_and_hand_out",
    "list_hand_outs",
    "note_copied",
    "note_draft_print",
    "offered",
    "paper_bytes",
    "recipient_name",
    "unit",
]

LETTERS = (Document.CALL_LETTER, Document.INVITATION_LETTER)
OF_A_MEETING = (*LETTERS, Document.UNIT_SHEET)


@dataclass(frozen=True)
class Made:
    """What `printing.render` wants: the kind of paper and its content; and what it is about."""

    kind: str
    content: object
    recipient: Recipient
    recipient_name: str
    language: str
    variant: str = ""
    plan_id: UUID | None = None
    meeting_id: UUID | None = None
    name_reason: str = ""


def unit(unit_id: UUID) -> Recipient:
    """A unit as the receiver of a paper."""
    return Recipient(RecipientKind.UNIT, unit_id)


def content(
    session: Session,
    case_id: UUID,
    kind: str,
    recipient: Recipient = PERSON,
    *,
    lang: str = "sv",
    plan_id: UUID | None = None,
    meeting_id: UUID | None = None,
    consent_id: UUID | None = None,
    variant: str = "",
    text: str = "",
    reply_by: date | None = None,
    name_reason: str | None = None,
) -> Made:
    """Fill one paper for one receiver; nothing is printed past what disclosure opened.

    Args:
        kind: code of the paper, as in `Document`.
        lang: language of the fixed texts, the person's and not the program's; without words for
            the paper it becomes Swedish, as `Made.language` tells.
        plan_id: the version; without it the newest final one, else the draft.
        meeting_id: the meeting; without it the next planned, else the latest held.
        variant: form of the paper, kind of the letter, or which envelope; "" is the usual one.
        text: own text of a letter.
        reply_by: last day that a letter asks for or promises.
        name_reason: why a letter to a unit carries the whole name; None: initials, as usual.

    Raises:
        RuleError: this receiver may not have it; the code says why.
        LookupError: there is no such version, meeting or receiver in the case.
    """
    case, document = load(session, case_id), Document(kind)
    sealed.read_for_paper(session, case)
    plan, meeting = plan_of(case, plan_id), meeting_of(case, meeting_id)
    if document in OF_A_PLAN and plan is None:
        raise LookupError("there is no plan yet")
    answer = _allowed(session, case, recipient, document, plan)
    if name_reason is not None:
        ask(before_name(answer.may_name_person, name_reason, office.pack_for(session, case)))
    sheet = paper_parts.make(
        session,
        case,
        recipient,
        document,
        answer,
        translator(lang),
        plan=plan if document in OF_A_PLAN else None,
        meeting=meeting,
        consent_id=consent_id,
        recipient_name=recipient_name(case, recipient),
        copy_number=_next_copy(case, document, plan),
        variant=variant,
        text=clean("text", text),
        reply_by=reply_by,
        writes_name=name_reason is not None,
    )
    render_kind, made = filled(session, sheet)
    if not paper_languages.speaks(lang, render_kind):
        return content(
            session,
            case_id,
            kind,
            recipient,
            plan_id=plan_id,
            meeting_id=meeting_id,
            consent_id=consent_id,
            variant=variant,
            text=text,
            reply_by=reply_by,
        )
    return Made(
        kind=render_kind,
        content=made,
        recipient=recipient,
        recipient_name=recipient_name(case, recipient),
        language=lang,
        variant=variant,
        plan_id=plan.id if plan and document in OF_A_PLAN else None,
        meeting_id=meeting.id if meeting and document in OF_A_MEETING else None,
        name_reason=(name_reason or "").strip(),
    )


def _allowed(
    session: Session, case: Case, recipient: Recipient, document: Document, plan: Plan | None
) -> Disclosure:
    pack = office.pack_of_plan(session, case, plan)
    return require(case, recipient, document, clock.today(), pack)


def plan_of(case: Case, plan_id: UUID | None) -> Plan | None:
    """The version that is asked for, else the newest final one, else the draft."""
    if plan_id is not None:
        return one(case.plans, plan_id)
    return facts.final_plan(case) or facts.newest_plan(case)


def meeting_of(case: Case, meeting_id: UUID | None) -> Meeting | None:
    """The meeting that is asked for, else the next planned, else the latest held."""
    if meeting_id is not None:
        return one(case.meetings, meeting_id)
    held = [meeting for meeting in case.meetings if meeting.is_held]
    return next_meeting(case) or facts.last(held)


def _next_copy(case: Case, document: Document, plan: Plan | None) -> int | None:
    if document not in OF_A_PLAN or plan is None:
        return None
    return 1 + max((row.copy_number for row in case.hand_outs if row.plan_id == plan.id), default=0)


def freeze_and_hand_out(
    session: Session,
    case_id: UUID,
    *,
    kind: str,
    recipient: Recipient,
    content: bytes,
    how: str,
    language: str = "sv",
    variant: str = "",
    plan_id: UUID | None = None,
    meeting_id: UUID | None = None,
    name_reason: str = "",
    on: date | None = None,
) -> HandOut:
    """Keep the bytes of a paper as they are and note who got it, when, how, and on what basis.

    A letter is thereby noted as sent, and its receiver as told of a meeting that was moved or
    cancelled; why it carries the whole name stands in the log too. Raises RuleError when the
    receiver may not have it, or for a draft, which is never handed out.
    """
    case, document = load(session, case_id), Document(kind)
    plan = one(case.plans, plan_id) if plan_id else None
    if plan is not None and not plan.is_final:
        raise refuse("handout.draft", "plan", N_("A draft is not handed out. Make it final first."))
    answer = _allowed(session, case, recipient, document, plan)
    if document in LETTERS:
        ask(_lacks(session, case, recipient, meeting_of(case, meeting_id), variant))
    day, number = on or clock.today(), _next_copy(case, document, plan) or 1
    paper = Paper(
        case_id=case_id,
        kind=kind,
        language=language,
        variant=variant,
        copy_number=number,
        plan_id=plan_id,
        template_version=TEMPLATE_VERSION,
        national_pack=plan.national_pack if plan else case.national_pack,
        county_pack=plan.county_pack if plan else case.county_pack,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )
    session.add(paper)
    session.flush()
    row = HandOut(
        case_id=case_id,
        paper_id=paper.id,
        kind=kind,
        recipient_kind=recipient.kind.value,
        recipient_id=recipient.id,
        recipient_name=recipient_name(case, recipient),
        plan_id=plan_id,
        meeting_id=meeting_id,
        copy_number=number,
        on=day,
        how=clean("how", how),
        by=actor_of(session).name,
        name_reason=clean("name_reason", name_reason),
        basis=_basis(case, answer, day),
    )
    case.hand_outs.append(row)
    if document in LETTERS:
        _note_sent(case, recipient, meeting_id, day, row.how)
    session.info["subject"], session.info["reason"] = kind, row.name_reason
    return row


def _lacks(
    session: Session, case: Case, recipient: Recipient, meeting: Meeting | None, variant: str
) -> list[Problem]:
    """What a letter still lacks; it is shown and drawn without it, but not given (F23)."""
    rows = meeting.participants if meeting else ()
    row = next((r for r in rows if recipient.id in letter_papers.receiver_ids(r)), None)
    turn = meeting_letters.turn_of(variant)
    sealed_fields = facts.sealed_fields(case, meeting.id if meeting else None)
    pack = office.pack_for(session, case)
    contact = contact_phone(case, actor_of(session).phone)
    return before_letter(
        meeting, row, clock.today(), pack, turn, contact=contact, sealed=sealed_fields
    )


def note_draft_print(session: Session, case_id: UUID, *, kind: str) -> None:
    """Leave a log row that a draft was printed; a draft is no hand-out and is not frozen."""
    load(session, case_id)
    session.info["subject"] = Document(kind).value


def note_copied(session: Session, case_id: UUID, *, kind: str, reason: str = "") -> None:
    """Leave a log row that the text of a paper was copied, to be pasted into a record.

    Args:
        reason: why it carries the whole name, if it does.
    """
    load(session, case_id)
    session.info["subject"], session.info["reason"] = Document(kind).value, clean("reason", reason)


def _basis(case: Case, answer: Disclosure, day: date) -> str:
    from sipdesk.domain import consents

    if answer.rests_on is Basis.CONSENT:
        numbers = sorted(row.number for row in consents.in_force(case, day))
        return f"consent:{','.join(map(str, numbers))}"
    if answer.ground is not None:
        return f"ground:{answer.ground.paragraph}"
    return str(answer.rests_on.value)


def _note_sent(
    case: Case, recipient: Recipient, meeting_id: UUID | None, day: date, how: str
) -> None:
    meeting = meeting_of(case, meeting_id)
    for row in meeting.participants if meeting else ():
        if recipient.id not in letter_papers.receiver_ids(row):
            continue
        is_new_time = not row.is_change_told and meeting is not None and not meeting.is_cancelled
        if row.sent_on is None or is_new_time:  # a new time is answered anew
            row.sent_on, row.sent_how = day, how
        row.is_change_told = True


def list_hand_outs(session: Session, case_id: UUID) -> list[HandOut]:
    """Who has got which paper of the case, oldest first."""
    return list(load(session, case_id).hand_outs)


def paper_bytes(session: Session, case_id: UUID, *, paper_id: UUID) -> bytes:
    """A paper as it was handed out; reprinted unchanged (PRA F59)."""
    paper = session.get_one(Paper, paper_id)
    if paper.case_id != case_id:
        raise LookupError("paper is not part of this case")
    session.info["subject"] = paper.kind
    return paper.content
