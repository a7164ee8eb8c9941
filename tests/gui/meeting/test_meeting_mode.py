"""Meeting mode driven by keys: steps, rows, own words, attendance, summary, leaving, lock."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sipdesk import clock
from sipdesk.domain.model import Owner, Protection
from sipdesk.gui import theme
from sipdesk.gui.dialogs import inquiry
from sipdesk.gui.guide.pages.attendance import AttendanceCard
from sipdesk.gui.lock import Idle, Lock
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.meeting.mode import MeetingMode
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, inquiries, meetings, people
from sipdesk.settings import Settings
from tests import scene
from tests.gui import walk
from tests.helpers import type_text


@pytest.fixture
def story(workspace: Workspace) -> scene.Scene:
    return scene.with_plan(workspace)


@pytest.fixture
def mode(story: scene.Scene, qtbot) -> Iterator[MeetingMode]:
    shown = open_mode(story, qtbot)
    yield shown
    shown.leave()


def open_mode(story: scene.Scene, qtbot) -> MeetingMode:
    shown = MeetingMode(story.workspace, story.case_id)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def texts(mode: MeetingMode) -> str:
    QApplication.processEvents()  # new rows are shown by the layout
    return " ".join(each.text() for each in mode.findChildren(QLabel) if each.isVisible())


def press(key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, how)


def test_everything_on_the_wall_is_at_least_24_pixels_high(mode):
    for place in range(len(mode.stops)):
        mode.open_slide(mode.stops[place][0])
        for each in mode.findChildren(QLabel) + mode.findChildren(QPushButton):
            if each.isVisible() and each.text():
                each.ensurePolished()
                assert each.font().pixelSize() >= 24, each.text()


def test_the_list_holds_the_needs_in_their_order_and_ends_with_the_summary(mode):
    assert [text for _key, text in mode.stops] == [
        "Välkommen", "Vad är viktigt", "Boende", "Psykisk hälsa", "Ekonomi",
        "Vem gör vad", "Nästa möte", "Sammanfattning",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "back"), [(Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)]
)
def test_keys_step_through_the_meeting(mode, on, back):
    for _ in range(2):
        press(on)
    assert mode.slide.title_label.text() == "Boende"
    press(back)
    assert mode.slide.title_label.text() == "Vad är viktigt"


def test_ctrl_enter_opens_a_row_and_writes_it(mode, story):
    for _ in range(2):
        press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    writer = mode.slide.writer
    assert writer.what_edit.control.hasFocus()
    type_text(writer.what_edit.edit, "Följer med på visning")
    press(Qt.Key.Key_Down)  # belongs to the text
    assert mode.slide.title_label.text() == "Boende"
    writer.owner_choice.segments.buttons[1].click()
    type_text(writer.latest_edit.edit, "2027-01-15")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = story.plan.needs[0].goals[0].interventions[-1]
    assert (row.what, row.owner) == ("Följer med på visning", Owner.REGION)
    assert row.latest_on.isoformat() == "2027-01-15"
    assert row.unit.name == "Beroendemottagningen"
    assert "Följer med på visning" in texts(mode)
    assert writer.what_edit.value() == ""  # ready for the next row


def test_a_row_that_is_half_written_is_still_there_after_a_break(mode, story, qtbot):
    mode.open_slide(mode.stops[2][0])
    mode.write_row()
    type_text(mode.slide.writer.what_edit.edit, "Söker bidrag")
    mode.leave()
    again = open_mode(story, qtbot)
    again.open_slide(again.stops[2][0])
    assert again.slide.writer.what_edit.value() == "Söker bidrag"
    again.leave()


def test_a_principal_without_a_row_is_asked_about(mode):
    mode.open_slide(mode.stops[2][0])
    assert "Ingen insats. Är det rätt?" in texts(mode)


def test_own_words_are_kept_as_they_are_said(mode, story):
    said = "Jag vill\nINTE flytta … ”hem” igen"
    mode.open_slide(mode.stops[2][0])
    mode.slide.words_button.click()
    mode.slide.goal_edit.edit.selectAll()
    type_text(mode.slide.goal_edit.edit, said)
    press(Qt.Key.Key_PageDown)
    mode.open_slide(mode.stops[2][0])
    assert story.plan.needs[0].goals[0].text == said
    assert f"”{said}”" in texts(mode)


def test_reading_out_the_goal_leaves_it_alone_on_the_wall(mode):
    mode.open_slide(mode.stops[2][0])
    mode.slide.read_button.click()
    assert scene.GOAL in texts(mode)
    assert scene.WHAT not in texts(mode)
    mode.slide.read_button.click()
    assert scene.WHAT in texts(mode)


def test_a_need_that_comes_up_is_added_to_the_list(mode, story):
    mode.open_slide("matters")
    mode.slide.area_choice.reset("fritid" if _has(story, "fritid") else "boende")
    type_text(mode.slide.words_edit.edit, "Jag är ensam på kvällarna.")
    mode.write_row()
    assert story.plan.needs[-1].words == "Jag är ensam på kvällarna."
    assert len(mode.stops) == 9


def _has(story, code):
    pack = story.workspace.look(story.case_id)[1]
    return code in {area.code for area in pack.areas}


def test_absence_is_noted_with_its_reason(mode, story):
    mode.open_slide("welcome")
    card = mode.findChild(AttendanceCard)
    row = story.case.meetings[0].participants[0]
    mode.slide.find_field("is_present", row.id).segments.buttons[1].click()
    reason = mode.slide.find_field("absence_reason", row.id)
    assert reason.isVisible()
    type_text(reason.edit, "sjuk")
    press(Qt.Key.Key_PageDown)
    kept = story.case.meetings[0].participants[0]
    assert (kept.is_present, kept.absence_reason) == (False, "sjuk")
    assert card is not None


def test_nothing_internal_stands_on_the_wall(story, qtbot):
    story.write(cases.add_note, text="INTERN-oro för hemmet")
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, record="INTERN-anteckning")
    mode = open_mode(story, qtbot)
    for key, _text in mode.stops:
        mode.open_slide(key)
        fields = [f.value() for f in mode.slide.fields.values()]
        assert "INTERN" not in texts(mode)
        assert "INTERN" not in " ".join(str(value) for value in fields)
    assert "Exempelsson" not in mode.windowTitle() + texts(mode)
    mode.leave()


def test_a_protected_person_is_not_named(story, qtbot):
    story.write(people.change_person, protection=Protection.SEKRETESSMARKERING)
    mode = open_mode(story, qtbot)
    for key, _text in mode.stops:
        mode.open_slide(key)
        assert "Robin" not in texts(mode)
    mode.leave()


def test_the_summary_says_the_whole_plan_and_ends_the_meeting(workspace, qtbot):
    story = scene.with_plan(workspace)
    meeting = story.write(meetings.plan_meeting, on=clock.today())
    mode = open_mode(story, qtbot)
    mode.open_slide("summary")
    said = mode.slide.text()
    for words in (scene.OWN_WORDS, scene.GOAL, scene.WHAT, scene.HEALTH, scene.MONEY):
        assert words in said
    QTest.mouseClick(mode.slide.right_button, Qt.MouseButton.LeftButton)
    assert next(m for m in story.case.meetings if m.id == meeting.id).is_held
    assert mode.slide.held_band.isVisible()
    mode.leave()


def test_esc_asks_and_esc_again_stays(mode):
    press(Qt.Key.Key_Escape)
    assert mode.question.isVisible()
    assert mode.stay_button.hasFocus()
    press(Qt.Key.Key_Escape)
    assert mode.isVisible()
    assert mode.foot.isVisible()


def test_a_last_plan_is_carried_over_and_only_what_changes_is_asked(workspace, qtbot):
    story = scene.with_plan(workspace, is_final=True)
    mode = open_mode(story, qtbot)
    mode.open_slide(mode.stops[2][0])
    assert not mode.slide.row_button.isVisible()
    mode.open_slide("matters")
    mode.slide.final_band.button.click()
    assert [plan.version for plan in story.case.plans] == [1, 2]
    mode.open_slide(mode.stops[2][0])
    assert scene.WHAT in texts(mode)
    assert mode.slide.row_button.isVisible()
    mode.leave()


def test_without_a_meeting_and_a_plan_both_are_begun_from_here(workspace, qtbot):
    story = scene.with_consent(workspace)
    mode = open_mode(story, qtbot)
    mode.slide.none_band.button.click()
    assert story.case.meetings[0].on == clock.today()
    mode.open_slide("matters")
    type_text(mode.slide.own_edit.edit, "Jag vill sova.")
    mode.step(1)
    assert story.plan.own_words == "Jag vill sova."
    mode.leave()


def test_f5_opens_it_and_the_window_comes_back_as_it_was(story, qtbot):
    window = MainWindow(story.workspace)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    window.open_case(story.case_id)
    told = []
    window.meeting_changed.connect(lambda: told.append(window.meeting is not None))
    window.acts["meeting_mode"].trigger()
    mode = window.meeting
    assert mode.isFullScreen()
    assert theme.current().percent == 175
    mode.ask_to_leave()
    mode.yes_button.click()
    assert told == [True, False]
    assert theme.current().percent == 100
    assert (window.width(), window.height()) == (1366, 690)


@pytest.mark.parametrize("goes_on", [False, True])
def test_under_inquiry_the_wall_is_opened_only_when_the_person_is_alone(
    story, qtbot, monkeypatch, goes_on
):
    story.write(inquiries.begin_inquiry, what="Uppgiften är fel.")
    asked = []
    monkeypatch.setattr(
        inquiry, "confirm", lambda *said, **_more: bool(asked.append(said) or goes_on)
    )
    window = MainWindow(story.workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(story.case_id)
    window.acts["meeting_mode"].trigger()
    assert "Alla i rummet ser" in asked[0][2]
    assert (window.meeting is not None) is goes_on
    if goes_on:
        window.meeting.leave()


def test_the_button_in_the_header_opens_it(story, qtbot):
    window = MainWindow(story.workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(story.case_id)
    window.guide.header.meeting_button.click()
    assert window.meeting is not None
    window.meeting.leave()


def test_the_lock_waits_ninety_minutes_and_no_longer(qtbot):
    from PySide6.QtCore import QObject

    owner = QObject()
    idle, expired, warned = Idle(15, owner), [], []
    idle.expired.connect(lambda: expired.append(True))
    idle.warned.connect(warned.append)
    begun = clock.now()
    idle.start()
    idle.hold(90)
    for minute in range(1, 90):
        idle.tick(begun + timedelta(minutes=minute))
    assert expired == []
    idle.tick(begun + timedelta(minutes=89, seconds=30))
    assert warned
    idle.tick(begun + timedelta(minutes=90, seconds=1))
    assert expired == [True]
    idle.stop()


def test_a_computer_that_slept_is_locked_also_in_a_meeting(qtbot):
    from PySide6.QtCore import QObject

    owner = QObject()
    idle, expired = Idle(15, owner), []
    idle.expired.connect(lambda: expired.append(True))
    idle.start()
    idle.hold(90)
    idle.tick(clock.now() + timedelta(minutes=20))
    assert expired == [True]


def test_every_slide_can_be_reached_named_and_read(mode):
    for key, _text in mode.stops:
        mode.open_slide(key)
        QApplication.processEvents()
        assert walk.unnamed(mode) == []
        assert walk.cut(mode) == []
        assert walk.doubled_mnemonics(mode) == {}


def test_a_follow_up_date_is_written_on_the_wall(mode, story):
    mode.open_slide("next")
    edit = mode.slide.edits[0].edit
    edit.selectAll()
    type_text(edit, "2027-02-03")
    press(Qt.Key.Key_PageDown)
    assert story.plan.followup_on.isoformat() == "2027-02-03"


def test_a_lock_in_the_meeting_covers_the_wall_and_gives_it_back(story, qtbot):
    window = MainWindow(story.workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(story.case_id)
    window.acts["meeting_mode"].trigger()
    mode = window.meeting
    qtbot.waitExposed(mode)
    lock = Lock(window, Settings())
    lock.lock([], "")
    shown = [each.text() for each in mode.findChildren(QLabel) if each.isVisible()]
    assert not [text for text in shown if "Robin" in text]
    QTest.keyClick(mode, Qt.Key.Key_Escape)
    QTest.keyClick(mode, Qt.Key.Key_PageDown)
    assert mode.isVisible()
    assert mode.key == "welcome"
    lock.release()
    assert "Robin" in texts(mode)
    mode.leave()
