"""What every test stands on: no screen, no network, no real user data, compiled translations."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Every test has stores of its own and every store waits for its disk: in memory this costs nothing.
_MEMORY, _ROOM = Path("/dev/shm"), 2 * 2**30  # noqa: S108 - each run has a folder of its own there
_is_there = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
if "TMPDIR" not in os.environ and _is_there and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# Before anything that could start Qt or ask where the user's data lies.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_home = tempfile.mkdtemp(prefix="sipdesk-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in (
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    "USERPROFILE",
):
    os.environ[_name] = _home

from tests.cheap_keys import SHIPPED  # noqa: E402 - before the keys take the cost from it

# isort: split
import pytest  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from installer import catalogs  # noqa: E402
from sipdesk import i18n  # noqa: E402
from sipdesk.app import leave  # noqa: E402
from sipdesk.domain.pack import Packs  # noqa: E402
from sipdesk.gui.theme import Theme  # noqa: E402
from sipdesk.gui.workspace import Workspace  # noqa: E402
from sipdesk.services.acts import Actor  # noqa: E402
from sipdesk.settings import Settings  # noqa: E402
from sipdesk.storage import sealing  # noqa: E402
from sipdesk.storage.store import Store  # noqa: E402
from tests import factory  # noqa: E402

catalogs.compile_all()


def _no_network(event: str, args: tuple[object, ...]) -> None:
    """Stops whatever would reach for the network, in the program or in a test."""
    if event in ("socket.connect", "socket.bind") and isinstance(args[1], tuple):
        raise RuntimeError(f"a test reached for the network: {event}")
    if event == "socket.getaddrinfo":
        raise RuntimeError("a test asked for a network address")


sys.addaudithook(_no_network)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes long begin early, shared out, so that no process is left alone with it.

    Each process begins with its own stretch of the list, all of them as long.
    """
    long = [item for item in items if item.get_closest_marker("timeout")]
    short = [item for item in items if not item.get_closest_marker("timeout")]
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = [item for part in range(count) for item in _part(long, short, part, count)]


def _part(
    long: list[pytest.Item], short: list[pytest.Item], part: int, count: int
) -> list[pytest.Item]:
    first = long[part::count]
    whole = len(long) + len(short)
    begin, end = whole * part // count, whole * (part + 1) // count
    before = sum(len(long[each::count]) for each in range(part))
    return [*first, *short[begin - before : end - before - len(first)]]


@pytest.fixture(autouse=True)
def _swedish_screen() -> None:
    """Each test begins with the program's own language, whatever the one before chose."""
    i18n.set_language(i18n.DEFAULT)


@pytest.fixture(autouse=True)
def _windows_of_the_test_before_are_gone() -> None:
    """What was thrown away is deleted, so that a new look is not put on old windows."""
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the program dresses it: shipped fonts, light, 100 per cent.

    Windows that are left at the end go while Python is whole: Qt asks their layouts once more.
    """
    Theme().apply(qapp)
    yield qapp
    leave(qapp)


@pytest.fixture
def _shipped_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess costs what it does in the program."""
    monkeypatch.setattr(sealing, "FLOOR", SHIPPED)


@pytest.fixture(scope="session")
def packs() -> Packs:
    """The shipped rule packs."""
    return Packs.load()


@pytest.fixture(scope="session")
def _original(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> tuple[Path, Actor]:
    folder = tmp_path_factory.mktemp("original-store")
    return folder, factory.make_store(folder, packs)


@pytest.fixture
def actor(_original: tuple[Path, Actor]) -> Actor:
    """Who works in `store`: Sara Påhitt at Vuxenenheten, Granby kommun."""
    return _original[1]


@pytest.fixture
def store(_original: tuple[Path, Actor], tmp_path: Path) -> Iterator[Store]:
    """A real encrypted store of its own, with an office, a user and three units."""
    folder = tmp_path / "store"
    shutil.copytree(_original[0], folder)
    store = Store.open(folder, factory.DEK)
    yield store
    store.close()


@pytest.fixture
def workspace(qapp: QApplication, store: Store, actor: Actor, packs: Packs) -> Workspace:
    """The one door between windows and store, with `actor` at the keyboard."""
    return Workspace(store, actor, packs, Settings())


@pytest.fixture
def root() -> Path:
    """The top folder of the checkout."""
    return catalogs.ROOT
