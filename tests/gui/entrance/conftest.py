"""The way in, driven as a user would; keys at the floor so that it does not take minutes."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from sipdesk.app import Program
from sipdesk.gui.entrance import Entrance
from sipdesk.gui.first_run import FirstRun
from sipdesk.services import set_up
from sipdesk.storage import keys
from sipdesk.storage.store import Store
from tests.helpers import type_text

PASSPHRASE = "fyra små ord räcker"
PERSON = {
    "name": "Prov Provsson",
    "title": "SIP-samordnare",
    "unit": "Vuxenenheten",
    "phone": "0980-319 210",
    "municipality": "Granby",
}


class Driver:
    """A program on folders of its own."""

    def __init__(self, app: QApplication, qtbot: Any, folder: Path) -> None:
        self.recovery_key = ""
        self.app, self.qtbot, self.folder = app, qtbot, folder
        self.program: Program | None = None

    def start(self, **more: Any) -> Program:
        self.close()
        self.program = Program(self.app, self.folder / "data", "sv")
        self.program.start(**more)
        return self.program

    def close(self) -> None:
        if self.program is not None:
            self.program.close()
            if self.program.entrance is not None:
                self.program.entrance.close()
            self.program.deleteLater()
            self.program = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def entrance(self) -> Entrance:
        assert self.program
        assert self.program.entrance
        return self.program.entrance

    @property
    def card(self) -> Any:
        return self.entrance.card

    @property
    def session(self) -> Any:
        assert self.program
        assert self.program.session
        return self.program.session

    def until(self, true: Any) -> None:
        self.qtbot.waitUntil(true, timeout=30_000)

    def until_open(self) -> None:
        self.until(lambda: self.program is not None and self.program.session is not None)
        self.acknowledge()

    def acknowledge(self) -> None:
        """The user reads that every look is logged, where that is asked for."""
        if self.session.told.is_on:
            self.session.told.card.read_button.click()

    # The first run

    def at(self, step: int) -> FirstRun:
        self.until(lambda: self.card.choices.at == step and self.card.next_button.isEnabled())
        card = self.card
        assert isinstance(card, FirstRun)
        return card

    def to_person(self) -> None:
        self.at(0).go_on()
        self.at(1).go_on()

    def fill_person(self) -> None:
        step = self.at(2).step
        for name, text in PERSON.items():
            type_text(step.fields[name].edit, text)
        step.fields["county"].combo.setCurrentIndex(1)

    def to_key(self) -> FirstRun:
        self.to_person()
        self.fill_person()
        self.at(2).go_on()
        step = self.at(3).step
        type_text(step.new.edit, PASSPHRASE)
        type_text(step.again.edit, PASSPHRASE)
        self.at(3).go_on()
        return self.at(4)

    def to_copy(self) -> FirstRun:
        card = self.to_key()
        key = card.choices.recovery_key
        card.go_on()
        type_text(card.step.key.groups[0], key)
        card.go_on()
        return self.at(5)

    def enter(self, made: "Made") -> Any:
        """Open a copy of a store that was made once; the first user has not read anything yet."""
        folder = self.folder / "data" / "store"
        shutil.copytree(made.folder, folder)
        self.recovery_key = made.recovery_key
        self.start()
        store = Store.open(folder, made.opened.dek, holder=made.opened.name)
        self.entrance.opened.emit((store, made.opened))
        return self.session

    def make_store(self) -> None:
        self.start()
        self.to_copy().step.later.click()
        self.until_open()


class Made(NamedTuple):
    """A store with its keys, closed."""

    folder: Path
    opened: keys.Opened
    recovery_key: str


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A store with one user, administrator and coordinator; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    opened, key = keys.create(folder, PERSON["name"], PASSPHRASE)
    person = {**PERSON, "county": "", "file_kind": "SOCIAL_SERVICES"}
    with closing(Store.create(folder, opened.dek)) as store, store.session() as rows:
        set_up.begin(rows, str(opened.user_id), person)
    return Made(folder, opened, key)


@pytest.fixture
def driver(
    qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Driver]:
    monkeypatch.setattr(keys, "calibrate", lambda *_: keys.FLOOR)
    made = Driver(qapp, qtbot, tmp_path)
    yield made
    made.close()
