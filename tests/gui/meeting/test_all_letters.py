"""All letters at once: one file each, each noted, stopped ones with their reason."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLabel

from sipdesk import clock
from sipdesk.gui.dialogs import print_out
from sipdesk.gui.dialogs.all_letters import AllLetters
from sipdesk.services import cases, inquiries, meetings
from tests import scene


@pytest.fixture
def story(workspace, monkeypatch):
    monkeypatch.setattr(print_out, "printers", print_out.Printers)
    story = scene.with_meeting(workspace, is_held=False)
    day = clock.today() + timedelta(days=14)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    return story


def open_letters(story, qtbot):
    dialog = AllLetters(story.workspace, story.case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rows(story):
    return story.case.meetings[0].participants


def test_each_letter_is_a_file_of_its_own_and_noted(story, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    dialog = open_letters(story, qtbot)
    assert [tick.value() for tick, _offer in dialog.ticks] == [True, True]
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.accept_button.click()
    assert [row.sent_on for row in rows(story)] == [clock.today()] * 2
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    begin = f"SIP {story.case.number}"
    call = f"{begin} 1 Kallelse till SIP-möte {rows(story)[0].unit.name}.pdf"
    assert names == [call, f"{begin} 2 Inbjudan till möte.pdf"]  # another actor is not named
    texts = [PdfReader(tmp_path / name).pages[0].extract_text() for name in names]
    assert "Exempelsson" not in "".join(texts)
    assert len(story.case.hand_outs) == 2


def test_a_letter_that_lacks_something_stops_them_all_before_any_is_noted(
    story, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    last = rows(story)[-1]
    called = rows(story)[0]
    story.write(meetings.change_participant, participant_id=called.id, questions="")
    dialog = open_letters(story, qtbot)
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.band.isVisible, timeout=30_000)
    assert called.unit.name in dialog.band.title.text()
    assert list(tmp_path.glob("*.pdf")) == []
    assert [row.sent_on for row in rows(story)] == [None, None]
    assert last.id


def test_under_inquiry_no_letter_can_be_ticked_but_the_person_s_own(story, qtbot):
    story.write(inquiries.begin_inquiry, what="Uppgiften är fel.")
    dialog = open_letters(story, qtbot)
    assert dialog.ticks == []
    assert dialog.sheets == {}
    stopped = [each.text() for each in dialog.findChildren(QLabel) if "Stoppa" in each.text()]
    assert len(stopped) == 2
    assert all("under utredning" in text for text in stopped)
    assert dialog.own is not None


def test_who_is_outside_the_consent_is_shown_as_stopped_and_cannot_be_ticked(story, qtbot):
    unit = story.units["Granby hälsocentral"]
    story.write(cases.add_party, unit_id=unit.id)
    story.write(meetings.add_participant, meeting_id=story.meeting_id, unit_id=unit.id)
    dialog = open_letters(story, qtbot)
    assert len(dialog.ticks) == 2
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("Stoppat: ") for text in shown)


def test_letters_that_have_gone_are_not_ticked_until_the_meeting_moves(story, qtbot):
    story.write(meetings.mark_sent, participant_id=rows(story)[0].id)
    first = open_letters(story, qtbot)
    assert [tick.value() for tick, _offer in first.ticks] == [False, True]
    day = clock.today() + timedelta(days=21)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    second = open_letters(story, qtbot)
    assert [tick.value() for tick, _offer in second.ticks] == [True, True]


def test_no_letter_calls_to_a_day_that_has_passed(story, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    day = clock.today() - timedelta(days=1)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    dialog = open_letters(story, qtbot)
    dialog.accept_button.click()
    assert "har passerat" in dialog.band.title.text()
    assert [row.sent_on for row in rows(story)] == [None, None]


def test_the_persons_own_letter_about_the_meeting_comes_along_when_it_is_ticked(
    story, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    dialog = open_letters(story, qtbot)
    assert dialog.own_check.isVisible()
    assert not dialog.own_check.value()
    dialog.own_check.check.click()
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.accept_button.click()
    files = sorted(tmp_path.glob(f"SIP {story.case.number} *.pdf"))
    texts = [PdfReader(file).pages[0].extract_text() for file in files]
    assert ["Hej" in text and "En tid för möte" in text for text in texts] == [False, False, True]
    given = [(row.kind, row.recipient_kind) for row in story.case.hand_outs]
    assert given[2] == ("letter_to_person", "person")


def test_a_letter_that_may_not_go_to_the_person_cannot_be_ticked(story, qtbot):
    story.write(cases.mark_deceased, on=clock.today())
    dialog = open_letters(story, qtbot)
    assert not dialog.own_check.isVisible()
