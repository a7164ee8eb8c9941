"""A case is marked as under inquiry, and the mark is lifted with a reason; both stay (FLT L30)."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import inquiries
from sipdesk.domain.disclosure import Document, Recipient, RecipientKind, may_disclose
from sipdesk.domain.model import Inquiry, InquiryOutcome
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean, in_order, not_in_future, one
from sipdesk.services.loaded import load


def begin_inquiry(session: Session, case_id: UUID, *, what: str, on: date | None = None) -> Inquiry:
    """Mark that what is written about the person is under inquiry, from that day.

    From then on nothing about the person goes to others (`disclosure.may_disclose`). Raises
    RuleError at the field for a day that has not come, without words for what is looked into, and
    while an earlier mark stands.
    """
    case, day = load(session, case_id), on or clock.today()
    not_in_future(day, "on")
    if inquiries.standing(case) is not None:
        text = N_("The case is under inquiry already. Lift that mark first.")
        raise refuse("inquiry.twice", "what", text)
    if not what.strip():
        raise refuse("inquiry.what_missing", "what", N_("Write what is looked into, and why."))
    row = Inquiry(case_id=case_id, on=day, what=clean("what", what), by=actor_of(session).name)
    case.inquiries.append(row)
    return row


def lift_inquiry(
    session: Session,
    case_id: UUID,
    *,
    inquiry_id: UUID,
    outcome: InquiryOutcome | None,
    reason: str,
    told_on: date | None = None,
    on: date | None = None,
) -> Inquiry:
    """Lift the mark: what it was about has been looked into. The row stays as it was.

    Args:
        outcome: how the inquiry ended.
        reason: why the mark is lifted; never empty.
        told_on: the day on which the person was told, if that is known.
        on: the first day on which papers may go out again.

    Raises RuleError at the field for what is missing, a day that lies before the mark or has not
    come, and a mark that is lifted already; LookupError for a mark of another case.
    """
    row, day = one(load(session, case_id).inquiries, inquiry_id), on or clock.today()
    if row.lifted_on is not None:
        raise refuse("inquiry.lifted_already", "reason", N_("The mark is lifted already."))
    for each, field in ((day, "on"), (told_on, "told_on")):
        not_in_future(each, field)
        in_order(row.on, each, field)
    if outcome is None:
        raise refuse("inquiry.outcome_missing", "outcome", N_("Choose how the inquiry ended."))
    if not reason.strip():
        raise refuse("inquiry.reason_missing", "reason", N_("Write why the mark is lifted."))
    row.lifted_on, row.outcome, row.told_on = day, outcome, told_on
    row.reason, row.lifted_by = clean("reason", reason), actor_of(session).name
    return row


def why_not_again(session: Session, case_id: UUID, *, paper_id: UUID) -> str:
    """Why a paper that others got before is neither printed nor saved anew, an English msgid.

    Under inquiry it can be looked at alone. "" when the mark does not stop it: without a mark, and
    for the person's own papers and those of the own file.
    """
    case = load(session, case_id)
    pack, today = office.pack_for(session, case), clock.today()
    for row in case.hand_outs:
        if row.paper_id != paper_id:
            continue
        to = Recipient(RecipientKind(row.recipient_kind), row.recipient_id)
        answer = may_disclose(case, to, Document(row.kind), today, pack)
        if not answer.allowed and inquiries.in_force(case, today):
            return answer.text
    return ""
