"""A new case: only the name is needed, and nothing that was typed is lost."""

from sipdesk.domain.model import Case, NumberKind, Principal, Protection
from sipdesk.gui.dialogs.add_party import AddPartyDialog
from sipdesk.gui.dialogs.new_case import NewCaseDialog
from sipdesk.services import cases, directory
from tests.helpers import type_text


def _open(qtbot, workspace):
    dialog = NewCaseDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _choose(field, value):
    field.segments.buttons[field.segments._values.index(value)].click()


def test_a_name_is_enough(qtbot, workspace):
    dialog = _open(qtbot, workspace)
    type_text(dialog.given_edit.edit, "Björk")
    dialog.accept_button.click()
    case: Case = workspace.read(cases.load, dialog.case_id)
    assert case.person.name == "Björk"
    assert case.person.number_kind is NumberKind.NONE
    assert case.person.municipality == "Östersund"
    assert not dialog.isVisible()


def test_without_a_name_the_dialog_says_so_at_the_field(qtbot, workspace):
    dialog = _open(qtbot, workspace)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.given_edit.error.text()
    assert dialog.case_id is None


def test_a_wrong_check_digit_stays_in_the_field_and_no_number_goes_on(qtbot, workspace):
    dialog = _open(qtbot, workspace)
    type_text(dialog.given_edit.edit, "Alva")
    type_text(dialog.number_edit.edit, "19900101-2384")
    dialog.accept_button.click()
    assert dialog.number_edit.error.text()
    assert dialog.number_edit.value() == "19900101-2384"
    _choose(dialog.kind_segments, "none")
    dialog.accept_button.click()
    case = workspace.read(cases.load, dialog.case_id)
    assert (case.person.number, case.person.number_kind) == ("", NumberKind.NONE)


def test_a_right_number_gives_the_day_of_birth(qtbot, workspace):
    dialog = _open(qtbot, workspace)
    type_text(dialog.given_edit.edit, "Alva")
    type_text(dialog.number_edit.edit, "900101-2385")
    dialog.accept_button.click()
    person = workspace.read(cases.load, dialog.case_id).person
    assert (person.number, person.born_on.year) == ("199001012385", 1990)


def test_a_reserve_number_protection_and_interpreter_are_kept(qtbot, workspace):
    dialog = _open(qtbot, workspace)
    type_text(dialog.given_edit.edit, "Amal")
    _choose(dialog.kind_segments, "reserve")
    type_text(dialog.number_edit.edit, "RES-17 B")
    dialog.interpreter_check.check.click()
    type_text(dialog.interpreter_edit.edit, "arabiska")
    dialog.protection_combo.combo.setCurrentIndex(1)
    dialog.accept_button.click()
    person = workspace.read(cases.load, dialog.case_id).person
    assert (person.number, person.number_kind) == ("RES-17 B", NumberKind.RESERVE)
    assert (person.needs_interpreter, person.interpreter_language) == (True, "arabiska")
    assert person.protection is Protection.SEKRETESSMARKERING


def test_what_was_begun_is_still_there_the_next_time(qtbot, workspace):
    first = _open(qtbot, workspace)
    type_text(first.given_edit.edit, "Åsa <b>")
    type_text(first.number_edit.edit, "123")
    first.reject()
    again = _open(qtbot, workspace)
    assert (again.given_edit.value(), again.number_edit.value()) == ("Åsa <b>", "123")
    assert again.typed.band.isVisible()
    again.typed.band.button.click()
    assert (again.given_edit.value(), workspace.drafts(None)) == ("", {})


def test_a_made_case_leaves_no_draft_behind(qtbot, workspace):
    dialog = _open(qtbot, workspace)
    type_text(dialog.given_edit.edit, "Alva")
    dialog.accept_button.click()
    assert workspace.drafts(None) == {}


def test_a_party_is_found_in_the_register_by_its_name(qtbot, workspace, case_id):
    for name in ("Boendestödet", "Ängens vårdcentral"):
        workspace.write(directory.add_unit, None, name=name, principal=Principal.REGION)
    dialog = AddPartyDialog(workspace, case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.search_edit.edit, "ÄNGENS")
    assert dialog.units_list.count() == 1
    dialog.accept_button.click()
    parties = workspace.read(cases.load, case_id).parties
    assert [party.unit.name for party in parties] == ["Ängens vårdcentral"]


def test_a_new_party_needs_a_name_and_who_answers_for_it(qtbot, workspace, case_id):
    dialog = AddPartyDialog(workspace, case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.new.isVisible()
    dialog.accept_button.click()
    assert dialog.principal_combo.error.text()
    dialog.principal_combo.combo.setCurrentIndex(1)
    dialog.accept_button.click()
    assert dialog.name_edit.error.text()
    type_text(dialog.name_edit.edit, "Boendestödet")
    type_text(dialog.phone_edit.edit, "070-1740605")
    dialog.accept_button.click()
    unit = workspace.read(cases.load, case_id).parties[0].unit
    assert (unit.name, unit.principal, unit.phone) == (
        "Boendestödet",
        Principal.KOMMUN,
        "070-1740605",
    )
