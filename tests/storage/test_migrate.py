"""A store changes its shape whole or not at all, and keeps every row."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel, select

from sipdesk.domain.model import Case, Person, User
from sipdesk.storage import engine, errors, migrate
from tests.storage.conftest import Sample

STEP = '''
"""A step of the test."""
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = {new!r}, {old!r}, None, None

def upgrade():
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(), nullable=False, server_default="-"))
    {more}
'''
NEXT = "0002_0.2.0"


@pytest.fixture
def filled(sample: Sample) -> Sample:
    """A store with a person whose case would go too if the person's table were dropped."""
    store = sample.open()
    with store.session() as session:
        session.add(person := Person(given="Prov", family="Ett"))
        session.flush()
        session.add(Case(number="2026-0001", person_id=person.id, opened_on=date(2026, 1, 2)))
    store.close()
    return sample


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write a next revision, as a later program would have it."""

    def write(more: str = "pass") -> None:
        import shutil

        scripts = tmp_path / "migrations"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        text = STEP.format(new=NEXT, old=migrate.HEAD, more=more)
        (scripts / "versions" / "next.py").write_text(text)
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(migrate, "HEAD", NEXT)

    return write


def column(sample: Sample, sql: str) -> list[Any]:
    connection = engine.open_connection(sample.database, sample.opened.dek, [])
    try:
        return [row[0] for row in connection.execute(sql)]
    finally:
        connection.close()


def test_the_store_has_exactly_the_tables_of_the_program(sample: Sample) -> None:
    database = engine.make_engine(sample.database, sample.opened.dek)
    with database.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []
    database.dispose()


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(migrate.config_for(None))
    assert script.get_heads() == [migrate.HEAD]
    assert all(len(each.revision) <= 32 for each in script.walk_revisions())


def test_a_store_that_is_up_to_date_opens_without_alembic(root: Path, sample: Sample) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from sipdesk.storage.store import Store\n"
        "Store.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline())).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(sample.folder)],
        input=sample.opened.dek.hex(),
        text=True,
        cwd=root,
    )
    assert done.returncode == 0


def test_an_upgrade_keeps_every_row_and_its_children(filled: Sample, next_step: Any) -> None:
    next_step()
    filled.open().close()
    assert column(filled, "SELECT nickname FROM person") == ["-"]
    assert column(filled, 'SELECT count(*) FROM "case"') == [1]
    assert column(filled, "SELECT version_num FROM alembic_version") == [NEXT]
    assert not list(filled.folder.glob("*.before-*"))


@pytest.mark.parametrize(
    "fault",
    [
        "raise ValueError('half way')",
        "op.execute('DELETE FROM person')",
        "op.execute('DELETE FROM \"case\"')",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
    ],
)
def test_an_upgrade_that_fails_or_loses_rows_is_taken_back(
    filled: Sample, next_step: Any, fault: str
) -> None:
    old = migrate.HEAD
    next_step(fault)
    with pytest.raises(errors.FailedUpgrade):
        filled.open()
    assert column(filled, "SELECT version_num FROM alembic_version") == [old]
    assert column(filled, "SELECT given FROM person") == ["Prov"]
    assert "nickname" not in column(filled, "SELECT name FROM pragma_table_info('person')")
    copy = next(filled.folder.glob("*.before-*"))
    assert engine.inspect(copy, filled.opened.dek)["case"] == 1


def test_a_new_store_is_never_made_over_another(sample: Sample) -> None:
    before = sample.bytes()
    with pytest.raises(FileExistsError):
        migrate.create(sample.database, sample.opened.dek)
    assert sample.bytes() == before


def test_enum_members_are_stored_by_name(sample: Sample) -> None:
    from sipdesk.domain.model import Office, Principal

    store = sample.open()
    with store.session() as session:
        session.add(Office(principal=Principal.SHARED))
        session.add(User(name="x"))
    with store.session() as session:
        assert session.exec(select(Office)).one().principal is Principal.SHARED
    store.close()
    assert column(sample, "SELECT principal FROM office") == ["SHARED"]
