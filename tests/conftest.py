"""What every test stands on: no screen, no network, no real user data, compiled translations."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

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

import pytest  # noqa: E402

from installer import catalogs  # noqa: E402
from sipdesk import i18n  # noqa: E402

catalogs.compile_all()


def _no_network(event: str, args: tuple[object, ...]) -> None:
    """Stops whatever would reach for the network, in the program or in a test."""
    if event in ("socket.connect", "socket.bind") and isinstance(args[1], tuple):
        raise RuntimeError(f"a test reached for the network: {event}")
    if event == "socket.getaddrinfo":
        raise RuntimeError("a test asked for a network address")


sys.addaudithook(_no_network)


@pytest.fixture(autouse=True)
def _swedish_screen() -> None:
    """Each test begins with the program's own language, whatever the one before chose."""
    i18n.set_language(i18n.DEFAULT)


@pytest.fixture
def root() -> Path:
    """The top folder of the checkout."""
    return catalogs.ROOT
