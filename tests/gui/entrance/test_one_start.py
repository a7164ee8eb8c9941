"""A second start brings the window of the first forward and ends."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.gui.one_start import OneStart, bring_forward

FIRST = """
import sys
from PySide6.QtCore import QTimer
from sipdesk import app
from sipdesk.gui import one_start

def told():
    print("came forward", flush=True)
    app.QApplication.instance().quit()

one_start.bring_forward = told
start = app.Program.start

def begun(self, **more):
    start(self, **more)
    print("begun", flush=True)
    QTimer.singleShot(60000, app.QApplication.instance().quit)

app.Program.start = begun
sys.exit(app.main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.timeout(180)
def test_the_second_process_ends_and_the_first_is_told(root: Path, tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    how: dict[str, Any] = {"cwd": root, "env": env, "text": True}
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(tmp_path)], stdout=subprocess.PIPE, **how
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "begun\n"
        second = subprocess.run(
            [sys.executable, "-m", "sipdesk", "--data-dir", str(tmp_path)], timeout=100, **how
        )
        assert second.returncode == 0
        assert first.stdout.readline() == "came forward\n"
        assert first.wait(timeout=60) == 0
    third = OneStart(tmp_path)  # nobody is there any more
    assert third.is_first
    third.end()


def test_the_second_asks_and_the_first_hears_it(
    qapp: QApplication, qtbot: Any, tmp_path: Path
) -> None:
    first, second = OneStart(tmp_path), OneStart(tmp_path)
    assert (first.is_first, second.is_first) == (True, False)
    for _time in range(2):
        with qtbot.waitSignal(first.asked, timeout=20_000):
            second.ask()
    first.end()
    assert OneStart(tmp_path).is_first


def test_a_folder_that_is_not_there_stops_nobody(qapp: QApplication, tmp_path: Path) -> None:
    start = OneStart(tmp_path / "gone")
    assert start.is_first
    start.ask()
    assert not (tmp_path / "gone").exists()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_window_that_was_put_away_comes_forward(qapp: QApplication, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward()
    assert not window.windowState() & Qt.WindowState.WindowMinimized
