"""One session at a time: who holds a store, and since when."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sipdesk import clock
from sipdesk.storage import strict_json
from sipdesk.storage.errors import InUse, ReadOnlyPlace
from sipdesk.storage.files import keep_private, remove, write_atomically

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = "in-use.lock"
HOLDER = "in-use.json"


class Claim:
    """The right to be the only session on a store; the system drops it when the process dies."""

    def __init__(self, folder: Path, lock: "BaseFileLock") -> None:
        self._folder, self._lock = folder, lock

    @classmethod
    def take(cls, folder: Path, holder: str) -> "Claim":
        """Claim a folder for a user by name.

        Raises:
            InUse: someone else has it; nothing has been touched.
            ReadOnlyPlace: the folder refuses.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(folder / LOCK, timeout=0, thread_local=False)  # opened on a thread
        try:
            lock.acquire()
        except Timeout as error:
            raise InUse(*_holder(folder)) from error
        except OSError as error:
            raise ReadOnlyPlace from error
        keep_private(folder / LOCK)
        told = {"name": holder, "since": clock.now().isoformat()}
        write_atomically(folder / HOLDER, json.dumps(told).encode())
        return cls(folder, lock)

    def drop(self) -> None:
        """Let the next one in."""
        with suppress(OSError):
            remove(self._folder / HOLDER)
        self._lock.release()


def _holder(folder: Path) -> tuple[str, datetime | None]:
    try:
        told = strict_json.read_file(folder / HOLDER)
        return str(told["name"]), datetime.fromisoformat(told["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None
