"""What cannot be: refused through the real fields, said at the field, and what was typed stays."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from sipdesk import clock
from sipdesk.gui.contacts.contacts import Contacts
from sipdesk.gui.dialogs.add_party import AddPartyDialog
from sipdesk.gui.dialogs.all_letters import AllLetters
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.services import directory, meetings
from tests import scene
from tests.helpers import type_text

UNIT = "Beroendemottagningen"


@pytest.fixture
def story(workspace):
    story = scene.with_meeting(workspace, is_held=False)
    day = clock.today() + timedelta(days=14)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day, reply_by_on=day)
    return story


@pytest.fixture
def page(story, qtbot):
    made = CallPage(story.workspace, story.case_id)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.meeting.change_button.click()
    return made


def put(page, field, text):
    field.edit.setText(text)
    page.flush()


def refused(field, text):
    """The field says why, and holds what was typed."""
    return bool(field.error.text()) and field.raw() == text


def meeting(story):
    return story.case.meetings[0]


def test_a_day_that_has_passed(page, story):
    before, field = meeting(story).on, page.meeting.on_edit
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    put(page, field, yesterday)
    assert refused(field, yesterday)
    assert "steg 5" in field.error.text()
    assert (meeting(story).on, meeting(story).changes) == (before, [])


def test_an_hour_that_has_passed_today(page, story, monkeypatch):
    noon = datetime.combine(clock.today(), time(12, 30), clock.STOCKHOLM)
    monkeypatch.setattr(clock, "now", lambda: noon)
    put(page, page.meeting.on_edit, clock.today().isoformat())
    field = page.meeting.starts_edit
    put(page, field, "12.15")
    assert refused(field, "12.15")
    assert meeting(story).starts_at == time(13)
    put(page, field, "12.45")
    assert (field.error.text(), meeting(story).starts_at) == ("", time(12, 45))


def test_an_end_before_the_beginning(page, story):
    field = page.meeting.ends_edit
    put(page, field, "12.59")
    assert refused(field, "12.59")
    assert meeting(story).ends_at is None


def test_an_answer_after_the_meeting(page, story):
    field = page.meeting.reply_edit
    late = (clock.today() + timedelta(days=15)).isoformat()
    put(page, field, late)
    assert refused(field, late)
    assert meeting(story).reply_by_on == clock.today() + timedelta(days=14)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://x.example/<script>", "file:///c:/x", "mote.example"]
)
def test_a_link_with_script(page, story, link):
    field = page.meeting.link_edit
    put(page, field, link)
    assert refused(field, link)
    assert meeting(story).link == ""


def test_the_same_party_twice(page, story, qtbot):
    unit_id = story.units[UNIT].id
    there = [row.unit_id for row in meeting(story).participants]
    dialog = AddPartyDialog(story.workspace, story.case_id, page)
    dialog.there = frozenset(there)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.search_edit.edit, UNIT)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "redan" in dialog.search_edit.error.text()
    page.parties.bring({"unit_id": unit_id})  # however it is asked for
    assert [row.unit_id for row in meeting(story).participants] == there


def test_the_button_tells_the_window_who_is_there(page, story, monkeypatch):
    seen = []

    def look(dialog):
        seen.append(dialog.there)
        return 0

    monkeypatch.setattr(AddPartyDialog, "exec", look)
    page.parties.add_button.click()
    assert seen == [frozenset(row.unit_id for row in meeting(story).participants)]


def test_a_new_unit_that_is_in_the_register(story, qtbot):
    dialog = AddPartyDialog(story.workspace, story.case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.way_segments.segments.buttons[1].click()
    type_text(dialog.name_edit.edit, UNIT.upper())
    type_text(dialog.organisation_edit.edit, "region norrlunden")
    dialog.principal_combo.combo.setCurrentIndex(2)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.name_edit.error.text()
    assert len(story.workspace.read(directory.find_units, UNIT)) == 1


@pytest.mark.parametrize(
    ("name", "typed"),
    [("phone", "noll nio åtta noll"), ("phone", "12345x"), ("mailbox", "Anna <a@b.se>")],
)
def test_a_phone_with_letters_in_the_register(workspace, qtbot, name, typed):
    view = Contacts(workspace)
    qtbot.addWidget(view)
    view.resize(1300, 900)
    view.show()
    unit = workspace.read(directory.find_units, UNIT)[0]
    view._open(view.units_model.index(view.units_model.place_of(unit.id), 0))
    field = view.form.fields[name]
    field.edit.setText(typed)
    assert not view.flush()
    assert refused(field, typed)
    assert getattr(workspace.read(directory.get_unit, unit.id), name) == ""


def test_a_phone_with_letters_of_a_new_party(story, qtbot):
    dialog = AddPartyDialog(story.workspace, story.case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.way_segments.segments.buttons[1].click()
    type_text(dialog.name_edit.edit, "Boendestödet")
    dialog.principal_combo.combo.setCurrentIndex(1)
    type_text(dialog.phone_edit.edit, "ring växeln")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert refused(dialog.phone_edit, "ring växeln")
    assert story.workspace.read(directory.find_units, "Boendestödet") == []


def test_sixty_take_part_each_once_and_each_row_opens(story, qtbot):
    rows = [{"name": f"Enhet {n:02}", "organisation": "Prov"} for n in range(58)]
    units = story.workspace.write(directory.add_units, None, rows=rows)
    for unit in units:
        story.write(meetings.add_participant, meeting_id=story.meeting_id, unit_id=unit.id)
    page = CallPage(story.workspace, story.case_id)
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    assert len(page.parties.rows.by_id) == 60
    assert page.parties.note.text().startswith("60 parter")
    last = list(page.parties.rows.by_id.values())[-1]
    last.act_button.click()
    type_text(last.editor.questions_edit.edit, "Kan ni komma?")
    page.flush()
    assert meeting(story).participants[-1].questions == "Kan ni komma?"


def test_a_unit_that_is_taken_out_while_called_stays_and_gets_no_letter(page, story, qtbot):
    unit_id = story.units[UNIT].id
    story.workspace.write(directory.remove_unit, None, unit_id=unit_id)
    page.reload()
    [row] = [r for r in page.parties.rows.by_id.values() if r.party_id == unit_id]
    assert "registret" in row.stop_text.text()
    assert row.stop_text.isVisible()
    row.set_open(True)
    assert "registret" in row.editor.after.lacks_band.text.text()
    dialog = AllLetters(story.workspace, story.case_id)
    qtbot.addWidget(dialog)
    assert [offer.name for _tick, offer in dialog.ticks] == ["Påhittade kassan"]
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("registret" in text for text in shown)
    story.workspace.write(directory.restore_unit, None, unit_id=unit_id)
    page.reload()
    assert not row.stop_text.isVisible()
