"""Writes the small files of a store so that each is either the old one or the new one, never half.

This is the only place that writes files of a store; the cipher driver writes its own.
"""

import errno
import os
from pathlib import Path

from sipdesk.storage.errors import CannotWrite, DiskFull, StoreError

OWNER_ONLY = 0o600


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step that survives a crash; readable by its owner alone.

    Raises:
        CannotWrite: the folder refuses; the old file is as it was.
        DiskFull: there is no room; the old file is as it was.
    """
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise as_store_error(error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(OWNER_ONLY)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise as_store_error(error) from error
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_private(path: Path) -> None:
    """Let only the owner read a file that another library has written."""
    path.chmod(OWNER_ONLY)


def as_store_error(error: OSError) -> StoreError:
    """The system's refusal as one of ours."""
    return DiskFull() if error.errno in (errno.ENOSPC, errno.EDQUOT) else CannotWrite()
