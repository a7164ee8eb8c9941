"""Puts a copy in the place of a store, in one step that survives a crash, and keeps the present.

What is to come is built and proved in a folder of its own inside the store's. Until the note
`restoring.json` is written nothing of the present is touched; from then on every start goes on
where the last one stopped. The files of before lie whole in `before-restore-<moment>`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from sipdesk import clock
from sipdesk.storage import digests, engine, keys, log_merge, migrate, opening, rekey, strict_json
from sipdesk.storage.backup import Copy
from sipdesk.storage.claim import Claim
from sipdesk.storage.errors import CutStore, DamagedStore, InUse, StoreError
from sipdesk.storage.files import (
    as_store_error,
    copy_file,
    make_folder,
    move,
    remove,
    remove_folder,
    sync_folder,
    write_atomically,
)
from sipdesk.storage.places import (
    DATABASE,
    KEYS,
    KEYS_COPY,
    RESTORE_NOTE,
    RESTORING,
    has_store,
    is_half_restored,
)
from sipdesk.storage.store import Store

ASIDE = "before-restore-"
REHEARSAL = ".rehearsal"
KINDS = ("case", "person", "consent", "meeting", "plan", "paper", "logrow")
_NEW = (DATABASE, KEYS, KEYS_COPY)
_FILES = (f"{DATABASE}-wal", f"{DATABASE}-shm", rekey.PENDING, *_NEW)

Reapply = Callable[[Store, "Present | None"], object]


@dataclass(frozen=True)
class Facts:
    """What a store or a copy holds: rows of each kind, last written, rows of the log."""

    counts: dict[str, int]
    changed_at: datetime
    generation: int


@dataclass(frozen=True, repr=False)
class Present:
    """The store that a copy is to replace, as far as it can be read."""

    folder: Path
    dek: bytes

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction that reads. Raises DamagedStore where it cannot be read."""
        database = engine.make_engine(self.folder / DATABASE, self.dek, read_only=True)
        try:
            with Session(database) as session:
                yield session
        except DBAPIError as error:
            raise engine.translate(error) or DamagedStore() from error
        finally:
            database.dispose()


def facts(path: Path, dek: bytes, *, is_still: bool = False) -> Facts:
    """Count what a store holds, without checking it. Raises DamagedStore."""
    how = engine.STILL if is_still else "mode=rw"
    try:
        with closing(engine.open_connection(path, dek, [], how)) as raw:
            counts = engine.count_rows(raw)
            state = digests.read_state(raw)
    except engine.DriverError as error:
        raise engine.translate(error) or DamagedStore() from error
    if state is None:
        raise DamagedStore
    return Facts({kind: counts.get(kind, 0) for kind in KINDS}, state.changed_at, state.generation)


def prove(copy: Copy, dek: bytes) -> None:
    """Open a copy once more and compare it with what was counted when it was made.

    Raises:
        CutStore, ChangedRows, DamagedStore: it is not what it was; nothing is restored from it.
    """
    if copy.is_cut:
        raise CutStore
    counts = engine.inspect(copy.database, dek, how=engine.STILL)
    if counts != dict(copy.counts) or not copy.is_signed_by(dek):
        raise DamagedStore


def restore(
    copy: Copy, copy_dek: bytes, folder: Path, present: Present | None, reapply: Reapply
) -> Path | None:
    """Put a copy in the place of a store.

    Args:
        copy: a verified copy; it is proved once more.
        copy_dek: its data key.
        folder: the store's folder; may be empty or new.
        present: the store of today when its keys open; its keys stay in force, and its log of
            the time after the copy is taken over as far as it can be read.
        reapply: does in the restored store, before it is in its place, what must not be undone:
            logs the restore and purges again what had been purged.

    Returns:
        Where the files of before lie; None where there were none.

    Raises:
        StoreError: the present is as it was.
    """
    prove(copy, copy_dek)
    try:
        if not folder.exists():
            make_folder(folder, parents=True)
    except OSError as error:
        raise as_store_error(error) from error
    claim = Claim.take(folder, "")
    try:
        finish(folder)
        _build(copy, copy_dek, folder, present, reapply)
        return _switch(folder)
    finally:
        claim.drop()


def salvage(folder: Path, present: Present, take: Reapply) -> Path | None:
    """Put a new store in the place of a damaged one, with all of it that is whole; without a copy.

    Args:
        folder: the store's folder.
        present: the damaged store, which is only read; its keys stay in force.
        take: fills the new store, which has the log of the damaged one if that can be read.

    Returns:
        Where the damaged files lie.

    Raises:
        StoreError: the present is as it was.
    """
    claim = Claim.take(folder, "")
    try:
        finish(folder)
        _build(None, present.dek, folder, present, take)
        return _switch(folder)
    finally:
        claim.drop()


def tidy(folder: Path) -> None:
    """Finish what was cut short before the store is asked for; not while somebody is at it.

    Raises:
        CannotWrite, DiskFull: every file still lies in one of the two folders.
    """
    if not is_half_restored(folder):
        return
    try:
        claim = Claim.take(folder, "")
    except InUse:
        return
    try:
        finish(folder)
    finally:
        claim.drop()


def finish(folder: Path) -> None:
    """Go on with a restore that was cut short, or clear away what it had only begun to build.

    Raises:
        CannotWrite, DiskFull: every file still lies in one of the two folders.
    """
    part = folder / RESTORING
    if not part.exists():
        with suppress(OSError):
            (folder / RESTORE_NOTE).unlink(missing_ok=True)
        return
    try:
        told = strict_json.read_file(folder / RESTORE_NOTE)
        aside = folder / str(told["aside"])
    except (OSError, ValueError, KeyError, TypeError):
        remove_folder(part)
        return
    _swap(folder, part, aside)


