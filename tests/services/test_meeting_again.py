"""A next meeting: what holds is carried over, the day and the answers are asked anew."""

from datetime import time, timedelta
from typing import Any

import pytest

from sipdesk.domain.model import MeetingForm, Reply
from sipdesk.domain.problems import RuleError
from sipdesk.services import directory, meetings, plans
from sipdesk.services.meeting_again import plan_again, to_repeat

from .conftest import TODAY, Desk

UNIT = "Beroendemottagningen"


@pytest.fixture
def planned(desk: Desk) -> Any:
    case_id = desk.new_case()
    meeting = desk.do(
        meetings.plan_meeting,
        case_id,
        on=TODAY + timedelta(days=3),
        starts_at=time(13),
        form=MeetingForm.ON_SITE,
        place="Folkets hus",
        purpose="Komma överens",
        why_now="Alva flyttar",
        leader="Siri",
        is_leader_own_choice=True,
        reply_by_on=TODAY,
    )
    row = desk.do(
        meetings.add_participant,
        case_id,
        meeting_id=meeting.id,
        unit_id=desk.units()[UNIT].id,
        questions="Vad kan ni erbjuda?",
        attention="Ola",
    )
    desk.do(meetings.mark_sent, case_id, participant_id=row.id, how="post")
    desk.do(meetings.record_reply, case_id, participant_id=row.id, reply=Reply.COMES)
    return case_id


def first(desk: Desk, case_id: Any) -> Any:
    return desk.case(case_id).meetings[0]


def test_after_a_cancelled_meeting_only_the_time_is_asked(desk: Desk, planned: Any) -> None:
    old = first(desk, planned)
    desk.do(meetings.cancel_meeting, planned, meeting_id=old.id, why="sjuk")
    desk.do(plan_again, planned, like_id=old.id)
    made = desk.case(planned).meetings[1]
    assert (made.on, made.starts_at, made.reply_by_on) == (None, None, None)
    assert (made.place, made.purpose, made.why_now) == (
        "Folkets hus", "Komma överens", "Alva flyttar",
    )  # fmt: skip
    assert (made.leader, made.is_leader_own_choice, made.form) == (
        "Siri", True, MeetingForm.ON_SITE,
    )  # fmt: skip
    [row] = made.participants
    assert (row.unit.name, row.questions, row.attention) == (UNIT, "Vad kan ni erbjuda?", "Ola")
    assert (row.sent_on, row.reply, row.is_change_told) == (None, None, True)
    assert to_repeat(desk.case(planned)) is None


def test_after_a_held_meeting_it_is_the_follow_up_that_the_plan_settled(
    desk: Desk, planned: Any
) -> None:
    old = first(desk, planned)
    desk.do(meetings.hold_meeting, planned, meeting_id=old.id, on=TODAY)
    plan = desk.plan(planned, followup_at=time(10), followup_place="Hemma")
    desk.offered(planned)
    desk.consent(planned)
    desk.do(plans.finalise, planned, plan_id=plan.id, override_reason="Prov")
    desk.do(plan_again, planned, like_id=old.id)
    made = desk.case(planned).meetings[1]
    assert made.is_follow_up
    assert (made.on, made.starts_at, made.place) == (plan.followup_on, time(10), "Hemma")
    assert (made.purpose, made.why_now) == ("", "")


def test_a_unit_that_is_gone_does_not_follow(desk: Desk, planned: Any) -> None:
    old = first(desk, planned)
    desk.do(meetings.cancel_meeting, planned, meeting_id=old.id, why="sjuk")
    desk.do(directory.remove_unit, unit_id=desk.units()[UNIT].id)
    desk.do(plan_again, planned, like_id=old.id)
    assert desk.case(planned).meetings[1].participants == []


def test_one_meeting_is_planned_at_a_time_this_way(desk: Desk, planned: Any) -> None:
    assert to_repeat(desk.case(planned)) is None
    with pytest.raises(RuleError, match=r"meeting\.planned"):
        desk.do(plan_again, planned, like_id=first(desk, planned).id)


def test_a_case_without_meetings_has_nothing_to_carry(desk: Desk) -> None:
    assert to_repeat(desk.case(desk.new_case())) is None
