"""Enter presses the button that has the focus; in a field it does what it did."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.deviation import DeviationDialog
from sipdesk.gui.dialogs.new_case import NewCaseDialog
from sipdesk.services import cases
from tests import scene as scenes
from tests.helpers import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def _enter(widget: QWidget, key: Qt.Key = Qt.Key.Key_Return, **more: object) -> None:
    widget.window().activateWindow()
    QApplication.processEvents()  # a case that was just opened takes the focus to its title
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert widget.hasFocus()
    QTest.keyClick(widget, key, **more)
    QApplication.processEvents()


def test_on_a_page_both_enters_press_and_with_ctrl_they_do_not(window, workspace):
    told = scenes.with_meeting(workspace)
    window.open_case(told.case_id, Step.PLAN)
    page = window.guide.page
    _enter(page.start_band.button, modifier=CONTROL)
    assert page.start_band.isVisible()
    _enter(page.start_band.button)
    assert page.start_band.isHidden()
    assert len(workspace.read(cases.load, told.case_id).plans) == 1
    _enter(page.check_button, Qt.Key.Key_Enter)
    assert page.check_button.isHidden()


def test_in_a_dialog_the_button_with_the_focus_is_pressed_and_not_the_filled_one(
    qtbot, window, workspace
):
    dialog = NewCaseDialog(workspace, window)
    dialog.show()
    type_text(dialog.given_edit.edit, "Alva")
    _enter(dialog.cancel_button)
    assert not dialog.isVisible()
    assert dialog.case_id is None


def test_a_choice_is_made_by_enter_and_the_dialog_stays(qtbot, window, workspace):
    dialog = NewCaseDialog(workspace, window)
    dialog.show()
    segments = dialog.kind_segments.segments
    QTest.keyClick(segments.buttons[0], Qt.Key.Key_Right)
    _enter(segments.buttons[1])
    assert dialog.isVisible()
    assert dialog.kind_segments.value() == "reserve"


def test_in_a_field_of_a_dialog_enter_does_its_act_and_in_a_long_one_a_new_line(
    qtbot, window, workspace, case_id
):
    dialog = NewCaseDialog(workspace, window)
    dialog.show()
    type_text(dialog.given_edit.edit, "Alva")
    _enter(dialog.given_edit.edit)
    assert not dialog.isVisible()
    assert workspace.read(cases.load, dialog.case_id).person.name == "Alva"
    longer = DeviationDialog(workspace, case_id, window)
    longer.show()
    _enter(longer.what_edit.edit)
    assert longer.isVisible()
    assert longer.what_edit.value() == "\n"


def test_a_key_that_is_held_down_presses_once(window, workspace):
    window.open_case(scenes.with_meeting(workspace).case_id, Step.PLAN)
    button = window.guide.page.start_band.button
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for held in (False, True, True):
        none = Qt.KeyboardModifier.NoModifier
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "", held)
        QApplication.sendEvent(button, key)
    assert pressed == [True]
