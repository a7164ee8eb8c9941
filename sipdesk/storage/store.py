"""The open store: one door, `session()`, and behind it one transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from sipdesk import clock
from sipdesk.storage import digests, engine, keys, log_chain, migrate, opening, rekey
from sipdesk.storage.claim import Claim
from sipdesk.storage.errors import (
    AlreadyThere,
    ClosedStore,
    DamagedStore,
    FolderNotFound,
    InUse,
    OnlyReading,
    StoreError,
    WriterGone,
)
from sipdesk.storage.files import as_store_error, keep_private, move, remove, step, sync_folder
from sipdesk.storage.keyring import KeyRing, PracticeRing, UserRing
from sipdesk.storage.places import DATABASE, KEYS, is_network
from sipdesk.storage.recovery_change import replace as let_open
from sipdesk.storage.seen import Seen


class Store:
    """A store that is open, claimed and at this program's revision.

    Attributes:
        folder: where it lies.
        is_single_writer: it lies on a network drive; the window says so.
        read_only: every write is refused with CannotWrite.
        writer: who is writing, where this is the second user; "" where the name is not known.
        id: which store it is; empty for a practice store.
        found_generation: how often it had been written when it was opened here.
    """

    def __init__(
        self,
        folder: Path,
        dek: bytes,
        claim: Claim | None,
        *,
        read_only: bool = False,
        writer: str = "",
    ) -> None:
        self.folder = folder
        self.read_only, self.is_second, self.writer = read_only, claim is None, writer
        self.is_single_writer = is_network(folder)
        self._dek = dek
        self._let_next_in: Callable[[], object] = claim.drop if claim else lambda: None
        self._log_key = log_chain.key_of(dek)
        has_users = (folder / KEYS).exists()
        self._keyring: KeyRing = UserRing(folder, dek) if has_users else PracticeRing(dek)
        self._engine: Engine | None = self._make_engine()
        self.id = keys.store_id(folder, dek) if has_users else ""
        self.found_generation = 0

    @property
    def is_open(self) -> bool:
        """Whether it can be read."""
        return self._engine is not None

    def _make_engine(self) -> Engine:
        made = engine.make_engine(
            self.path,
            self._dek,
            single_writer=self.is_single_writer,
            read_only=self.read_only,
            is_watched=not self.read_only,
            only_logs=self.is_second,
        )
        return opening.never_last(made, self.folder, self._dek) if self.is_second else made

    @property
    def path(self) -> Path:
        """The encrypted file."""
        return self.folder / DATABASE

    @classmethod
    def create(cls, folder: Path, dek: bytes, *, holder: str = "") -> "Store":
        """Make a new, empty store in a folder that exists, and open it.

        Raises:
            AlreadyThere: there is one already, and it is not touched.
        """
        path, part = folder / DATABASE, folder / f"{DATABASE}.part"
        if path.exists():
            raise AlreadyThere
        try:
            remove(part)
            migrate.create(part, dek)
            move(part, path)  # a half made store never has the final name
            sync_folder(folder)
        except OSError as error:
            raise as_store_error(error) from error
        return cls.open(folder, dek, holder=holder)

    @classmethod
    def open(
        cls,
        folder: Path,
        dek: bytes,
        *,
        holder: str = "",
        read_only: bool = False,
        seen: Seen | None = None,
        may_be_older: bool = False,
        may_be_second: bool = False,
    ) -> "Store":
        """Open the store of a folder with a data key from `keys`.

        Args:
            folder: where `sipdesk.db` lies.
            dek: what a slot gave; so a file that cannot be read with it is damaged.
            holder: the name that others are told while it is in use.
            read_only: refuse every write.
            seen: what the user last saw of it.
            may_be_older: open it though it has been written less often than that.
            may_be_second: while somebody else has it, open it to read and to add log rows; on a
                network drive there can be only one.

        Raises:
            FolderNotFound, MissingStore, EmptyStore, DamagedStore, OlderStore, NewerProgram,
            InUse, CannotWrite: the file is as it was.
        """
        path = folder / DATABASE
        if not folder.is_dir():
            raise FolderNotFound(str(folder))
        if not path.is_file() or path.stat().st_size == 0:
            engine.read_revision(path, dek)  # raises: said before the folder is claimed
        try:
            claim = Claim.take(folder, holder)
        except InUse as in_use:
            if not may_be_second or is_network(folder):
                raise
            return cls._open_second(folder, dek, in_use)
        try:
            rekey.finish(folder, dek)
            with opening.guarded(path, dek) as left:
                was_checked = opening.refuse_damaged(path, dek, left)
                if not may_be_older:
                    opening.refuse_older(folder, dek, left, seen)
                migrate.upgrade(path, dek, left.revision)
                keep_private(path)
                if not read_only:
                    opening.begin_journal(folder, dek, left)
                    opening.mark_open(folder, dek, seen, was_checked=was_checked)
                store = cls(folder, dek, claim, read_only=read_only)
                store.found_generation = left.state.generation
                store._hold_journal()
            return store
        except BaseException:
            claim.drop()
            raise

    @classmethod
    def _open_second(cls, folder: Path, dek: bytes, in_use: InUse) -> "Store":
        """Read beside the one who writes; the file is as that one has it, and not looked into."""
        if engine.read_revision(folder / DATABASE, dek) != migrate.HEAD:
            raise in_use
        return cls(folder, dek, None, read_only=True, writer=in_use.holder)

    def is_free(self) -> bool:
        """Whether nobody writes any more, for the second user; asks the system, changes nothing."""
        try:
            Claim.take(self.folder, "").drop()
        except StoreError:
            return False
        return True

    def _hold_journal(self) -> None:
        """Keep one connection from here on: with the last one the driver ends the journal."""
        if self._engine is not None and not self.is_single_writer:
            self._engine.connect().close()  # back to the pool, not closed

    def unlocked_by(self, user_id: UUID | None, private_key: bytes) -> None:
        """Give the transactions from here on the key of the one at work."""
        if isinstance(self._keyring, UserRing):
            self._keyring = UserRing(self.folder, self._dek, user_id, private_key)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Raises:
            DiskFull, CannotWrite, DamagedStore: nothing of the block has been stored.
            ClosedStore: the store has been closed, or the one who wrote is gone.
            OnlyReading: somebody else is writing.
        """
        if self._engine is None:
            raise ClosedStore
        if self.is_second and self.is_free():
            raise WriterGone(self.writer)
        try:
            with Session(self._engine, expire_on_commit=False) as session, session.begin():
                session.info["keyring"] = self._keyring
                session.info["log_key"] = self._log_key
                session.info["only_logs"] = self.is_second
                yield session
                session.flush()
                self._before_commit(session)
        except DBAPIError as error:
            if self.is_second and engine.is_refusal(error):
                raise OnlyReading(self.writer) from error
            raise engine.translate(error) or error from error

    def _before_commit(self, session: Session) -> None:
        """Sign what was touched and count the commit, when there is something to commit."""
        connection = session.connection()
        if self.read_only or not engine.has_changed(connection):
            return
        digests.settle(connection.connection.driver_connection)
        try:
            step("commit", self.path)
        except OSError as error:
            raise as_store_error(error) from error

    def state(self) -> digests.State:
        """How often and when it was last written. Raises DamagedStore, ClosedStore."""
        with self.session() as session:
            state = digests.read_state(session.connection().connection.driver_connection)
        if state is None:
            raise DamagedStore
        return state

    def note(self, field: str, moment: datetime) -> None:
        """Note when it was `checked_at` or `rehearsed_at`; raises as `session` does."""
        query = {
            "checked_at": "UPDATE storestate SET checked_at = ?",
            "rehearsed_at": "UPDATE storestate SET rehearsed_at = ?",
        }[field]
        with self.session() as session:
            session.connection().exec_driver_sql(query, (digests.to_text(moment),))

    def wrong_rows(self, rows: Iterable[tuple[str, str]]) -> list[digests.WrongRow]:
        """Those of the rows (table, id) that are not what was last signed."""
        with self.session() as session:
            raw = session.connection().connection.driver_connection
            return digests.find_wrong(raw, rows)

    def copy_to(self, target: Path) -> dict[str, int]:
        """A consistent, encrypted copy under the same key; the rows per table at that moment."""
        if self._engine is None or not self.is_single_writer:
            return engine.copy_to(self.path, self._dek, target)
        with self._engine.connect() as connection:  # no other one would be let in
            raw = connection.connection.driver_connection
            return engine.copy_to(self.path, self._dek, target, raw)

    def describe(self, path: Path, counts: Mapping[str, int]) -> dict[str, Any]:
        """What is said of a copy that has been checked, signed with the data key."""
        return opening.describe(self.folder, self._dek, path, counts)

    def inspect(self, path: Path) -> dict[str, int]:
        """Check every page of this store or of a copy of it; the rows per table.

        Raises:
            DamagedStore: a page does not decrypt, or the whole does not hang together.
        """
        if engine.read_revision(path, self._dek) != migrate.HEAD:
            raise DamagedStore
        return engine.inspect(path, self._dek)

    def check(self) -> dict[str, int]:
        """Look at every page and every signed row; the rows per table.

        Touches no session, so it may run on another thread while the store is in use.

        Raises:
            DamagedStore: it is not what the program last wrote; nothing has been changed.
        """
        if not self.is_single_writer:
            counts = self.inspect(self.path)
        else:  # no second connection is let in: a copy of this moment is looked at
            copy = self.folder / f".{DATABASE}.check"
            try:
                remove(copy)
                self.copy_to(copy)
                counts = self.inspect(copy)
            except OSError as error:
                raise as_store_error(error) from error
            finally:
                for name in (copy.name, f"{copy.name}-wal", f"{copy.name}-shm"):
                    (self.folder / name).unlink(missing_ok=True)
        if not self.read_only:
            self.note("checked_at", clock.now())
        return counts

    def compact(self) -> None:
        """Leave no page behind that held what has been purged; raises as `session` does."""
        engine.compact(self.path, self._dek)

    def slots(self) -> list[keys.User]:
        """Those who can unlock it; nobody for a practice store."""
        return keys.users(self.folder) if (self.folder / KEYS).exists() else []

    @property
    def slot(self) -> UUID | None:
        """The slot of the one at work; None in a practice store."""
        return self._keyring.slot if isinstance(self._keyring, UserRing) else None

    def has_recovery(self) -> bool:
        """Whether a recovery key opens it. Raises DamagedKeys."""
        return (self.folder / KEYS).exists() and keys.has_recovery(self.folder, self._dek)

    def add_user(self, user_id: UUID, name: str, passphrase: str, cost: keys.Cost) -> None:
        """Give one more person a slot. Raises CannotWrite, DiskFull."""
        if self._engine is None:
            raise ClosedStore
        if self.is_second:
            raise OnlyReading(self.writer)
        keys.add_user(self.folder, self._dek, name, passphrase, cost, user_id)

    def replace_recovery(self, key: str) -> None:
        """Let another recovery key open it. Raises as `recovery_change.replace`; OnlyReading."""
        if self.is_second:
            raise OnlyReading(self.writer)
        if not isinstance(self._keyring, UserRing):
            raise ClosedStore
        let_open(self.folder, self._keyring.opened(), key)

    def change_key(self, without: Collection[UUID] = ()) -> None:
        """Give the store a new data key, which some users do not get; nobody may be at work.

        Raises:
            ClosedStore: it is closed, or is a practice store, which has no keys to change.
            OthersReading: somebody has it open to read; nothing has changed.
            DiskFull, CannotWrite: nothing has changed, or the change is carried out when the
                store is next opened; then it is closed here.
        """
        ring = self._keyring
        if self._engine is None or not isinstance(ring, UserRing):
            raise ClosedStore
        if self.is_second:
            raise OnlyReading(self.writer)
        self._leave(self._engine)
        try:
            self._use(rekey.change(self.folder, self._dek, without), ring)
        except BaseException:
            if keys.is_in_force(self.folder, self._dek):
                self._use(self._dek, ring)
            else:
                self._let_next_in()
            raise

    def _leave(self, database: Engine) -> None:
        """Note that nobody has it open, while the journal is still held; then let go of it.

        Killed between the two it would else say that it is in use and have no journal. On a
        network drive there is no journal, and the connection lets no other one in.
        """
        self._engine = None
        if self.is_single_writer:
            database.dispose()
        if self.read_only:
            database.dispose()
        else:
            opening.leave(self.folder, self._dek, database.dispose)

    def _use(self, dek: bytes, ring: UserRing) -> None:
        self._dek, self._log_key = dek, log_chain.key_of(dek)
        self._keyring = replace(ring, dek=dek)
        with opening.guarded(self.path, dek) as left:
            opening.begin_journal(self.folder, dek, left)
            opening.mark_open(self.folder, dek, None, was_checked=True)
            self._engine = self._make_engine()
            self._hold_journal()

    def verify_log(self, known: Iterable[log_chain.Link] = ()) -> log_chain.Verdict:
        """Check every row of the access log, against the checkpoint in the keys too.

        Touches no session, so it may run on another thread while the store is in use.

        Args:
            known: more rows that are known to have been there, from copies or review sheets.
        """
        mine = [keys.checkpoint(self.folder, self._dek)] if (self.folder / KEYS).exists() else []
        try:
            with closing(engine.open_connection(self.path, self._dek, [])) as raw:
                return log_chain.verify(raw, self._dek, [*mine, *known])
        except engine.DriverError as error:
            raise DamagedStore from error

    def close(self) -> None:
        """Close every connection, forget the key and let the next one in; may be called twice."""
        if self._engine is not None:
            self._leave(self._engine)
            self._engine, self._dek, self._log_key = None, b"", b""
            self._keyring = UserRing(self.folder, b"")
            self._let_next_in()
