"""A process that types in a dialog and then does nothing more: it is killed by the one who waits.

    python -m tests.faults.typing_run FOLDER TEXT

Prints "typed" when the text stands in the dialog, and "kept" when the program says that it is
saved, at the latest two seconds later.
"""

import sys
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QApplication

import tests.cheap_keys  # noqa: F401 - before the keys take the cost from it
from sipdesk.domain.pack import Packs
from sipdesk.gui.dialogs.improve import ImproveDialog
from sipdesk.gui.theme import Theme
from sipdesk.gui.workspace import Workspace
from sipdesk.services import office
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory
from tests.helpers import type_text


def main(folder: str, text: str) -> int:
    """Type, and wait for the end."""
    app = QApplication([])
    Theme().apply(app)
    packs, store = Packs.load(), Store.open(Path(folder), factory.DEK)
    with store.session() as session:
        actor = office.actor_for(session, office.list_users(session)[0])
    work = Workspace(store, actor, packs, Settings())
    work.saved.connect(lambda _moment: print("kept", flush=True))  # noqa: T201
    dialog = ImproveDialog(work, uuid4(), "plan")  # of the case nothing is kept
    dialog.show()
    type_text(dialog.text_edit.edit, text)
    print("typed", flush=True)  # noqa: T201
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
