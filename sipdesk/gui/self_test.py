"""Drives the real windows through the shortest whole story, and leaves proof of each step."""

import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 60_000
POLL_MS = 20


class StoryError(AssertionError):
    """A step of the story did not hold."""


class Hands:
    """What a person does: types, presses, waits, looks.

    Args:
        program: the running program, with `entrance` and `session`.
        out: the folder for pictures and papers.
    """

    def __init__(self, program: Any, out: Path) -> None:
        self.program, self.out = program, out
        self._at = 0

    @property
    def window(self) -> Any:
        """The main window."""
        return self.program.session.window

    def page(self, step: Any) -> Any:
        """The page of a step of the open case, shown."""
        self.window.guide.open_step(step)
        return self.window.guide.page

    def type(self, widget: QWidget, text: str) -> None:
        """Type as an input method does; takes any script."""
        widget.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(widget, event)

    def choose(self, field: Any, place: int) -> None:
        """Press one of joined buttons."""
        field.segments.buttons[place].click()

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Let the program work until something holds. Raises StoryError when it never does."""
        loop, spent = QEventLoop(), 0
        timer = QTimer()

        def look() -> None:
            nonlocal spent
            spent += POLL_MS
            if holds() or spent > PATIENCE_MS:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(POLL_MS)
        loop.exec()
        timer.stop()
        self.holds(holds(), what)

    def holds(self, truth: object, what: str) -> None:
        """Raises StoryError unless it is true."""
        if not truth:
            raise StoryError(what)

    def in_dialog(self, opens: Callable[[], object], kind: str, act: Callable[[Any], None]) -> None:
        """Open a dialog and act in it; what goes wrong there is told here."""
        wrong: list[BaseException] = []
        seen: list[str] = []

        def meet() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                self.holds(dialog is not None, f"the dialog {kind} opens")
                seen.append(type(dialog).__name__)
                act(dialog)
            except BaseException as error:  # told below, after the dialog has closed
                wrong.append(error)
            if isinstance(QApplication.activeModalWidget(), QWidget) and wrong:
                QApplication.activeModalWidget().close()

        QTimer.singleShot(50, meet)
        opens()
        if wrong:
            raise wrong[0]
        self.holds(kind in seen, f"the dialog {kind} opens")

    def picture(self, name: str) -> None:
        """Leave a picture of the window that is seen."""
        self._at += 1
        seen = self.program.entrance or self.window
        seen.grab().save(str(self.out / f"{self._at:02}-{re.sub(r'[^a-z]+', '-', name)}.png"))


def run(program: Any, out: Path, lang: str) -> int:
    """Play the story; 0 only if all of it held.

    Args:
        program: not started, on an empty folder.
        out: where pictures and papers are left.
        lang: `sv` or `en`.
    """
    from sipdesk.gui.self_test_story import STORY

    out.mkdir(parents=True, exist_ok=True)
    hands = Hands(program, out)
    for name, step in STORY:
        try:
            step(hands)
            hands.picture(name)
        except Exception as error:
            say(f"FAILED  {name} ({lang}): {error}")
            if not isinstance(error, StoryError):
                say(traceback.format_exc())
            return 1
        say(f"ok      {name} ({lang})")
    return 0


def say(text: str) -> None:
    """A line on the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
