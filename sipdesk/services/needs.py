"""The first step: who raised the need, each principal's judgement, the children question."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import (
    Answer,
    ChildrenAnswer,
    Coercion,
    Concern,
    ConcernDecision,
    ContactPermission,
    Judgement,
    LanguageNote,
    NeedRaised,
    Principal,
    Prompt,
    Role,
)
from sipdesk.domain.rules.before_record import before_concern, before_judgement
from sipdesk.services import office
from sipdesk.services.edits import ask, change, clean, clean_all, in_order, not_in_future, one
from sipdesk.services.loaded import load


def raise_need(
    session: Session,
    case_id: UUID,
    *,
    by_role: Role = Role.PRINCIPAL,
    by: str = "",
    why: str = "",
    principal: Principal | None = None,
    on: date | None = None,
) -> NeedRaised:
    """Record that somebody asked whether a plan is needed."""
    day = on or clock.today()
    not_in_future(day, "on")
    values = clean_all({"by": by, "why": why})
    row = NeedRaised(case_id=case_id, on=day, by_role=by_role, principal=principal, **values)
    load(session, case_id).needs_raised.append(row)
    return row


RAISED_FIELDS = frozenset({"on", "by_role", "by", "why", "principal"})


def change_need_raised(
    session: Session, case_id: UUID, *, need_raised_id: UUID, **fields: object
) -> NeedRaised:
    """Change single fields of who raised the need."""
    row = one(load(session, case_id).needs_raised, need_raised_id)
    day = fields.get("on")
    not_in_future(day if isinstance(day, date) else None, "on")
    change(row, fields, RAISED_FIELDS)
    return row


def permit_contact(
    session: Session,
    case_id: UUID,
    *,
    principal: Principal,
    by: str = "",
    how: str = "",
    words: str = "",
    on: date | None = None,
) -> ContactPermission:
    """Record the dated "Yes, you may contact …" (REQ B2; OSL 25-26 kap.)."""
    day = on or clock.today()
    not_in_future(day, "on")
    values = clean_all({"by": by, "how": how, "words": words})
    row = ContactPermission(case_id=case_id, on=day, principal=principal, **values)
    load(session, case_id).permissions.append(row)
    return row


def judge_need(
    session: Session,
    case_id: UUID,
    *,
    principal: Principal,
    is_needed: bool,
    why: str = "",
    is_unnamed: bool = False,
    on: date | None = None,
) -> Judgement:
    """Record one principal's judgement (SoL 2025:400 10 kap. 8 §); the latest holds.

    Raises RuleError `contact.not_permitted` for the second principal when the person has not
    said yes to the contact and the question was not put without a name.
    """
    case, day = load(session, case_id), on or clock.today()
    not_in_future(day, "on")
    ask(before_judgement(case, principal, is_unnamed, day, office.pack_for(session, case)))
    row = Judgement(
        case_id=case_id,
        on=day,
        principal=principal,
        is_needed=is_needed,
        why=clean("why", why),
        is_unnamed=is_unnamed,
    )
    case.judgements.append(row)
    return row


def change_judgement(
    session: Session, case_id: UUID, *, judgement_id: UUID, **fields: object
) -> Judgement:
    """Change the reason of a judgement; another judgement is a new row."""
    row = one(load(session, case_id).judgements, judgement_id)
    change(row, fields, {"why"})
    return row


def note_prompt(
    session: Session,
    case_id: UUID,
    *,
    target_groups: Sequence[str] = (),
    warning_signs: Sequence[str] = (),
    on: date | None = None,
) -> Prompt:
    """Note target groups and warning signs; internal, on no paper (N7-N9). The latest holds."""
    row = Prompt(
        case_id=case_id,
        on=on or clock.today(),
        target_groups=list(target_groups),
        warning_signs=list(warning_signs),
    )
    load(session, case_id).prompts.append(row)
    return row


def answer_children(
    session: Session,
    case_id: UUID,
    *,
    answer: Answer,
    hsl_circumstances: Sequence[str] = (),
    note: str = "",
    on: date | None = None,
) -> ChildrenAnswer:
    """Record the answer to the children question (REQ E1-E4); the latest holds."""
    row = ChildrenAnswer(
        case_id=case_id,
        on=on or clock.today(),
        answer=answer,
        hsl_circumstances=list(hsl_circumstances),
        note=clean("note", note),
    )
    load(session, case_id).children_answers.append(row)
    return row


def decide_concern(
    session: Session,
    case_id: UUID,
    *,
    child_id: UUID | None,
    decision: Concern,
    by: str = "",
    reason: str = "",
    reported_on: date | None = None,
    on: date | None = None,
) -> ConcernDecision:
    """Record the decision on a report of concern for one child (SoL 19 kap. 1 §).

    Without a child it concerns the person, when that is a child.

    Raises RuleError `child.concern.reason_missing` for "no suspicion" without a reason.
    """
    case = load(session, case_id)
    if child_id is not None:
        one(case.person.children, child_id)
    ask(before_concern(decision, reason, office.pack_for(session, case)))
    not_in_future(reported_on, "reported_on")
    row = ConcernDecision(
        case_id=case_id,
        child_id=child_id,
        on=on or clock.today(),
        decision=decision,
        reported_on=reported_on,
        **clean_all({"by": by, "reason": reason}),
    )
    case.concerns.append(row)
    return row


def change_concern(
    session: Session, case_id: UUID, *, concern_id: UUID, **fields: object
) -> ConcernDecision:
    """Change the words around a decision; another decision is a new row."""
    row = one(load(session, case_id).concerns, concern_id)
    change(row, fields, {"by", "reason"})
    return row


def tell_language(
    session: Session,
    case_id: UUID,
    *,
    language: str,
    wishes: Sequence[str] = (),
    on: date | None = None,
) -> LanguageNote:
    """Record that the right to use a national minority language was told (2009:724)."""
    row = LanguageNote(
        case_id=case_id,
        on=on or clock.today(),
        language=clean("language", language),
        wishes=list(wishes),
    )
    load(session, case_id).language_notes.append(row)
    return row


def note_coercion(
    session: Session, case_id: UUID, *, act: str, from_on: date | None = None
) -> Coercion:
    """Note coercive care (LVM, LVU, LPT); it changes no consent rule, a SIP is voluntary."""
    not_in_future(from_on, "from_on")
    row = Coercion(case_id=case_id, act=clean("act", act), from_on=from_on or clock.today())
    load(session, case_id).coercions.append(row)
    return row


def end_coercion(
    session: Session, case_id: UUID, *, act: str, ended_on: date | None = None
) -> Coercion:
    """Note that coercive care has ended. Raises LookupError when none of that act is noted."""
    day = ended_on or clock.today()
    not_in_future(day, "ended_on")
    for row in load(session, case_id).coercions:
        if row.act == act and row.ended_on is None:
            in_order(row.from_on, day, "ended_on")
            row.ended_on = day
            return row
    raise LookupError("no such coercive care is noted")
