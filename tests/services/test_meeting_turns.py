"""After the call: moved, cancelled, reminded, wrong unit, declined; and input that is no input."""

from datetime import date, time, timedelta

import pytest

from sipdesk.domain.model import MeetingTurn, Reply
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules import flags
from sipdesk.domain.rules.before_letter import before_letter, is_safe_link
from sipdesk.services import directory, meetings, office
from sipdesk.services.meetings import ALREADY_PLACED

from .conftest import TODAY, Desk


@pytest.fixture
def called(desk: Desk):
    """A meeting to which Beroendemottagningen has been called."""
    case_id = desk.new_case()
    meeting = desk.do(
        meetings.plan_meeting,
        case_id,
        on=TODAY + timedelta(days=12),
        starts_at=time(13),
        reply_by_on=TODAY,
    )
    unit = desk.units()["Beroendemottagningen"]
    row = desk.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
    desk.do(meetings.mark_sent, case_id, participant_id=row.id, how="brev", on=TODAY)
    return case_id, meeting.id, row.id


def meeting_of(desk: Desk, case_id):
    return desk.case(case_id).meetings[0]


def test_a_moved_meeting_leaves_a_trace_and_everybody_is_to_be_told(desk: Desk, called) -> None:
    case_id, meeting_id, row_id = called
    desk.do(meetings.record_reply, case_id, participant_id=row_id, reply=Reply.COMES)
    new = TODAY + timedelta(days=20)
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, on=new)
    meeting = meeting_of(desk, case_id)
    [trace] = meeting.changes
    assert (trace.turn, trace.old_on) == (MeetingTurn.MOVED, TODAY + timedelta(days=12))
    [row] = meeting.participants
    assert (row.is_change_told, row.reply) == (False, None)
    desk.do(meetings.tell_change, case_id, participant_id=row_id)
    assert meeting_of(desk, case_id).participants[0].is_change_told


def test_another_place_or_a_first_time_is_no_move(desk: Desk, called) -> None:
    case_id, meeting_id, _row = called
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, place="Rum 2", on=None)
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, on=TODAY + timedelta(days=3))
    assert len(meeting_of(desk, case_id).changes) == 1  # the day was taken away, once


def test_a_meeting_that_nobody_was_called_to_moves_without_a_trace(desk: Desk) -> None:
    case_id = desk.new_case()
    meeting = desk.do(meetings.plan_meeting, case_id, on=TODAY)
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting.id, on=date(2026, 4, 1))
    assert meeting_of(desk, case_id).changes == []


def test_cancelling_needs_a_reason_and_stays_on_record(desk: Desk, called) -> None:
    case_id, meeting_id, _row = called
    with pytest.raises(RuleError, match=r"meeting\.cancel\.no_reason"):
        desk.do(meetings.cancel_meeting, case_id, meeting_id=meeting_id, why=" ")
    desk.do(meetings.cancel_meeting, case_id, meeting_id=meeting_id, why="Robin är sjuk")
    meeting = meeting_of(desk, case_id)
    assert meeting.is_cancelled
    assert meeting.changes[0].why == "Robin är sjuk"
    assert meetings.next_meeting(desk.case(case_id)) is None


def test_a_second_meeting_can_be_planned_after_a_cancelled_one(desk: Desk, called) -> None:
    case_id, meeting_id, _row = called
    desk.do(meetings.cancel_meeting, case_id, meeting_id=meeting_id, why="sjuk")
    second = desk.do(meetings.plan_meeting, case_id, on=TODAY + timedelta(days=30))
    assert meetings.next_meeting(desk.case(case_id)).id == second.id


def test_a_held_meeting_is_not_cancelled(desk: Desk, called) -> None:
    case_id, meeting_id, _row = called
    desk.do(meetings.hold_meeting, case_id, meeting_id=meeting_id, on=TODAY)
    with pytest.raises(RuleError, match=r"meeting\.held"):
        desk.do(meetings.cancel_meeting, case_id, meeting_id=meeting_id, why="sjuk")


