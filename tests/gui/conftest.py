"""The look on, a real encrypted store, and an invented case in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from sipdesk.domain.pack import Packs
from sipdesk.gui import theme
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.Theme("light", 100).apply(qapp)
    yield
    # Windows that are thrown away need no other look, which takes as long as it took to make them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if (theme.current().name, theme.current().percent) != ("light", 100):
        theme.Theme("light", 100).apply(qapp)


@pytest.fixture(scope="session")
def packs() -> Packs:
    return Packs.load()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> tuple[Path, Actor]:
    """A furnished store without cases; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("furnished")
    return folder, factory.make_store(folder, packs)


@pytest.fixture
def workspace(tmp_path: Path, packs: Packs, empty_store: tuple[Path, Actor]) -> Iterator[Workspace]:
    template, actor = empty_store
    shutil.copytree(template, tmp_path / "store")
    store = Store.open(tmp_path / "store", factory.DEK)
    yield Workspace(store, actor, packs, Settings())
    store.close()


@pytest.fixture
def case_id(workspace: Workspace) -> UUID:
    made = workspace.write(
        cases.create_case, None, given="Alva", family="Exempel", number="199001012385"
    )
    found: UUID = made.id
    return found


@pytest.fixture
def window(qtbot: Any, workspace: Any) -> MainWindow:
    """The main window at the start view, shown."""
    qtbot.addWidget(made := MainWindow(workspace))
    with qtbot.waitExposed(made):
        made.show()
    return made
