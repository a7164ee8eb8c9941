"""The acts of the check stand below it, and the way to the next step gives them room."""

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.steps import Step
from sipdesk.gui.main_window import MainWindow


@pytest.fixture
def guide(stage, qtbot):
    scene = stage("drafted")
    window = MainWindow(scene.workspace)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    window.open_case(scene.case_id, Step.PLAN)
    QApplication.processEvents()
    yield window.guide
    window.close()


def test_only_the_check_has_its_acts_below_it(guide):
    page = guide.page
    assert guide.next_button.isVisible()
    assert not page.check.final_button.isVisible()
    page.check_button.click()
    assert guide.footer.isAncestorOf(page.check.final_button)
    assert page.check.final_button.isVisible()
    assert not guide.next_button.isVisible()
    page.show_view("write")
    assert guide.next_button.isVisible()
    assert not page.check.final_button.isVisible()


def test_another_step_is_left_without_them_and_they_come_back(guide):
    page = guide.page
    page.check_button.click()
    guide.open_step(Step.CLOSE)
    assert not page.check.final_button.isVisible()
    assert not guide.footer.isAncestorOf(page.check.final_button)
    guide.open_step(Step.PLAN)
    QApplication.processEvents()
    assert page.check.final_button.isVisible()
