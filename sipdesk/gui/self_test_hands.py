"""Hands for the self-test: type, choose, press, wait, and a picture of each step."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sipdesk.gui.widgets.field import Field

PATIENCE = 60  # seconds for one thing to happen


class Broken(Exception):  # noqa: N818 - what the story says when it cannot go on
    """Something did not happen that should have."""


class Hands:
    """What a person does: type, choose, press, wait; and a picture of each step.

    Args:
        app: Qt's application.
        out: where the pictures and papers are left.
    """

    def __init__(self, app: QApplication, out: Path) -> None:
        self.app, self.out = app, out
        self.done = 0
        self.errors: list[str] = []

    def wait(self, true: Callable[[], object], what: str) -> None:
        """Let the program work until something is so. Raises Broken."""
        end = time.monotonic() + PATIENCE
        while not true():
            self.app.processEvents()
            time.sleep(0.002)
            self.check()
            if time.monotonic() > end:
                raise Broken(what)

    def check(self) -> None:
        """Raises Broken when a slot has raised meanwhile."""
        if self.errors:
            raise Broken(self.errors[0])

    def settle(self) -> None:
        """Let everything that is under way come to rest."""
        for _turn in range(8):
            self.app.processEvents()
        self.check()

    def type(self, widget: QWidget, text: str) -> None:
        """Type as an input method does; replaces what stood there."""
        widget.setFocus()
        select = getattr(widget, "selectAll", None)
        if select is not None:
            select()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(widget, event)

    def put(self, page: Any, name: str, value: Any, row: object = None) -> None:
        """Fill in a field of a page, found by its name, and leave it."""
        self.settle()
        field = page.find_field(name, row)
        if field is None:
            raise Broken(f"no field {name}")
        self.fill(field, value)
        if not page.flush():
            raise Broken(f"{name} was not stored")
        self.settle()

    def fill(self, field: Field, value: Any) -> None:
        """Type or choose, whatever kind of field it is."""
        segments, combo = getattr(field, "segments", None), getattr(field, "combo", None)
        if segments is not None:
            pairs = zip(segments._values, segments.buttons, strict=True)
            next(button for own, button in pairs if own == value).click()
        elif combo is not None:
            field.reset(value)
            field.edited.emit()
        elif hasattr(field, "check"):
            field.check.click()
        else:
            self.type(field.control, str(value))
        if field.error.text():
            raise Broken(f"{field.name}: {field.error.text()}")

    def answer(self, ask: Callable[[], object], drive: Callable[[Any], object]) -> None:
        """Do what opens a dialog, and drive the dialog."""
        asked: list[bool] = []

        def look() -> None:
            dialog = self.app.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(20, look)
                return
            asked.append(True)
            try:
                drive(dialog)
            except Exception as error:
                self.errors.append(repr(error))
                dialog.reject()

        QTimer.singleShot(0, look)
        ask()
        self.settle()
        if not asked:
            raise Broken("no dialog came")

    def step(self, name: str, window: QWidget) -> None:
        """Note that a step held, with a picture of the window."""
        self.settle()
        self.done += 1
        window.grab().save(str(self.out / f"{self.done:02}-{name}.png"))
        sys.stdout.write(f"ok {self.done:2} {name}\n")
        sys.stdout.flush()
