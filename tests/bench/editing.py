"""One edit saved: through the workspace, and as the same statements by the raw driver.

The statements that the program sends for one edit are recorded and then sent once more, with the
same values, by the bare driver to a copy of the file as it was before them, under the same
pragmas and in a transaction of its own.
"""

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.engine import Engine

from sipdesk.domain.pack import Packs
from sipdesk.gui.workspace import Workspace
from sipdesk.services import plans
from sipdesk.settings import Settings
from sipdesk.storage import engine
from sipdesk.storage.store import Store
from tests import factory
from tests.bench.measure import Result, milliseconds
from tests.services.conftest import Desk

ROUNDS = 60
GOAL = 4
PRAGMAS = [
    "journal_mode=WAL",
    "foreign_keys=1",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "secure_delete=ON",
]
Statements = list[tuple[str, Any]]


def edit(folder: Path) -> Iterator[Result]:
    """The text of an intervention in a whole plan, changed again and again."""
    packs = Packs.load()
    place = folder / "store"
    place.mkdir()
    actor = factory.make_store(place, packs)
    store = Store.open(place, factory.DEK)
    workspace = Workspace(store, actor, packs, Settings())
    case_id, row_id = _case(Desk(store, actor, packs))
    for number in range(5):
        _change(workspace, case_id, row_id, f"före {number}")
    ours = [
        milliseconds(lambda n=n: _change(workspace, case_id, row_id, f"text {n}"))
        for n in range(ROUNDS)
    ]
    copy = folder / "copy.db"
    store.copy_to(copy)
    recorded = [_recorded(workspace, case_id, row_id, f"åter {n}") for n in range(ROUNDS)]
    store.close()
    bare = _replay(copy, recorded)
    yield Result("edit", statistics.median(ours), statistics.median(bare), GOAL, "ms")
    shutil.rmtree(place)


def _case(desk: Desk) -> tuple[UUID, UUID]:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    desk.meeting(case_id)
    plan = desk.plan(case_id)
    return case_id, plan.needs[0].goals[0].interventions[0].id


def _change(workspace: Workspace, case_id: UUID, row_id: UUID, text: str) -> None:
    workspace.write(plans.change_intervention, case_id, intervention_id=row_id, what=text)


def _recorded(workspace: Workspace, case_id: UUID, row_id: UUID, text: str) -> Statements:
    sent: Statements = []

    def keep(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        sent.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        _change(workspace, case_id, row_id, text)
    finally:
        event.remove(Engine, "before_cursor_execute", keep)
    return [each for each in sent if not each[0].startswith(("BEGIN", "COMMIT"))]


def _replay(path: Path, recorded: list[Statements]) -> list[float]:
    raw = engine.open_connection(path, factory.DEK, PRAGMAS)
    try:
        return [milliseconds(lambda s=statements: _send(raw, s)) for statements in recorded]
    finally:
        raw.close()


def _send(raw: Any, statements: Statements) -> None:
    raw.execute("BEGIN IMMEDIATE")
    for statement, parameters in statements:
        if isinstance(parameters, list):
            raw.executemany(statement, parameters)
        else:
            raw.execute(statement, parameters).fetchall()
    raw.execute("COMMIT")
