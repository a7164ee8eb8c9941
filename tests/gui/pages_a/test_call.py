"""Step 4 on a real store: two statuses, what is asked, what was answered."""

from datetime import date, time

import pytest

from sipdesk import clock
from sipdesk.domain.model import Bidding, Principal, Reply
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.services import cases, meetings, people
from tests.helpers import type_text


def _press(field, value):
    field.segments.buttons[field.segments._values.index(value)].click()


@pytest.fixture
def units(unit, case_id):
    return [
        unit(case_id, "Vuxenpsykiatrin", Principal.REGION, "Region Fjällmark"),
        unit(case_id, "Försäkringskassan", Principal.OTHER),
    ]


def _bring_all(page):
    while page.parties.more_flow.count() > 1:
        page.parties.more_flow.itemAt(1).widget().click()


def _rows(page):
    return list(page.parties.rows.by_id.values())


def test_the_meeting_is_planned_by_its_first_field(show, workspace, case_id):
    page = show(CallPage)
    page.meeting.on_edit.edit.setText("2027-03-24")
    page.meeting.starts_edit.edit.setText("13")
    page.flush()
    type_text(page.meeting.place_edit.edit, "Folkets hus <b>")
    page.flush()
    meeting = workspace.read(cases.load, case_id).meetings[0]
    assert (meeting.on, meeting.starts_at) == (date(2027, 3, 24), time(13))
    assert meeting.place == "Folkets hus <b>"
    assert "24" in page.meeting.when_text.text()


def test_a_meeting_that_ends_before_it_begins_is_refused_at_the_field(show, workspace, case_id):
    page = show(CallPage)
    page.meeting.starts_edit.edit.setText("13.00")
    page.flush()
    page.meeting.ends_edit.edit.setText("12.00")
    page.flush()
    assert page.meeting.ends_edit.error.text()
    assert page.meeting.ends_edit.raw() == "12.00"
    assert workspace.read(cases.load, case_id).meetings[0].ends_at is None


def test_principals_are_called_and_others_invited(show, workspace, case_id, units):
    page = show(CallPage)
    _bring_all(page)
    rows = workspace.read(cases.load, case_id).meetings[0].participants
    assert [row.bidding for row in rows] == [Bidding.CALLED, Bidding.INVITED]
    chips = [row.chip.text.text() for row in _rows(page)]
    assert len(set(chips)) == 2
    assert not page.parties.more.isVisible()


def test_questions_and_answer_are_written_in_the_row(show, workspace, case_id, units):
    page = show(CallPage)
    _bring_all(page)
    row = _rows(page)[0]
    row.act_button.click()
    type_text(row.editor.questions_edit.edit, "Kan ni erbjuda läkartid?")
    _press(row.editor.reply_segments, Reply.DECLINES)
    type_text(row.editor.reason_edit.edit, "Fel enhet")
    _press(row.editor.valid_segments, False)
    page.flush()
    kept = workspace.read(cases.load, case_id).meetings[0].participants[0]
    assert (kept.questions, kept.reply) == ("Kan ni erbjuda läkartid?", Reply.DECLINES)
    assert (kept.decline_reason, kept.is_decline_valid) == ("Fel enhet", False)
    assert row.reply_text.text()


def test_a_missing_answer_tells_its_days(show, workspace, case_id, units, monkeypatch):
    meeting = workspace.write(meetings.plan_meeting, case_id, reply_by_on=clock.today())
    made = workspace.write(
        meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=units[0].id
    )
    workspace.write(meetings.mark_sent, case_id, participant_id=made.id, how="post")
    today = clock.today()
    monkeypatch.setattr(clock, "today", lambda: date.fromordinal(today.toordinal() + 2))
    page = show(CallPage)
    assert "2" in _rows(page)[0].reply_text.text()


def test_a_party_without_consent_shows_that_its_letter_is_stopped(show, units):
    page = show(CallPage)
    _bring_all(page)
    assert _rows(page)[0].stop_text.isVisible()
    assert _rows(page)[0].stop_text.text()


def test_a_party_is_taken_away_and_brought_back(show, workspace, case_id, units, qtbot):
    page = show(CallPage)
    _bring_all(page)
    row = _rows(page)[1]
    row.act_button.click()
    type_text(row.editor.bring_edit.edit, "Underlag")
    page.flush()
    with qtbot.waitSignal(page.undo_offered) as offered:
        row.editor.remove_button.click()
    assert len(workspace.read(cases.load, case_id).meetings[0].participants) == 1
    offered.args[1]()
    rows = workspace.read(cases.load, case_id).meetings[0].participants
    assert [each.bring for each in rows] == ["", "Underlag"]


def test_rows_become_cards_when_the_page_is_narrow(show, units):
    page = show(CallPage)
    _bring_all(page)
    assert not _rows(page)[0].is_narrow
    page.resize(500, 600)
    assert _rows(page)[0].is_narrow
    assert not page.parties.columns.isVisible()


def test_a_close_person_can_be_taken_to_the_meeting(show, workspace, case_id):
    workspace.write(people.add_close_person, case_id, name="Siri Exempel", relation="Syster")
    page = show(CallPage)
    _bring_all(page)
    row = _rows(page)[0]
    assert row.name_text.text() == "Siri Exempel"
    assert "Syster" in row.sub_text.text()


def test_a_link_from_what_is_missing_opens_the_row(show, units):
    page = show(CallPage)
    _bring_all(page)
    assert page.focus_field("reply", units[1].id)
    assert not _rows(page)[1].editor.isHidden()
