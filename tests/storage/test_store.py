"""The open store: one transaction at a time, and nothing readable on the disk."""

import os
from pathlib import Path

import pytest
from sqlmodel import select, text

from sipdesk.domain.model import Person, User
from sipdesk.storage import errors
from sipdesk.storage.store import Store
from sipdesk.storage.swedish import fold, sort_key
from tests.storage.conftest import PASSPHRASE, Sample

MARKER = "Markörsdotter-Åäö-7391"


def test_what_was_committed_is_there_when_the_store_is_opened_again(sample: Sample) -> None:
    store = sample.open()
    with store.session() as session:
        session.add(Person(given=MARKER))
    store.close()
    store = sample.open()
    with store.session() as session:
        assert session.exec(select(Person)).one().given == MARKER
    store.close()


def test_a_block_that_raises_has_stored_nothing(sample: Sample) -> None:
    store = sample.open()

    def fail_half_way() -> None:
        with store.session() as session:
            session.add(Person(given="x"))
            session.flush()
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail_half_way()
    with store.session() as session:
        assert session.exec(select(Person)).all() == []
    store.close()


def test_what_was_loaded_is_complete_after_the_transaction(sample: Sample) -> None:
    store = sample.open()
    with store.session() as session:
        session.add(person := Person(given=MARKER))
    assert person.given == MARKER
    store.close()


def test_no_file_of_the_store_holds_a_readable_word(sample: Sample) -> None:
    store = sample.open()
    with store.session() as session:
        session.add(Person(given=MARKER, family=PASSPHRASE))
    forms = [MARKER.encode(), MARKER.encode("utf-16-le"), b"Mark\xc3\xb6rsdotter", b"person"]
    forms += [PASSPHRASE.encode(), sample.opened.dek, sample.opened.dek.hex().encode()]
    forms += [sample.recovery_key.encode(), b"SQLite format"]
    for moment in ("open", "closed"):
        files = [f for f in sample.folder.iterdir() if f.is_file()]
        assert any(f.name.startswith("sipdesk.db") for f in files), moment
        for file in files:
            data = file.read_bytes()
            assert not [form for form in forms if form in data], (moment, file.name)
        store.close()


def test_every_file_of_the_store_is_its_owners_alone(sample: Sample) -> None:
    store = sample.open(holder="Åsa")
    with store.session() as session:
        session.add(User(name="x"))
    modes = {f.name: f.stat().st_mode & 0o777 for f in sample.folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert {"sipdesk.db-wal", "in-use.json"} <= set(modes)
    store.close()


def test_the_store_runs_with_the_settings_that_keep_it_safe(sample: Sample) -> None:
    store = sample.open()
    wanted = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
    with store.session() as session:
        for name, value in wanted.items():
            assert session.exec(text(f"PRAGMA {name}")).scalar() == value  # type: ignore[call-overload]
    store.close()


def test_a_second_store_is_never_made_in_a_folder(sample: Sample) -> None:
    before = sample.bytes()
    with pytest.raises(errors.AlreadyThere):
        Store.create(sample.folder, sample.opened.dek)
    assert sample.bytes() == before


def test_a_folder_that_refuses_is_told(sample: Sample) -> None:
    (sample.folder / "in-use.lock").unlink(missing_ok=True)
    (sample.folder / "in-use.lock").mkdir()  # what a read-only folder does to others, root too
    before = sample.bytes()
    with pytest.raises(errors.CannotWrite):
        sample.open()
    assert sample.bytes() == before


def test_a_full_disk_is_told_and_what_was_there_stays(sample: Sample, root: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from sipdesk.storage.store import Store; from sipdesk.storage.errors import StoreError\n"
        "from sipdesk.domain.model import Person\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "s = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))\n"
        "try:\n"
        "    with s.session() as x: x.add(Person(given='x' * 3_000_000))\n"
        "except StoreError as e: print(e.code)\n"
        "with s.session() as x: x.add(Person(given='liten'))\n"
        "s.close()"
    )
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", script, str(sample.folder)],
        input=sample.opened.dek.hex(),
        capture_output=True,
        text=True,
        cwd=root,
    )
    assert done.stdout.strip() in ("ARK-12", "ARK-13"), done.stderr
    store = sample.open()
    with store.session() as session:
        assert [p.given for p in session.exec(select(Person))] == ["liten"]
    store.close()


def test_swedish_letters_sort_last_and_accents_weigh_little(sample: Sample) -> None:
    names = ["Öberg", "Zorn", "Åberg", "Ek", "Ék", "Ärlig", "ekberg", "A\u030akesson", "Ø", "Wik"]
    ordered = sorted(names, key=sort_key)
    assert ordered == [
        "Ek", "Ék", "ekberg", "Wik", "Zorn", "Åberg", "A\u030akesson", "Ärlig", "Ø", "Öberg",
    ]  # fmt: skip
    store = sample.open()
    with store.session() as session:
        for name in names:
            session.add(Person(family=name))
        session.flush()
        found = session.exec(
            text("SELECT family FROM person ORDER BY family COLLATE sv")  # type: ignore[call-overload]
        ).scalars()
        assert list(found) == ordered
    store.close()


def test_a_name_is_found_however_its_letters_were_typed() -> None:
    assert fold("A\u030aSA") == fold("Åsa") == "åsa"
    assert fold("asa") != fold("Åsa")
    assert fold(None) is None


def test_the_umask_of_the_user_does_not_open_the_files(tmp_path: Path, sample: Sample) -> None:
    old = os.umask(0)
    try:
        Store.create(tmp_path, sample.opened.dek).close()
    finally:
        os.umask(old)
    assert {f.stat().st_mode & 0o777 for f in tmp_path.iterdir() if f.is_file()} == {0o600}


def test_a_closed_store_gives_nothing_and_may_be_closed_again(sample: Sample) -> None:
    store = sample.open()
    store.close()
    store.close()
    with pytest.raises(errors.ClosedStore), store.session():
        pass
    other = sample.open()
    store.close()
    with other.session() as session:
        session.add(User(name="x"))
    other.close()
