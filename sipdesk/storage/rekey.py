"""A new data key for a store: whoever has left cannot open it with an old passphrase and old keys.

A copy is written under the new key beside the store and proved; then the key file is replaced in
one step, and only after that the store's file. Killed at any moment, either the old keys open the
old file or the new keys the new one: what was not carried out when the key file was replaced is
carried out when the store is next opened. The new data key is sealed to the public keys of those
who are not there; the recovery key stays as it is on its paper.

The chain of the access log goes on: the key of the rows so far is kept in the store.
"""

import os
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sipdesk.storage import engine, keyfile, log_chain, sealing
from sipdesk.storage.errors import CannotWrite, DamagedStore, OthersReading, StoreError
from sipdesk.storage.files import as_store_error, copy_file, move, remove, sync_folder
from sipdesk.storage.keyfile import KeyFile, Slot, SlotKind
from sipdesk.storage.places import DATABASE

PENDING = f"{DATABASE}.rekey"
_PART = f"{PENDING}.part"
# One that was killed leaves a journal, which the driver would play back into the next part.
_LEFT = (f"{_PART}-journal", _PART)


def change(folder: Path, dek: bytes, without: Collection[UUID] = ()) -> bytes:
    """Give a store that nobody has open a new data key, and no slot to some users.

    Args:
        folder: where it lies; claimed by the caller, with every connection closed.
        dek: its data key.
        without: those who shall not open it any more.

    Returns:
        The new data key.

    Raises:
        OthersReading: somebody has it open to read.
        DiskFull, CannotWrite, DamagedStore: all is as it was.
    """
    new = os.urandom(sealing.KEY_BYTES)
    now = keyfile.newest_signed(keyfile.read_candidates(folder), dek)
    then = rewrapped(now, new, without)
    try:
        _prepare(folder, dek, new)
        keyfile.write(folder, then, new, before=dek)
    except OSError as error:
        raise as_store_error(error) from error
    finish(folder, new)
    return new


def _prepare(folder: Path, dek: bytes, new: bytes) -> None:
    """A proved copy under the new key, which has its name only when it is whole."""
    path, part = folder / DATABASE, folder / _PART
    for left in (*_LEFT, PENDING):
        remove(folder / left)
    expected = _leave_journal(path, dek)
    try:
        copy_file(path, part)
        expected["logkey"] += encrypt_anew(part, dek, new)
        if engine.inspect(part, new) != expected:
            raise DamagedStore
        move(part, folder / PENDING)
        sync_folder(folder)
    except BaseException:
        with suppress(OSError):
            for left in _LEFT:
                remove(folder / left)
        raise


def _leave_journal(path: Path, dek: bytes) -> dict[str, int]:
    """Bring all into the file itself and do without a journal; the rows per table.

    Raises:
        OthersReading: somebody else has the store open.
        DamagedStore, DiskFull, CannotWrite: it is as it was.
    """
    try:
        with closing(engine.open_connection(path, dek, ["busy_timeout=1000"])) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            if mode != "delete":
                raise OthersReading
            return engine.count_rows(connection)
    except engine.DriverError as error:
        if "locked" in str(error):
            raise OthersReading from error
        raise engine.translate(error) or CannotWrite() from error


def encrypt_anew(path: Path, dek: bytes, new: bytes) -> int:
    """Encrypt a closed copy under another key; how many log keys it holds more than before.

    Raises:
        DamagedStore, DiskFull, CannotWrite: the copy is of no use.
    """
    try:
        with closing(engine.open_connection(path, dek, ["synchronous=FULL"])) as connection:
            last = log_chain.head(connection).row
            row = (last, log_chain.key_of(dek))
            # Where no row has come since the change before, no row was chained under this key.
            done = connection.execute("INSERT OR IGNORE INTO logkey VALUES (?, ?)", row)
            connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
            return int(done.rowcount)
    except engine.DriverError as error:
        raise engine.translate(error) or CannotWrite() from error


def finish(folder: Path, dek: bytes) -> None:
    """Carry out a change that the keys say has been made, or clear away one that has not.

    Raises:
        DiskFull, CannotWrite: nothing has changed; it is tried again when the store is opened.
    """
    path, pending = folder / DATABASE, folder / PENDING
    try:
        for left in _LEFT:
            remove(folder / left)
        if not pending.exists():
            return
        if not _opens(path, dek) and _opens(pending, dek):
            move(pending, path)
            sync_folder(folder)
        elif _opens(path, dek):
            remove(pending)
    except OSError as error:
        raise as_store_error(error) from error


def _opens(path: Path, dek: bytes) -> bool:
    try:
        engine.read_revision(path, dek)
    except StoreError:
        return False
    return True


def rewrapped(file: KeyFile, dek: bytes, without: Collection[UUID]) -> KeyFile:
    """The same slots for another data key, without those of some users."""
    gone = {str(each) for each in without}
    kept = tuple(_sealed_to(file, slot, dek) for slot in file.slots if slot.id not in gone)
    if not any(slot.kind is SlotKind.USER for slot in kept):
        raise ValueError("nobody would be left")
    return replace(file, slots=kept)


def _sealed_to(file: KeyFile, slot: Slot, dek: bytes) -> Slot:
    public = sealing.from_text(slot.public)
    return replace(slot, wrapped="", rewrapped=sealing.seal(public, dek, file.about(slot, "dek")))
