"""Copies of the store: encrypted, whole, and called copies only after they have been opened.

A copy is a folder that is a store of its own: the same passphrases and the same recovery key
open it, and it can be chosen as the place of the store.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sipdesk import clock
from sipdesk.storage import strict_json
from sipdesk.storage.errors import DamagedStore, FailedCopy, FolderNotFound
from sipdesk.storage.files import (
    as_store_error,
    keep_private,
    make_folder,
    move,
    remove_folder,
    sync_folder,
    write_atomically,
)
from sipdesk.storage.places import DATABASE, KEYS, KEYS_COPY

if TYPE_CHECKING:
    from sipdesk.storage.store import Store

PREFIX = "sipdesk-copy-"
_PART = ".part"
_PROOF = "copy.json"


@dataclass(frozen=True)
class Copy:
    """A verified copy."""

    folder: Path
    verified_at: datetime
    rows: int


def make(store: "Store", target: Path) -> Copy:
    """Copy a store and its keys into a new folder below `target`, and prove that it opens.

    Touches no session, so it may run on another thread while the store is in use.

    Raises:
        FolderNotFound: the drive is not there.
        CannotWrite, DiskFull: it refuses, or there is no room.
        FailedCopy: what was written did not pass the check and has been removed.
    """
    if not target.is_dir():
        raise FolderNotFound(str(target))
    clear_unfinished(target)
    final = _free_name(target)
    part = final.with_name(final.name + _PART)
    try:
        make_folder(part)
        rows = _fill(store, part)
        moment = clock.now()
        proof = {"v": 1, "verified_at": moment.isoformat(), "rows": rows}
        write_atomically(part / _PROOF, json.dumps(proof).encode())
        move(part, final)
        sync_folder(target)
    except OSError as error:
        raise as_store_error(error) from error
    finally:
        remove_folder(part)
    return Copy(final, moment, rows)


def latest(target: Path) -> Copy | None:
    """The newest verified copy in a folder; None when there is none or the drive is not there."""
    try:
        found = [copy for each in target.glob(f"{PREFIX}*") if (copy := _read(each))]
    except OSError:
        return None
    return max(found, key=lambda copy: copy.verified_at, default=None)


def last_verified(target: Path) -> datetime | None:
    """When the newest copy in a folder was verified."""
    copy = latest(target)
    return copy.verified_at if copy else None


def clear_unfinished(target: Path) -> None:
    """Take away what a crash left; such a folder never had the name of a copy."""
    for each in target.glob(f"{PREFIX}*{_PART}"):
        remove_folder(each)


def _fill(store: "Store", part: Path) -> int:
    """Write the copy and open it again; the number of rows in it."""
    try:
        expected = store.copy_to(part / DATABASE)
        keys = (store.folder / KEYS).read_bytes()
        write_atomically(part / KEYS, keys)
        write_atomically(part / KEYS_COPY, keys)
        keep_private(part / DATABASE)
        if store.inspect(part / DATABASE) != expected or (part / KEYS).read_bytes() != keys:
            raise FailedCopy
    except DamagedStore as error:
        raise FailedCopy from error
    return sum(expected.values())


def _free_name(target: Path) -> Path:
    stamp = clock.local(clock.now()).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{PREFIX}{stamp}" + (f"-{n}" if n else "") for n in range(1000))
    return next(target / name for name in names if not (target / name).exists())


def _read(folder: Path) -> Copy | None:
    if folder.name.endswith(_PART) or not (folder / DATABASE).is_file():
        return None
    try:
        proof = strict_json.read_file(folder / _PROOF)
        return Copy(folder, datetime.fromisoformat(proof["verified_at"]), int(proof["rows"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
