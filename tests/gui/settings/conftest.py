"""The one door to a store that is copied, not made, for each test."""

import pytest

from sipdesk.domain.pack import Packs
from sipdesk.gui.workspace import Workspace
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.store import Store


@pytest.fixture
def workspace(qapp: object, store: Store, actor: Actor, packs: Packs) -> Workspace:
    return Workspace(store, actor, packs, Settings())
