"""Contacts, history, putting off and the reason, as the main window leads to them."""

from datetime import timedelta

import pytest

from sipdesk import clock
from sipdesk.gui.dialogs.reason import ReasonDialog
from sipdesk.gui.dialogs.snooze import SnoozeDialog
from sipdesk.gui.main_window import MainWindow
from sipdesk.services import cases, directory, history, log, needs, office, overview
from tests.helpers import type_text


@pytest.fixture
def window(qtbot, workspace, case_id):
    workspace.write(
        office.set_setting, None, name="start_warning_days", value=5, source="Lokal rutin"
    )
    workspace.write(needs.raise_need, case_id, on=clock.today() - timedelta(days=10))
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_row_of_the_start_view_is_put_off_and_the_reason_is_seen_in_the_history(
    window, workspace, case_id, monkeypatch
):
    def answer(dialog):
        type_text(dialog.reason_edit.edit, "Ringde i dag")
        dialog.accept_button.click()
        return dialog.result()

    monkeypatch.setattr(SnoozeDialog, "exec", answer)
    window.home.overview.today_list.rows[0].snooze_button.click()
    assert workspace.read(overview.today).today == []
    assert window.home.overview.today_list.rows == []
    event = workspace.read(history.read_history, case_id).events[0]
    assert (event.reason, event.by) == ("Ringde i dag", "Sara Påhitt")


def test_a_restricted_case_is_opened_only_with_a_reason(window, workspace, case_id, monkeypatch):
    workspace.write(cases.change_case, case_id, restricted_to=["Någon Annan"])
    monkeypatch.setattr(ReasonDialog, "exec", lambda dialog: dialog.reject() or 0)
    assert not window.open_case(case_id)

    def answer(dialog):
        type_text(dialog.reason_edit.edit, "Vikarierar")
        dialog.accept_button.click()
        return dialog.result()

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    assert window.open_case(case_id)
    assert "Vikarierar" in [row.reason for row in workspace.read(log.list_rows, case_id=case_id)]


def test_back_leads_from_a_step_to_the_history_and_to_the_contacts(window, case_id):
    window.acts["contacts"].trigger()
    window.open_case(case_id)
    window.acts["history"].trigger()
    window.open_step(2)
    window.go(-1)
    assert window.guide.is_history
    window.go(-1)
    assert not window.guide.is_history
    window.go(-1)
    assert window.home.place == "contacts"


def test_undo_brings_back_a_contact(window, workspace):
    window.acts["contacts"].trigger()
    view = window.home.contacts
    view.remove(view.units_model.units[0].id)
    assert len(workspace.read(directory.list_units)) == 2
    window.acts["undo"].trigger()
    assert len(workspace.read(directory.list_units)) == 3


def test_what_is_typed_in_the_contacts_is_stored_when_the_program_locks(window, workspace):
    window.acts["contacts"].trigger()
    view = window.home.contacts
    view.table.activated.emit(view.units_model.index(0, 0))
    type_text(view.form.address_edit.edit, "Påhittsgatan 1")
    window.lock()
    assert workspace.read(directory.list_units)[0].address == "Påhittsgatan 1"


def test_another_language_keeps_the_place(window):
    window.show_home("settings")
    window.home.settings.show_part("look")
    window.home.settings.section.fields["language"].segments.buttons[1].click()
    assert window.home.place == "settings"
    assert window.home.rail.buttons["contacts"].text() == "Contacts"
