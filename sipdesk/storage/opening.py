"""What is looked at before a store is opened, and what is noted in it while it is open.

A store that is damaged or older than it should be is refused before anything is written to it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, event

from sipdesk import clock
from sipdesk.storage import digests, engine, keys, log_chain, sealing
from sipdesk.storage.claim import Claim
from sipdesk.storage.errors import CannotWrite, MissingJournal, OlderStore, StoreError
from sipdesk.storage.files import move, remove, same_file
from sipdesk.storage.places import DATABASE, KEYS, is_network
from sipdesk.storage.seen import Seen

CHECKED_EVERY = timedelta(days=30)


@dataclass(frozen=True)
class Left:
    """How a store was left by whoever had it open last."""

    revision: str
    state: digests.State
    alone: digests.State | None  # as the file says without its journal
    has_journal: bool
    is_wal: bool
    hold: Callable[[], object] = lambda: None  # take hold of a journal that is begun only now

    @property
    def is_torn(self) -> bool:
        """Whether it was in use and its journal is gone, or is one from another time."""
        if not (self.state.is_open and self.is_wal):
            return False
        return not self.has_journal or not self._fits

    @property
    def _fits(self) -> bool:
        """Whether the journal was begun by the session that is in the file, or on that file."""
        alone = self.alone
        return alone is None or (
            alone.session == self.state.session or alone.generation == self.state.base
        )


@contextmanager
def guarded(path: Path, dek: bytes) -> Iterator[Left]:
    """Read how a store was left, and keep its journal in its place until the block ends.

    The driver takes the journal away with the last connection: were it gone before the store is
    marked as open again, a program killed there would leave what looks like a store without it.

    Raises:
        MissingStore, EmptyStore, DamagedStore: the file is as it was.
    """
    has_journal = path.with_name(f"{path.name}-wal").exists()
    try:
        raw = engine.open_connection(path, dek, [])
    except engine.DriverError as error:
        raise engine.translate(error) or CannotWrite() from error
    with closing(raw):
        alone = engine.read_state_without_journal(path, dek)
        is_wal = engine.is_in_wal_mode(raw)
        revision = engine.read_revision(path, dek)
        state = engine.read_state(path, dek)
        yield Left(revision, state, alone, has_journal, is_wal, lambda: engine.look(raw))


def begin_journal(folder: Path, dek: bytes, left: Left) -> None:
    """Let the file have a write-ahead log before it says that it is in use, and hold it."""
    if not left.is_wal and not is_network(folder):
        engine.want_journal(folder / DATABASE, dek)
        left.hold()


def refuse_damaged(path: Path, dek: bytes, left: Left) -> bool:
    """Prove every page; every row too after a crash, and once in a month: answers whether it was.

    Raises:
        CutStore, ChangedRows, DamagedStore: the file is as it was.
    """
    checked = left.state.checked_at
    if left.state.is_open or checked is None or clock.now() - checked > CHECKED_EVERY:
        engine.inspect(path, dek)
        return True
    with closing(engine.open_connection(path, dek, [])) as raw:
        engine.look_at_pages(raw, path, dek)
    return False


def refuse_older(folder: Path, dek: bytes, left: Left, seen: Seen | None) -> None:
    """Compare with what the keys and the user know of the store.

    Raises:
        MissingJournal, OlderStore: the file is as it was.
    """
    state = left.state
    known = [seen] if seen else []
    if (folder / KEYS).exists():
        generation, at = keys.floor(folder, dek)
        known += [Seen(generation, at)] if at else []
    latest = max(known, key=lambda each: each.generation, default=None)
    when = latest.at if latest else state.changed_at
    was_whole = seen is not None and seen.is_closed and state.generation >= seen.generation
    if left.is_torn and not was_whole:
        raise MissingJournal(state.changed_at, when)
    if latest is not None and state.generation < latest.generation:
        raise OlderStore(state.changed_at, when)


def mark_open(folder: Path, dek: bytes, seen: Seen | None, *, was_checked: bool) -> None:
    """Note that the store is in use, in the file itself, and tell the keys how far it has come.

    Raises:
        CannotWrite, DiskFull: it is left as it was.
    """
    path = folder / DATABASE
    engine.empty_journal(path, dek)  # the new one is begun on a file that is whole
    with engine.writing(path, dek) as raw:
        log_chain.guard(raw)
        raw.execute(
            "UPDATE storestate SET is_open = 1, session = ?, base = generation", (uuid4().hex,)
        )
        if was_checked:
            raw.execute("UPDATE storestate SET checked_at = ?", (digests.to_text(clock.now()),))
        digests.count(raw, max(_least(folder, dek), seen.generation if seen else 0))
    try:
        engine.empty_journal(path, dek)
        _tell_keys(folder, dek)
    except BaseException:
        mark_closed(folder, dek)  # else it would look as if its journal had been taken away
        raise


def mark_closed(folder: Path, dek: bytes) -> bool:
    """Note that nobody has the store open; whether it could be noted.

    A full disk has room again when the journal has been brought into the file, so it is tried
    once more after that.
    """
    for _attempt in range(2):
        with suppress(StoreError):
            with engine.writing(folder / DATABASE, dek) as raw:
                raw.execute("UPDATE storestate SET is_open = 0")
                digests.count(raw)
            with suppress(StoreError):  # the keys may know less than the file, never more
                _tell_keys(folder, dek)
            return True
        engine.empty_journal(folder / DATABASE, dek)
    return False


def leave(folder: Path, dek: bytes, let_go: Callable[[], object]) -> None:
    """Note that nobody has the store open, then let go of it; else with its journal left there."""
    if mark_closed(folder, dek):
        let_go()
        return
    with _kept_journal(folder / DATABASE):
        let_go()


def never_last(database: Engine, folder: Path, dek: bytes) -> Engine:
    """Let no connection of a second user take the journal from a store that says it is in use.

    So it is where the one who wrote could not note that it was closed. The folder is claimed
    meanwhile, so that nobody begins another journal.
    """

    @event.listens_for(database, "close")
    def _close(connection: Any, _record: object) -> None:
        try:
            claim = Claim.take(folder, "")
        except StoreError:
            return  # somebody is at work, and holds it
        try:
            with _kept_journal(folder / DATABASE, lambda: _is_open(folder, dek)):
                connection.close()
        finally:
            claim.drop()

    return database


def _is_open(folder: Path, dek: bytes) -> bool:
    state = engine.read_state_without_journal(folder / DATABASE, dek)
    return state is not None and state.is_open


@contextmanager
def _kept_journal(path: Path, is_missed: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Let the journal stay in its place though the last connection goes in the block.

    A store that says that it is in use must not be found without it: it would look as if the
    file had been copied alone. What the journal holds is in the file by then, and read once more.
    """
    journal = path.with_name(f"{path.name}-wal")
    kept = path.with_name(f"{path.name}-wal.kept")
    with suppress(OSError):
        same_file(journal, kept)
    yield
    with suppress(OSError):
        if kept.exists() and not journal.exists() and is_missed():
            move(kept, journal)
        remove(kept)


