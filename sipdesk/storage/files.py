"""Writes the files of a store so that each is either the old one or the new one, never half.

This is the only place that writes, moves and removes files of a store. The cipher driver writes
its own pages; it is asked through here as well (`step`), page group by page group and commit by
commit. So a test can let any one of the steps of an act fail, or kill the program there.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import TypeVar

from sipdesk.storage.errors import CannotWrite, DiskFull, StoreError

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0, 1.0)  # seconds; under five in all
_HELD = {errno.EBUSY, errno.ETXTBSY}
_HELD_ON_WINDOWS = {5, 32, 33}  # access denied, sharing violation, lock violation

T = TypeVar("T")
Watch = Callable[[str, Path], None]

_watch: Watch | None = None


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Tell `watch` of each step before it is taken; what it raises is what the disk says.

    Steps: `make`, `write`, `sync`, `rename`, `remove`, `read`, `copy` (a group of pages),
    `commit`.
    """
    global _watch
    before, _watch = _watch, watch
    try:
        yield
    finally:
        _watch = before


def step(act: str, path: Path) -> None:
    """Say that a step comes. Raises OSError where a watch lets it fail."""
    if _watch is not None:
        _watch(act, path)


def patiently(act: Callable[[], T], pause: Callable[[float], object] | None = None) -> T:
    """Do something to a file that a virus scanner may hold for a moment; gives up after five s.

    Raises OSError: of the last attempt, or at once when it is no matter of waiting.
    """
    for seconds in PAUSES:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
        (pause or sleep)(seconds)
    return act()


def is_held(error: OSError) -> bool:
    """Whether another program holds the file just now."""
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return True
    return error.errno in _HELD


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step that survives a crash; readable by its owner alone.

    Raises:
        CannotWrite: the folder refuses; the old file is as it was.
        DiskFull: there is no room; the old file is as it was.
    """
    put_in_place(write_beside(path, data), path)


def write_beside(path: Path, data: bytes) -> Path:
    """Write all of a file but its name: the part lies beside it, for `put_in_place`.

    Raises CannotWrite or DiskFull, and then no part is left.
    """
    import tempfile

    try:
        step("make", path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise as_store_error(error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            step("write", path)
            file.write(data)
            file.flush()
            step("sync", path)
            os.fsync(file.fileno())
        part.chmod(OWNER_ONLY)
    except OSError as error:
        drop(part)
        raise as_store_error(error) from error
    return part


def put_in_place(part: Path, path: Path) -> None:
    """Give a part its name, in one step. Raises CannotWrite; the old file is as it was then."""
    try:
        move(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise as_store_error(error) from error
    finally:
        drop(part)


def drop(part: Path) -> None:
    """Take away what is left of a part; no file that anybody knows of is touched."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def read_up_to(path: Path, most: int) -> bytes:
    """The content of an ordinary file, and never more than one byte too much of it.

    Raises OSError, also for what is no ordinary file: a pipe would be waited for without end.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with path.open("rb") as file:
        return file.read(most + 1)


def move(path: Path, target: Path) -> None:
    """Give a file or folder another name, over a file that has it. Raises OSError."""
    step("rename", target)
    patiently(lambda: path.replace(target))


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """Make a folder that only its owner may look into. Raises OSError."""
    step("make", folder)
    folder.mkdir(mode=FOLDER_OWNER_ONLY, parents=parents)


def copy_file(path: Path, target: Path) -> None:
    """Copy a closed file, owner only, and wait until it is on the disk. Raises OSError."""
    step("write", target)
    patiently(lambda: shutil.copyfile(path, target))
    target.chmod(OWNER_ONLY)
    sync_file(target)


def same_file(path: Path, target: Path) -> None:
    """Let a file have another name as well, in place of whatever had it. Raises OSError."""
    remove(target)
    step("make", target)
    try:
        os.link(path, target)
    except OSError:  # a drive that knows no such names
        copy_file(path, target)


def sync_file(path: Path) -> None:
    """Wait until what was written to a file is on the disk. Raises OSError."""
    step("sync", path)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Take a file away if it is there. Raises OSError."""
    step("remove", path)
    patiently(lambda: path.unlink(missing_ok=True))


def remove_folder(folder: Path) -> None:
    """Take a folder away with all that is in it, as far as the system lets us."""
    shutil.rmtree(folder, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut; Windows does so by itself."""
    step("sync", folder)
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
