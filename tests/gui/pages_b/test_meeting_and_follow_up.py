"""Steps 5, 7 and 8 on a real store."""

from datetime import timedelta

from sipdesk import clock
from sipdesk.domain.model import CloseReason, GoalOutcome, Onward, PromiseOutcome
from sipdesk.gui.guide.pages import close
from sipdesk.gui.guide.pages.close import ClosePage
from sipdesk.gui.guide.pages.follow_up import FollowUpPage
from sipdesk.gui.guide.pages.meeting import MeetingPage
from sipdesk.services import follow_ups
from sipdesk.services.plan_rows import interventions_of
from tests import scene as scenes
from tests.helpers import type_text


def choose(field, value):
    buttons = field.segments.buttons
    buttons[field.segments._values.index(value)].click()


def test_attendance_is_kept_for_each_party_and_an_absence_asks_for_its_reason(stage, show):
    scene = stage("called")
    page = show(MeetingPage, scene)
    choose(page.fields["is_person_present"], True)
    first, second = scene.case.meetings[0].participants
    choose(page.fields[f"is_present:{first.id}"], True)
    choose(page.fields[f"is_present:{second.id}"], False)
    reason = page.fields[f"absence_reason:{second.id}"]
    assert reason.isVisible()
    assert not page.fields[f"absence_reason:{first.id}"].isVisible()
    type_text(reason.edit, "Sjukdom")
    page.flush()
    page.held_button.click()
    meeting = scene.case.meetings[0]
    assert meeting.is_held
    assert [row.is_present for row in meeting.participants] == [True, False]
    assert meeting.participants[1].absence_reason == "Sjukdom"
    assert page.held_band.isVisible()


def test_a_meeting_that_was_never_planned_can_be_written_down(stage, show):
    scene = stage("consent")
    page = show(MeetingPage, scene)
    assert page.none_band.isVisible()
    page.none_band.button.click()
    type_text(page.fields["place"].edit, "Hemma hos Robin")
    page.flush()
    assert scene.case.meetings[0].place == "Hemma hos Robin"


def test_a_meeting_cannot_end_before_it_begins(stage, show):
    scene = stage("called")
    page = show(MeetingPage, scene)
    page.fields["ends_at"].edit.setText("12.00")
    page.flush()
    assert page.fields["ends_at"].error.text()
    assert page.fields["ends_at"].edit.text() == "12.00"
    assert scene.case.meetings[0].ends_at is None


def test_the_follow_up_keeps_each_answer_and_makes_the_next_version(stage, show):
    scene = stage("final")
    page = show(FollowUpPage, scene)
    page.state_band.button.click()
    first, second, third = scene.row_ids
    goal = scene.plan.needs[0].goals[0]
    choose(page.fields[f"outcome:{goal.id}"], GoalOutcome.PARTLY)
    type_text(page.fields[f"own_view:{goal.id}"].edit, "Jag har varit på visning.")
    choose(page.fields[f"outcome:{first}"], PromiseOutcome.DONE)
    choose(page.fields[f"onward:{first}"], Onward.END)
    choose(page.fields[f"outcome:{second}"], PromiseOutcome.NOT)
    page.unchanged_button.click()
    day = clock.today() + timedelta(days=90)
    page.fields["next_on"].edit.setText(day.isoformat())
    type_text(page.fields["next_caller"].edit, "Sara Påhitt")
    page.version_button.click()
    held = scene.case.follow_ups[0]
    assert held.held_on == clock.today()
    assert held.goals[0].own_view == "Jag har varit på visning."
    assert {p.intervention_id: p.onward for p in held.promises} == {
        first: Onward.END,
        second: Onward.KEEP,
        third: Onward.KEEP,
    }
    assert [row.what for row in interventions_of(scene.plan)] == [scenes.HEALTH, scenes.MONEY]
    assert scene.plan.version == 2
    assert scene.plan.followup_on == day


def test_a_version_waits_for_a_day_and_somebody_who_calls(stage, show):
    scene = stage("final")
    scene.write(follow_ups.start_follow_up)
    page = show(FollowUpPage, scene)
    page.version_button.click()
    assert page.fields["next_on"].error.text()
    assert scene.case.follow_ups[0].held_on is None
    assert scene.plan.version == 1


def test_a_follow_up_without_changes_makes_no_version(stage, show):
    scene = stage("final")
    scene.write(follow_ups.start_follow_up)
    page = show(FollowUpPage, scene)
    page.held_button.click()
    assert scene.case.follow_ups[0].held_on == clock.today()
    assert scene.plan.version == 1


def test_a_case_is_closed_with_its_reason_and_can_be_opened_again(stage, show, monkeypatch):
    scene = stage("final")
    page = show(ClosePage, scene)
    page.close_button.click()
    assert page.reason_choice.error.text()
    assert scene.case.closed_on is None
    page.reason_choice.buttons[0].click()
    choose(page.decided_choice, "together")
    page.told_check.check.click()
    type_text(page.outcome_edit.edit, "Boendet är ordnat.")
    monkeypatch.setattr(close, "confirm", lambda *_args, **_kw: True)
    page.close_button.click()
    assert scene.case.close_reason is CloseReason.COORDINATION_NOT_NEEDED
    assert scene.case.outcome == "Boendet är ordnat."
    assert page.closed_band.isVisible()
    page.closed_band.button.click()
    assert scene.case.closed_on is None
