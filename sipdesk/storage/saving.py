"""Saves a file where the user wants it: whole and noted, or not at all.

It leaves the store, so nothing saves it by itself later: the words say so, and what to do.
"""

from collections.abc import Callable
from pathlib import Path

from sipdesk.i18n import N_
from sipdesk.storage.errors import CannotWrite, DiskFull
from sipdesk.storage.files import drop, patiently, put_in_place, step, write_beside


class NotSaved(CannotWrite):
    """The folder refuses, or another program holds the file of that name."""

    code = "ARK-29"
    happened = N_("The file could not be saved.")
    safe = N_("Nothing has been lost, and a file that had the name is as it was.")
    advice = N_("The folder may only be read, or another program has the file open. Close it there, or choose another folder.")  # fmt: skip  # noqa: E501


class NoRoom(NotSaved):
    """There is no room where the file was to lie."""

    code = "ARK-30"
    happened = N_("There is no room for the file.")
    advice = N_("Make room on the disk, or choose another folder.")


class NotedNotSaved(NotSaved):
    """The very last step failed, when it had been noted that the file was given out."""

    code = "ARK-31"
    happened = N_("It is noted that the file was given out, but it could not be saved.")
    advice = N_("Another program may have the file open. A paper of a case is saved again from Documents and history.")  # fmt: skip  # noqa: E501


def save(path: Path, data: bytes, note: Callable[[], object] | None = None) -> None:
    """Write a file, and note it when nothing but the last step is left.

    Args:
        note: puts on record that the file is given out; what it raises leaves no file.

    Raises:
        NotSaved: the folder refuses or the file is held; nothing is noted.
        NoRoom: the disk is full; nothing is noted.
        NotedNotSaved: it is noted, and the old file is as it was.
    """
    part = _written(path, data)
    try:
        if note is not None:
            note()
    except BaseException:
        drop(part)
        raise
    try:
        put_in_place(part, path)
    except CannotWrite as error:
        raise (NotedNotSaved() if note else NotSaved()) from error


def _written(path: Path, data: bytes) -> Path:
    """The part beside the file, where the file of that name may be replaced."""
    try:
        if path.exists():
            patiently(lambda: _open(path))
        return write_beside(path, data)
    except DiskFull as error:
        raise NoRoom from error
    except (CannotWrite, OSError) as error:
        raise NotSaved from error


def _open(path: Path) -> None:
    """Fails where another program holds a file, or it may only be read. Raises OSError."""
    step("open", path)
    path.open("r+b").close()
