"""Which letter a unit gets, and what the letter lacks: principals are called, others invited."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain
from urllib.parse import urlsplit

from sipdesk.domain import facts
from sipdesk.domain.model import (
    Bidding,
    Case,
    Meeting,
    MeetingForm,
    MeetingTurn,
    Participant,
    Principal,
)
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block, info
from sipdesk.i18n import N_


def bidding_of(principal: Principal, pack: Pack) -> Bidding:
    """Whether a unit is called or invited: principals are called, a school by the child pack."""
    called = {*facts.PRINCIPALS, Principal.SHARED}
    if pack.school_is_called:
        called.add(Principal.SCHOOL)
    return Bidding.CALLED if principal in called else Bidding.INVITED


def before_letter(
    meeting: Meeting | None,
    row: Participant | None,
    day: date,
    pack: Pack,
    turn: MeetingTurn | None = None,
    *,
    contact: str,
    sealed: Collection[str] = (),
) -> list[Problem]:
    """What a letter to this party lacks; stops the letter that is handed out, not the work (D).

    Args:
        contact: the telephone that the letter tells, see `contact_phone`.
        sealed: fields of the meeting under the case's key; they are told, but on no letter.
        turn: the letter tells that the meeting was moved or cancelled; None for a first letter.
    """
    if meeting is None or row is None:
        return []
    found: Iterator[tuple[str, str, str]]
    if turn is MeetingTurn.CANCELLED:
        found = _stands(meeting)
    elif meeting.is_cancelled:
        found = _gone(meeting)
    else:
        found = chain(_lacks(meeting, row, day, sealed), _no_contact(contact))
    return [
        block(pack, code, field, text, row=row.id, override=Override.NEVER)
        for code, field, text in found
    ]


def of_meeting(
    meeting: Meeting | None,
    day: date,
    pack: Pack,
    *,
    contact: str,
    sealed: Collection[str] = (),
) -> list[Problem]:
    """What the letters of a planned meeting still lack, each thing once; nothing is stopped by it.

    What concerns one party says whom; a leader is asked for too, whom the person may choose (A3).
    """
    if meeting is None or meeting.is_cancelled or meeting.is_held:
        return []
    waiting = [row for row in meeting.participants if row.sent_on is None]
    lacks = [*_meeting_lacks(meeting, day, sealed), *_no_contact(contact)]
    if any(row.bidding is Bidding.CALLED for row in waiting):
        lacks += _no_reason(meeting)
    found = [info(pack, code, field, text) for code, field, text in lacks]
    found = found if waiting or not meeting.participants else []
    for row in waiting:
        said = {"party": row.unit.name} if row.unit else {}
        if row.unit is not None and not row.questions.strip():
            text = N_("Write the questions to {party}.")
            code = "letter.questions_missing"
            found.append(info(pack, code, "questions", text, row=row.id, values=said))
    if not meeting.leader.strip():
        text = N_("Nobody leads the meeting yet. The person may choose.")
        found.append(info(pack, "letter.leader_missing", "leader", text))
    return found


def _stands(meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    if not meeting.is_cancelled:
        yield "letter.meeting_stands", "is_cancelled", N_("The meeting is not cancelled.")


def _gone(_meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    yield "letter.meeting_cancelled", "is_cancelled", N_("The meeting is cancelled.")


def _lacks(
    meeting: Meeting, row: Participant, day: date, sealed: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    if row.unit is not None and row.unit.removed_at is not None:
        text = N_("The unit is taken out of the register. Call another one, or bring it back.")
        yield "letter.unit_removed", "participants", text
    yield from _meeting_lacks(meeting, day, sealed)
    if row.unit is not None and not row.questions.strip():
        yield "letter.questions_missing", "questions", N_("Write the questions to this party.")
    if row.bidding is Bidding.CALLED:
        yield from _no_reason(meeting)


def _no_reason(meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    """A call says why the meeting is now; an invitation does not."""
    if not meeting.why_now.strip():
        yield "letter.why_now_missing", "why_now", N_("Write why the meeting is needed now.")


def _no_contact(phone: str) -> Iterator[tuple[str, str, str]]:
    if not phone.strip():
        text = N_("Write the telephone number that the letters tell people to call.")
        yield "letter.contact_missing", "contact_phone", text


def contact_phone(case: Case, own: str) -> str:
    """The telephone that a letter tells: the coordinator's, else one's own, else the unit's.

    Args:
        own: the telephone of who sits at the keyboard.
    """
    user, unit = case.coordinator, case.authority_unit
    return (user.phone if user else own) or (unit.phone if unit else "")


def _meeting_lacks(
    meeting: Meeting, day: date, sealed: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    if meeting.on is None:
        yield "letter.day_missing", "on", N_("Write the day of the meeting.")
    elif meeting.on < day and not meeting.is_held:
        yield "letter.day_passed", "on", N_("The day of the meeting has passed.")
    if meeting.starts_at is None:
        yield "letter.time_missing", "starts_at", N_("Write when the meeting begins.")
    is_by_phone = meeting.form is MeetingForm.PHONE  # says itself where one is
    is_told = bool({"place", "link"} & set(sealed)) or meeting.place.strip() or meeting.link.strip()
    if not is_told and not is_by_phone:
        yield "letter.place_missing", "place", N_("Write the place of the meeting, or a link.")
    if not meeting.purpose.strip():
        yield "letter.purpose_missing", "purpose", N_("Write what the meeting is to lead to.")
    if meeting.reply_by_on is None:
        yield "letter.reply_by_missing", "reply_by_on", N_("Write the last day to answer.")


def before_name(may_name: bool, reason: str, pack: Pack) -> list[Problem]:
    """The whole name in a letter to a unit needs a reason, and is never of a protected person.

    Initials and case number are the rule (PRA F24).
    """
    if not may_name:
        text = N_("Protected personal data: letters carry the case number and no name.")
    elif not reason.strip():
        text = N_("Write why the letter needs the whole name. Initials are the rule.")
    else:
        return []
    code = "letter.name.reason_missing" if may_name else "letter.name.protected"
    return [block(pack, code, "name_reason", text, override=Override.NEVER)]


def is_safe_link(text: str) -> bool:
    """Whether a link leads to a page of the web and holds nothing that could run."""
    if any(sign.isspace() or sign in "<>\"'`" for sign in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
