"""From an unlocked key to the painted list, with 100 cases and with 10,000."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from sipdesk.domain.pack import Packs
from sipdesk.gui.overview.overview import Overview
from sipdesk.gui.theme import Theme
from sipdesk.gui.workspace import Workspace
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory
from tests.bench.measure import Result, in_turns
from tests.bench.stores import with_cases

FEW, MANY = 100, 10_000
ROUNDS = 7
GOAL = 1.2


def growth(folder: Path) -> Iterator[Result]:
    """How much longer it takes with a hundred times as many cases."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme().apply(app)
    packs = Packs.load()
    actors = {n: with_cases(folder / str(n), packs, n) for n in (FEW, MANY)}
    many, few = in_turns(
        lambda: _until_painted(app, folder / str(MANY), actors[MANY], packs),
        lambda: _until_painted(app, folder / str(FEW), actors[FEW], packs),
        ROUNDS,
    )
    yield Result("list", many, few, GOAL, "ms")


class _Seen(QObject):
    """Notes when a window was painted for the first time."""

    at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self.at:
            self.at = time.perf_counter()
        return False


def _until_painted(app: QApplication, folder: Path, actor: Actor, packs: Packs) -> float:
    gc.collect()
    seen, begun = _Seen(), time.perf_counter()
    store = Store.open(folder, factory.DEK)
    view = Overview(Workspace(store, actor, packs, Settings()))
    view.today_list.viewport().installEventFilter(seen)
    view.resize(1280, 800)
    view.show()
    while not seen.at:
        app.processEvents()
    view.close()
    view.deleteLater()
    app.processEvents()
    store.close()
    return (seen.at - begun) * 1000
