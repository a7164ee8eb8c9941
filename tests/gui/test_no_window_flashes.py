"""No part of a page is shown before it has a parent: it would be a window, and take the focus."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.steps import Step
from sipdesk.gui.guide.sides import SIDES
from sipdesk.gui.main_window import MainWindow
from tests.gui.story import fill


class Windows(QObject):
    """What is shown as a window, by kind."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window:
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Any:
    watch = Windows()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_steps_and_sides_open_within_the_window_and_keep_its_focus(
    workspace, case_id, qtbot, windows
):
    fill(workspace, case_id)
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.open_case(case_id, Step.NEED)
    for step in Step:
        window.guide.open_step(step)
        QApplication.processEvents()
    for code in SIDES:
        window.guide.open_side(code)
        QApplication.processEvents()
    assert windows.shown == ["MainWindow"]
    window.close()
