"""What a day at work costs in a small store and in a large one, with as many hits in both.

Counted in time of the processor: what else the machine does is not in it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from sipdesk.domain.pack import Packs
from sipdesk.gui.workspace import Workspace
from sipdesk.services import overview, plans
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory, scene
from tests.bench.measure import Result, in_turns, processor
from tests.bench.stores import with_cases

FEW, MANY = 100, (10_000, 100_000)
ROUNDS = 31
GOAL = 1.2


class _Desk:
    """An open store with that many cases, a hundred of which have dates of these days."""

    def __init__(self, folder: Path, packs: Packs, number: int) -> None:
        actor = with_cases(folder, packs, number, near=FEW)
        self.workspace = Workspace(Store.open(folder, factory.DEK), actor, packs, Settings())
        self.plan = scene.with_plan(self.workspace)
        self._edits = 0

    def list(self) -> None:
        self.workspace.read(overview.list_cases, is_new_look=False)

    def flags(self) -> None:
        self.workspace.read(overview.today)

    def edit(self) -> None:
        self._edits += 1
        row: UUID = self.plan.row_ids[0]
        text = f"text {self._edits}"
        self.plan.write(plans.change_intervention, intervention_id=row, what=text)


def growth(folder: Path) -> Iterator[Result]:
    """The ratios; keys are derived and stores opened before the clock runs."""
    packs = Packs.load()
    few = _Desk(folder / str(FEW), packs, FEW)
    for number in MANY:
        many = _Desk(folder / str(number), packs, number)
        for what in ("list", "flags", "edit"):
            large, small = in_turns(_act(many, what), _act(few, what), ROUNDS)
            yield Result(f"{what} at {number:,} cases", large, small, GOAL, "ms")


def _act(desk: _Desk, what: str) -> Callable[[], float]:
    return lambda: processor(getattr(desk, what))
