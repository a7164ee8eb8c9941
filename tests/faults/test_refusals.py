"""The n-th write, sync or rename is refused, for every n: each file is the old one or the new."""

import errno
import sys
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, func, select

from sipdesk import settings
from sipdesk.domain.model import Case, LogRow, Person
from sipdesk.settings import Settings
from sipdesk.storage import engine, keyfile, keys, migrate
from sipdesk.storage.errors import AlreadyThere, MissingJournal, StoreError
from sipdesk.storage.files import write_atomically
from sipdesk.storage.new_store import NewStore
from sipdesk.storage.store import Store
from tests.faults.breaking import PAGE, fill_at_each_page, no_parts, refuse_each
from tests.storage.conftest import NAME, PASSPHRASE, Sample
from tests.storage.test_migrate import NEXT, STEP

full_disk = pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a limit")
faults = pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])


@faults
def test_a_paper_is_the_old_one_or_the_new(tmp_path: Path, number: int) -> None:
    paper, old, new = tmp_path / "paper.pdf", b"old" * 5000, b"new!" * 9000
    paper.write_bytes(old)

    def look(is_done: bool) -> None:
        assert paper.read_bytes() in ((new,) if is_done else (old, new))

    assert refuse_each(lambda: write_atomically(paper, new), StoreError, look, number) >= 6


@faults
def test_settings_are_the_old_ones_or_the_new(tmp_path: Path, number: int) -> None:
    settings.save(Settings(theme="dark"), tmp_path)
    new = Settings(theme="contrast")

    def look(is_done: bool) -> None:
        kept = settings.load(tmp_path).theme
        assert kept == "contrast" if is_done else kept in ("dark", "contrast")

    assert refuse_each(lambda: settings.save(new, tmp_path), StoreError, look, number) >= 6


@faults
def test_the_old_or_the_new_passphrase_opens_and_the_paper_always(
    tmp_path: Path, number: int
) -> None:
    opened, key = keys.create(tmp_path, NAME, PASSPHRASE)
    new = "en annan lång fras"

    def change() -> None:
        keys.change_passphrase(tmp_path, opened, new)

    def look(is_done: bool) -> None:
        assert keys.open_with_recovery(tmp_path, key).dek == opened.dek
        works = [p for p in (PASSPHRASE, new) if _opens(tmp_path, p)]
        assert works == [new] if is_done else works in ([PASSPHRASE], [new])
        assert len(keyfile.read_candidates(tmp_path)) == 2

    assert refuse_each(change, StoreError, look, number) >= 12


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        keys.open_with_passphrase(folder, passphrase)
    except keys.WrongPassphrase:
        return False
    return True


def test_one_user_more_is_there_or_not(tmp_path: Path) -> None:
    opened, _key = keys.create(tmp_path, NAME, PASSPHRASE)
    names = [f"Användare {n}" for n in range(200)]

    def look(_is_done: bool) -> None:
        found = [user.name for user in keys.users(tmp_path)]
        assert found[0] == NAME
        assert _opens(tmp_path, PASSPHRASE)

    def add() -> None:
        keys.add_user(tmp_path, opened.dek, names.pop(), PASSPHRASE + "2")

    assert refuse_each(add, StoreError, look) >= 12


def test_a_first_run_has_made_a_whole_store_or_none(tmp_path: Path) -> None:
    place = tmp_path / "arkiv"

    def make() -> None:
        place_now = NewStore(place)
        key = place_now.begin(NAME, PASSPHRASE, keys.FLOOR, lambda *_: None)
        place_now.prove(key)
        store, _opened = place_now.finish()
        store.close()

    def look(is_done: bool) -> None:
        if (place / "sipdesk.db").exists():
            opened = keys.open_with_passphrase(place, PASSPHRASE)
            Store.open(place, opened.dek, may_be_older=True).close()
        else:
            assert not is_done
        for each in place.glob("*"):
            each.unlink()

    assert refuse_each(make, (StoreError, OSError), look, every=9) >= 20


