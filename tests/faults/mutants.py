"""Changes the program a little and sees whether any test notices: a score for the tests.

    python -m tests.faults mutants [SHARE [PART …]]

SHARE is the part of all changes that is tried, others each time. First all tests are run once, to
know which of them run which lines; then each change is shown to those that run its line. A change
lives in a process that is forked from a warm parent, so nothing on disk is touched.
"""

import gc
import importlib
import os
import random
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.faults.branches import ROOT, chosen, files
from tests.faults.mutating_code import Mutant, install, mutants
from tests.faults.run_lines import QUIET, Lines, measure

LONGEST = 120  # seconds; what runs longer has been noticed
ENOUGH = 40  # seconds of tests that a change is shown to, by their time without any change
MOST = 200  # tests
_WRONG_CALL, _NO_TESTS = 4, 5  # how pytest ends then
# What a child does without: the modules are warm, and it ends when the tests have.
_LIGHT = ("-x", "-W", "ignore", "--assert=plain", "-p", "no:unraisableexception")


@dataclass(frozen=True)
class Trial:
    """A change in a file and the tests that it is shown to."""

    path: str
    mutant: Mutant
    tests: Sequence[str]

    def __str__(self) -> str:
        return f"{self.path}:{self.mutant.line} {self.mutant.what}"


def all_mutants(parts: Sequence[str]) -> Iterator[tuple[str, Mutant]]:
    """Every change of every file, or of those named in part."""
    for path in (each for each in files() if _is_named(each, parts)):
        for each in mutants((ROOT / path).read_text(encoding="utf-8")):
            yield path, each


def _trial(path: str, mutant: Mutant, lines: Lines) -> Trial:
    """The tests of its lines, or else of its function: the quickest, as many as are enough."""
    tests = lines.of(path, mutant.line, mutant.last) or lines.of(path, *mutant.within)
    total, asked = 0.0, list[str]()
    for test in tests:
        if test in lines.failed:
            continue
        total += lines.seconds.get(test, 0)
        if asked and (total > ENOUGH or len(asked) == MOST):
            break
        asked.append(test)
    return Trial(path, mutant, asked)


def _start(trial: Trial) -> int:
    """A process in which the change has been made and the tests run; its number."""
    pid = os.fork()
    if pid:
        return pid
    os.setpgid(0, 0)
    code = 1
    try:
        import pytest

        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        name = trial.path.removesuffix(".py").replace("/", ".")
        install(importlib.import_module(name), trial.mutant)
        code = int(pytest.main([*QUIET, *_LIGHT, *trial.tests]))
    finally:
        os._exit(code)


def _noticed(trials: Sequence[Trial]) -> Iterator[tuple[Trial, bool]]:
    """Try them, as many at a time as the machine has processors."""
    waiting, running = list(reversed(trials)), dict[int, tuple[Trial, float]]()
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            trial = waiting.pop()
            if trial.tests:
                running[_start(trial)] = trial, time.monotonic()
            else:
                yield trial, False
        for pid, (trial, begun) in list(running.items()):
            done, status = os.waitpid(pid, os.WNOHANG)
            if not done and time.monotonic() - begun > LONGEST:
                os.killpg(pid, signal.SIGKILL)
                done, status = os.waitpid(pid, 0)
            if done:
                del running[pid]
                yield trial, _is_noticed(trial, status)
        time.sleep(0.02)


def _is_noticed(trial: Trial, status: int) -> bool:
    """Whether a test failed, or the process died or hung of it."""
    code = os.waitstatus_to_exitcode(status)
    if code in (_WRONG_CALL, _NO_TESTS):
        raise SystemExit(f"the tests of {trial} are not found: {trial.tests}")
    return code != 0


def _warm(lines: Lines) -> None:
    """Have what the tests need before the first fork."""
    importlib.import_module("tests.conftest")
    for path in sorted({test.partition("::")[0] for test in lines.seconds}):
        importlib.import_module(path.removesuffix(".py").replace("/", "."))
    gc.collect()
    gc.freeze()  # else each child goes through all of it


def main(share: float, *parts: str) -> int:
    """Try a share of the changes, of all files or those named in part; print what got by."""
    start = time.monotonic()
    everything = list(all_mutants(parts))
    asked = random.sample(everything, max(1, round(len(everything) * share)))
    lines = measure(ROOT, files(), _tests())
    _say(f"{len(lines.seconds)} tests in {time.monotonic() - start:.0f} s")
    if not lines.seconds:
        return 1
    if lines.failed:
        _say(f"failed without any change, left out: {' '.join(lines.failed)}")
    _warm(lines)
    noticed = tried = 0
    for trial, was_noticed in _noticed([_trial(*each, lines) for each in asked]):
        tried, noticed = tried + 1, noticed + was_noticed
        if not was_noticed:
            _say(f"not noticed{'' if trial.tests else ', nor ever run'}: {trial}")
        if tried % 50 == 0 or tried == len(asked):
            seconds = time.monotonic() - start
            _say(f"{noticed} of {tried} noticed ({noticed / tried:.1%}), {seconds:.0f} s")
    return 0


def _tests() -> list[str]:
    """The tests of the measured files, and more that run them from the window."""
    asked = [path for path in chosen() if path != "tests/faults"]
    services = [f"tests/services/test_{name}.py" for name in ("mending", "salvage")]
    windows = ["tests/gui/test_copies.py", "tests/gui/entrance/test_restore.py", "tests/gui/saving"]
    return [*asked, "tests/faults/test_refusals.py", *services, *windows]


def _is_named(path: str, parts: Sequence[str]) -> bool:
    return not parts or any(part in path for part in parts)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
