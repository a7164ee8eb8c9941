"""The register of units: added, found, changed, taken out and brought back."""

import pytest

from sipdesk.domain.model import Principal
from sipdesk.gui.contacts.contacts import Contacts
from sipdesk.gui.theme import Theme
from sipdesk.services import directory
from tests.helpers import type_text


@pytest.fixture
def view(qtbot, workspace):
    made = Contacts(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def _names(workspace):
    return [unit.name for unit in workspace.read(directory.list_units)]


def _open(view, name):
    place = next(n for n, u in enumerate(view.units_model.units) if u.name == name)
    view.table.activated.emit(view.units_model.index(place, 0))


def test_a_new_contact_is_stored_and_listed(view, workspace):
    view.new_button.click()
    type_text(view.form.name_edit.edit, "Ängens <b>boende</b>")
    view.form.principal_combo.combo.setCurrentIndex(1)
    type_text(view.form.mailbox_edit.edit, "sip@example.se")
    view.form.add_button.click()
    made = workspace.read(directory.find_units, "ängens")[0]
    assert (made.name, made.principal) == ("Ängens <b>boende</b>", Principal.KOMMUN)
    assert made.mailbox == "sip@example.se"
    assert view.units_model.place_of(made.id) >= 0
    assert view.form.unit_id == made.id
    assert view.table.currentIndex().row() == view.units_model.place_of(made.id)
    assert workspace.drafts(None) == {}


def test_a_contact_needs_a_name_and_somebody_who_answers(view, workspace):
    view.new_button.click()
    view.form.add_button.click()
    assert view.form.name_edit.error.text() == "Skriv enhetens namn."
    type_text(view.form.name_edit.edit, "Boendestödet")
    view.form.add_button.click()
    assert view.form.principal_combo.error.text()
    assert "Boendestödet" not in _names(workspace)


def test_the_same_unit_is_not_added_twice(view, workspace):
    view.new_button.click()
    type_text(view.form.name_edit.edit, "vuxenenheten")
    type_text(view.form.organisation_edit.edit, "Granby kommun")
    view.form.principal_combo.combo.setCurrentIndex(1)
    view.form.add_button.click()
    assert view.form.name_edit.error.text() == "Enheten finns redan i registret."
    assert len(_names(workspace)) == 3


def test_what_was_begun_is_still_there_the_next_time(view, workspace, qtbot):
    view.new_button.click()
    type_text(view.form.name_edit.edit, "Halvskriven")
    view.flush()
    again = Contacts(workspace)
    qtbot.addWidget(again)
    again.new_button.click()
    assert again.form.name_edit.value() == "Halvskriven"


def test_a_change_stores_itself(view, workspace):
    _open(view, "Vuxenenheten")
    view.form.phone_edit.edit.setText("0980-319 299")
    assert view.flush()
    assert workspace.read(directory.find_units, "vuxen")[0].phone == "0980-319 299"


def test_an_emptied_name_stays_at_the_field_and_another_contact_is_not_shown(view, workspace):
    _open(view, "Vuxenenheten")
    view.form.name_edit.edit.clear()
    _open(view, "Beroendemottagningen")
    assert view.form.name_edit.error.text() == "Skriv enhetens namn."
    assert workspace.read(directory.get_unit, view.form.unit_id).name == "Vuxenenheten"


def test_a_hidden_character_is_refused_at_the_field(view, workspace):
    _open(view, "Vuxenenheten")
    view.form.phone_edit.edit.setText("0980\x00")
    assert not view.flush()
    assert workspace.read(directory.find_units, "vuxen")[0].phone == ""


def test_a_removed_contact_can_be_brought_back(view, workspace):
    _open(view, "Vuxenenheten")
    view.form.remove_button.click()
    assert "Vuxenenheten" not in _names(workspace)
    assert view.undo_bar.isVisible()
    assert view.undo()
    assert "Vuxenenheten" in _names(workspace)
    assert view.units_model.rowCount() == 3


def test_the_search_takes_unit_and_organisation(view):
    type_text(view.search_edit.edit, "NORRLUNDEN")
    assert view.units_model.rowCount() == 2
    view.search_edit.edit.setText("finns inte")
    assert view.count_label.text() == "Ingen enhet heter så."


def test_a_narrow_window_shows_one_thing_at_a_time(view):
    view.resize(600, 500)
    _open(view, "Vuxenenheten")
    assert view.form_side.isVisible()
    assert not view.list_side.isVisible()
    view.form.close_button.click()
    assert view.list_side.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_name_takes_more_lines_and_not_more_width(view, workspace, qapp, percent):
    long = {"name": "Mottagningen för samsjuklighet och beroende " * 3, "organisation": "Å" * 90}
    unit = workspace.write(directory.add_unit, None, principal=Principal.REGION, **long)
    Theme("light", percent).apply(qapp)
    view.resize(1366, 768)
    view.fit()
    short = workspace.write(directory.add_unit, None, name="Kort", principal=Principal.KOMMUN)
    widths = []
    for one in (short, unit):
        _open(view, one.name)
        qapp.processEvents()
        widths.append((view.form_side.content.minimumSizeHint().width(), view.form_side.width()))
    assert widths[0] == widths[1]
    assert view.form.accessibleName() == unit.full_name


def test_what_cannot_be_stored_of_a_contact_is_back_after_a_kill(view, workspace, qtbot):
    _open(view, "Vuxenenheten")
    view.form.phone_edit.edit.setText("0980\x07-319 210")
    view.form.autosave.keep()
    qtbot.addWidget(again := Contacts(workspace))
    again.show()
    _open(again, "Beroendemottagningen")
    assert again.form.phone_edit.value() != "0980\x07-319 210"
    _open(again, "Vuxenenheten")
    assert again.form.phone_edit.value() == "0980\x07-319 210"
    assert again.form.phone_edit.error.text()
    again.form.phone_edit.edit.setText("0980-319 210")
    assert again.flush()
    assert "0980-319 210" in [unit.phone for unit in workspace.read(directory.list_units)]
    assert workspace.drafts(None) == {}
