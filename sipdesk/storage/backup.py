"""Copies of the store: encrypted, whole, and called copies only after they have been opened.

A copy is a folder that is a store of its own: the same passphrases and the same recovery key
open it. `copy.json` beside it says what was counted in it when it was checked, and nothing about
anybody; it is signed with the data key.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sipdesk import clock
from sipdesk.storage import keyfile, sealing, strict_json, thinning
from sipdesk.storage.errors import DamagedStore, FailedCopy, FolderNotFound, StoreError
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
    """A verified copy.

    Attributes:
        folder: where it lies.
        verified_at: when it was opened, decrypted and counted.
        rows: how many rows it has in all.
        counts: how many in each table.
        size: of its file, in bytes.
        generation: how often the store had been written.
        store_id: which store it is a copy of.
        log_row, log_chain: the newest row of its access log and its link.
    """

    folder: Path
    verified_at: datetime
    rows: int
    counts: Mapping[str, int] = field(default_factory=dict, compare=False)
    size: int = 0
    generation: int = 0
    store_id: str = ""
    log_row: int = 0
    log_chain: str = ""
    _proof: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def database(self) -> Path:
        """Its encrypted file."""
        return self.folder / DATABASE

    @property
    def is_cut(self) -> bool:
        """Whether its file has another size than when it was checked."""
        return self.database.stat().st_size != self.size

    def is_signed_by(self, dek: bytes) -> bool:
        """Whether the holder of the data key wrote what is said of it."""
        from hmac import compare_digest

        told = {name: value for name, value in self._proof.items() if name != "mac"}
        return compare_digest(sealing.sign(dek, told), str(self._proof.get("mac", "")))

    def who_could_open(self) -> list[str]:
        """The names of those whose passphrase opened the store when the copy was made."""
        try:
            slots = keyfile.read_candidates(self.folder)[0].slots
        except StoreError:
            return []
        return [slot.name for slot in slots if slot.kind is keyfile.SlotKind.USER]


def make(store: "Store", target: Path) -> Copy:
    """Copy a store and its keys into a new folder below `target`, and prove that it opens.

    Touches no session, so it may run on another thread while the store is in use.

    Raises:
        FolderNotFound: the drive is not there, or no folder was chosen: an empty path is not one.
        CannotWrite, DiskFull: it refuses, or there is no room.
        FailedCopy: what was written did not pass the check and has been removed.
    """
    if not target.is_absolute() or not target.is_dir():
        raise FolderNotFound(str(target))
    clear_unfinished(target)
    final = _free_name(target)
    part = final.with_name(final.name + _PART)
    try:
        make_folder(part)
        proof = _fill(store, part)
        write_atomically(part / _PROOF, json.dumps(proof).encode())
        move(part, final)
        sync_folder(target)
    except OSError as error:
        raise as_store_error(error) from error
    finally:
        remove_folder(part)
    made = _read(final)
    if made is None:
        raise FailedCopy
    return made


def list_copies(target: Path) -> list[Copy]:
    """The verified copies in a folder, newest first; the folder may be a copy itself."""
    try:
        found = [copy for each in target.glob(f"{PREFIX}*") if (copy := _read(each))]
        if own := _read(target):
            found.append(own)
    except OSError:
        return []
    return sorted(found, key=lambda copy: copy.verified_at, reverse=True)


def of_store(target: Path, store_id: str) -> list[Copy]:
    """The verified copies of one store in a folder, newest first."""
    return [copy for copy in list_copies(target) if copy.store_id == store_id]


def latest(target: Path) -> Copy | None:
    """The newest verified copy in a folder; None when there is none or the drive is not there."""
    return next(iter(list_copies(target)), None)


def last_verified(target: Path) -> datetime | None:
    """When the newest copy in a folder was verified."""
    copy = latest(target)
    return copy.verified_at if copy else None


def thin(target: Path, store_id: str, months: int | None = None) -> int:
    """Take away the copies of one store that are no longer kept; how many went.

    Each goes by another name first, so that half a copy is never taken for one.
    """
    mine = of_store(target, store_id)
    old = thinning.to_remove(mine, lambda copy: copy.verified_at, clock.now(), months)
    for copy in old:
        gone = copy.folder.with_name(copy.folder.name + _PART)
        try:
            move(copy.folder, gone)
        except OSError as error:
            raise as_store_error(error) from error
        remove_folder(gone)
    return len(old)


def clear_unfinished(target: Path) -> None:
    """Take away what a crash left; such a folder never had the name of a copy."""
    for each in target.glob(f"{PREFIX}*{_PART}"):
        remove_folder(each)


def _fill(store: "Store", part: Path) -> dict[str, Any]:
    """Write the copy and open it again; what can be said of it."""
    path = part / DATABASE
    try:
        counts = store.copy_to(path)
        keys = (store.folder / KEYS).read_bytes()
        write_atomically(part / KEYS, keys)
        write_atomically(part / KEYS_COPY, keys)
        keep_private(path)
        if store.inspect(path) != counts or (part / KEYS).read_bytes() != keys:
            raise FailedCopy
        return store.describe(path, counts)
    except DamagedStore as error:
        raise FailedCopy from error


def _free_name(target: Path) -> Path:
    stamp = clock.local(clock.now()).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{PREFIX}{stamp}" + (f"-{n}" if n else "") for n in range(1000))
    return next(target / name for name in names if not (target / name).exists())


def _read(folder: Path) -> Copy | None:
    if folder.name.endswith(_PART) or not (folder / DATABASE).is_file():
        return None
    try:
        told = strict_json.read_file(folder / _PROOF)
        log = told["log"]
        return Copy(
            folder=folder,
            verified_at=datetime.fromisoformat(told["verified_at"]),
            rows=sum(int(n) for n in told["counts"].values()),
            counts={str(name): int(n) for name, n in told["counts"].items()},
            size=int(told["size"]),
            generation=int(told["generation"]),
            store_id=str(told["store"]),
            log_row=int(log["row"]),
            log_chain=str(log["chain"]),
            _proof=told,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
