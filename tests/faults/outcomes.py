"""Runs tests by name and tells how each ended; one with many cases passes when all do."""

from collections.abc import Sequence
from typing import Any

import pytest


class _Heard:
    """Hears each report; the worst of a test's cases is what the test came to."""

    def __init__(self) -> None:
        self.states: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note a failure in any phase, a skip, or that the call passed."""
        name = report.nodeid.partition("[")[0]
        now = self.states.get(name, "")
        if report.failed:
            self.states[name] = "failed"
        elif report.skipped and not now:
            self.states[name] = "skipped here"
        elif report.passed and report.when == "call" and now != "failed":
            self.states[name] = "passed"


def run(nodes: Sequence[str]) -> dict[str, str]:
    """How each of the tests ended: passed, failed, skipped here."""
    heard = _Heard()
    pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", "--tb=short", *nodes], [heard])
    return heard.states
