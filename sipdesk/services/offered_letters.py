"""Which letters a meeting has: one for each party, and for those who do not know that it is off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipdesk.domain.disclosure import Document, Recipient, RecipientKind
from sipdesk.domain.model import Bidding, Case, Meeting, Participant
from sipdesk.i18n import _, format_date
from sipdesk.services import meeting_letters


@dataclass(frozen=True)
class Place:
    """A receiver's place at the meeting that a letter is about."""

    meeting: Meeting
    row: Participant


def bidden(case: Case, meeting: Meeting | None) -> Iterator[tuple[Meeting, Sequence[Participant]]]:
    """The meeting with all its parties, and cancelled ones with those who do not know it yet."""
    if meeting is not None:
        yield meeting, meeting.participants
    for gone in meeting_letters.cancelled_untold(case):
        if gone is not meeting:
            yield gone, meeting_letters.untold(gone)


def letters(meeting: Meeting, row: Participant) -> Iterator[Document]:
    """The papers of one party: call or invitation, and a called unit's own sheet."""
    is_called = row.bidding is Bidding.CALLED
    yield Document.CALL_LETTER if is_called else Document.INVITATION_LETTER
    if is_called and not meeting.is_cancelled:
        yield Document.UNIT_SHEET


def receiver(row: Participant) -> Recipient:
    """Who takes part, as the receiver of a letter."""
    for kind, key in (
        (RecipientKind.UNIT, row.unit_id),
        (RecipientKind.CLOSE_PERSON, row.close_person_id),
        (RecipientKind.GUARDIAN, row.guardian_id),
    ):
        if key is not None:
            return Recipient(kind, key)
    return Recipient(RecipientKind.REPRESENTATIVE, row.representative_id)


def turn_words(place: Place | None) -> str:
    """That the letter tells of a meeting that was moved or cancelled, for a receiver who waits."""
    if place is None or place.row.is_change_told:
        return ""
    day = format_date(place.meeting.on) if place.meeting.on else ""
    if place.meeting.is_cancelled:
        return _("Is to be told that the meeting {day} is cancelled").format(day=day)
    return _("Is to be told that the meeting has a new time")
