"""The main window on a real store: views, keys, search, languages, saving, closing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk import i18n
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.actions import ENTRIES
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.window.menu_acts import handlers
from sipdesk.services import cases, log, office
from sipdesk.storage.errors import CannotWrite
from tests.helpers import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_entry_does_something_and_no_key_does_two_things(window):
    known = handlers(window)
    assert {entry.name for entry in ENTRIES} == set(known)
    keys = [key for entry in ENTRIES for key in entry.keys]
    assert len(keys) == len(set(keys))


def test_opening_a_case_is_logged_with_the_person_and_the_title_has_no_name(
    window, workspace, case_id
):
    assert window.open_case(case_id)
    opened = [r for r in workspace.read(log.list_rows) if r.act == "cases.open_case"]
    assert [row.case_id for row in opened] == [case_id]
    assert opened[0].person_id is not None
    assert "2026" in window.windowTitle()
    assert "Alva" not in window.windowTitle()


def test_the_steps_have_keys_and_back_goes_where_one_was(window, case_id):
    window.open_case(case_id, Step.NEED)
    QTest.keyClick(window, Qt.Key.Key_6, CTRL)
    assert window.guide.step is Step.PLAN
    window.go(-1)
    assert window.guide.step is Step.NEED
    window.go(-1)
    assert window.guide is None
    window.go(1)
    assert window.guide is not None


def test_search_finds_by_name_and_opens_with_enter(window, case_id):
    window.top.search.setFocus()
    type_text(window.top.search, "exem")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.guide is not None
    assert window.guide.case_id == case_id
    assert window.top.search.text() == ""


def test_search_without_a_hit_says_what_is_searched(window, case_id):
    type_text(window.top.search, "hyresvärd")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.guide is None
    assert window.top.search.popup.none.text().startswith("Ingen träff på namn")
    QTest.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert not window.top.search.popup.isVisible()


def test_another_language_shows_everywhere_at_the_same_step(window, workspace, case_id):
    window.open_case(case_id, Step.PLAN)
    window.acts["english"].trigger()
    assert i18n.language() == "en"
    assert window.guide.step is Step.PLAN
    assert window.guide.page.title_label.text() == "Plan"
    assert window.guide.rail.home_button.text() == "To Today"
    assert window.top.lock_button.text() == "Lock"
    assert workspace.settings.language == "en"


def test_look_and_size_change_while_the_program_runs(window, workspace):
    window.acts["dark"].trigger()
    window.acts["larger"].trigger()
    assert (theme.current().name, theme.current().percent) == ("dark", 125)
    assert (workspace.settings.theme, workspace.settings.text_size) == ("dark", 125)
    window.acts["normal_size"].trigger()
    assert theme.current().percent == 100


def test_another_look_leaves_what_is_typed_the_cursor_and_the_focus(window, workspace, case_id):
    window.activateWindow()
    window.open_case(case_id, Step.PREPARE)
    window.open_case(case_id, Step.NEED)
    edit = window.guide.page.fields["why:raised"].edit
    edit.setFocus()
    QTest.keyClicks(edit, "Halv mening")
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    page = window.guide.page
    window.acts["dark"].trigger()
    window.acts["larger"].trigger()
    assert edit.hasFocus()
    QTest.keyClicks(edit, "t")
    assert window.guide.page is page
    assert edit.toPlainText() == "Halvt mening"


def test_the_status_line_says_when_it_was_saved_and_when_it_could_not(
    window, workspace, case_id, monkeypatch
):
    def broken() -> Any:
        raise CannotWrite

    workspace.write(cases.add_note, case_id, text="Ringde.")
    assert window.status.saved.text.text().startswith("Sparat ")
    with monkeypatch.context() as patch:
        patch.setattr(workspace.store, "session", broken)
        with pytest.raises(CannotWrite):
            workspace.write(cases.add_note, case_id, text="Ringde igen.")
    assert "Det går inte att skriva" in window.status.saved.text.text()
    assert window.trouble.isVisible()
    workspace.write(cases.add_note, case_id, text="Ringde en tredje gång.")
    assert not window.trouble.isVisible()


def test_practice_is_marked_in_title_and_window(qtbot, workspace):
    workspace.write(office.set_office, is_practice=True)
    qtbot.addWidget(window := MainWindow(workspace))
    assert window.windowTitle().startswith("ÖVNING")


def test_locking_stores_what_is_typed_first(qtbot, window, workspace, case_id):
    window.open_case(case_id, Step.PREPARE)
    field = next(iter(window.guide.page.fields.values()))
    type_text(field.control, "Lugn och ro")
    with qtbot.waitSignal(window.lock_requested):
        window.acts["lock"].trigger()
    assert not field.is_dirty


def test_the_window_stays_open_while_something_cannot_be_stored(window, monkeypatch):
    monkeypatch.setattr(window, "flush", lambda: False)
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()


def test_f6_goes_from_part_to_part(window, case_id):
    window.open_case(case_id, Step.NEED)
    window.top.search.setFocus()
    seen = []
    for _turn in range(4):
        window.acts["next_part"].trigger()
        seen.append(QApplication.focusWidget())
    assert len(set(map(id, seen))) == 4
    assert window.guide.header.consent_button in seen
    assert window.guide.rail.view in seen


def test_a_narrow_window_has_its_menus_under_one_button(window, case_id):
    window.resize(50 * theme.em(), 500)
    assert window.top.menu_button.isVisible()
    assert not window.top.menu_bar.isVisible()
    window.open_case(case_id)
    assert not window.top.isVisible()
    assert window.guide.header.menu_button.isVisible()
    window.acts["search"].trigger()
    assert window.top.isVisible()


def test_the_menu_leads_to_who_may_know_what(qtbot, workspace, case_id):
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(case_id)
    window.acts["knows"].trigger()
    page = window.guide.page
    assert page.step is Step.CONSENT
    assert any("alltid veta allt" in one for one in page.knows.sentences())
