"""Contacts: import with a preview, export, functions of a unit, and who lacks SIP support."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from sipdesk import clock
from sipdesk.domain.model import ContactRole
from sipdesk.gui.contacts import files
from sipdesk.gui.contacts.contacts import Contacts
from sipdesk.services import directory, unit_contacts
from tests.helpers import type_text


@pytest.fixture
def view(workspace, qtbot):
    made = Contacts(workspace)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    return made


def choose(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))


def test_an_import_shows_what_it_will_do_and_what_it_skips(view, workspace, tmp_path, monkeypatch):
    path = tmp_path / "register.csv"
    path.write_text("Enhet;Telefon\nBoendestödet;0980-319 201\nKiosken;ring\n", encoding="utf-8")
    choose(monkeypatch, path)
    seen = []

    def accept(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(files.ImportDialog, "exec", accept)
    view.files.import_button.click()
    assert "Boendestödet · 0980-319 201" in seen
    assert "Rad 3, Kiosken: Det här är inget telefonnummer. Skriv siffror." in seen
    names = [unit.name for unit in workspace.read(directory.list_units)]
    assert "Boendestödet" in names
    assert "Kiosken" not in names


def test_a_file_that_is_no_register_is_said_and_nothing_happens(view, tmp_path, monkeypatch):
    path = tmp_path / "bild.csv"
    path.write_bytes(b"\x89PNG\x00\x00")
    choose(monkeypatch, path)
    view.files.import_button.click()
    assert "inget register" in view.files.trouble.text()
    assert view.files.trouble.isVisible()


@pytest.mark.parametrize(("name", "begins"), [("a.csv", b"\xef\xbb\xbfEnhet"), ("a.vcf", b"BEGIN")])
def test_the_register_is_exported(view, tmp_path, monkeypatch, name, begins):
    choose(monkeypatch, tmp_path / name)
    view.files.export_button.click()
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_function_is_added_and_ends_and_support_is_counted(view, workspace):
    unit = workspace.read(directory.find_units, "Vuxenenheten")[0]
    assert "Vuxenenheten" in view.support_band.text.text()
    view._open(view.units_model.index(view.units_model.place_of(unit.id), 0))
    card = view.functions
    card.role_choice.reset(ContactRole.SIP_SUPPORT)
    type_text(card.function_edit.edit, "SIP-stödjare vuxna")
    type_text(card.phone_edit.edit, "noll")
    card.add_button.click()
    assert card.phone_edit.error.text()
    card.phone_edit.edit.setText("0980-319 205")
    card.add_button.click()
    [row] = workspace.read(unit_contacts.list_contacts, unit.id)
    assert (row.function, row.phone) == ("SIP-stödjare vuxna", "0980-319 205")
    assert card.function_edit.value() == ""
    assert "Vuxenenheten" not in view.support_band.text.text()


def test_a_cost_contact_in_the_line_of_managers_is_asked_for_until_its_period_begins(
    view, workspace
):
    unit = workspace.read(directory.find_units, "Vuxenenheten")[0]
    assert "Vuxenenheten" in view.cost_band.text.text()
    tomorrow = clock.today() + timedelta(days=1)
    row = workspace.write(
        unit_contacts.add_contact,
        None,
        unit_id=unit.id,
        role=ContactRole.COST,
        function="Verksamhetschef",
        from_on=tomorrow,
    )
    view.reload()
    assert "Vuxenenheten" in view.cost_band.text.text()
    assert workspace.read(unit_contacts.without_cost_contact, day=tomorrow) != []
    workspace.write(unit_contacts.change_contact, None, contact_id=row.id, from_on=None)
    view.reload()
    assert "Vuxenenheten" not in view.cost_band.text.text()


def test_the_secure_channel_is_written_and_kept_and_goes_with_the_table(
    view, workspace, tmp_path, monkeypatch
):
    unit = workspace.read(directory.find_units, "Vuxenenheten")[0]
    view._open(view.units_model.index(view.units_model.place_of(unit.id), 0))
    type_text(view.form.channel_edit.edit, "Säker digital kommunikation, lådan SIP")
    view.form.flush()
    kept = workspace.read(directory.get_unit, unit.id)
    assert kept.secure_channel == "Säker digital kommunikation, lådan SIP"
    choose(monkeypatch, tmp_path / "a.csv")
    view.files.export_button.click()
    assert "lådan SIP" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
