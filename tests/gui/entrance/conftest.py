"""The way in, driven as a user would; keys at the floor so that it does not take minutes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from sipdesk.app import Program
from sipdesk.gui.entrance import Entrance
from sipdesk.gui.first_run import FirstRun
from sipdesk.storage import keys
from tests.helpers import type_text

PASSPHRASE = "fyra små ord räcker"
PERSON = {
    "name": "Prov Provsson",
    "title": "SIP-samordnare",
    "unit": "Vuxenenheten",
    "municipality": "Granby",
}


class Driver:
    """A program on folders of its own."""

    def __init__(self, app: QApplication, qtbot: Any, folder: Path) -> None:
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

    def make_store(self) -> None:
        self.start()
        self.to_copy().step.later.click()
        self.until_open()


@pytest.fixture
def driver(
    qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Driver]:
    monkeypatch.setattr(keys, "calibrate", lambda *_: keys.FLOOR)
    made = Driver(qapp, qtbot, tmp_path)
    yield made
    made.close()
