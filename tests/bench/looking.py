"""Another look while a case stands open: with six steps opened, against opening those steps.

Counted in time of the processor: what else the machine does is not in it.
"""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from sipdesk.app import leave
from sipdesk.domain.pack import Packs
from sipdesk.domain.steps import Step
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.theme import Theme
from sipdesk.gui.workspace import Workspace
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory, scene
from tests.bench.measure import Result, in_turns, processor

ROUNDS = 5
GOAL = 1.0  # more, and it were quicker to throw the pages away and make them anew
STEPS = tuple(Step)[:6]
LOOKS = (("dark", 100), ("dark", 200), ("light", 200), ("light", 100))


class _Window:
    """The main window at a case that has a plan."""

    def __init__(self, folder: Path, packs: Packs) -> None:
        actor = factory.make_store(folder, packs)
        workspace = Workspace(Store.open(folder, factory.DEK), actor, packs, Settings())
        self._case_id = scene.with_plan(workspace).case_id
        self._looks = cycle(LOOKS)
        self._window = MainWindow(workspace)
        self._window.show()

    def open(self) -> None:
        """The case, and its first six steps one after the other."""
        self._window.show_home()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._window.open_case(self._case_id)
        for step in STEPS:
            self._window.open_case(self._case_id, step)
            QApplication.processEvents()

    def change(self) -> None:
        """The next look, seen."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Theme(*next(self._looks)).apply(app)
        self._window.fit(again=True)
        QApplication.processEvents()


def looking(folder: Path) -> Iterator[Result]:
    """The ratio."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme().apply(app)
    window = _Window(folder, Packs.load())
    opened, changed = in_turns(_cost(window.open), _cost(window.change), ROUNDS)
    yield Result("another look with six steps opened", changed, opened, GOAL, "ms")
    leave(app)


def _cost(act: Callable[[], None]) -> Callable[[], float]:
    return lambda: processor(act)
