"""What is written in a dialog is not lost by Esc: it is kept for next time, or asked about."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import sipdesk.gui
from sipdesk.domain.model import UserRole
from sipdesk.gui.dialogs.add_party import AddPartyDialog
from sipdesk.gui.dialogs.deviation import DeviationDialog
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.dialogs.evaluation import EvaluationDialog
from sipdesk.gui.dialogs.improve import ImproveDialog
from sipdesk.gui.dialogs.new_case import NewCaseDialog
from sipdesk.gui.dialogs.reason import ReasonDialog
from sipdesk.gui.dialogs.register_plan import RegisterPlanDialog
from sipdesk.gui.dialogs.typed import LeaveQuestion
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, office
from sipdesk.settings import Settings
from tests.helpers import type_text

KEPT = {
    "deviation": (lambda work, case: DeviationDialog(work, case), "what", "Ingen kom <b>"),
    "party": (lambda work, case: AddPartyDialog(work, case), "name", "Ängsgården"),
    "paper plan": (lambda work, _case: RegisterPlanDialog(work), "given", "Åsa"),
    "new case": (lambda work, _case: NewCaseDialog(work), "family", "Åre"),
}


def _shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _esc(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", KEPT)
def test_what_is_written_is_there_when_the_dialog_is_opened_again(qtbot, workspace, case_id, name):
    make, field, text = KEPT[name]
    first = _shown(qtbot, make(workspace, case_id))
    assert not first.typed.band.isVisible()
    if name == "party":
        first.way_segments.segments.buttons[1].click()
    type_text(first.fields[field].edit, text)
    with qtbot.waitSignal(workspace.set_aside, timeout=1000):
        _esc(first)
    assert not first.isVisible()
    again = _shown(qtbot, make(workspace, case_id))
    assert again.fields[field].value() == text
    assert again.fields[field].isVisible()
    assert again.typed.band.isVisible()
    again.typed.band.button.click()
    assert again.fields[field].value() != text
    assert not again.typed.band.isVisible()
    assert workspace.drafts(case_id) == workspace.drafts(None) == {}


def test_who_only_reads_cases_keeps_a_reason_and_nobody_else_sees_it(qtbot, workspace, case_id):
    with workspace.store.session() as session:
        user = office.add_user(session, name="Asta Kvisthed", roles=(UserRole.READER,))
        session.flush()
        reader = Workspace(
            workspace.store, office.actor_for(session, user), workspace.packs, Settings()
        )
    assert not reader.can_write
    first = _shown(qtbot, ReasonDialog(reader, case_id))
    type_text(first.reason_edit.edit, "Vikarierar")
    _esc(first)
    assert _shown(qtbot, ReasonDialog(reader, case_id)).reason() == "Vikarierar"
    assert _shown(qtbot, ReasonDialog(workspace, case_id)).reason() == ""


def test_an_empty_dialog_is_left_without_a_word(qtbot, workspace, case_id):
    for dialog in (DeviationDialog(workspace, case_id), ImproveDialog(workspace, case_id, "plan")):
        with qtbot.assertNotEmitted(workspace.set_aside):
            _esc(_shown(qtbot, dialog))
        assert not dialog.isVisible()
        assert dialog.findChild(LeaveQuestion) is None


def test_what_was_done_leaves_nothing_for_the_next_time(qtbot, workspace, case_id):
    dialog = _shown(qtbot, DeviationDialog(workspace, case_id))
    dialog.kind_choice.combo.setCurrentIndex(1)
    type_text(dialog.what_edit.edit, "Ingen kom")
    dialog.flush()
    assert workspace.drafts(case_id)
    dialog.accept_button.click()
    assert len(workspace.read(cases.load, case_id).deviations) == 1
    assert workspace.drafts(case_id) == {}


def test_choices_that_are_brought_back_show_what_depends_on_them(qtbot, workspace, case_id):
    first = _shown(qtbot, AddPartyDialog(workspace, case_id))
    first.way_segments.segments.buttons[1].click()
    first.principal_combo.combo.setCurrentIndex(2)
    type_text(first.phone_edit.edit, "070-1740605")
    _esc(first)
    again = _shown(qtbot, AddPartyDialog(workspace, case_id))
    assert again.new.isVisible()
    assert again.principal_combo.value() == first.principal_combo.value()


@pytest.mark.parametrize("answer", ["keep", "throw"])
def test_who_leaves_an_answered_sheet_is_asked_and_leaves_nothing_for_the_next(
    qtbot, workspace, answer
):
    dialog = _shown(qtbot, EvaluationDialog(workspace))
    dialog.questions[0].segments.buttons[0].click()
    type_text(dialog.words_edit.edit, "Kalla tidigare")
    assert dialog.flush()
    _esc(dialog)
    _esc(dialog)  # asks once
    assert dialog.isVisible()
    (asked,) = dialog.findChildren(LeaveQuestion)
    assert asked.isVisible()
    assert asked.cancel_button.text() == "Fortsätt skriva"
    (asked.cancel_button if answer == "keep" else asked.act_button).click()
    assert dialog.isVisible() is (answer == "keep")
    assert bool(workspace.drafts(None)) is (answer == "keep")


def test_esc_in_the_question_goes_on(qtbot, workspace):
    dialog = _shown(qtbot, EvaluationDialog(workspace))
    type_text(dialog.words_edit.edit, "Vikarierar")
    dialog.cancel_button.click()
    (asked,) = dialog.findChildren(LeaveQuestion)
    _esc(asked)
    assert dialog.isVisible()
    assert not asked.isVisible()


def test_a_store_that_cannot_be_written_asks_instead(qtbot, workspace, case_id):
    dialog = _shown(qtbot, DeviationDialog(workspace, case_id))
    type_text(dialog.what_edit.edit, "Ingen kom")
    workspace.store.close()
    _esc(dialog)
    assert dialog.isVisible()
    assert len(dialog.findChildren(LeaveQuestion)) == 1


def test_the_status_line_says_that_it_is_kept(qtbot, window, workspace, case_id):
    dialog = DeviationDialog(workspace, case_id, window)
    dialog.show()
    type_text(dialog.what_edit.edit, "Ingen kom")
    assert window.flush()
    assert workspace.drafts(case_id)["dialog-deviation.what"] == "Ingen kom"
    _esc(dialog)
    assert "nästa gång" in window.status.saved.text.text()


def test_every_dialog_with_fields_to_write_in_goes_by_one_of_the_two_ways():
    """A dialog that leaves by a way of its own could lose what is written."""
    for info in pkgutil.walk_packages(sipdesk.gui.__path__, "sipdesk.gui."):
        for _name, kind in inspect.getmembers(import_module(info.name), inspect.isclass):
            if issubclass(kind, Dialog) and kind is not Dialog:
                assert kind.reject is Dialog.reject, kind
    assert {TextField.is_lasting, LongTextField.is_lasting, Field.is_lasting} == {True}
