"""The look on, a real encrypted store, and an invented case in it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.pack import Packs
from sipdesk.gui import theme
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.Theme("light", 100).apply(qapp)
    yield
    if (theme.current().name, theme.current().percent) != ("light", 100):
        theme.Theme("light", 100).apply(qapp)


@pytest.fixture(scope="session")
def packs() -> Packs:
    return Packs.load()


@pytest.fixture
def workspace(tmp_path: Path, packs: Packs) -> Iterator[Workspace]:
    folder = tmp_path / "store"
    folder.mkdir()
    actor = factory.make_store(folder, packs)
    store = Store.open(folder, factory.DEK)
    yield Workspace(store, actor, packs, Settings())
    store.close()


@pytest.fixture
def case_id(workspace: Workspace) -> UUID:
    made = workspace.write(
        cases.create_case, None, given="Alva", family="Exempel", number="199001012385"
    )
    found: UUID = made.id
    return found
