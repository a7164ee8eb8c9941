"""Stores to try things on: made once, copied for each test."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sipdesk.storage import files, keys
from sipdesk.storage.store import Store

PASSPHRASE = "fyra små ord räcker långt"
NAME = "Prov Provsson"


class Sample:
    """A closed store, its keys and what opens them."""

    def __init__(self, folder: Path, opened: keys.Opened, recovery_key: str) -> None:
        self.folder, self.opened, self.recovery_key = folder, opened, recovery_key

    @property
    def database(self) -> Path:
        return self.folder / "sipdesk.db"

    def open(self, **more: object) -> Store:
        return Store.open(self.folder, self.opened.dek, **more)  # type: ignore[arg-type]

    def bytes(self) -> dict[str, bytes]:
        """Every file of the store, without the lock that the system keeps for us."""
        files = (f for f in self.folder.iterdir() if f.is_file() and f.name != "in-use.lock")
        return {f.name: f.read_bytes() for f in files}


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("original")
    opened, recovery_key = keys.create(folder, NAME, PASSPHRASE)
    Store.create(folder, opened.dek).close()
    return Sample(folder, opened, recovery_key)


@pytest.fixture
def sample(original: Sample, tmp_path: Path) -> Sample:
    folder = tmp_path / "store"
    shutil.copytree(original.folder, folder)
    return Sample(folder, original.opened, original.recovery_key)


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """A drive for copies, with letters and a space in its name."""
    folder = tmp_path / "USB Blå å"
    folder.mkdir()
    return folder


def at_step(act: str, name: str, then: Callable[[Path], object]) -> files.Watch:
    """Do something just before a step is taken on a file or folder of that name."""

    def watch(step: str, path: Path) -> None:
        if (step, path.name) == (act, name):
            then(path)

    return watch


def refuse(number: int) -> Callable[[Path], object]:
    """What a disk says that refuses, by its number."""

    def fail(_path: Path) -> None:
        raise OSError(number, "refused")

    return fail
