"""The next day and who calls are always in sight at the follow-up; Tab goes as it is seen."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from sipdesk.domain.model import Onward
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.main_window import MainWindow
from sipdesk.services import follow_ups


@pytest.fixture
def window(stage, qtbot):
    """The main window at the follow-up, as large as a small laptop's screen."""
    scene = stage("final")
    scene.write(follow_ups.start_follow_up)
    made = MainWindow(scene.workspace)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_case(scene.case_id, Step.FOLLOW_UP)
    QApplication.processEvents()
    yield made
    made.close()


def _in_window(widget):
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_the_foot_is_seen_wherever_the_page_is_scrolled(window):
    page, guide = window.guide.page, window.guide
    assert guide.footer.isAncestorOf(page.next_line)
    bar = page.page.verticalScrollBar()
    assert bar.maximum() > 0
    for value in (0, bar.maximum()):
        bar.setValue(value)
        for widget in (page.fields["next_on"], page.fields["next_caller"], page.version_button):
            assert window.rect().contains(_in_window(widget))
            assert not _in_window(widget).intersects(_in_window(page.page))
    assert not guide.next_button.isVisible()


def test_in_a_narrow_window_the_foot_stands_last_on_the_page(window):
    page, guide = window.guide.page, window.guide
    window.resize(round(theme.MEDIUM * theme.em()) - 40, 690)
    QApplication.processEvents()
    assert guide.shape == "narrow"
    assert page.page.content.isAncestorOf(page.next_line)
    assert page.next_line.isVisible()
    window.resize(1366, 690)
    QApplication.processEvents()
    assert guide.footer.isAncestorOf(page.next_line)


def test_another_step_has_its_own_foot_again(window):
    page, guide = window.guide.page, window.guide
    guide.open_step(Step.PLAN)
    QApplication.processEvents()
    assert not guide.footer.isAncestorOf(page.next_line)
    assert not page.next_line.isVisible()
    guide.open_step(Step.FOLLOW_UP)
    QApplication.processEvents()
    assert page.next_line.isVisible()
    assert guide.footer.isAncestorOf(page.next_line)


def test_what_is_missing_is_said_in_the_foot_and_the_cursor_is_there(window):
    page = window.guide.page
    page.version_button.click()
    assert page.fields["next_on"].error.text() == "Skriv dagen för nästa uppföljning."
    assert QApplication.focusWidget() is page.fields["next_on"].control


def test_alt_and_a_letter_carries_on_all_that_nobody_has_touched(window, qtbot):
    page = window.guide.page
    page.fields["own_view"].setFocus()
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)

    def onward():
        case, _pack = page.workspace.look(page.case_id)
        return [row.onward for row in case.follow_ups[0].promises]

    qtbot.waitUntil(lambda: onward() == [Onward.KEEP] * 3)  # the button is seen to go down first


def test_tab_goes_through_the_goals_before_the_foot(window, qtbot):
    page = window.guide.page
    page.unchanged_button.setFocus()
    seen = [page.unchanged_button]
    while (at := QApplication.focusWidget()) is not page.version_button:
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now not in seen
        seen.append(now)
    cards = list(page._goals.values())
    parts = [*cards, page.own_card, page.next_line]
    places = [next((n for n, p in enumerate(parts) if p.isAncestorOf(w)), -1) for w in seen]
    assert places == sorted(places)
    assert set(places) == set(range(-1, len(parts)))
