"""The one door to a store that is copied, not made, for each test; no window outlives its test."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from sipdesk.domain.pack import Packs
from sipdesk.gui.workspace import Workspace
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.store import Store


@pytest.fixture
def workspace(qapp: object, store: Store, actor: Actor, packs: Packs) -> Workspace:
    return Workspace(store, actor, packs, Settings())


@pytest.fixture(autouse=True)
def _gone(qapp: object) -> Iterator[None]:
    """What was thrown away goes now: else each new look is put on the windows of all tests."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
