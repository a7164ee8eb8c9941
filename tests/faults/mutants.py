"""Changes the program a little and sees whether any test notices: a score for the tests.

    python -m tests.faults mutants [SHARE [PART …]]

SHARE is the part of all changes that is tried, others each time; 1 takes hours. A change lives
in a process that is forked from a warm parent, so nothing on disk is touched.
"""

import importlib
import os
import random
import signal
import time
from collections.abc import Iterator

from tests.faults.branches import ROOT, files
from tests.faults.mutating_code import Mutant, install, mutants

LONGEST = 400  # seconds; what runs longer has been noticed
COMMON = ("tests/storage/test_store.py", "tests/storage/test_failures.py")
TESTS_OF = {
    "domain/disclosure": (
        "tests/domain/test_disclosure.py",
        "tests/domain/test_disclosure_walk.py",
    ),
    "domain/visible": ("tests/domain/test_disclosure.py",),
    "domain/retention": ("tests/domain/test_retention.py", "tests/domain/test_rules_tracks.py"),
    "services/retention": ("tests/services/test_retention.py", "tests/services/test_archive.py"),
    "services/purge": ("tests/services/test_retention.py",),
    "services/log": ("tests/services/test_cases.py", "tests/storage/test_log_chain.py"),
}  # fmt: skip


def tests_of(path: str) -> list[str]:
    """The tests that are asked about a file: its own first, then those of the whole store."""
    for part, tests in TESTS_OF.items():
        if path.startswith(f"sipdesk/{part}"):
            return [each for each in tests if (ROOT / each).exists()]
    stem = path.rpartition("/")[2].removesuffix(".py")
    others = {"opening": "generation", "keyfile": "keys", "sealing": "keys", "recovery": "keys",
              "seen": "generation", "digests": "damage", "engine": "damage", "errors": "failures",
              "places": "new_store", "claim": "failures", "swedish": "store",
              "keyring": "rekey", "log_merge": "restore"}  # fmt: skip
    own = [f"tests/storage/test_{name}.py" for name in (stem, others.get(stem, ""))]
    if stem == "strict_json":
        own = ["tests/faults/test_fuzz.py", "tests/test_settings.py"]
    return list(dict.fromkeys(each for each in (*own, *COMMON) if (ROOT / each).is_file()))


def all_mutants() -> Iterator[tuple[str, Mutant]]:
    """Every change of every file."""
    for path in files():
        for each in mutants((ROOT / path).read_text(encoding="utf-8")):
            yield path, each


def is_noticed(path: str, mutant: Mutant | None) -> bool:
    """Whether a test fails in a process where the change has been made."""
    pid = os.fork()
    if not pid:
        _try(path, mutant)
    timer = time.monotonic() + LONGEST
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status != 0
        if time.monotonic() > timer:
            os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return True
        time.sleep(0.1)


def _try(path: str, mutant: Mutant | None) -> None:
    """Make the change and run the tests; never comes back."""
    os.setpgid(0, 0)
    code = 1
    try:
        import pytest

        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        if mutant is not None:
            install(importlib.import_module(path.removesuffix(".py").replace("/", ".")), mutant)
        quiet = [
            "-q",
            "-x",
            "--no-header",
            "--tb=no",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:randomly",
        ]
        left_out = ["-k", "not hundred_thousand"]
        code = int(pytest.main([*quiet, *left_out, *tests_of(path)]))
    finally:
        os._exit(code)


def main(share: float, *parts: str) -> int:
    """Try a share of the changes, of all files or those named in part; print what got by."""
    importlib.import_module("tests.conftest")  # warm before the fork
    everything = [(path, each) for path, each in all_mutants() if _is_named(path, parts)]
    tried = random.sample(everything, max(1, round(len(everything) * share)))
    noticed, begun = 0, set[str]()
    for number, (path, mutant) in enumerate(tried, 1):
        if path not in begun and is_noticed(path, None):
            _say(f"the tests of {path} fail without any change: they prove nothing")
            return 1
        begun.add(path)
        if is_noticed(path, mutant):
            noticed += 1
        else:
            _say(f"not noticed: {path}:{mutant.line} {mutant.what}")
        if number % 5 == 0 or number == len(tried):
            _say(
                f"{noticed} of {number} noticed ({noticed / number:.0%}), {len(everything)} in all"
            )
    return 0


def _is_named(path: str, parts: tuple[str, ...]) -> bool:
    return not parts or any(part in path for part in parts)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
