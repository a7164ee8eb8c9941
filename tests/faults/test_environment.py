"""What lies around the program: clock, locale, paths, profile, cipher, memory, other programs."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import func, select

from sipdesk import clock
from sipdesk.app import Program
from sipdesk.domain.model import Case, LogRow, Person
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, log, overview, people
from sipdesk.storage import engine, keys
from sipdesk.storage.claim import HOLDER, LOCK
from sipdesk.storage.errors import StoreError
from sipdesk.storage.new_store import NewStore
from sipdesk.storage.store import Store
from tests import factory
from tests.storage.conftest import NAME, PASSPHRASE, Sample

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")


def _case(workspace: Workspace) -> Any:
    return workspace.write(cases.create_case, None, given="Alva", family="Exempel")


# The folder


def test_a_folder_that_comes_back_is_written_to_again(workspace: Workspace) -> None:
    case = _case(workspace)
    folder = workspace.store.folder
    away = folder.with_name("away")
    folder.rename(away)
    with pytest.raises(StoreError):
        Store.open(folder, factory.DEK)
    away.rename(folder)
    workspace.write(people.change_person, case.id, phone="0100-00 00 07")
    assert workspace.read(cases.load, case.id).person.phone == "0100-00 00 07"


@pytest.mark.parametrize(
    "name",
    ["Åsas ärenden", "med  två blanksteg", "\U0001f4c1 pärm", "50 % #1?", "a'b;c", "é" * 80, "x."],
)
def test_a_store_works_at_every_path_or_is_refused_before_anything_is_there(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / name
    new = NewStore(place)
    key = new.begin(NAME, PASSPHRASE, keys.FLOOR, lambda *_: None)
    new.prove(key)
    store, opened = new.finish()
    store.close()
    with closing(Store.open(place, opened.dek)) as again, again.session() as session:
        assert session.exec(select(func.count()).select_from(Case)).one() == 0
    assert not list(tmp_path.glob(".*.new"))


def test_a_path_that_is_too_long_is_refused_before_anything_is_there(tmp_path: Path) -> None:
    with pytest.raises((StoreError, OSError)):
        NewStore(tmp_path / ("x" * 300)).begin(NAME, PASSPHRASE, keys.FLOOR, lambda *_: None)
    assert list(tmp_path.iterdir()) == []


def test_a_note_of_another_computer_without_its_lock_keeps_nobody_out(sample: Sample) -> None:
    told = {"name": "Någon annan", "since": "2020-01-01T00:00:00+00:00", "host": "annan"}
    (sample.folder / HOLDER).write_text(json.dumps(told))
    (sample.folder / LOCK).write_text("")
    sample.open().close()


def test_the_program_runs_in_a_profile_that_may_not_be_written(qapp: Any, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("no folder can be made here")
    program = Program(qapp, tmp_path / "profile" / "data")
    program.settings.theme = "dark"
    program.keep_settings()
    assert (tmp_path / "profile").read_text() == "no folder can be made here"


# The clock


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clock that shows what a test says."""

    def turn(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return turn


MOMENTS = (
    datetime(2031, 5, 1, 8, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
    datetime(2024, 2, 29, 12, tzinfo=UTC),
)


def test_the_log_keeps_its_order_whatever_the_clock_says(workspace: Workspace, turned: Any) -> None:
    case = _case(workspace)
    before = len(workspace.read(log.list_rows))
    for number, moment in enumerate(MOMENTS):
        turned(moment)
        workspace.write(people.change_person, case.id, phone=f"0100-00 00 0{number}")
    rows = workspace.read(log.list_rows)[before:]
    assert [clock.local(row.at) for row in rows] == [clock.local(moment) for moment in MOMENTS]
    assert [row.id for row in rows] == sorted(row.id or 0 for row in rows)


@pytest.mark.parametrize("moment", [*MOMENTS, datetime(2090, 1, 1, tzinfo=UTC)])
def test_no_clock_purges_anything_by_itself(
    workspace: Workspace, turned: Any, moment: datetime
) -> None:
    case = _case(workspace)
    turned(moment)
    workspace.read(overview.list_cases)
    workspace.open_case(case.id)
    folder, actor = workspace.store.folder, workspace.actor
    workspace.store.close()
    workspace.store = Store.open(folder, factory.DEK)
    assert workspace.actor is actor
    with workspace.store.session() as session:
        assert session.exec(select(Person.given)).all() == ["Alva"]


def _days_of_change() -> Iterator[date]:
    """The last Sunday of March and of October, for ten years."""
    for year in range(2026, 2036):
        for month in (3, 10):
            last = date(year, month, 31)
            yield last - timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.parametrize("day", list(_days_of_change()))
def test_ten_years_of_changes_of_the_clock_keep_day_and_hour(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=clock.STOCKHOLM)
    before = noon - timedelta(days=1)
    assert (before.hour, before.date()) == (12, day - timedelta(days=1))
    hours = (noon.astimezone(UTC) - before.astimezone(UTC)).total_seconds() / 3600
    assert hours == (23 if day.month == 3 else 25)
    for minutes in range(0, 26 * 60, 30):
        moment = before.astimezone(UTC) + timedelta(minutes=minutes)
        assert clock.local(moment).astimezone(UTC) == moment
        assert clock.local(moment.replace(tzinfo=None)) == clock.local(moment)


# The locale


SAID = """
import json, sys
from datetime import date, time
sys.path.insert(0, sys.argv[1])
from sipdesk import i18n
from sipdesk.domain.search import folded
from sipdesk.storage.swedish import sort_key
words = sorted(["Öst", "Åsa", "Zeb", "Ärla", "Ida"], key=sort_key)
print(json.dumps([i18n.format_date(date(2026, 3, 1)), folded("ÅSA Ismail"), words, str(3.5)]))
"""


@linux
def test_no_locale_changes_what_is_stored_or_shown() -> None:
    answers = set()
    for locale in ("C", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8"):
        done = subprocess.run(
            [sys.executable, "-c", SAID, str(ROOT)],
            env={**os.environ, "LC_ALL": locale, "LANG": locale, "TZ": "Pacific/Auckland"},
            capture_output=True,
            text=True,
            check=True,
        )
        answers.add(done.stdout)
    assert len(answers) == 1
    assert json.loads(answers.pop())[2] == ["Ida", "Zeb", "Åsa", "Ärla", "Öst"]


# Cipher, memory, log


def test_the_cipher_opens_a_known_store_and_refuses_another_key(sample: Sample) -> None:
    with closing(engine.open_connection(sample.database, sample.opened.dek, [])) as raw:
        version = raw.execute("PRAGMA cipher_version").fetchone()
        assert version is not None, "the driver has no cipher: everything would lie open"
        assert raw.execute("PRAGMA cipher_provider").fetchone()
    with pytest.raises(StoreError):
        engine.read_revision(sample.database, bytes(32))
    assert not sample.database.read_bytes().startswith(b"SQLite format 3")


STARVED = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from contextlib import closing
from pathlib import Path
from sipdesk.domain.pack import Packs
from sipdesk.services import people
from tests import factory
from tests.faults.steps import Desk
from sipdesk.services.actor import Actor
from sipdesk.storage.store import Store
from uuid import uuid4
folder, actor_id = Path(sys.argv[2]), sys.argv[3]
packs = Packs.load()
with closing(Store.open(folder, factory.DEK)) as store:
    from sipdesk.services import office, acts
    with store.session() as session:
        user = office.list_users(session)[0]
        actor = office.actor_for(session, user)
    desk = Desk(store, actor, packs)
    desk.next()
    used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096
    resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[3]), -1))
    try:
        for _ in range(40):
            desk.next()
    except MemoryError:
        pass
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
"""


@linux
@pytest.mark.parametrize("room", [0, 300_000, 2_000_000])
def test_an_act_without_memory_leaves_nothing_half(store: Store, actor: Any, room: int) -> None:
    folder = store.folder
    store.close()
    subprocess.run(
        [sys.executable, "-c", STARVED, str(ROOT), str(folder), str(room)],
        capture_output=True,
        check=False,  # it may end as it must; what it left is what counts
    )
    from sipdesk.domain.pack import Packs
    from tests.faults.steps import Desk

    engine.inspect(folder / "sipdesk.db", factory.DEK)
    with closing(Store.open(folder, factory.DEK, may_be_older=True)) as again:
        desk = Desk(again, actor, Packs.load())
        done = desk.count()
        assert done >= 1
        assert desk.look(done) == done


def test_no_case_is_shown_whose_opening_cannot_be_logged(workspace: Workspace) -> None:
    case = _case(workspace)
    rows = len(workspace.read(log.list_rows))
    with workspace.store.session() as session:
        raw = session.connection().connection.driver_connection
        raw.execute(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON main.logrow"
            " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    with pytest.raises(Exception, match=r"full|ARK"):
        workspace.open_case(case.id)
    assert len(workspace.read(log.list_rows)) == rows


def test_a_table_that_the_program_does_not_know_is_left_in_peace(workspace: Workspace) -> None:
    folder = workspace.store.folder
    case = _case(workspace)
    workspace.store.close()
    with closing(engine.open_connection(folder / "sipdesk.db", factory.DEK, [])) as raw:
        raw.execute("CREATE TABLE somebody_elses (a TEXT)")
        raw.execute("INSERT INTO somebody_elses VALUES ('kvar')")
    workspace.store = Store.open(folder, factory.DEK)
    workspace.write(people.change_person, case.id, phone="0100-00 00 08")
    with workspace.store.session() as session:
        raw = session.connection().connection.driver_connection
        assert raw.execute("SELECT a FROM somebody_elses").fetchall() == [("kvar",)]
        assert session.exec(select(func.count()).select_from(LogRow)).one() >= 2
