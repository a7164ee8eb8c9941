"""Putting off, and opening a restricted case: a reason is asked for, kept and seen."""

from datetime import timedelta

import pytest

from sipdesk import clock
from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.reason import ReasonDialog
from sipdesk.gui.dialogs.snooze import SnoozeDialog
from sipdesk.services import cases, log, needs, office, overview
from tests.helpers import type_text


@pytest.fixture
def row(workspace, case_id):
    """One thing on the start view: nobody was called for longer than the routine says."""
    workspace.write(
        office.set_setting, None, name="start_warning_days", value=5, source="Lokal rutin"
    )
    workspace.write(needs.raise_need, case_id, on=clock.today() - timedelta(days=10))
    return workspace.read(overview.today).today[0]


@pytest.fixture
def dialog(qtbot, workspace, row):
    made = SnoozeDialog(workspace, row)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_thing_is_put_off_with_a_reason_and_leaves_the_start_view(dialog, workspace):
    type_text(dialog.reason_edit.edit, "Ringde i dag <b>å</b>")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert workspace.read(overview.today).today == []


def test_without_a_reason_nothing_is_put_off_and_the_field_says_so(dialog, workspace):
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.reason_edit.error.text() == "Skriv varför du skjuter upp det."
    assert len(workspace.read(overview.today).today) == 1


def test_the_button_names_the_day(dialog):
    assert dialog.accept_button.text().startswith("Skjut upp till ")
    dialog.until_radio.buttons[0].click()
    assert "." in dialog.accept_button.text()


def test_a_day_of_ones_own_must_be_written_and_lie_ahead(dialog, workspace):
    type_text(dialog.reason_edit.edit, "Semester")
    dialog.until_radio.buttons[-1].click()
    assert dialog.day_edit.isVisible()
    dialog.accept_button.click()
    assert dialog.day_edit.error.text() == "Skriv till vilken dag."
    dialog.day_edit.edit.setText("i går")
    dialog.accept_button.click()
    assert dialog.day_edit.error.text() == "Välj en dag efter i dag."
    dialog.day_edit.edit.setText("i övermorgon")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert workspace.read(overview.today).today == []


def test_escape_changes_nothing(dialog, workspace):
    dialog.reject()
    assert len(workspace.read(overview.today).today) == 1


def test_a_restricted_case_asks_for_a_reason_that_is_logged(qtbot, workspace, case_id):
    workspace.write(cases.change_case, case_id, restricted_to=["Någon Annan"])
    with pytest.raises(RuleError):
        workspace.open_case(case_id)
    dialog = ReasonDialog(workspace, case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.reason_edit.error.text() == "Skriv varför du öppnar ärendet."
    type_text(dialog.reason_edit.edit, "Vikarierar för Någon")
    dialog.accept_button.click()
    workspace.open_case(case_id, reason=dialog.reason())
    assert workspace.read(log.list_rows, case_id=case_id)[-1].reason == "Vikarierar för Någon"
