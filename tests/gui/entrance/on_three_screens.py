"""Three screens of different scales: asked by `test_screens` in a process that is given them.

The screens are 1366 × 768 at 125 and at 150 per cent and 1920 × 1080 at 200 per cent.
"""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from sipdesk.gui import on_screen
from sipdesk.gui.dialogs.new_case import NewCaseDialog
from sipdesk.gui.window import help as help_sheets
from sipdesk.services import cases
from tests.gui import walk
from tests.gui.entrance.conftest import Driver, Made
from tests.gui.test_accessibility import furnished, show

__all__ = ["furnished", "show"]

SCALES = [1.25, 1.5, 2.0]
FAR = QPoint(20_000, 20_000)  # on no screen


def scales() -> list[float]:
    return [screen.devicePixelRatio() for screen in QApplication.screens()]


def inside(window: QWidget) -> QScreen | None:
    """The screen that shows the whole frame of a window."""
    frame = window.frameGeometry()
    screens = QApplication.screens()
    return next((s for s in screens if s.availableGeometry().contains(frame)), None)


def settle() -> None:
    """Rows that wrap tell their height only when they know their width, some levels deep."""
    for _turn in range(4):
        QApplication.processEvents()


def texts(screen: QScreen) -> str:
    """Every text that is shown on a screen, titles too."""
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.screen() is screen]
    shown = [w.windowTitle() for w in windows]
    for kind in (QLabel, QLineEdit, QPlainTextEdit):
        for window in windows:
            parts = [w for w in window.findChildren(kind) if w.isVisible()]
            shown += [w.toPlainText() if kind is QPlainTextEdit else w.text() for w in parts]
    return " ".join(shown)


@pytest.fixture
def session(driver: Driver, made: Made) -> Any:
    driver.enter(made)
    driver.acknowledge()
    return driver.session


def test_there_are_three_screens_of_three_scales(qapp: QApplication) -> None:
    assert scales() == SCALES


def test_the_way_in_and_the_window_open_within_a_screen(driver: Driver, made: Made) -> None:
    driver.start()
    assert inside(driver.entrance)
    session = driver.enter(made)
    assert inside(session.window)
    assert session.window.height() < 690  # smaller than it would be on a large screen


@pytest.mark.parametrize(("name", "at"), [("today", 1), ("print", 1), ("step 4", 2)])
def test_nothing_is_cut_and_all_of_it_is_on_the_screen(
    show: Callable[[str, int], QWidget], name: str, at: int
) -> None:
    window, screen = show(name, 100), QApplication.screens()[at]
    under = window.parentWidget()
    if under is not None:
        under.resize(screen.availableGeometry().size())
    window.move(screen.availableGeometry().topLeft() + QPoint(200, 200))
    on_screen.bring(window)
    settle()
    assert inside(window) is screen
    assert window.devicePixelRatioF() == SCALES[at]
    assert walk.cut(window) == []


def test_a_dialog_and_its_buttons_lie_within_the_screen_of_its_window(session: Any) -> None:
    window = session.window
    for screen in QApplication.screens():
        window.move(screen.availableGeometry().topLeft())
        on_screen.bring(window)
        settle()
        for dialog in (NewCaseDialog(session.workspace, window), help_sheets.keys(window)):
            dialog.show()
            settle()
            assert inside(dialog) is screen, dialog.frameGeometry()
            button = getattr(dialog, "accept_button", None) or dialog.close_button
            assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))
            dialog.close()
            dialog.deleteLater()


def test_what_stood_on_a_screen_that_is_unplugged_comes_to_another_one(
    qapp: QApplication, driver: Driver, session: Any
) -> None:
    sheet = help_sheets.keys(session.window)
    sheet.show()
    size = sheet.size()
    for window in (session.window, sheet):
        window.move(FAR)
        assert inside(window) is None
    qapp.screenRemoved.emit(QApplication.screens()[2])
    driver.until(lambda: inside(session.window) is not None)
    assert inside(sheet)
    assert sheet.size() == size
    sheet.deleteLater()


def test_locking_blanks_the_windows_on_every_screen(session: Any) -> None:
    window, screens = session.window, QApplication.screens()
    made = session.workspace.write(cases.create_case, None, given="Alva", family="Markörsdotter")
    window.open_case(made.id)
    dialogs = []
    for at, screen in enumerate(screens):
        top = window if at == 0 else QDialog(window)
        if at:
            field = QLineEdit("Markörsdotter", top)
            field.move(20, 20)
            top.setWindowTitle("Markörsdotter")
            dialogs.append(top)
        top.move(screen.availableGeometry().topLeft())
        on_screen.bring(top)
        top.show()
    QApplication.processEvents()
    assert ["Markörsdotter" in texts(screen) for screen in screens] == [True] * 3
    window.acts["lock"].trigger()
    assert ["Markörsdotter" in texts(screen) for screen in screens] == [False] * 3
    assert "Låst kl." in texts(window.screen())
    for dialog in dialogs:
        dialog.deleteLater()
