"""What stops a paper leads to where it is mended, by mouse and by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from sipdesk import clock
from sipdesk.domain import disclosure_ways
from sipdesk.domain.disclosure_ways import Recipient, RecipientKind, Refusal
from sipdesk.domain.model import CloseAnswer
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.print_mend import stopping
from sipdesk.gui.dialogs.print_words import letter_stopped, stopped
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import cases, consents, meetings, people
from sipdesk.services.offered import Offered

# Nothing in the case mends these: what stops the paper is how things are.
NOWHERE = {
    "case.deceased", "disagreement.inside_principal", "protected.ics_blocked",
    "protected.vcard_blocked", "protected.confirm_required",
}  # fmt: skip


def offer_of(code, kind=RecipientKind.UNIT):
    return Offered(
        kind="plan_party_copy", title="Kopia", recipient=Recipient(kind), name="Enheten",
        principal=None, is_allowed=False, summary="Stoppad.", code=code,
    )  # fmt: skip


def test_each_refusal_leads_somewhere_or_is_named_here():
    refusals = [each for each in vars(disclosure_ways).values() if isinstance(each, Refusal)]
    assert len(refusals) >= 15
    lost = {each.code for each in refusals if stopping(offer_of(each.code)) is None}
    assert lost == NOWHERE


def test_what_stops_a_close_person_leads_to_the_persons_answer():
    stopped = offer_of("consent.party_not_covered", RecipientKind.CLOSE_PERSON)
    assert stopping(stopped).field == "close_answer"


@pytest.fixture
def window(stage, qtbot):
    def open_at(name):
        scene = stage(name)
        made = MainWindow(scene.workspace)
        qtbot.addWidget(made)
        made.resize(1366, 900)
        made.show()
        made.open_case(scene.case_id)
        return scene, made

    return open_at


def links(band):
    return [b for b in band.findChildren(QPushButton) if b.isVisible()]


def follow(window, kind, name, prepare=None):
    """Open the print dialog, choose a stopped receiver, and go on from there by keyboard."""
    told = []

    def drive():
        dialog = QApplication.activeModalWidget()
        try:
            QApplication.processEvents()  # the first offer is shown
            told.extend(_by_keyboard(dialog, name, prepare))
        finally:
            dialog.done(0)

    QTimer.singleShot(0, drive)
    window.guide.print_asked.emit(kind)
    window.activateWindow()  # what the desktop does
    QApplication.processEvents()
    return told


def _by_keyboard(dialog, name, prepare):
    shown = [offer.name for offer in dialog.choice._shown]
    button = dialog.choice.buttons[shown.index(name)]
    button.setChecked(True)
    if prepare is not None:
        prepare(dialog)
    button.setFocus()
    QApplication.processEvents()  # the link is laid out
    [made] = [*links(dialog.preview.band), *links(dialog.band)]
    passed = []
    while dialog.focusWidget() is not made:
        passed.append(dialog.focusWidget())
        assert len(passed) < 40, "\n".join(
            f"{type(w).__name__} {w.accessibleName()[:30]}" for w in passed
        )
        QTest.keyClick(passed[-1], Qt.Key.Key_Tab)
    said = made.text(), made.accessibleName()
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    return said


def test_a_receiver_outside_the_consent_leads_to_the_consent(window):
    scene, made = window("final")
    unit = scene.units["Granby hälsocentral"]
    scene.write(cases.add_party, unit_id=unit.id)
    text, spoken = follow(made, "plan_party_copy", unit.name)
    assert text == "Gå till Samtycke"
    assert "finns inte med i samtycket" in spoken
    assert made.guide.step is Step.CONSENT
    focused = QApplication.focusWidget()
    assert focused is made.guide.page.state.bands["given"].button
    scene.write(consents.start_consent, copy_from_id=scene.case.consents[-1].id)
    made.guide.open_step(Step.PLAN)
    follow(made, "plan_party_copy", unit.name)
    row = made.guide.page.table.rows.by_id
    ticks = [next(iter(each.checks.values())) for each in row.values() if each.unit_id == unit.id]
    assert QApplication.focusWidget() in ticks


def test_no_letters_home_leads_to_the_tick_that_says_so(window):
    scene, made = window("called")
    scene.write(people.change_person, no_letters_home=True)
    made.guide.open_step(Step.CALL)
    text, _spoken = follow(made, "letter_to_person", "Robin Exempelsson")
    assert text == "Gå till Behov"
    assert made.guide.step is Step.NEED
    field = made.guide.page.find_field("no_letters_home", "person")
    assert field.isAncestorOf(QApplication.focusWidget())


def test_a_close_person_who_is_not_wanted_leads_to_that_answer(window):
    scene, made = window("called")
    close = scene.write(people.add_close_person, name="Tora Låtsas", relation="Granne")
    scene.write(people.answer_close_person, close_person_id=close.id, answer=CloseAnswer.OBJECTS)
    scene.write(meetings.add_participant, meeting_id=scene.meeting_id, close_person_id=close.id)
    made.guide.open_step(Step.CALL)
    follow(made, "invitation_letter", "Tora Låtsas")
    field = made.guide.page.find_field("close_answer", close.id)
    assert field.isAncestorOf(QApplication.focusWidget())


def test_a_letter_that_lacks_something_leads_to_the_field(window, qtbot, monkeypatch, tmp_path):
    scene, made = window("called")
    day = clock.today() + timedelta(days=14)
    scene.write(meetings.change_meeting, meeting_id=scene.meeting_id, on=day, why_now="")
    made.guide.open_step(Step.PLAN)
    target = tmp_path / "brev.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))

    def save(dialog):
        qtbot.waitUntil(lambda: dialog._content is not None, timeout=20_000)
        dialog.save_button.click()

    follow(made, "call_letter", "Beroendemottagningen", save)
    assert made.guide.step is Step.CALL
    assert made.guide.page.find_field("why_now").isAncestorOf(QApplication.focusWidget())
    assert not target.exists()


def test_a_paper_that_may_go_has_no_such_link(stage, qtbot):
    scene = stage("final")
    dialog = PrintDialog(scene.workspace, scene.case_id, "plan_individual")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._content is not None, timeout=20_000)
    assert links(dialog.preview.band) == []
    assert dialog.going is None


def test_a_stopped_paper_says_so_once_and_the_button_that_saves_looks_shut(stage, qtbot):
    scene = stage("called")
    scene.write(people.change_person, no_letters_home=True)
    dialog = PrintDialog(scene.workspace, scene.case_id, "letter_to_person")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.preview.way.link.isVisible)
    texts = [each.text() for each in dialog.choice.findChildren(Text) if each.isVisible()]
    assert sum("Stoppat" in text for text in texts) == 1
    assert not any("Stoppat: Stoppat" in text for text in texts)
    assert not dialog.preview.area.isVisible()  # what is said has the room of the page
    assert not dialog.save_button.isEnabled()
    edge = dialog.save_button.grab().toImage().pixelColor(dialog.save_button.width() // 2, 4)
    assert edge.name() == theme.colour("sunken").name()


@pytest.mark.parametrize(
    ("why", "told", "of_letter"),
    [
        ("Stoppat: nej.", "Stoppat: nej.", "Brevet är stoppat. Nej."),
        ("Tiden är ute.", "Stoppat: Tiden är ute.", "Brevet är stoppat. Tiden är ute."),
    ],
)
def test_the_word_stopped_stands_first_and_once(why, told, of_letter):
    assert stopped(why) == told
    assert letter_stopped(why) == of_letter
