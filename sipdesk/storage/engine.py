"""Connections to the encrypted file; the only module that knows the cipher driver."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, pool
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from sipdesk.storage.errors import (
    CannotWrite,
    DamagedStore,
    DiskFull,
    EmptyStore,
    MissingStore,
    StoreError,
)
from sipdesk.storage.files import OWNER_ONLY, as_store_error, step, sync_file
from sipdesk.storage.swedish import fold, sort_key

WAIT_SECONDS = 10
PAGES_AT_A_TIME = 256  # a megabyte: a copy of a large store does not hold up the work
DriverError = driver.Error
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
) -> Engine:
    """An engine whose every transaction is one `BEGIN IMMEDIATE`, table changes included.

    Args:
        path: an existing file; it is never created here.
        dek: the raw data key.
        foreign_keys: off in migrations only, where a batch change would delete child rows.
        single_writer: no write-ahead log, for a store that lies on a network drive.
        read_only: refuse every write.
    """
    settings = [
        f"foreign_keys={int(foreign_keys)}",
        f"query_only={int(read_only)}",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "secure_delete=ON",
    ]
    journal = ["locking_mode=EXCLUSIVE", "journal_mode=DELETE"] if single_writer else []
    settings = [*(journal or ["journal_mode=WAL"]), *settings]

    def connect() -> Any:
        return open_connection(path, dek, settings)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=driver,
        poolclass=pool.QueuePool,
        hide_parameters=True,  # else an error text would hold what a person said
    )
    start = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(start)

    return engine


def open_connection(path: Path, dek: bytes, settings: list[str]) -> Any:
    """A raw connection to an existing file; closed again when the key or a setting is refused."""
    connection = driver.connect(
        f"file:{quote(str(path))}?mode=rw",
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
        raise translate(error) or DamagedStore() from error
    if row is None:
        raise DamagedStore
    return str(row[0])


def copy_to(path: Path, dek: bytes, target: Path) -> dict[str, int]:
    """Make a consistent copy of a store that may be in use, under the same key.

    Returns:
        The number of rows of each table at the moment of the copy.

    Raises:
        DiskFull, CannotWrite, DamagedStore: the store is as it was.
    """
    try:
        make_file(target)
        with (
            closing(open_connection(path, dek, [])) as source,
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
        sync_file(target)
    except DriverError as error:
        raise translate(error) or CannotWrite() from error
    except OSError as error:
        raise as_store_error(error) from error
    return counts


def inspect(path: Path, dek: bytes) -> dict[str, int]:
    """Check every page of a store and count its rows.

    Raises:
        DamagedStore: a page does not decrypt, or the whole does not hang together.
    """
    try:
        with closing(open_connection(path, dek, [])) as connection:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            verdict = connection.execute("PRAGMA integrity_check").fetchone()
            stray = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken or stray or verdict is None or verdict[0] != "ok":
                raise DamagedStore
            return count_rows(connection)
    except DriverError as error:
        raise DamagedStore from error


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
