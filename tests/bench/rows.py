"""One edit in the case window of a plan: with five rows, with fifty and with five hundred.

Most rows lack their owner and day, so that what is missing is told beside the page. Counted in
time of the processor: what else the machine does is not in it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from sipdesk.app import leave
from sipdesk.domain.pack import Packs
from sipdesk.domain.steps import Step
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.theme import Theme
from sipdesk.gui.workspace import Workspace
from sipdesk.services import plans
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory, scene
from tests.bench.measure import Result, in_turns, processor

ROUNDS = 15
# Ten times as many rows are read anew after the edit; what is drawn is the changed row alone.
PAIRS = ((50, 5, 1.5), (500, 50, 4.0))


class _Window:
    """The main window at a plan of that many rows, one of them open."""

    def __init__(self, folder: Path, packs: Packs, number: int) -> None:
        folder.mkdir()
        actor = factory.make_store(folder, packs)
        workspace = Workspace(Store.open(folder, factory.DEK), actor, packs, Settings())
        told = scene.with_plan(workspace)
        lines = [f"Insats {n}" for n in range(number - len(told.row_ids))]
        goal = told.plan.needs[0].goals[0]
        told.write(plans.add_lines, goal_id=goal.id, lines=lines)
        self.window = MainWindow(workspace)
        self.window.show()
        self.window.open_case(told.case_id, Step.PLAN)
        assert self.window.guide is not None
        self.page: Any = self.window.guide.page
        self.page.open_row(told.row_ids[0])
        self._field = self.page.fields[f"what:{told.row_ids[0]}"]
        self._edits = 0

    def edit(self) -> None:
        """Another text, stored, everything shown again and painted."""
        self._edits += 1
        self._field.reset(f"text {self._edits}")
        self._field.is_dirty = True
        self.page.flush()
        QApplication.processEvents()


def rows(folder: Path) -> Iterator[Result]:
    """The two ratios."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme().apply(app)
    packs = Packs.load()
    sizes = {n for pair in PAIRS for n in pair[:2]}
    made = {n: _Window(folder / str(n), packs, n) for n in sorted(sizes)}
    for many, few, goal in PAIRS:
        ours, bare = in_turns(_edit(made[many]), _edit(made[few]), ROUNDS)
        yield Result(f"edit with {many} rows against {few}", ours, bare, goal, "ms")
    leave(app)


def _edit(window: _Window) -> Callable[[], float]:
    return lambda: processor(window.edit)
