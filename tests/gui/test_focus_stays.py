"""What had the focus goes away: the focus stays on the page, and no word lands in the search."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sipdesk import clock
from sipdesk.domain.steps import Step
from sipdesk.gui.main_window import MainWindow
from sipdesk.services import overview
from tests import scene as scenes
from tests.gui import story


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.activateWindow()
    return window


def _press(button: QWidget) -> None:
    QApplication.processEvents()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def _is_on(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and part.isAncestorOf(focus)


def _snooze_first(window: MainWindow, workspace: Any, case_id: Any) -> None:
    row = window.home.overview.today_list.rows[0].data
    until = clock.now() + timedelta(days=1)
    workspace.write(
        overview.snooze, case_id, code=row.code, row=row.row, until=until, reason="Ringde i dag."
    )


def test_begun_and_checked_the_plan_keeps_the_focus(window, workspace):
    window.open_case(scenes.with_meeting(workspace).case_id, Step.PLAN)
    page = window.guide.page
    _press(page.start_band.button)
    assert page.start_band.isHidden()
    assert _is_on(page)
    QTest.keyClicks(QApplication.focusWidget(), "Jag vill")
    assert window.top.search.text() == ""
    _press(page.check_button)
    assert page.check_button.isHidden()
    assert _is_on(window.guide)


def test_the_last_party_to_be_taken_leaves_the_focus_among_the_parties(window, workspace):
    window.open_case(scenes.with_consent(workspace).case_id, Step.CALL)
    parties = window.guide.page.parties
    assert parties.more_flow.count() > 1
    while parties.more_flow.count() > 1:
        _press(parties.more_flow.itemAt(1).widget())
        assert _is_on(parties)


@pytest.mark.parametrize("in_dialog", [False, True])
def test_a_thing_that_is_put_off_leaves_the_focus_on_the_page(
    window, workspace, case_id, in_dialog
):
    story.fill(workspace, case_id)
    QApplication.processEvents()
    window.home.overview.today_list.rows[0].snooze_button.setFocus()
    QApplication.processEvents()
    dialog = QDialog(window)
    if in_dialog:
        dialog.open()
        dialog.activateWindow()
    _snooze_first(window, workspace, case_id)
    QApplication.processEvents()
    dialog.close()
    window.activateWindow()
    QApplication.processEvents()
    assert _is_on(window.home.overview)


def test_who_asks_for_the_search_stays_there(window, workspace):
    window.open_case(scenes.with_meeting(workspace).case_id, Step.PLAN)
    button = window.guide.page.start_band.button
    for ask in (
        lambda: QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        lambda: QTest.mouseClick(window.top.search, Qt.MouseButton.LeftButton),
    ):
        QApplication.processEvents()
        button.setFocus()
        ask()
        button.setEnabled(False)
        QApplication.processEvents()
        assert window.top.search.hasFocus()
        button.setEnabled(True)


def test_who_goes_on_by_tab_is_not_called_back_by_what_goes_away_later(window, workspace):
    window.open_case(scenes.with_meeting(workspace).case_id, Step.PLAN)
    button = window.guide.page.start_band.button
    QApplication.processEvents()
    button.setFocus()
    window.top.search.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    button.hide()
    window.top.lock_button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert window.top.lock_button.hasFocus()


def test_the_field_that_a_link_opens_is_in_sight(window, workspace):
    scene = scenes.with_meeting(workspace, is_held=False)
    window.resize(1366, 500)
    window.open_case(scene.case_id, Step.CALL)
    QApplication.processEvents()
    page = window.guide.page
    last = scene.case.meetings[0].participants[-1]
    window.guide.go_to(Step.CALL, "questions", last.id)
    QApplication.processEvents()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert page.parties.isAncestorOf(focus)
    area = page.page.viewport()
    top = focus.mapTo(area, focus.rect().topLeft()).y()
    assert top >= 0
    assert top + focus.height() <= area.height()
