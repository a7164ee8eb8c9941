"""Calling, answers, interpreter and absence: what stands open, rule by rule."""

from datetime import date, timedelta

import pytest

from sipdesk.domain.model import (
    Bidding,
    MeetingChange,
    MeetingTurn,
    Owner,
    Participant,
    Principal,
    Reply,
)
from sipdesk.domain.rules import flags
from tests.domain import build
from tests.domain.build import (
    DAY,
    called,
    codes,
    judge,
    one_of,
)


def test_the_other_principal_is_to_be_called_once_there_is_consent():
    made, one = called()
    assert one_of(made, "invite.principal.missing").row == "region"
    build.sent(build.meeting(made), one)
    assert "invite.principal.missing" not in codes(made)


def test_nobody_is_called_before_consent_and_dental_care_is_no_principal():
    made = build.case()
    judge(made, Principal.REGION)
    assert "invite.principal.missing" not in codes(made)
    build.consent(made)
    assert "invite.principal.missing" in codes(made)
    build.sent(build.meeting(made), build.unit("Folktandvården", is_dental=True))
    assert "invite.principal.missing" in codes(made)
    build.meeting(made, is_held=True)
    assert "invite.principal.missing" not in codes(made)


def test_a_row_of_the_other_principal_makes_it_one_with_a_need():
    made = build.case()
    build.consent(made)
    assert "invite.principal.missing" not in codes(made)
    build.add_row(build.plan(made), "boende", owner=Owner.REGION)
    assert "invite.principal.missing" in codes(made)


def test_an_answer_is_missed_from_the_reply_by_day_until_the_meeting():
    made, one = called()
    meeting = build.meeting(made, on=DAY + timedelta(days=9), reply_by_on=DAY + timedelta(days=8))
    row = build.sent(meeting, one, bidding=Bidding.CALLED)
    due = DAY + timedelta(days=8)
    assert "invite.reply.missing" not in codes(made, due - timedelta(days=1))
    assert (
        one_of(made, "invite.reply.missing", due).row,
        one_of(made, "invite.reply.missing", due).due,
    ) == (
        one.id,
        due,
    )
    sooner = build.pack(reply_days=3)
    assert one_of(made, "invite.reply.missing", due, sooner).due == DAY + timedelta(days=3)
    row.reply = Reply.COMES
    assert "invite.reply.missing" not in codes(made, due)
    row.reply, row.decline_reason = Reply.DECLINES, "redan_placerad"
    assert "invite.decline.invalid_reason" in codes(made, due)
    meeting.is_cancelled = True
    assert "invite.decline.invalid_reason" not in codes(made, due)


def test_a_letter_without_a_day_to_answer_is_never_late():
    made, one = called()
    build.sent(build.meeting(made), one)
    assert "invite.reply.missing" not in codes(made, date(2030, 1, 1))


def test_an_interpreter_must_be_confirmed_three_days_before():
    made = build.case(needs_interpreter=True)
    meeting = build.meeting(made, on=DAY + timedelta(days=9))
    assert "invite.interpreter.unconfirmed" not in codes(made, DAY + timedelta(days=5))
    found = one_of(made, "invite.interpreter.unconfirmed", DAY + timedelta(days=6))
    assert found.due == meeting.on
    meeting.is_interpreter_confirmed = True
    assert "invite.interpreter.unconfirmed" not in codes(made, DAY + timedelta(days=6))


@pytest.mark.parametrize(
    ("reason", "valid", "code"),
    [
        ("", None, "meeting.absence.no_reason"),
        ("redan_placerad", None, "meeting.absence.invalid_reason"),
        ("Semester", False, "meeting.absence.invalid_reason"),
        ("Sjukdom", True, ""),
    ],
)
def test_an_absence_is_explained_by_a_reason_that_is_allowed(reason, valid, code):
    made = build.case()
    meeting = build.meeting(made, on=DAY, is_held=True)
    build.sent(
        meeting,
        build.unit("A"),
        is_present=False,
        absence_reason=reason,
        is_absence_valid=valid,
    )
    build.sent(meeting, build.unit("B"), is_present=True)
    found = [one for one in codes(made) if one.startswith("meeting.")]
    assert found == ([code] if code else [])


def test_who_is_not_told_of_a_change_is_flagged_and_a_private_person_without_a_name():
    made, one = called()
    meeting = build.meeting(made, on=DAY + timedelta(days=9))
    build.sent(meeting, one, bidding=Bidding.CALLED).is_change_told = False
    close = build.add_close_person(made, "Rune Påhitt")
    row = Participant(
        meeting_id=meeting.id, close_person_id=close.id, sent_on=DAY, is_change_told=False
    )
    meeting.participants.append(row)
    assert "invite.change.untold" not in codes(made)
    change = MeetingChange(meeting_id=meeting.id, turn=MeetingTurn.CANCELLED, on=DAY)
    meeting.changes.append(change)
    meeting.is_cancelled = True
    found = [p for p in flags.problems(made, DAY, build.pack()) if p.code == "invite.change.untold"]
    assert [p.row for p in found] == [one.id, close.id]
    assert all("Rune" not in f"{p.text} {p.values}" for p in found)
    for each in meeting.participants:
        each.is_change_told = True
    assert "invite.change.untold" not in codes(made)
