"""Start and memory of whole processes: the program against a bare PySide6 window."""

import compileall
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sipdesk.services import set_up
from sipdesk.storage import keys
from sipdesk.storage.new_store import NewStore
from tests.bench.child import PASSPHRASE
from tests.bench.measure import Result, in_turns

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
START_GOAL, UNLOCK_GOAL, LIST_GOAL = 1.25, 1.6, 3
PERSON = {
    "name": "Sara Påhitt",
    "title": "socialsekreterare",
    "unit": "Vuxenenheten",
    "municipality": "Granby kommun",
    "county": "Z",
    "file_kind": "SOCIAL_SERVICES",
}


def start(folder: Path) -> Iterator[Result]:
    """Milliseconds from the start of the process to the painted window."""
    _prepare(folder)
    ours, bare = in_turns(
        lambda: _run("unlock", folder)[0], lambda: _run("bare", folder)[0], ROUNDS
    )
    yield Result("start", ours, bare, START_GOAL, "ms")


def memory(folder: Path) -> Iterator[Result]:
    """Megabytes when the unlock window is painted, and when the list is."""
    _prepare(folder)
    ours, bare = in_turns(lambda: _run("unlock", folder)[1], lambda: _run("bare", folder)[1], 3)
    yield Result("memory.unlock", ours, bare, UNLOCK_GOAL, "MB")
    ours, bare = in_turns(lambda: _run("list", folder)[1], lambda: _run("bare", folder)[1], 3)
    yield Result("memory.list", ours, bare, LIST_GOAL, "MB")


def _prepare(folder: Path) -> None:
    """A store to unlock, and everything compiled to byte code."""
    compileall.compile_dir(ROOT / "sipdesk", quiet=1)
    store = NewStore(folder / "store")
    store.begin(
        PERSON["name"],
        PASSPHRASE,
        keys.FLOOR,
        lambda session, opened: set_up.begin(session, str(opened.user_id), PERSON) and None,
    )
    opened, _keys = store.finish()
    opened.close()


def _run(what: str, folder: Path) -> tuple[float, float]:
    begun = time.monotonic()
    said = subprocess.run(
        [sys.executable, "-m", "tests.bench.child", what, folder],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    moment, kilobytes = said.stdout.split()[-2:]
    return (float(moment) - begun) * 1000, int(kilobytes) / 1024
