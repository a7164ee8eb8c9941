"""Meetings: who is called and who invited, replies, attendance."""

from datetime import date, time

import pytest

from sipdesk.domain.model import Bidding, Principal, Reply
from sipdesk.domain.problems import RuleError
from sipdesk.services import directory, meetings, people

from .conftest import TODAY, Desk


@pytest.mark.parametrize(
    ("principal", "is_dental", "bidding"),
    [
        (Principal.KOMMUN, False, Bidding.CALLED),
        (Principal.REGION, False, Bidding.CALLED),
        (Principal.REGION, True, Bidding.INVITED),
        (Principal.SHARED, False, Bidding.CALLED),
        (Principal.SCHOOL, False, Bidding.INVITED),
        (Principal.OTHER, False, Bidding.INVITED),
    ],
)
def test_principals_are_called_and_others_invited(
    desk: Desk, principal: Principal, is_dental: bool, bidding: Bidding
) -> None:
    case_id = desk.new_case()
    unit = desk.do(directory.add_unit, name="Prov", principal=principal, is_dental=is_dental)
    meeting = desk.do(meetings.plan_meeting, case_id)
    row = desk.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
    assert row.bidding is bidding


def test_a_close_person_is_invited_and_nobody_twice(desk: Desk) -> None:
    case_id = desk.new_case()
    close = desk.do(people.add_close_person, case_id, name="Siri")
    meeting = desk.do(meetings.plan_meeting, case_id)
    for _ in range(2):
        row = desk.do(
            meetings.add_participant, case_id, meeting_id=meeting.id, close_person_id=close.id
        )
    assert row.bidding is Bidding.INVITED
    assert len(desk.case(case_id).meetings[0].participants) == 1


def test_a_meeting_does_not_end_before_it_begins(desk: Desk) -> None:
    with pytest.raises(RuleError, match=r"time\.reversed"):
        desk.do(meetings.plan_meeting, desk.new_case(), starts_at=time(14), ends_at=time(13))


def test_the_last_day_to_answer_lies_before_the_meeting(desk: Desk) -> None:
    with pytest.raises(RuleError, match=r"date\.reversed"):
        desk.do(meetings.plan_meeting, desk.new_case(), on=TODAY, reply_by_on=date(2026, 3, 13))


def test_already_placed_is_never_a_valid_reason(desk: Desk) -> None:
    case_id = desk.new_case()
    meeting = desk.do(meetings.plan_meeting, case_id)
    unit = desk.units()["Granby hälsocentral"]
    row = desk.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
    which = {"participant_id": row.id, "reply": Reply.DECLINES}
    with pytest.raises(RuleError, match=r"invite\.decline\.invalid_reason"):
        desk.do(meetings.record_reply, case_id, **which, reason="redan_placerad", is_valid=True)
    desk.do(meetings.record_reply, case_id, **which, reason="redan_placerad")
    assert desk.case(case_id).meetings[0].participants[0].is_decline_valid is False


def test_a_party_that_has_got_a_letter_stays_in_the_list(desk: Desk) -> None:
    case_id = desk.new_case()
    meeting = desk.do(meetings.plan_meeting, case_id)
    unit = desk.units()["Granby hälsocentral"]
    row = desk.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
    desk.do(meetings.mark_sent, case_id, participant_id=row.id, how="post")
    with pytest.raises(RuleError, match=r"history\.no_erase"):
        desk.do(meetings.remove_participant, case_id, participant_id=row.id)


def test_no_letter_goes_after_the_death(desk: Desk) -> None:
    case_id = desk.new_case()
    meeting = desk.do(meetings.plan_meeting, case_id)
    unit = desk.units()["Granby hälsocentral"]
    row = desk.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
    desk.do(people.mark_deceased, case_id)
    with pytest.raises(RuleError, match=r"case\.deceased"):
        desk.do(meetings.mark_sent, case_id, participant_id=row.id)


def test_who_did_not_come_is_noted_when_the_meeting_is_held(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.meeting(case_id)
    meeting = desk.case(case_id).meetings[0]
    first = meeting.participants[0]
    desk.do(meetings.hold_meeting, case_id, meeting_id=meeting.id, present_ids=[first.id])
    present = [row.is_present for row in desk.case(case_id).meetings[0].participants]
    assert present.count(True) == 1
    assert present.count(False) == len(present) - 1


def test_a_meeting_is_not_held_in_the_future(desk: Desk) -> None:
    case_id = desk.new_case()
    meeting = desk.do(meetings.plan_meeting, case_id, on=date(2026, 4, 1))
    with pytest.raises(RuleError, match=r"date\.in_future"):
        desk.do(meetings.hold_meeting, case_id, meeting_id=meeting.id)