def test_a_reminder_is_dated_and_needs_a_letter_first(desk: Desk, called) -> None:
    case_id, meeting_id, row_id = called
    assert desk.do(meetings.remind, case_id, participant_id=row_id).reminded_on == TODAY
    with pytest.raises(RuleError, match=r"date\.in_future"):
        desk.do(meetings.remind, case_id, participant_id=row_id, on=TODAY + timedelta(days=1))
    other = desk.do(
        meetings.add_participant,
        case_id,
        meeting_id=meeting_id,
        unit_id=desk.units()["Granby hälsocentral"].id,
    )
    with pytest.raises(RuleError, match=r"invite\.not_sent"):
        desk.do(meetings.remind, case_id, participant_id=other.id)


def test_a_wrong_unit_has_answered_and_is_flagged_no_more(desk: Desk, called) -> None:
    case_id, _meeting, row_id = called

    def codes():
        case = desk.case(case_id)
        pack = desk.ask(office.pack_for, case)
        found = flags.problems(case, TODAY + timedelta(days=1), pack)
        return [problem.code for problem in found]

    assert "invite.reply.missing" in codes()
    desk.do(meetings.note_wrong_unit, case_id, participant_id=row_id, right_unit="Psykiatrin")
    assert "invite.reply.missing" not in codes()
    assert meeting_of(desk, case_id).participants[0].right_unit == "Psykiatrin"


def test_a_called_principal_declines_with_a_reason_only(desk: Desk, called) -> None:
    case_id, _meeting, row_id = called
    with pytest.raises(RuleError, match=r"invite\.decline\.no_reason"):
        desk.do(meetings.record_reply, case_id, participant_id=row_id, reply=Reply.DECLINES)
    desk.do(
        meetings.record_reply,
        case_id,
        participant_id=row_id,
        reply=Reply.DECLINES,
        reason=ALREADY_PLACED,
    )
    assert meeting_of(desk, case_id).participants[0].is_decline_valid is False


@pytest.mark.parametrize(
    ("link", "is_safe"),
    [
        ("https://mote.example/r/1", True),
        ("http://mote.example", True),
        ("javascript:alert(1)", False),
        ("https://x.example/<script>", False),
        ("https://a b.example", False),
        ("file:///etc/passwd", False),
        ("https://user:word@x.example", False),
        ("https://[x", False),
        ("mote.example", False),
    ],
)
def test_a_link_is_a_page_of_the_web_and_nothing_that_runs(desk, called, link, is_safe) -> None:
    case_id, meeting_id, _row = called
    assert is_safe_link(link) is is_safe
    if is_safe:
        desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, link=link)
        return
    with pytest.raises(RuleError, match=r"meeting\.link\.unsafe"):
        desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, link=link)


def test_what_a_letter_lacks_is_told_field_by_field(desk: Desk, called) -> None:
    case_id, _meeting, _row = called
    case = desk.case(case_id)
    pack = desk.ask(office.pack_for, case)
    meeting = case.meetings[0]
    row = meeting.participants[0]
    lacks = {p.field for p in before_letter(meeting, row, TODAY, pack, contact="")}
    assert lacks == {"place", "purpose", "why_now", "questions", "contact_phone"}
    late = before_letter(meeting, row, TODAY + timedelta(days=99), pack, contact="")
    assert "letter.day_passed" in {p.code for p in late}


def test_sixty_take_part_and_each_only_once(desk: Desk) -> None:
    case_id = desk.new_case()
    meeting = desk.do(meetings.plan_meeting, case_id)
    units = desk.do(
        directory.add_units,
        rows=[{"name": f"Enhet {n}", "organisation": "Prov"} for n in range(60)],
    )
    for unit in [*units, units[0]]:
        desk.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
    assert len(meeting_of(desk, case_id).participants) == 60


def test_a_unit_that_is_taken_out_while_called_keeps_its_place(desk: Desk, called) -> None:
    case_id, _meeting, _row = called
    unit = desk.units()["Beroendemottagningen"]
    desk.do(directory.remove_unit, unit_id=unit.id)
    assert meeting_of(desk, case_id).participants[0].unit.name == "Beroendemottagningen"