def read_end(path: Path, dek: bytes) -> tuple[digests.State, log_chain.Link]:
    """How far a closed store, or a copy, has come: its state and the newest row of its log.

    Raises:
        DamagedStore: it cannot be read.
    """
    state = engine.read_state(path, dek)
    with closing(engine.open_connection(path, dek, [])) as raw:
        return state, log_chain.head(raw)


def describe(folder: Path, dek: bytes, path: Path, counts: Mapping[str, int]) -> dict[str, Any]:
    """What is said of a copy that has been checked, signed with the data key."""
    state, newest = read_end(path, dek)
    told: dict[str, Any] = {
        "v": 2,
        "store": keys.store_id(folder, dek),
        "verified_at": clock.now().isoformat(),
        "changed_at": state.changed_at.isoformat(),
        "generation": state.generation,
        "size": path.stat().st_size,
        "counts": dict(counts),
        "log": {"row": newest.row, "chain": newest.chain},
    }
    return {**told, "mac": sealing.sign(dek, told)}


def _least(folder: Path, dek: bytes) -> int:
    """Whoever went on with an older file goes on from the newest number that is known."""
    return keys.floor(folder, dek)[0] if (folder / KEYS).exists() else 0


def _tell_keys(folder: Path, dek: bytes) -> None:
    if (folder / KEYS).exists():
        state = engine.read_state(folder / DATABASE, dek)
        keys.raise_floor(folder, dek, state.generation, state.changed_at, _newest(folder, dek))


def _newest(folder: Path, dek: bytes) -> log_chain.Link | None:
    """The newest row of the log; None, so that the old one stays, where that one is not there."""
    with closing(engine.open_connection(folder / DATABASE, dek, [])) as raw:
        holds = log_chain.has(raw, keys.checkpoint(folder, dek))
        return log_chain.head(raw) if holds else None