def test_a_store_opens_or_says_why_when_its_folder_refuses(sample: Sample) -> None:
    store: list[Store] = []

    def look(is_done: bool) -> None:
        if is_done:
            store.pop().close()
        sample.open().close()  # nothing was left that keeps the next one out

    def open_it() -> None:
        store.append(sample.open())

    assert refuse_each(open_it, (StoreError, OSError), look) >= 4


def test_a_store_that_could_not_be_closed_well_says_so_and_opens_when_told(sample: Sample) -> None:
    store: list[Store] = [sample.open()]

    def look(_is_done: bool) -> None:
        with suppress(MissingJournal):
            sample.open().close()
        store[:] = [sample.open(may_be_older=True)]
        engine.inspect(sample.database, sample.opened.dek)

    refuse_each(lambda: store[0].close(), (StoreError, OSError), look)
    store[0].close()


def _add_case(store: Store, number: int) -> None:
    with store.session() as session:
        person = Person(given=str(number), family="x" * 20_000)
        session.add(person)
        session.flush()
        session.add(Case(number=str(number), person_id=person.id, opened_on=date(2026, 1, 2)))
        session.add(LogRow(act="new", subject=str(number)))


def _count(session: Session, kind: Any) -> int:
    return session.exec(select(func.count()).select_from(kind)).one()


def _is_whole(store: Store, before: int, is_done: bool) -> int:
    with store.session() as session:
        counts = {_count(session, kind) for kind in (Person, Case, LogRow)}
    assert counts == {before + is_done}
    return before + is_done


@full_disk
def test_a_save_on_a_disk_that_is_full_at_any_page_is_taken_back(sample: Sample) -> None:
    store, kept, numbers = sample.open(), 0, count(1)
    _add_case(store, 0)
    kept = 1
    start = store.path.with_name("sipdesk.db-wal").stat().st_size

    def look(is_done: bool) -> None:
        nonlocal kept
        kept = _is_whole(store, kept, is_done)

    tries = fill_at_each_page(
        lambda: _add_case(store, next(numbers)),
        StoreError,
        look,
        iter(range(start % PAGE, 200 * PAGE, PAGE)),
    )
    store.close()
    assert tries >= 5
    engine.inspect(sample.database, sample.opened.dek)


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that has one more step than the store."""
    import shutil

    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    text = STEP.format(new=NEXT, old=migrate.HEAD, more="pass")
    (scripts / "versions" / "next.py").write_text(text)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "HEAD", NEXT)


@pytest.mark.usefixtures("later_program")
@pytest.mark.parametrize("how", ["refused", pytest.param("full", marks=full_disk)])
def test_an_upgrade_is_whole_or_has_not_been(sample: Sample, tmp_path: Path, how: str) -> None:
    old = sample.database.read_bytes()
    size = len(old)

    def upgrade() -> None:
        revision = engine.read_revision(sample.database, sample.opened.dek)
        migrate.upgrade(sample.database, sample.opened.dek, revision)

    def look(is_done: bool) -> None:
        engine.inspect(sample.database, sample.opened.dek)
        revision = engine.read_revision(sample.database, sample.opened.dek)
        assert revision == NEXT if is_done else revision in (NEXT, "0001_0.1.0")
        for left in sample.folder.glob("sipdesk.db*"):
            left.unlink()
        sample.database.write_bytes(old)

    if how == "refused":
        assert refuse_each(upgrade, (StoreError, OSError), look) >= 2
    else:
        step = max(PAGE, size // 24 // PAGE * PAGE)
        assert fill_at_each_page(upgrade, StoreError, look, iter(range(0, size * 3, step))) >= 8


def test_a_new_store_is_never_made_over_one_that_an_error_left(sample: Sample) -> None:
    with pytest.raises(AlreadyThere):
        Store.create(sample.folder, sample.opened.dek)


def test_nothing_half_made_is_left_when_a_write_is_refused(tmp_path: Path) -> None:
    def look(_is_done: bool) -> None:
        left = [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
        assert len(left) <= 1  # where the removal itself was refused
        for each in left:
            each.unlink()

    refuse_each(lambda: write_atomically(tmp_path / "a", b"1"), StoreError, look)
    assert no_parts(tmp_path)
