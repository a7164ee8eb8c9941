"""The print dialog by keyboard alone: keys go to what has the focus, told by its name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.pages_b.test_print import drawn, opened, save_to, text_of


def name():
    face = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    return str(face.text(QAccessible.Text.Name))


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def to(wanted):
    passed = []
    while not name().startswith(wanted):
        passed.append(name())
        assert len(passed) < 40, "\n".join(passed)
        press(Qt.Key.Key_Tab)


def active(qtbot, dialog):
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    drawn(qtbot, dialog)


def test_a_receiver_is_chosen_and_the_paper_saved_without_the_mouse(
    stage, qtbot, tmp_path, monkeypatch
):
    scene = stage("final")
    dialog = opened(qtbot, scene, "plan_party_copy")
    active(qtbot, dialog)
    to("Beroendemottagningen")
    press(Qt.Key.Key_Down)
    assert name().startswith("Påhittade kassan")
    assert "Utdrag ur planen" in text_of(drawn(qtbot, dialog))
    press(Qt.Key.Key_Tab)
    assert name() == "Svenska"  # the next field as it stands
    to("I handen")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert name().startswith("Säker kanal")
    press(Qt.Key.Key_Space)
    save_to(monkeypatch, tmp_path / "copy.pdf")
    to("Spara som PDF")
    press(Qt.Key.Key_Space)
    assert (tmp_path / "copy.pdf").exists()
    [given] = scene.case.hand_outs
    assert given.recipient_name == "Påhittade kassan"
    assert "säker kanal" in given.how.lower()


def test_form_and_language_are_chosen_and_the_paper_read_without_the_mouse(stage, qtbot):
    dialog = opened(qtbot, stage("final"), "plan_individual")
    active(qtbot, dialog)
    to("Standard")
    for _turn in range(3):
        press(Qt.Key.Key_Down)
    assert "Planen heter SIP." in text_of(drawn(qtbot, dialog))
    to("Svenska")
    press(Qt.Key.Key_Down)
    assert "The plan is called SIP." in text_of(drawn(qtbot, dialog))
    to("Läs som text")
    press(Qt.Key.Key_Space)
    assert dialog.preview.text_view.isVisible()
    assert "The plan is called SIP." in dialog.preview.text_view.toPlainText()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
