"""A real encrypted store with an invented case, and pages that follow it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.model import Principal, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.gui import theme
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, directory, office
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.store import Store


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> None:
    theme.Theme("light", 100).apply(qapp)


@pytest.fixture(scope="session")
def packs() -> Packs:
    return Packs.load()


KEY = bytes(range(32))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    Store.create(folder, KEY).close()
    return folder


@pytest.fixture
def workspace(_look: None, tmp_path: Path, packs: Packs, empty_store: Path) -> Iterator[Workspace]:
    folder = tmp_path / "store"
    shutil.copytree(empty_store, folder)
    store = Store.open(folder, KEY)
    actor = Actor(
        user_id=uuid4(), name="Prov Provsson", unit="Provenheten", roles=frozenset(UserRole)
    )
    space = Workspace(store, actor, packs, Settings())
    space.write(office.set_office, municipality="Östersund", county_pack="jh-2026")
    yield space
    store.close()


@pytest.fixture
def case_id(workspace: Workspace) -> UUID:
    case = workspace.write(
        cases.create_case, None, given="Alva", family="Exempel", number="199001012385"
    )
    return case.id


@pytest.fixture
def unit(workspace: Workspace) -> Callable[..., Any]:
    """Adds a unit to the register and to the case."""

    def add(case_id: UUID, name: str, principal: Principal, organisation: str = "") -> Any:
        made = workspace.write(
            directory.add_unit, None, name=name, principal=principal, organisation=organisation
        )
        workspace.write(cases.add_party, case_id, unit_id=made.id)
        return made

    return add


@pytest.fixture
def show(qtbot: Any, workspace: Workspace, case_id: UUID) -> Callable[..., Any]:
    """Opens a page as the case window does: it follows what is written."""

    def make(kind: type[StepPage]) -> StepPage:
        page = kind(workspace, case_id)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        return page

    return make
