"""A process that dies at any moment loses nothing it has acknowledged and leaves nothing half."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(("act", "times"), [("save", 100), ("keys", 30), ("copy", 20)])
def test_what_was_acknowledged_survives_kill_9(
    root: Path, tmp_path: Path, act: str, times: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.killer", act, str(tmp_path), str(times)],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kills, kept = (int(part.split()[0]) for part in done.stdout.split(","))
    assert kills == times
    assert kept > 5  # else it died before it had begun, and nothing was proved
