"""Connections to the encrypted file; the only module that knows the cipher driver."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, pool
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from sipdesk.storage import digests
from sipdesk.storage.errors import (
    CannotWrite,
    ChangedRows,
    CutStore,
    DamagedStore,
    DiskFull,
    EmptyStore,
    MissingStore,
    StoreError,
)
from sipdesk.storage.files import OWNER_ONLY, as_store_error, step, sync_file
from sipdesk.storage.swedish import fold, sort_key

WAIT_SECONDS = 10
PAGE = 4096
PAGES_AT_A_TIME = 256  # a megabyte: a copy of a large store does not hold up the work
DriverError = driver.Error
_BEFORE = "changes before"
STILL = "mode=ro&immutable=1"  # a file that nobody writes to, maybe where nobody can
_DAMAGED = ("not a database", "malformed", "file is encrypted", "no such table: alembic_version")
_FULL = ("disk is full",)
_REFUSED = ("readonly", "disk i/o error", "unable to open", "read-only")


def make_file(path: Path) -> None:
    """Make the empty file that a new store grows in; FileExistsError where there is one."""
    step("make", path)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))


def make_engine(
    path: Path,
    dek: bytes,
    *,
    foreign_keys: bool = True,
    single_writer: bool = False,
    read_only: bool = False,
    is_watched: bool = False,
    only_logs: bool = False,
) -> Engine:
    """An engine whose every transaction is one `BEGIN IMMEDIATE`, table changes included.

    Args:
        path: an existing file; it is never created here.
        dek: the raw data key.
        foreign_keys: off in migrations only, where a batch change would delete child rows.
        single_writer: no write-ahead log, for a store that lies on a network drive.
        read_only: refuse every write.
        is_watched: note which rows of plans and consents are touched, for `digests.settle`.
        only_logs: refuse every write but a new row of the access log.
    """
    settings = [
        f"foreign_keys={int(foreign_keys)}",
        f"query_only={int(read_only and not only_logs)}",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "secure_delete=ON",
    ]
    journal = ["locking_mode=EXCLUSIVE", "journal_mode=DELETE"] if single_writer else []
    settings = [*(journal or ["journal_mode=WAL"]), *settings]

    def connect() -> Any:
        connection = open_connection(path, dek, settings)
        if is_watched:
            digests.watch(connection)
        if only_logs:
            connection.set_authorizer(_allow_log_rows)
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=driver,
        poolclass=pool.NullPool if only_logs else pool.QueuePool,  # lets the other one change all
        hide_parameters=True,  # else an error text would hold what a person said
    )
    start = "BEGIN" if read_only and not only_logs else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(start)
        raw = connection.connection.driver_connection
        connection.connection.info[_BEFORE] = raw.total_changes

    return engine


_READING = {
    driver.SQLITE_SELECT,
    driver.SQLITE_READ,
    driver.SQLITE_FUNCTION,
    driver.SQLITE_TRANSACTION,
    driver.SQLITE_SAVEPOINT,
    driver.SQLITE_RECURSIVE,
}


def _allow_log_rows(act: int, what: str | None, value: str | None, *_more: object) -> int:
    """What the driver asks before it prepares a statement: may it do that to that table?"""
    is_allowed = (
        act in _READING
        or (act == driver.SQLITE_INSERT and what == "logrow")
        or (act == driver.SQLITE_PRAGMA and what == "read_uncommitted" and value is None)
    )
    return int(driver.SQLITE_OK if is_allowed else driver.SQLITE_DENY)


def is_refusal(error: BaseException) -> bool:
    """Whether a statement was refused because only log rows may be written."""
    told = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    return "not authorized" in told or "prohibited" in told


def has_changed(connection: Any) -> bool:
    """Whether the transaction of a connection of the engine has changed anything yet."""
    record = connection.connection
    return bool(record.driver_connection.total_changes != record.info[_BEFORE])


def open_connection(path: Path, dek: bytes, settings: list[str], how: str = "mode=rw") -> Any:
    """A raw connection to an existing file; closed again when the key or a setting is refused."""
    connection = driver.connect(
        f"file:{quote(str(path))}?{how}",
        uri=True,
        timeout=WAIT_SECONDS,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        # A wrong key would otherwise be told on stderr, by the driver itself.
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{dek.hex()}'\"")
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
        connection.create_collation("sv", _compare)
        connection.create_function("fold", 1, fold, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def read_revision(path: Path, dek: bytes) -> str:
    """The revision of a store; reads only, and tells an empty file from a damaged one.

    Raises:
        MissingStore, EmptyStore, DamagedStore: the file is as it was.
    """
    if not path.is_file():
        raise MissingStore
    if path.stat().st_size == 0:
        raise EmptyStore
    try:
        with closing(open_connection(path, dek, [])) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except DriverError as error:
        if _is_cut(path, dek):
            raise CutStore from error
        raise translate(error) or DamagedStore() from error
    if row is None:
        raise DamagedStore
    return str(row[0])


def _is_cut(path: Path, dek: bytes) -> bool:
    """Whether a file is shorter than its first page says; the driver calls that malformed."""
    if path.stat().st_size < PAGE:
        return True
    try:
        with closing(open_connection(path, dek, [])) as connection:
            connection.execute("PRAGMA user_version").fetchone()  # reads the first page alone
    except DriverError as error:
        return "malformed" in str(error)
    return False


def copy_to(
    path: Path, dek: bytes, target: Path, held: Any = None, *, how: str = "mode=rw"
) -> dict[str, int]:
    """Make a consistent copy of a store that may be in use, under the same key.

    Args:
        path: the store.
        dek: its data key.
        target: the copy; there is no such file yet.
        held: the one connection that a single writer is allowed, outside any transaction.
        how: how to open the store; `STILL` for a copy.

    Returns:
        The number of rows of each table at the moment of the copy.

    Raises:
        DiskFull, CannotWrite, DamagedStore: the store is as it was.
    """
    try:
        make_file(target)
        with (
            _source(path, dek, held, how) as source,
            closing(open_connection(target, dek, [])) as goal,
        ):
            source.execute("BEGIN")  # one moment for the rows and for the numbers
            counts = count_rows(source)
            source.backup(
                goal,
                pages=PAGES_AT_A_TIME,
                progress=lambda _status, _left, _all: step("copy", target),
            )
            source.execute("COMMIT")
            goal.execute("UPDATE storestate SET is_open = 0")  # nobody has the copy open
        sync_file(target)
    except DriverError as error:
        raise translate(error) or CannotWrite() from error
    except OSError as error:
        raise as_store_error(error) from error
    return counts


@contextmanager
def _source(path: Path, dek: bytes, held: Any, how: str) -> Iterator[Any]:
    if held is not None:
        yield held
        return
    with closing(open_connection(path, dek, [], how)) as connection:
        yield connection


def inspect(path: Path, dek: bytes, *, how: str = "mode=rw") -> dict[str, int]:
    """Check every page and every signed row of a store, and count its rows.

    Raises:
        CutStore: pages are missing at its end.
        ChangedRows: a row is not what the program last wrote.
        DamagedStore: a page does not decrypt, or the whole does not hang together.
    """
    try:
        with closing(open_connection(path, dek, [], how)) as connection:
            look_at_pages(connection, path, dek)
            verdict = connection.execute("PRAGMA integrity_check").fetchone()
            stray = connection.execute("PRAGMA foreign_key_check").fetchall()
            if stray or verdict is None or verdict[0] != "ok":
                raise DamagedStore
            if wrong := digests.find_wrong(connection):
                raise ChangedRows(wrong)
            return count_rows(connection)
    except DriverError as error:
        raise DamagedStore from error


def look_at_pages(connection: Any, path: Path, dek: bytes) -> None:
    """Let the cipher prove every page, and count them: it does not miss what is not there.

    Raises:
        CutStore, DamagedStore: the file is as it was.
    """
    if _is_cut(path, dek):
        raise CutStore
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise DamagedStore


def is_in_wal_mode(connection: Any) -> bool:
    """Whether a file says that it has a write-ahead log; False where it says nothing."""
    try:
        return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")
    except DriverError:
        return False


def look(connection: Any) -> int:
    """Read the first page, so that a connection holds the journal; how many tables there are."""
    row = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(row[0])


def want_journal(path: Path, dek: bytes) -> None:
    """Let a file say that it has a write-ahead log before it says that it is in use.

    Else a program killed between the two leaves what looks like a store without its journal.
    """
    with suppress(DriverError), closing(open_connection(path, dek, ["journal_mode=WAL"])):
        pass


def empty_journal(path: Path, dek: bytes) -> None:
    """Bring everything from the journal into the file. Raises nothing: it can wait."""
    with suppress(DriverError), closing(open_connection(path, dek, [])) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def read_state(path: Path, dek: bytes) -> digests.State:
    """How often and when a store was last written, and how it was left.

    Raises:
        DamagedStore: it cannot be read, or says nothing of itself.
    """
    try:
        with closing(open_connection(path, dek, [])) as connection:
            state = digests.read_state(connection)
    except DriverError as error:
        raise translate(error) or DamagedStore() from error
    if state is None:
        raise DamagedStore
    return state


def read_state_without_journal(path: Path, dek: bytes) -> digests.State | None:
    """The state as it stands in the file itself; None where a crash left a page half written."""
    try:
        with closing(open_connection(path, dek, [], STILL)) as connection:
            return digests.read_state(connection)
    except DriverError:
        return None


@contextmanager
def writing(path: Path, dek: bytes) -> Iterator[Any]:
    """A raw connection with one transaction, for what `storage` does to a store by itself.

    Raises:
        DiskFull, CannotWrite, DamagedStore: nothing of the block has been stored.
    """
    try:
        with closing(open_connection(path, dek, ["synchronous=FULL"])) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            step("commit", path)
            connection.execute("COMMIT")
    except DriverError as error:
        raise translate(error) or CannotWrite() from error
    except OSError as error:
        raise as_store_error(error) from error


def compact(path: Path, dek: bytes) -> None:
    """Write the store anew without its free pages, so that what was purged is in no page.

    Raises:
        DiskFull, CannotWrite, DamagedStore: the store is as it was.
    """
    try:
        with closing(open_connection(path, dek, ["temp_store=MEMORY"])) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DriverError as error:
        raise translate(error) or CannotWrite() from error


def translate(error: BaseException) -> StoreError | None:
    """A refusal by the driver as one of ours; None when it is about what was asked."""
    told = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    kinds: list[tuple[tuple[str, ...], Callable[[], StoreError]]] = [
        (_FULL, DiskFull),
        (_REFUSED, CannotWrite),
        (_DAMAGED, DamagedStore),
    ]
    return next((kind() for words, kind in kinds if any(w in told for w in words)), None)


def count_rows(connection: Any) -> dict[str, int]:
    """The number of rows of each table, by a raw connection."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }


def _compare(one: str, other: str) -> int:
    mine, theirs = sort_key(one), sort_key(other)
    return (mine > theirs) - (mine < theirs)
