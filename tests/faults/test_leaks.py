"""Nothing that a person wrote is left outside the encrypted store: forty markers, searched."""

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from sipdesk.domain.model import Draft, Person
from sipdesk.gui import messages
from sipdesk.storage import keys
from sipdesk.storage.store import Store
from tests.faults.leak_run import EXCEPTIONS, MARKERS

PLACES = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


@dataclass(frozen=True)
class Left:
    """What a day with the program left: the folder of all files, and what was seen."""

    folder: Path
    seen: dict[str, Any]

    @property
    def store(self) -> Path:
        return self.folder / "out" / "data" / "store"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    folder = tmp_path_factory.mktemp("day")
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONDONTWRITEBYTECODE="1")
    for name in PLACES:
        environment[name] = str(folder / name.lower())
        Path(environment[name]).mkdir(mode=0o700)
    root = Path(__file__).parents[2]
    environment["PYTHONPATH"] = str(root)
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        subprocess.run(
            [sys.executable, "-m", "tests.faults.leak_run", str(folder / "out")],
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=err,
            check=False,
        )
    text = (folder / "stdout").read_text(encoding="utf-8")
    assert text, (folder / "stderr").read_text(encoding="utf-8")
    return Left(folder, json.loads(text))


def found(data: bytes) -> list[str]:
    """The markers in some bytes, in every form in which a program could have written them."""
    small = data.lower()
    forms = ("utf-8", "utf-16-le", "utf-16-be")
    return [m for m in MARKERS if any(m.encode(form) in small for form in forms)]


def files_of(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_the_markers_are_in_the_store_and_the_search_would_find_them(left: Left) -> None:
    opened = keys.open_with_passphrase(left.store, "fyra små ord räcker")
    with closing(Store.open(left.store, opened.dek)) as store, store.session() as session:
        kept = [person.given for person in session.exec(select(Person))]
        kept += [draft.raw for draft in session.exec(select(Draft))]
    assert found(" ".join(kept).encode())
    assert found(MARKERS[3].upper().encode("utf-16-le")) == [MARKERS[3]]


def test_no_file_that_was_touched_holds_a_marker(left: Left) -> None:
    searched = list(files_of(left.folder))
    names = {path.name for path in searched}
    assert {"sipdesk.db", "keys.json", "settings.json", "errors.txt", "copy.json"} <= names
    assert {str(path): hits for path in searched if (hits := found(path.read_bytes()))} == {}
    assert [path for path in searched if found(path.name.encode())] == []


def test_nothing_was_written_outside_the_users_own_folders(left: Left) -> None:
    inside = [name for name in left.seen["files"] if name.startswith(str(left.folder))]
    assert inside
    outside = set(left.seen["files"]) - set(inside) - {os.devnull}
    assert not [name for name in outside if not name.isdigit()]  # a number is an open file


def test_no_title_says_whom_it_is_about(left: Left) -> None:
    titles = left.seen["titles"]
    assert any("sipdesk" in title for title in titles)
    assert [title for title in titles if found(title.encode())] == []


def test_two_hundred_errors_show_nothing_and_can_be_copied_safely(left: Left) -> None:
    assert left.seen["errors"] >= EXCEPTIONS
    assert len(left.seen["told"]) >= EXCEPTIONS // 10
    assert found(" ".join(left.seen["told"]).encode()) == []
    log = (left.folder / "out" / "data" / "errors.txt").read_text(encoding="utf-8")
    assert log.count("leak_run.py") >= EXCEPTIONS
    assert "Traceback" not in (left.folder / "stderr").read_text(encoding="utf-8")


def test_the_locked_window_shows_nothing_of_a_case(left: Left) -> None:
    assert any("Låst kl." in text for text in left.seen["locked"])
    assert found(" ".join(left.seen["locked"]).encode()) == []


def test_the_clipboard_holds_nothing_of_a_case_afterwards(left: Left) -> None:
    assert found(left.seen["clipboard"].encode()) == []


def test_no_socket_was_asked_for(left: Left) -> None:
    assert left.seen["sockets"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_the_memory_is_closed_to_others_and_leaves_no_core(left: Left) -> None:
    assert left.seen["memory"] == {"core": [0, 0], "dumpable": 0}
    assert [path for path in files_of(left.folder) if path.name.startswith("core")] == []


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The hooks of the program, for one test; the file that they write."""
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    monkeypatch.setattr(messages, "show_trouble", lambda _report: None)
    messages.install_exception_hook(tmp_path / "errors.txt")
    return tmp_path / "errors.txt"


def test_what_ends_a_thread_is_logged_without_what_it_said(hooks: Path, capsys: Any) -> None:
    def work() -> None:
        raise ValueError(MARKERS[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "ValueError" in hooks.read_text(encoding="utf-8")
    assert found((hooks.read_text(encoding="utf-8") + capsys.readouterr().err).encode()) == []


def test_what_is_raised_where_nothing_can_be_is_logged_too(hooks: Path, capsys: Any) -> None:
    class Careless:
        def __del__(self) -> None:
            raise KeyError(MARKERS[1])

    Careless()
    gc.collect()
    assert "KeyError" in hooks.read_text(encoding="utf-8")
    assert found((hooks.read_text(encoding="utf-8") + capsys.readouterr().err).encode()) == []


def test_a_program_without_a_console_logs_all_the_same(
    hooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    try:
        raise RuntimeError(MARKERS[2])
    except RuntimeError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    assert "RuntimeError" in hooks.read_text(encoding="utf-8")
