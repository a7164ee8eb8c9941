"""Brings a store to the shape of this program without eating data (architecture, section 7).

A revision is named `<number>_<version>`: the version of the program that is needed to read it,
so that an older program can name it. Alembic is imported only when a store is not at HEAD.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sipdesk.storage import digests, engine, log_chain
from sipdesk.storage.errors import FailedUpgrade, NewerProgram
from sipdesk.storage.files import as_store_error, remove, step

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001_0.1.0"
SCRIPTS = Path(__file__).parent / "migrations"


def create(path: Path, dek: bytes) -> None:
    """Make a new store by the same steps that an old one goes through; never over an old one."""
    engine.make_file(path)
    _run(path, dek, before={})
    with engine.writing(path, dek) as raw:
        digests.begin(raw)


def upgrade(path: Path, dek: bytes, revision: str) -> None:
    """Bring a store from an older revision to HEAD in one transaction, with a copy beside it.

    Raises:
        NewerProgram: the revision is unknown here; the file is as it was.
        FailedUpgrade: rolled back; the file is as it was and the copy is kept.
    """
    if revision == HEAD:
        return
    if revision not in _known():
        raise NewerProgram(revision.partition("_")[2] or revision)
    copy = path.with_name(f"{path.name}.before-{HEAD}")
    _remove(copy)
    before = engine.copy_to(path, dek, copy)
    if engine.inspect(copy, dek) != before:
        raise FailedUpgrade
    try:
        _run(path, dek, before)
        engine.inspect(path, dek)
    except Exception as error:
        raise FailedUpgrade from error
    _remove(copy)


def _run(path: Path, dek: bytes, before: Mapping[str, int]) -> None:
    """All steps to HEAD in one transaction, taken back when a row is lost or left hanging."""
    from alembic import command

    database = engine.make_engine(path, dek, foreign_keys=False)
    try:
        with database.begin() as connection:
            raw: Any = connection.connection.driver_connection
            log_chain.unguard(raw)
            command.upgrade(config_for(connection), HEAD)
            _check(raw, before)
            if before:
                digests.rebuild(raw)
            log_chain.guard(raw)
            step("commit", path)
    finally:
        database.dispose()


def _remove(copy: Path) -> None:
    try:
        remove(copy)
    except OSError as error:
        raise as_store_error(error) from error


def _check(raw: Any, before: Mapping[str, int]) -> None:
    if raw.execute("PRAGMA foreign_key_check").fetchall():
        raise FailedUpgrade
    after = engine.count_rows(raw)
    for table, rows in before.items():
        if table in after and after[table] < rows:
            raise FailedUpgrade


def config_for(connection: Any) -> "Config":
    """Alembic's settings for a connection that is already unlocked."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _known() -> set[str]:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(config_for(None))
    return {each.revision for each in script.walk_revisions()}
