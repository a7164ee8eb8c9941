"""Measures the branches of what may not fail: storage, keys, log, retention and disclosure.

    python -m tests.faults branches

Prints each file with what was never run; the exit code is 1 when anything is left.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.table import TESTS

ROOT = TESTS.parent
MEASURED = (
    "sipdesk/storage/*.py",
    "sipdesk/services/log*.py",
    "sipdesk/services/retention*.py",
    "sipdesk/services/purg*.py",
    "sipdesk/services/tombstones.py",
    "sipdesk/domain/retention*.py",
    "sipdesk/domain/last_note.py",
    "sipdesk/domain/disclosure*.py",
    "sipdesk/domain/visible.py",
)
SKIPPED = ("kills", "fuzz", "leaks", "table")  # other processes, or nothing of these files
CHOSEN = (
    *("tests/storage", "tests/faults", "tests/test_settings.py"),
    *("tests/domain/test_retention.py", "tests/domain/test_rules_tracks.py"),
    *("tests/services/test_retention.py", "tests/gui/retention", "tests/gui/saving"),
    "tests/gui/test_copies.py",
    *(f"tests/services/test_{name}.py" for name in ("cases", "sealed", "markers", "documents")),
    *(f"tests/services/test_{name}.py" for name in ("users", "overview", "consents", "archive")),
    *(f"tests/services/test_{name}.py" for name in ("log_sample", "reviews")),
)


def files() -> list[str]:
    """The measured files, from the top of the checkout."""
    found = (path for pattern in MEASURED for path in ROOT.glob(pattern))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def chosen() -> list[str]:
    """The tests that are asked: those of these files, without what takes minutes."""
    asked = [*CHOSEN, *(p.relative_to(ROOT).as_posix() for p in _disclosure())]
    left_out = [f"--ignore=tests/faults/test_{name}.py" for name in SKIPPED]
    return [*(each for each in asked if (ROOT / each).exists()), *left_out]


def _disclosure() -> list[Path]:
    return sorted(TESTS.glob("domain/test_disclosure*.py"))


def main() -> int:
    """Run the tests and print the branches that none of them took."""
    with tempfile.TemporaryDirectory(prefix="sipdesk-branches-") as folder:
        data = f"--data-file={folder}/data"
        include = "--include=" + ",".join(files())
        run = ["run", "--branch", data, include, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        tests = subprocess.run(
            [sys.executable, "-m", "coverage", *run, *chosen()], cwd=ROOT, check=False
        )
        report = ["report", data, include, "--show-missing", "--fail-under=100", "--precision=1"]
        shown = subprocess.run([sys.executable, "-m", "coverage", *report], cwd=ROOT, check=False)
    return tests.returncode or shown.returncode
