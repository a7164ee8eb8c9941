"""States in which flags show, and the nearest without: calling and the meeting."""

from collections.abc import Iterator
from datetime import timedelta

from sipdesk.domain.model import (
    Bidding,
    MeetingChange,
    MeetingTurn,
    Principal,
    Reply,
)
from tests.domain import build
from tests.domain.build import DAY, LATER
from tests.domain.flag_states import State, shows

SOON = DAY + timedelta(days=9)


@shows("invite.principal.missing")
def _not_called(s: State) -> Iterator[None]:
    s.case, one = build.called()
    yield
    build.sent(build.meeting(s.case), one)


@shows("invite.principal.missing")
def _not_called_without_consent(s: State) -> Iterator[None]:
    s.case, _one = build.called()
    yield
    s.day_before()


def _letter(s: State, **fields: object) -> None:
    s.case, one = build.called()
    letter = build.meeting(s.case, on=SOON, reply_by_on=LATER)
    build.sent(letter, one, bidding=Bidding.CALLED, **fields)
    s.next_day()


@shows("invite.reply.missing")
def _not_yet_late(s: State) -> Iterator[None]:
    _letter(s)
    yield
    s.day_before()


@shows("invite.reply.missing")
def _replied(s: State) -> Iterator[None]:
    _letter(s)
    yield
    s.case.meetings[0].participants[0].reply = Reply.COMES


@shows("invite.reply.missing")
def _not_replied_but_held(s: State) -> Iterator[None]:
    _letter(s)
    yield
    s.case.meetings[0].is_held = True


@shows("invite.decline.invalid_reason")
def _declines(s: State) -> Iterator[None]:
    _letter(s, reply=Reply.DECLINES, decline_reason="redan_placerad")
    yield
    s.case.meetings[0].participants[0].decline_reason = "resursbrist"


@shows("invite.decline.invalid_reason")
def _declines_but_held(s: State) -> Iterator[None]:
    _letter(s, reply=Reply.DECLINES, decline_reason="redan_placerad")
    yield
    s.case.meetings[0].is_held = True


@shows("invite.change.untold")
def _moved(s: State) -> Iterator[None]:
    _letter(s, is_change_told=False)
    held = s.case.meetings[0]
    held.changes.append(MeetingChange(meeting_id=held.id, turn=MeetingTurn.MOVED, on=s.day))
    yield
    held.participants[0].is_change_told = True


def _interpreted(s: State) -> None:
    s.case = build.case(needs_interpreter=True)
    build.meeting(s.case, on=SOON)
    s.day = SOON - timedelta(days=3)


@shows("invite.interpreter.unconfirmed")
def _four_days_before(s: State) -> Iterator[None]:
    _interpreted(s)
    yield
    s.day_before()


@shows("invite.interpreter.unconfirmed")
def _confirmed(s: State) -> Iterator[None]:
    _interpreted(s)
    yield
    s.case.meetings[0].is_interpreter_confirmed = True


@shows("invite.interpreter.unconfirmed")
def _interpreted_and_held(s: State) -> Iterator[None]:
    _interpreted(s)
    yield
    s.case.meetings[0].is_held = True


def _absent(s: State, reason: str) -> None:
    held = build.meeting(s.case, on=DAY, is_held=True)
    build.sent(held, build.unit("A", Principal.REGION), is_present=False, absence_reason=reason)


@shows("meeting.absence.no_reason")
def _unexplained(s: State) -> Iterator[None]:
    _absent(s, " ")
    yield
    s.case.meetings[0].participants[0].absence_reason = "Sjukdom"


@shows("meeting.absence.invalid_reason")
def _placed_already(s: State) -> Iterator[None]:
    _absent(s, "redan_placerad")
    yield
    s.case.meetings[0].participants[0].absence_reason = "Sjukdom"
