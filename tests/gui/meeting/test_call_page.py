"""Step 4 after the letters: calendar file, cancel, reminder, wrong unit, a reason that is none."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from sipdesk import clock
from sipdesk.domain.model import MeetingForm, Protection, Reply
from sipdesk.domain.rules import flags
from sipdesk.domain.rules.before_letter import of_meeting
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.main_window import MainWindow
from sipdesk.i18n import translator
from sipdesk.printing.render import render_text
from sipdesk.services import cases, directory, documents, meeting_letters, meetings, offers, people
from sipdesk.services.meetings import ALREADY_PLACED
from tests import scene
from tests.exchange.reading import read
from tests.helpers import type_text


@pytest.fixture
def story(workspace):
    story = scene.with_meeting(workspace, is_held=False)
    day = clock.today() + timedelta(days=14)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    for name in ("Vuxenenheten", "Beroendemottagningen"):
        box = f"{name.lower()}@prov.example"
        workspace.write(directory.change_unit, unit_id=story.units[name].id, mailbox=box)
    return story


@pytest.fixture
def page(story, qtbot):
    made = CallPage(story.workspace, story.case_id)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


def called(story):
    unit_id = story.units["Beroendemottagningen"].id
    [row] = [r for r in story.case.meetings[0].participants if r.unit_id == unit_id]
    return row


def row_of(page, story):
    row = page.parties.rows.by_id[called(story).id]
    row.set_open(True)
    return row


def sent(story):
    story.write(meetings.mark_sent, participant_id=called(story).id, how="brev")


def press(field, value):
    field.segments.buttons[field.segments._values.index(value)].click()


def test_the_calendar_file_is_saved_under_a_name_that_says_nothing(
    page, story, tmp_path, monkeypatch
):
    asked = []

    def choose(_parent, _title, begin, _kinds):
        asked.append(Path(begin).name)
        return str(tmp_path / asked[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.meeting.turns.calendar_button.click()
    assert asked == ["meeting.ics"]
    [event] = read((tmp_path / "meeting.ics").read_bytes()).inner
    assert event.all("ATTENDEE")[0][1] == "mailto:beroendemottagningen@prov.example"


def test_no_calendar_file_for_a_protected_person(page, story, monkeypatch):
    story.write(people.change_person, protection=Protection.SEKRETESSMARKERING)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: pytest.fail("asked"))
    page.meeting.turns.calendar_button.click()
    assert page.problems.isVisible()
    assert "kalenderfil" in page.problems.title.text()


def test_cancelling_asks_why_and_says_who_is_to_be_told(page, story):
    sent(story)
    turns = page.meeting.turns
    turns.cancel_button.click()
    turns.do_button.click()
    assert turns.why_edit.error.text()
    type_text(turns.why_edit.edit, "Robin är sjuk")
    turns.do_button.click()
    meeting = story.case.meetings[0]
    assert (meeting.is_cancelled, meeting.changes[0].why) == (True, "Robin är sjuk")
    assert "Robin är sjuk" in " ".join(
        turns._trace_lines.itemAt(n).widget().text() for n in range(turns._trace_lines.count())
    )


def test_a_moved_meeting_marks_every_row_until_they_are_told(page, story):
    sent(story)
    day = clock.today() + timedelta(days=21)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    row = row_of(page, story)
    assert row.reply_text.text() == "Ska få veta om ändringen"
    row.editor.after.changed_band.button.click()
    assert called(story).is_change_told
    assert not row.editor.after.changed_band.isVisible()


def test_a_reminder_is_noted(page, story):
    sent(story)
    row = row_of(page, story)
    row.editor.after.remind_button.click()
    assert called(story).reminded_on == clock.today()
    assert "i dag" in row.editor.after.remind_button.text()


def test_a_wrong_unit_leads_back_to_the_consent(page, story, qtbot):
    sent(story)
    after = row_of(page, story).editor.after
    after.wrong_button.click()
    type_text(after.right_edit.edit, "Psykiatrin")
    page.flush()
    assert (called(story).is_wrong_unit, called(story).right_unit) == (True, "Psykiatrin")
    with qtbot.waitSignal(page.asked) as asked:
        after.wrong_band.button.click()
    assert asked.args[0] == "samtycke"


def test_who_declines_is_asked_for_a_reason_first(page, story):
    sent(story)
    editor = row_of(page, story).editor
    press(editor.reply_segments, Reply.DECLINES)
    assert called(story).reply is None
    assert editor.reason_edit.isVisible()
    assert editor.reason_edit.error.text()
    type_text(editor.reason_edit.edit, "Ingen ledig tid")
    page.flush()
    assert (called(story).reply, called(story).decline_reason) == (
        Reply.DECLINES, "Ingen ledig tid",
    )  # fmt: skip


def test_already_placed_is_shown_as_no_reason_and_leads_on(page, story, qtbot):
    sent(story)
    after = row_of(page, story).editor.after
    after.placed_button.click()
    assert called(story).decline_reason == ALREADY_PLACED
    assert after.placed_band.isVisible()
    with qtbot.waitSignal(page.asked) as asked:
        after.placed_band.button.click()
    assert asked.args[0] == "plan"


def test_form_link_and_travel_are_kept_and_a_link_that_runs_is_not(page, story):
    page.meeting.change_button.click()
    press(page.meeting.form_segments, MeetingForm.VIDEO)
    assert page.meeting.link_edit.isVisible()
    type_text(page.meeting.link_edit.edit, "javascript:alert(1)")
    page.flush()
    assert page.meeting.link_edit.error.text()
    page.meeting.link_edit.edit.setText("https://mote.example/1")
    type_text(page.meeting.travel_edit.edit, "Buss 9, Siri följer med")
    page.flush()
    meeting = story.case.meetings[0]
    assert (meeting.form, meeting.link) == (MeetingForm.VIDEO, "https://mote.example/1")
    assert meeting.travel_note == "Buss 9, Siri följer med"


def test_what_the_letter_lacks_stands_in_the_row(page, story):
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, purpose="")
    band = row_of(page, story).editor.after.lacks_band
    assert band.isVisible()
    assert "leda till" in band.text.text()
    assert story.workspace.read(cases.load, story.case_id).meetings


def test_a_cancelled_meeting_is_carried_over_and_the_cursor_waits_at_the_day(page, story):
    assert not page.meeting.again_band.isVisible()
    story.write(meetings.cancel_meeting, meeting_id=story.meeting_id, why="sjuk")
    assert page.meeting.again_band.isVisible()
    page.meeting.again_band.button.click()
    made = story.case.meetings[1]
    assert [row.unit_id for row in made.participants] == [
        row.unit_id for row in story.case.meetings[0].participants
    ]
    assert page.meeting.place_edit.value() == "Medborgarhuset, rum Tallen"
    assert page.meeting.on_edit.isVisible()
    assert not page.meeting.again_band.isVisible()
    assert len(page.parties.rows.by_id) == 2


def test_the_way_there_stands_in_letters_to_people_and_in_none_to_units(story):
    note = "Buss 9, Siri följer med"
    story.write(
        meetings.change_meeting,
        meeting_id=story.meeting_id,
        travel_note=note,
        form=MeetingForm.VIDEO,
        link="https://mote.example/1",
    )
    unit = documents.unit(story.units["Beroendemottagningen"].id)

    def text(kind, to=documents.PERSON):
        made = story.workspace.read(documents.content, story.case_id, kind, to)
        return render_text(made.kind, made.content, translator("sv"))

    assert note in text("letter_to_person")
    assert note not in text("call_letter", unit)
    assert "På video, Medborgarhuset, rum Tallen, https://mote.example/1" in text(
        "call_letter", unit
    )
    story.write(people.change_person, protection=Protection.SEKRETESSMARKERING)
    assert note not in text("letter_to_person")


def test_a_meeting_by_phone_needs_no_place(story):
    story.write(
        meetings.change_meeting, meeting_id=story.meeting_id, place="", form=MeetingForm.PHONE
    )
    made = story.workspace.read(
        documents.content,
        story.case_id,
        "call_letter",
        documents.unit(story.units["Beroendemottagningen"].id),
    )
    assert made.content.meeting.place == "Per telefon"
    case, pack = story.workspace.look(story.case_id)
    assert "place" not in {
        p.field for p in of_meeting(case.meetings[0], clock.today(), pack, contact="")
    }


def test_a_call_lacks_why_now_and_a_telephone_and_the_links_lead_to_both(story, qtbot):
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, why_now="")
    story.write(meeting_letters.change_contact_phone, phone="")
    unit_id = story.case.authority_unit.id
    story.workspace.write(directory.change_unit, unit_id=unit_id, phone="")
    window = MainWindow(story.workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(story.case_id, Step.CALL)
    wanted = {p.field: p for p in window.guide.missing.problems}
    fields = {}
    for name in ("why_now", "contact_phone"):
        window.guide.follow(wanted[name])
        QApplication.processEvents()
        fields[name] = window.guide.page.find_field(name)
        assert window.focusWidget() is fields[name].control
    type_text(fields["contact_phone"].edit, "0980-319 210")
    window.flush()
    assert story.case.coordinator.phone == "0980-319 210"
    lacking = {problem.field for problem in window.guide.missing.problems}
    assert "contact_phone" not in lacking
    assert "why_now" in lacking
    assert "Sara Påhitt" in fields["contact_phone"].hint.text()
    window.close()


def test_what_the_letters_lack_stands_beside_the_page_and_leads_to_its_field(story, qtbot):
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, purpose="", leader="")
    story.write(meetings.change_participant, participant_id=called(story).id, questions="")
    window = MainWindow(story.workspace)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open_case(story.case_id, Step.CALL)
    panel = window.guide.missing
    wanted = {p.field: p for p in panel.problems}
    assert list(wanted) == ["participants", "purpose", "questions", "leader"]
    for name in ("purpose", "questions", "leader"):
        window.guide.follow(wanted[name])
        QApplication.processEvents()
        field = window.guide.page.find_field(name, wanted[name].row)
        assert field.isVisible()
        assert window.focusWidget() is field.control
    window.close()


def test_what_was_ticked_on_the_persons_sheet_is_taken_and_not_typed_again(page, story):
    page.meeting.change_button.click()
    assert not page.meeting.told_button.isVisible()
    story.write(offers.change_preparation, supports=["breaks", "few", "interpreter"])
    assert page.meeting.told_button.isVisible()
    page.meeting.told_button.click()
    assert story.case.meetings[0].adaptations == "Pauser. Få personer i rummet."
    assert page.meeting.adaptations_edit.value() == "Pauser. Få personer i rummet."
    assert not page.meeting.told_button.isVisible()


def test_an_interpreter_ticked_on_the_sheet_stands_in_the_call_and_is_flagged(story):
    story.write(people.change_person, interpreter_language="arabiska")
    story.write(offers.change_preparation, supports=["interpreter"])
    unit = documents.unit(story.units["Beroendemottagningen"].id)
    made = story.workspace.read(documents.content, story.case_id, "call_letter", unit)
    assert made.content.meeting.adaptations == "Tolk: arabiska."
    case, pack = story.workspace.look(story.case_id)
    days = [14, 4, 3, 0]
    codes = [
        [p.code for p in flags.problems(case, case.meetings[0].on - timedelta(days=n), pack)]
        for n in days
    ]
    found = ["invite.interpreter.unconfirmed" in each for each in codes]
    assert found == [False, False, True, True]
    story.write(meetings.confirm_interpreter, meeting_id=story.meeting_id)
    case, pack = story.workspace.look(story.case_id)
    left = flags.problems(case, case.meetings[0].on, pack)
    assert "invite.interpreter.unconfirmed" not in {p.code for p in left}


def test_who_raised_the_need_is_the_initiator_of_the_meeting(story):
    assert story.case.meetings[0].initiator == story.case.needs_raised[-1].by
