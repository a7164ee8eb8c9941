"""Which tests run which lines, and how long each takes: asked once, of a run of them all."""

import hashlib
import importlib
import json
import os
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUIET = ("-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:randomly",
         "-k", "not hundred_thousand")  # fmt: skip


@dataclass(frozen=True)
class Lines:
    """For each file its lines with the tests that ran them; tests by their node ids.

    Attributes:
        seconds: how long each test took.
        failed: those that failed in the run: they prove nothing.
    """

    tests: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    failed: list[str]

    def of(self, path: str, first: int, last: int) -> list[str]:
        """The tests that ran any of these lines, the quickest first."""
        lines = self.tests.get(path, {})
        found = {test for n in range(first, last + 1) for test in lines.get(n, ())}
        return sorted(found, key=lambda test: (self.seconds.get(test, 0), test))


def measure(root: Path, files: Sequence[str], tests: Sequence[str]) -> Lines:
    """Run the tests in a process of their own, or read what such a run wrote before.

    What it wrote is kept among the temporary files for as long as nothing is changed.
    """
    kept = Path(tempfile.gettempdir()) / f"sipdesk-lines-{_state(root, tests)}.json"
    if not kept.exists():
        pid = os.fork()
        if not pid:
            _measure(root, files, tests, kept)
        os.waitpid(pid, 0)
    told = json.loads(kept.read_text(encoding="utf-8"))
    lines = {path: {int(n): t for n, t in of.items()} for path, of in told["tests"].items()}
    return Lines(lines, told["seconds"], told["failed"])


def _state(root: Path, tests: Sequence[str]) -> str:
    """A short name of the program and its tests as they are now."""
    found = hashlib.sha256(repr(sorted(tests)).encode())
    for path in sorted((*root.glob("sipdesk/**/*.py"), *root.glob("tests/**/*.py"))):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _measure(root: Path, files: Sequence[str], tests: Sequence[str], kept: Path) -> None:
    """Write the lines of each test; never comes back."""
    try:
        import coverage

        cover = coverage.Coverage(data_file=None, include=[str(root / path) for path in files])
        teller = _Teller(cover)
        cover.start()
        importlib.import_module("pytest").main([*QUIET, *tests], plugins=[teller])
        cover.stop()
        lines = {path: dict(_lines(cover.get_data(), root / path)) for path in files}
        told = {"tests": lines, "seconds": teller.seconds, "failed": sorted(teller.failed)}
        kept.write_text(json.dumps(told), encoding="utf-8")
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def _lines(data: Any, path: Path) -> Iterator[tuple[int, list[str]]]:
    for line, tests in data.contexts_by_lineno(str(path)).items():
        yield line, sorted(test for test in tests if test)


class _Teller:
    """Tells coverage which test is running, and keeps its time."""

    def __init__(self, cover: Any) -> None:
        self._cover = cover
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """A test begins."""
        self._cover.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """A part of a test is over."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.add(report.nodeid)
