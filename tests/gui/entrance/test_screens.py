"""Screens of other scales, and one that goes: in a process of their own, as Qt reads them once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.gui.on_screen import put_back, within

SCREENS = {"inner": (1366, 768), "left": (1366, 768), "right": (1920, 1080)}
SCALES = "1.25;1.5;2"
ROOM = QRect(100, 50, 911, 512)


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (QRect(150, 60, 300, 200), QRect(150, 60, 300, 200)),  # it fits: nothing is moved
        (QRect(3000, 60, 300, 200), QRect(711, 60, 300, 200)),
        (QRect(-500, -500, 300, 200), QRect(100, 50, 300, 200)),
        (QRect(100, 50, 1366, 690), ROOM),  # too large: as large as the room
        (QRect(900, 500, 300, 2000), QRect(711, 50, 300, 512)),
    ],
)
def test_a_place_outside_the_room_is_moved_and_only_then_made_smaller(
    place: QRect, wanted: QRect
) -> None:
    assert within(ROOM, place) == wanted


def test_a_window_comes_back_to_its_place_only_where_a_screen_shows_it(
    qtbot: Any, qapp: QApplication
) -> None:
    qtbot.addWidget(window := QWidget())
    window.setGeometry(20, 30, 400, 300)
    window.show()
    put_back(window, QRect(20_000, 30, 300, 200))  # the second screen was there
    assert window.geometry() == QRect(20, 30, 400, 300)
    put_back(window, QRect(60, 70, 300, 200))
    assert window.geometry() == QRect(60, 70, 300, 200)


def config(folder: Path) -> Path:
    """Three screens beside each other, for Qt's platform without a screen."""
    left, screens = 0, []
    for name, (width, height) in SCREENS.items():
        told: dict[str, Any] = {"name": name, "x": left, "y": 0, "width": width, "height": height}
        screens.append(told | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})
        left += width
    (folder / "screens.json").write_text(json.dumps({"screens": screens}))
    return folder / "screens.json"


@pytest.mark.timeout(300)
def test_everything_holds_on_three_screens_of_three_scales(root: Path, tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env |= {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config(tmp_path)}",
        "QT_SCREEN_SCALE_FACTORS": SCALES,
    }
    asked = ["tests/gui/entrance/on_three_screens.py", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *asked],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout
