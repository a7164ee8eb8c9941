"""Which letter a party of a meeting is to get: the first, or one that says moved or cancelled."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import Case, Meeting, MeetingChange, MeetingTurn, Participant, User
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean
from sipdesk.services.loaded import load

FIRST = ""
_WORDS = {
    FIRST: N_("A first letter"),
    MeetingTurn.MOVED.value: N_("The meeting has a new time"),
    MeetingTurn.CANCELLED.value: N_("The meeting is cancelled"),
}


def change_contact_phone(session: Session, case_id: UUID, *, phone: str) -> User:
    """Change the telephone that the letters tell: the coordinator's, else one's own.

    Raises RuleError when nobody known coordinates the case.
    """
    user = load(session, case_id).coordinator or session.get(User, actor_of(session).user_id)
    if user is None:
        text = N_("Nobody coordinates the case. Hand it over to somebody first.")
        raise refuse("letter.contact_nobody", "contact_phone", text)
    user.phone = clean("phone", phone)
    session.add(user)
    return user


def turn_of(variant: str) -> MeetingTurn | None:
    """What a form of the letter tells; None for a first letter."""
    return MeetingTurn(variant) if variant in tuple(MeetingTurn) else None


def earlier(meeting: Meeting) -> MeetingChange | None:
    """The latest move of a meeting, which remembers the time before it."""
    moves = [row for row in meeting.changes if row.turn is MeetingTurn.MOVED]
    return moves[-1] if moves else None


def variants(meeting: Meeting | None, row: Participant | None) -> tuple[tuple[str, str], ...]:
    """The letters that this party can get, the likeliest first: code and a msgid."""
    return tuple((code, _WORDS[code]) for code in _forms(meeting, row))


def _forms(meeting: Meeting | None, row: Participant | None) -> Iterator[str]:
    if meeting is None or row is None:
        return
    if meeting.is_cancelled:
        yield MeetingTurn.CANCELLED.value
        return
    is_moved = row.sent_on is not None and earlier(meeting) is not None
    if is_moved and not row.is_change_told:
        yield MeetingTurn.MOVED.value
    yield FIRST
    if is_moved and row.is_change_told:
        yield MeetingTurn.MOVED.value


def untold(meeting: Meeting) -> list[Participant]:
    """Who got a letter and has not been told that the meeting was moved or cancelled."""
    return [row for row in meeting.participants if not row.is_change_told]


def cancelled_untold(case: Case) -> list[Meeting]:
    """Cancelled meetings that somebody still believes in."""
    return [row for row in case.meetings if row.is_cancelled and untold(row)]
