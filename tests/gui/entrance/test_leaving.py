"""The program that is closed by its user ends well: a process of its own, a window that is used."""

import os
import subprocess
import sys
from pathlib import Path

USED = """
import sys
from PySide6.QtCore import QTimer
from sipdesk import app
from sipdesk.services import overview

show = app.Program.show_cases

def use_and_close(self, opened):
    show(self, opened)
    window = self.session.window
    for place in ("contacts", "settings", "retention", "today"):
        window.show_home(place)
    me = window.workspace.actor.user_id
    rows = window.workspace.read(overview.list_cases)
    mine = [row for row in rows if row.coordinator_id == me]
    assert window.open_case(mine[0].case_id)
    QTimer.singleShot(0, window.close)

app.Program.show_cases = use_and_close
sys.exit(app.main(["--demo", "--data-dir", sys.argv[1]]))
"""


def test_the_program_ends_with_nothing_wrong_after_its_window_is_closed(
    root: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", USED, str(tmp_path)],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "errors.txt").exists()
