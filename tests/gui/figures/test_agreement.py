"""The local agreement and the supporters' part in the window."""

import pytest

from sipdesk.domain.model import AgreementState
from sipdesk.gui.dialogs.improve import ImproveDialog
from sipdesk.gui.figures.figures import Figures
from sipdesk.services import improvements, office
from sipdesk.services import local_agreement as verbs
from tests.helpers import type_text


@pytest.fixture
def place(qtbot, workspace):
    made = Figures(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    return made


@pytest.fixture
def view(place):
    place.show_part("agreement")
    return place.parts["agreement"]


@pytest.fixture
def support(place):
    place.show_part("support")
    return place.parts["support"]


def test_a_heading_and_the_routine_store_themselves(view, workspace):
    type_text(view.texts["barn"][0].edit, "Vi frågar <alla>.")
    type_text(view.routine["sip_invites"].edit, "Per brev, tre veckor före.")
    type_text(view.facts["case_number"].edit, "SN.2026.44")
    assert view.flush()
    found = workspace.read(verbs.load_agreement)
    assert found.text("barn").text == "Vi frågar <alla>."
    assert found.facts.case_number == "SN.2026.44"
    assert workspace.read(office.list_settings)["sip_invites"].value == "Per brev, tre veckor före."


def test_adoption_without_a_day_is_refused_at_the_day(view, workspace):
    view.facts["state"].segments.buttons[1].click()
    assert view.facts["state"].error.isVisible()
    assert workspace.read(verbs.load_agreement).facts.state is AgreementState.DRAFT


def test_rows_of_the_grid_are_added_taken_away_and_brought_back(view, workspace):
    view.grid.example_button.click()
    assert len(view.grid.by_id) == 4
    view.grid.add_button.click()
    key = list(view.grid.by_id)[-1]
    type_text(view.grid.by_id[key].fields["title"].edit, "Provtagning")
    type_text(view.grid.by_id[key].fields["other"].edit, "Polisen")
    assert view.flush()
    cell = workspace.read(verbs.load_agreement).cells[-1]
    assert (cell.title, cell.other) == ("Provtagning", "Polisen")
    view.grid.by_id[key].remove_button.click()
    assert len(workspace.read(verbs.load_agreement).cells) == 4
    assert view.grid.undo_bar.undo()
    assert [c.title for c in workspace.read(verbs.load_agreement).cells][-1] == "Provtagning"


def test_an_improvement_is_noted_and_done(support, workspace):
    support.add_button.click()
    assert support.text_edit.error.isVisible()
    type_text(support.text_edit.edit, "Kallelser går sent.")
    support.add_button.click()
    [note] = workspace.read(improvements.list_improvements)
    row = support.by_id[note.id]
    type_text(row.action_edit.edit, "Mall till alla")
    assert support.flush()
    assert workspace.read(improvements.list_improvements)[0].action == "Mall till alla"
    assert not support.empty_text.isVisible()


def test_the_supporters_that_are_missing_are_counted(support):
    assert support.count_text.text().startswith("0 av 4")


def test_from_a_case_a_name_in_the_note_is_refused(qtbot, workspace, case_id):
    dialog = ImproveDialog(workspace, case_id, "kalla")
    qtbot.addWidget(dialog)
    assert dialog.step_combo.value() == "kalla"
    type_text(dialog.text_edit.edit, "Alva fick vänta.")
    dialog.accept_button.click()
    assert workspace.read(improvements.list_improvements) == []
    dialog.text_edit.edit.clear()
    type_text(dialog.text_edit.edit, "Kallelser går sent.")
    dialog.accept_button.click()
    assert [n.step for n in workspace.read(improvements.list_improvements)] == ["kalla"]
