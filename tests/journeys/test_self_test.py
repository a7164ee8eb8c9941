"""The program tests itself: the shortest whole story, in both languages."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.timeout(300)
def test_the_shortest_story_holds_and_leaves_its_proof(
    root: Path, tmp_path: Path, lang: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sipdesk", "--self-test", str(tmp_path), "--lang", lang],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("ok ")]
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(lines) == len(pictures) == 14
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_story_that_does_not_hold_says_so(root: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from sipdesk.gui import self_test_story as s; from sipdesk.app import main\n"
        "s.Story.tell = lambda self: 1 / 0\n"
        "sys.exit(main(['--self-test', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "FAILED after 0 steps" in done.stdout


def test_the_version_is_told_without_a_window(root: Path) -> None:
    from sipdesk import __version__

    done = subprocess.run(
        [sys.executable, "-m", "sipdesk", "--version"], cwd=root, capture_output=True, text=True
    )
    assert done.stdout == f"sipdesk {__version__}\n"