def _build(
    copy: Copy | None, copy_dek: bytes, folder: Path, present: Present | None, reapply: Reapply
) -> None:
    part = folder / RESTORING
    remove_folder(part)
    dek = present.dek if present else copy_dek
    try:
        make_folder(part)
        if copy is None:
            migrate.create(part / DATABASE, dek)
        else:
            engine.copy_to(copy.database, copy_dek, part / DATABASE, how=engine.STILL)
        if dek != copy_dek:
            rekey.encrypt_anew(part / DATABASE, copy_dek, dek)
        _take_over_log(part / DATABASE, dek, present, folder)
        _reapply(part, dek, present, reapply)
        source = copy.folder if copy and not present else folder
        data = (source / KEYS).read_bytes()
        write_atomically(part / KEYS, data)
        write_atomically(part / KEYS_COPY, data)
        state, newest = opening.read_end(part / DATABASE, dek)
        keys.raise_floor(part, dek, state.generation, state.changed_at, newest)
    except OSError as error:
        remove_folder(part)
        raise as_store_error(error) from error
    except BaseException:
        remove_folder(part)
        raise
    engine.inspect(part / DATABASE, dek)


def _take_over_log(path: Path, dek: bytes, present: Present | None, folder: Path) -> None:
    """The log of the time after the copy; a present that cannot be read has none to give."""
    least = keys.floor(folder, dek)[0] if present else 0
    with engine.writing(path, dek) as goal:
        if present is not None and (left := _readable_log(folder / DATABASE, dek)):
            least = max(least, left.generation)
            with closing(engine.open_connection(folder / DATABASE, dek, [])) as source:
                log_merge.merge(source, goal, dek)
        goal.execute("UPDATE storestate SET is_open = 0")
        digests.count(goal, least)


def _readable_log(path: Path, dek: bytes) -> digests.State | None:
    """The state of a store whose log can be read to the end; None for one that is too damaged."""
    try:
        with closing(engine.open_connection(path, dek, [])) as raw:
            log_merge.read_through(raw)
        return engine.read_state(path, dek)
    except (StoreError, engine.DriverError):
        return None


def _reapply(part: Path, dek: bytes, present: Present | None, reapply: Reapply) -> None:
    store = Store.open(part, dek)
    try:
        reapply(store, present)
    finally:
        store.close()
    with engine.writing(part / DATABASE, dek) as raw:
        raw.execute("UPDATE storestate SET is_open = 0")  # were it not so, closing has failed
    engine.empty_journal(part / DATABASE, dek)


def _switch(folder: Path) -> Path | None:
    stamp = clock.local(clock.now()).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{ASIDE}{stamp}" + (f"-{n}" if n else "") for n in range(1000))
    aside = next(folder / name for name in names if not (folder / name).exists())
    was_there = has_store(folder)
    write_atomically(folder / RESTORE_NOTE, json.dumps({"aside": aside.name}).encode())
    _swap(folder, folder / RESTORING, aside)
    return aside if was_there else None


def _swap(folder: Path, part: Path, aside: Path) -> None:
    """Each old file aside, each new one in its place; may be done again from the start."""
    try:
        if has_store(folder) and not aside.exists():
            make_folder(aside)
        for name in _FILES:
            new, here, old = part / name, folder / name, aside / name
            is_to_come = new.exists() or name not in _NEW
            if here.exists() and is_to_come and aside.exists() and not old.exists():
                move(here, old)
        for name in _NEW:
            if (part / name).exists():
                move(part / name, folder / name)
        sync_folder(folder)
        remove_folder(part)
        remove(folder / RESTORE_NOTE)
        with suppress(OSError):
            aside.rmdir()  # stays when there is anything in it
    except OSError as error:
        raise as_store_error(error) from error


def kept_aside(folder: Path) -> list[Path]:
    """What earlier restores put aside, newest first."""
    return sorted(folder.glob(f"{ASIDE}*"), reverse=True)


def rehearse(copy: Copy, dek: bytes, scratch: Path) -> Facts:
    """Restore a copy into an empty place beside the store, open it, count it, take it away.

    Raises:
        StoreError: this copy would not have helped.
    """
    prove(copy, dek)
    remove_folder(scratch)
    try:
        make_folder(scratch)
        for name in (KEYS, KEYS_COPY, DATABASE):
            copy_file(copy.folder / name, scratch / name)
        store = Store.open(scratch, dek)
        try:
            with store.session() as session:
                _read_all(session.connection().connection.driver_connection)
        finally:
            store.close()
        found = facts(scratch / DATABASE, dek)
    except OSError as error:
        raise as_store_error(error) from error
    finally:
        remove_folder(scratch)
    wanted = {kind: copy.counts.get(kind, 0) for kind in KINDS}
    if found.counts != wanted:
        raise DamagedStore
    return found


def try_out(store: Store, copy: Copy) -> Facts:
    """Rehearse with a copy of an open store beside it, and note that it was done.

    Raises:
        StoreError: this copy would not have helped.
    """
    found = rehearse(copy, store._dek, store.folder / REHEARSAL)
    store.note("rehearsed_at", clock.now())
    return found


def _read_all(raw: Any) -> None:
    for name in engine.count_rows(raw):
        for _row in raw.execute(f'SELECT * FROM "{name}"'):  # noqa: S608
            pass
