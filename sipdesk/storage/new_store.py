"""A store in the making: built beside its place and moved there in one step, when it is proved.

Someone who leaves the first run half way has made nothing.
"""

from collections.abc import Callable
from pathlib import Path

from sqlmodel import Session

from sipdesk.storage import keys
from sipdesk.storage.errors import AlreadyThere
from sipdesk.storage.files import as_store_error, make_folder, move, remove_folder, sync_folder
from sipdesk.storage.places import check_place, has_store, place_in
from sipdesk.storage.store import Store

Fill = Callable[[Session, keys.Opened], object]


class NewStore:
    """The steps of the first run that touch the disk."""

    def __init__(self, folder: Path) -> None:
        """Check the place.

        Raises:
            NetworkFolder, FolderNotFound, CannotWrite, AlreadyThere: it cannot lie there.
        """
        check_place(folder)
        self.folder = place_in(folder)
        self._part = self.folder.with_name(f".{self.folder.name}.new")
        self._opened: keys.Opened | None = None

    def begin(self, name: str, passphrase: str, cost: keys.Cost, fill: Fill) -> str:
        """Make keys and store beside the place and let `fill` write its first rows.

        Returns:
            The recovery key, which is shown only now.
        """
        self.abandon()
        try:
            make_folder(self._part, parents=True)
        except OSError as error:
            raise as_store_error(error) from error
        self._opened, key = keys.create(self._part, name, passphrase, cost)
        store = Store.create(self._part, self._opened.dek, holder=name)
        try:
            with store.session() as session:
                fill(session, self._opened)
        finally:
            store.close()
        return key

    def prove(self, recovery_key: str) -> None:
        """Open the store by the recovery key as typed from the paper.

        Raises:
            WrongRecoveryKey: it does not open.
        """
        recovered = keys.open_with_recovery(self._part, recovery_key)
        Store.open(self._part, recovered.dek).close()

    def finish(self) -> tuple[Store, keys.Opened]:
        """Move the store to its place and open it."""
        if self._opened is None or has_store(self.folder):
            raise AlreadyThere
        try:
            if self.folder.exists():
                self.folder.rmdir()
            move(self._part, self.folder)
            sync_folder(self.folder.parent)
        except OSError as error:
            raise as_store_error(error) from error
        return Store.open(self.folder, self._opened.dek, holder=self._opened.name), self._opened

    def abandon(self) -> None:
        """Take away what is not finished; what has been moved to its place stays."""
        self._opened = None
        remove_folder(self._part)
