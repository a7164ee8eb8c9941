"""What stands beside consent: grounds, positions, tests, and who was told of a withdrawal."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from sipdesk import clock
from sipdesk.domain import consent_story
from sipdesk.domain.model import ChildHeard, LegalGround, Position, SecrecyTest, WithdrawalNotice
from sipdesk.domain.problems import refuse
from sipdesk.domain.rules.before_record import before_path
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.edits import ask, clean, clean_all, in_order, not_in_future, one
from sipdesk.services.loaded import load


def record_ground(
    session: Session,
    case_id: UUID,
    *,
    unit_id: UUID | None = None,
    receiver_id: UUID | None = None,
    areas: Sequence[str] = (),
    paragraph: str,
    decision_maker: str,
    text: str = "",
    on: date | None = None,
) -> LegalGround:
    """Record a legal ground for one receiver; the program does not judge the paragraph.

    Raises RuleError when receiver, paragraph or decision-maker is missing.
    """
    case, day = load(session, case_id), on or clock.today()
    not_in_future(day, "on")
    receiver = unit_id or receiver_id
    for field, value in (
        ("receiver", receiver),
        ("paragraph", paragraph.strip()),
        ("decision_maker", decision_maker.strip()),
    ):
        if not value:
            raise refuse(
                "ground.incomplete",
                field,
                N_("Write receiver, paragraph and who decided. The ground opens for one receiver."),
            )
    row = LegalGround(
        case_id=case_id,
        on=day,
        unit_id=unit_id,
        receiver_id=receiver_id,
        areas=list(areas),
        **clean_all({"paragraph": paragraph, "decision_maker": decision_maker, "text": text}),
    )
    case.legal_grounds.append(row)
    return row


def note_position(
    session: Session,
    case_id: UUID,
    *,
    can_take: bool,
    is_temporary: bool = False,
    assessment: str = "",
    assessed_by: str = "",
    attitude_search: str = "",
    attitude_shown: str = "",
    ground_paragraph: str = "",
    ground_decision_maker: str = "",
    ground_on: date | None = None,
    ask_again_on: date | None = None,
    use_path: bool = False,
    on: date | None = None,
) -> Position:
    """Note whether the person can take a position (practice, not statute); the latest holds.

    Raises RuleError `consent.incapacity.temporary` when the path is used for an inability that
    passes.
    """
    day = on or clock.today()
    not_in_future(day, "on")
    in_order(day, ask_again_on, "ask_again_on")
    words = {
        "assessment": assessment,
        "assessed_by": assessed_by,
        "attitude_search": attitude_search,
        "attitude_shown": attitude_shown,
        "ground_paragraph": ground_paragraph,
        "ground_decision_maker": ground_decision_maker,
    }
    row = Position(
        case_id=case_id,
        on=day,
        can_take=can_take,
        is_temporary=is_temporary,
        ground_on=ground_on,
        ask_again_on=ask_again_on,
        **clean_all(words),
    )
    case = load(session, case_id)
    ask(before_path(row, use_path, office.pack_for(session, case)))
    case.positions.append(row)
    return row


def hear_child(
    session: Session,
    case_id: UUID,
    *,
    how: str = "",
    words: str = "",
    wants_sip: bool | None = None,
    on: date | None = None,
) -> ChildHeard:
    """Record the child's own view; it is no consent."""
    row = ChildHeard(
        case_id=case_id,
        on=on or clock.today(),
        wants_sip=wants_sip,
        **clean_all({"how": how, "words": words}),
    )
    load(session, case_id).child_views.append(row)
    return row


def record_secrecy_test(
    session: Session,
    case_id: UUID,
    *,
    guardian_id: UUID,
    may_get: bool,
    decision_maker: str = "",
    reason: str = "",
    on: date | None = None,
) -> SecrecyTest:
    """Record the test of secrecy toward a guardian before a copy (OSL 12 kap. 3 §)."""
    case = load(session, case_id)
    one(case.person.guardians, guardian_id)
    row = SecrecyTest(
        case_id=case_id,
        guardian_id=guardian_id,
        on=on or clock.today(),
        may_get=may_get,
        decision_maker=clean("decision_maker", decision_maker),
        reason=clean("reason", reason),
    )
    case.secrecy_tests.append(row)
    return row


def note_told(
    session: Session,
    case_id: UUID,
    *,
    recipient_id: UUID,
    how: str,
    by: str = "",
    on: date | None = None,
) -> WithdrawalNotice:
    """Note that one who has papers was told that the consent is withdrawn (F14; FLT L22).

    Raises RuleError when it is not said how, or the day has not come; LookupError for somebody
    who has no papers on what was taken back.
    """
    case, day = load(session, case_id), on or clock.today()
    not_in_future(day, "on")
    if not how.strip():
        raise refuse("withdrawal.how_missing", "how", N_("Write how it was told."))
    holder = one(consent_story.holders(case, clock.today()), recipient_id)
    row = WithdrawalNotice(
        case_id=case_id,
        recipient_id=holder.id,
        recipient_name=holder.name,
        on=day,
        **clean_all({"how": how, "by": by}),
    )
    case.withdrawal_notices.append(row)
    return row


def list_heard(session: Session, case_id: UUID) -> list[ChildHeard]:
    """What the child has said, oldest first."""
    query = select(ChildHeard).where(ChildHeard.case_id == case_id)
    return sorted(session.exec(query), key=lambda row: (row.on, row.recorded_at))
