"""From "yes, I want a SIP" to a held meeting with all parties called: by keyboard alone.

No widget is pressed, opened or filled by name from the test: keys go to what has the focus, and
what has the focus is told by the name that a screen reader would say.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from sipdesk import clock, i18n
from sipdesk.domain.model import Answer, Bidding, Principal, Reply
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs import print_out
from sipdesk.gui.main_window import MainWindow
from sipdesk.i18n import _
from sipdesk.services import cases, meetings, needs, offers
from tests import scene
from tests.helpers import type_text

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_STAYS_MS = 60_000
CALLED, INVITED = "Beroendemottagningen", "Påhittade kassan"


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus: a keyboard user is lost"
    return found


def name(widget: QWidget) -> str:
    """What a screen reader would say."""
    face = QAccessible.queryAccessibleInterface(widget)
    return str(face.text(QAccessible.Text.Name)) if face else ""


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def press(key: Qt.Key, how: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused(), key, how)
    settle()


def to(wanted: str, *, most: int = 90) -> QWidget:
    """Tab until what has the focus begins with a name."""
    passed = []
    for _turn in range(most):
        if name(focused()).startswith(wanted):
            return focused()
        passed.append(name(focused()))
        QTest.keyClick(focused(), Qt.Key.Key_Tab)  # the focus moves at once
    raise AssertionError(f"Tab never reaches {wanted!r}, only {passed}")


def write(wanted: str, text: str) -> None:
    """Go to a field, type, and leave it by Tab."""
    type_text(to(wanted), text)
    press(Qt.Key.Key_Tab)


def choose(wanted: str, *, right: int = 0) -> None:
    """Go to a group of joined buttons, move by arrows, choose by Space."""
    to(wanted)
    for _turn in range(right):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)


@contextmanager
def dialog(window: MainWindow, drive: Callable[[], None]) -> Iterator[None]:
    """Keys for the dialog that the next key opens; then the window is on top again."""
    seen: list[Any] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, QDialog):
            QTimer.singleShot(10, look)
            return
        settle()
        try:
            drive()
            seen.append(None)
        except BaseException as error:
            seen.append(error)
            shown.reject()
        QTimer.singleShot(_STAYS_MS, shown, lambda: still_there(shown))

    def still_there(shown: QDialog) -> None:
        seen[0] = seen[0] or AssertionError(f"the dialog {shown.windowTitle()!r} stays open")
        shown.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, look)
    yield
    assert seen, "no dialog came"
    if isinstance(seen[0], BaseException):
        raise seen[0]
    window.activateWindow()  # what the desktop does
    settle()


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.set_language(request.param)
    yield request.param
    i18n.set_language(i18n.DEFAULT)


@pytest.fixture
def story(workspace: Any, language: str) -> scene.Scene:
    """Everything up to the question: the offer is given and not answered yet."""
    told = scene.begin(workspace)
    told.write(needs.raise_need, by="Tomas Låtsasson", principal=Principal.REGION)
    told.write(needs.judge_need, principal=Principal.KOMMUN, is_needed=True)
    told.write(needs.answer_children, answer=Answer.NO)
    told.write(offers.give_offer, by="Sara Påhitt", how="samtal")
    for unit in (CALLED, INVITED):
        told.write(cases.add_party, unit_id=told.units[unit].id)
    return told


@pytest.fixture
def window(story: scene.Scene, qtbot: Any) -> Iterator[MainWindow]:
    shown = MainWindow(story.workspace)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.setFocus()
    yield shown
    shown.close()


@pytest.mark.timeout(240)
def test_from_yes_to_a_held_meeting(
    story: scene.Scene, window: MainWindow, monkeypatch: Any, tmp_path: Path
) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    settle()
    type_text(focused(), "Robin")
    settle()
    press(Qt.Key.Key_Return)
    assert window.guide.step is Step.NEED
    _says_yes(story)
    _consents(story)
    _prepares(story)
    _plans_the_meeting(story)
    _calls(story, window, monkeypatch, tmp_path)
    _notes_the_replies(story)
    _meets(story, window, monkeypatch)


def _says_yes(story: scene.Scene) -> None:
    press(Qt.Key.Key_1, CTRL)
    choose(_("Yes please"))
    assert story.case.offers[0].answers[-1].answer is Answer.YES


def _consents(story: scene.Scene) -> None:
    press(Qt.Key.Key_2, CTRL)
    choose(_("Orally"))
    yes = _("Yes")
    choose(f"{yes}, {_('That the plan is made')}")
    choose(f"{yes}, {_('That information goes between the parties')}")
    to(_("To make and follow up the plan"))
    press(Qt.Key.Key_Space)
    pack = story.workspace.look(story.case_id)[1]
    to(pack.area("boende").label.to(i18n.language()))
    press(Qt.Key.Key_Space)
    to(_("Done"))
    press(Qt.Key.Key_Space)
    for unit in (CALLED, INVITED):
        to(unit)
        press(Qt.Key.Key_Space)
    to(_("The consent is given"))
    press(Qt.Key.Key_Space)
    [consent] = story.case.consents
    assert consent.given_on == clock.today()


def _prepares(story: scene.Scene) -> None:
    press(Qt.Key.Key_3, CTRL)
    write(_("What is important to you?"), "Att få sova")
    to(_("Breaks"))
    press(Qt.Key.Key_Space)
    assert story.case.preparation.important == "Att få sova"
    assert story.case.preparation.supports == ["breaks"]


def _plans_the_meeting(story: scene.Scene) -> None:
    press(Qt.Key.Key_4, CTRL)
    soon = clock.today() + timedelta(days=3)
    write(_("Day"), soon.isoformat())
    write(_("Begins"), "13.00")
    write(_("Answer at latest"), (soon - timedelta(days=1)).isoformat())
    write(_("Place or form"), "Medborgarhuset")
    write(_("What is the meeting to lead to?"), "Komma överens om vem som gör vad.")
    write(_("Why now?"), "Flera insatser ska börja samtidigt.")
    to(_("Take what the person has told"))
    press(Qt.Key.Key_Space)
    write(_("Leads the meeting"), "Siri")
    write(_("Telephone in the letters"), "0980-319 210")
    [meeting] = story.case.meetings
    assert (meeting.on, meeting.leader) == (soon, "Siri")
    assert meeting.adaptations


def _calls(story: scene.Scene, window: MainWindow, monkeypatch: Any, tmp_path: Path) -> None:
    for unit in (CALLED, INVITED):
        to(unit)  # among those who could come
        press(Qt.Key.Key_Space)
    assert [row.bidding for row in story.case.meetings[0].participants] == [
        Bidding.CALLED, Bidding.INVITED,
    ]  # fmt: skip
    for unit in (CALLED, INVITED):
        to(f"{_('Change')}, {unit}")
        press(Qt.Key.Key_Space)
        write(_("Questions to {party}").format(party=unit), "Vad kan ni erbjuda?")
    monkeypatch.setattr(print_out, "printers", print_out.Printers)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    press(Qt.Key.Key_4, CTRL)
    to(_("All letters…"))
    with dialog(window, lambda: press(Qt.Key.Key_Return)):
        press(Qt.Key.Key_Space)
    assert len(story.case.hand_outs) == 2
    assert all(row.sent_on == clock.today() for row in story.case.meetings[0].participants)
    texts = [PdfReader(path).pages[0].extract_text() for path in tmp_path.glob("*.pdf")]
    assert len(texts) == 2
    assert "Exempelsson" not in " ".join(texts)


def _notes_the_replies(story: scene.Scene) -> None:
    for unit in (CALLED, INVITED):
        press(Qt.Key.Key_4, CTRL)
        to(f"{_('Write answer')}, {unit}")
        press(Qt.Key.Key_Space)
        choose(_("Comes"))
    replies = [row.reply for row in story.case.meetings[0].participants]
    assert replies == [Reply.COMES, Reply.COMES]


def _meets(story: scene.Scene, window: MainWindow, monkeypatch: Any) -> None:
    real = clock.now

    def on_the_day() -> datetime:
        return real() + timedelta(days=3)

    monkeypatch.setattr(clock, "now", on_the_day)
    press(Qt.Key.Key_F5)
    mode = window.meeting
    assert mode is not None
    mode.activateWindow()
    settle()
    choose(_("Yes"))
    for unit in (CALLED, INVITED):
        choose(f"{_('Came')}, {unit}")
    press(Qt.Key.Key_PageDown)
    assert mode.slide.title_label.text() == _("What matters")
    write(_("In own words"), "Jag vill sova.")
    for _turn in range(3):
        press(Qt.Key.Key_PageDown)
    assert mode.slide.title_label.text() == _("Summary")
    to(_("It is right. The meeting has been held"))
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    to(_("Leave"))
    press(Qt.Key.Key_Space)
    [meeting] = story.workspace.read(cases.load, story.case_id).meetings
    assert meeting.is_held
    assert meeting.is_person_present
    assert [row.is_present for row in meeting.participants] == [True, True]
    assert story.plan.own_words == "Jag vill sova."
    assert meetings.next_meeting(story.case) is None
