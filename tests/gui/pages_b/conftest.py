"""Scenes that are built once and copied, and pages that show them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sipdesk.domain.pack import Packs
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.workspace import Workspace
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory, scene
from tests.scene import Scene

STAGES: dict[str, Callable[[Workspace], Scene]] = {
    "consent": scene.with_consent,
    "called": lambda workspace: scene.with_meeting(workspace, is_held=False),
    "met": scene.with_meeting,
    "drafted": scene.with_plan,
    "final": lambda workspace: scene.with_plan(workspace, is_final=True),
}


@pytest.fixture(scope="session")
def _told(
    _original: tuple[Path, Actor], packs: Packs, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Path, Scene]]:
    """Each stage is played through the verbs once in a session."""
    known: dict[str, tuple[Path, Scene]] = {}

    def tell(stage: str) -> tuple[Path, Scene]:
        if stage not in known:
            folder = tmp_path_factory.mktemp(stage) / "store"
            shutil.copytree(_original[0], folder)
            store = Store.open(folder, factory.DEK)
            known[stage] = folder, STAGES[stage](Workspace(store, _original[1], packs, Settings()))
            store.close()
        return known[stage]

    return tell


@pytest.fixture
def stage(
    qapp: Any,
    _told: Callable[[str], tuple[Path, Scene]],
    actor: Actor,
    packs: Packs,
    tmp_path: Path,
) -> Iterator[Callable[[str], Scene]]:
    """A case that has come so far, in a store of its own."""
    stores = []

    def begin(name: str) -> Scene:
        original, told = _told(name)
        folder = tmp_path / f"{name}-store"
        shutil.copytree(original, folder)
        store = Store.open(folder, factory.DEK)
        stores.append(store)
        return replace(told, workspace=Workspace(store, actor, packs, Settings()))

    yield begin
    for store in stores:
        store.close()


@pytest.fixture
def show(qtbot: Any) -> Callable[[type[StepPage], Scene], Any]:
    """Open a page of a case, seen on the screen."""

    def open_page(kind: type[StepPage], told: Scene) -> Any:
        page = kind(told.workspace, told.case_id)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        return page

    return open_page
