"""Each way in which a store does not open has its own text and leaves every byte as it was."""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sipdesk import i18n
from sipdesk.storage import engine, errors, keys
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample


def unlock(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return Store.open(folder, keys.open_with_passphrase(folder, passphrase).dek)


def refused(sample: Sample, kind: type[errors.StoreError], passphrase: str = PASSPHRASE) -> str:
    """The text of the refusal; fails unless the files are untouched byte for byte."""
    before = sample.bytes()
    with pytest.raises(kind) as caught:
        unlock(sample.folder, passphrase)
    assert caught.type is kind
    assert sample.bytes() == before
    return caught.value.text()


def rename_revision(sample: Sample, revision: str) -> None:
    connection = engine.open_connection(sample.database, sample.opened.dek, [])
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.set_language("en")


def test_a_wrong_passphrase_is_called_that(sample: Sample) -> None:
    assert "passphrase is not right" in refused(sample, errors.WrongPassphrase, "fel fras alldeles")


@pytest.mark.parametrize("at", [0, 20, 4096 + 100])
def test_a_store_with_a_changed_byte_on_a_page_that_is_read_is_damaged(
    sample: Sample, at: int
) -> None:
    data = bytearray(sample.database.read_bytes())
    data[at] ^= 1
    sample.database.write_bytes(data)
    if at < 4096:
        assert "is right but the file is damaged" in refused(sample, errors.DamagedStore)
    else:
        with pytest.raises(errors.DamagedStore):
            engine.inspect(sample.database, sample.opened.dek)


@pytest.mark.parametrize("size", [1, 100, 4096, 8192, 40960])
def test_a_store_that_was_cut_off_says_that_its_end_is_missing(sample: Sample, size: int) -> None:
    sample.database.write_bytes(sample.database.read_bytes()[:size])
    assert "end of the file is missing" in refused(sample, errors.CutStore)


def test_an_empty_file_stays_empty(sample: Sample) -> None:
    sample.database.write_bytes(b"")
    assert "file is empty" in refused(sample, errors.EmptyStore)
    assert sample.database.stat().st_size == 0


def test_a_missing_file_is_not_made_anew(sample: Sample) -> None:
    sample.database.unlink()
    assert "not in the folder" in refused(sample, errors.MissingStore)
    assert not sample.database.exists()


def test_a_file_that_was_never_encrypted_is_damaged(sample: Sample) -> None:
    sample.database.write_bytes(b"SQLite format 3\0" + bytes(8000))
    refused(sample, errors.DamagedStore)


def test_a_store_from_a_newer_program_names_the_version(sample: Sample) -> None:
    rename_revision(sample, "0199_9.4.0")
    assert "newer version, 9.4.0." in refused(sample, errors.NewerProgram)


def test_keys_of_a_newer_form_ask_for_a_newer_program(sample: Sample) -> None:
    for name in ("keys.json", "keys.json.bak"):
        path = sample.folder / name
        path.write_text(json.dumps({**json.loads(path.read_text()), "v": 2}))
    refused(sample, errors.NewerProgram)


def test_a_store_in_use_says_by_whom_and_since_when(sample: Sample) -> None:
    script = (
        "import sys; from pathlib import Path; from sipdesk.storage.store import Store\n"
        "s = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()), holder='Åsa')\n"
        "print('open', flush=True); sys.stdin.readline(); s.close()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(sample.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin
    assert child.stdout
    with child:
        print(sample.opened.dek.hex(), file=child.stdin, flush=True)
        assert child.stdout.readline() == "open\n"
        text = refused(sample, errors.InUse)
        print(file=child.stdin, flush=True)
    assert text.startswith("Åsa has been using the file since ")
    unlock(sample.folder).close()


def test_a_holder_that_was_killed_does_not_keep_others_out(sample: Sample) -> None:
    def hold() -> None:
        sample.open(holder="Död")
        os.kill(os.getpid(), signal.SIGKILL)

    child = multiprocessing.get_context("fork").Process(target=hold)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    sample.open().close()


def test_a_folder_that_is_gone_is_named(sample: Sample) -> None:
    shutil.rmtree(sample.folder)
    with pytest.raises(errors.FolderNotFound) as caught:
        unlock(sample.folder)
    assert str(sample.folder) in caught.value.text()
    assert not sample.folder.exists()


def test_no_two_refusals_say_the_same() -> None:
    kinds: list[errors.StoreError] = [
        errors.WrongPassphrase(),
        errors.DamagedStore(),
        errors.EmptyStore(),
        errors.NewerProgram("9"),
        errors.InUse("Åsa", None),
        errors.FolderNotFound("F"),
    ]
    assert len({e.parts()[0] for e in kinds}) == len({e.code for e in kinds}) == 6
    assert all(all(e.parts()) for e in kinds)


def test_what_a_log_could_keep_of_an_error_is_its_code_alone() -> None:
    assert str(errors.InUse("Åsa", None)) == "ARK-08"
    assert str(errors.FolderNotFound("/home/asa")) == "ARK-09"
    assert "Åsa" not in repr(errors.InUse("Åsa", None))


def test_a_refused_write_is_told_and_nothing_is_stored(sample: Sample) -> None:
    from sqlmodel import select

    from sipdesk.domain.model import User

    store = sample.open(read_only=True)
    with pytest.raises(errors.CannotWrite), store.session() as session:
        session.add(User(name="ingen"))
    with store.session() as session:
        assert session.exec(select(User)).all() == []
    store.close()


def test_an_error_of_the_database_shows_no_values(sample: Sample) -> None:
    from sqlalchemy.exc import IntegrityError

    from sipdesk.domain.model import Draft

    store = sample.open()
    from uuid import uuid4

    with pytest.raises(IntegrityError) as caught, store.session() as session:
        session.add(Draft(raw="hemligt", case_id=uuid4()))
    assert "hemligt" not in str(caught.value)
    store.close()


def test_each_failure_has_a_code_of_its_own() -> None:
    kinds = [errors.StoreError, *_below(errors.StoreError)]
    codes = [kind.__dict__["code"] for kind in kinds if "code" in kind.__dict__]
    assert len(codes) > 20
    assert sorted(codes) == sorted(set(codes))


def _below(kind: type) -> list[type]:
    return [each for below in kind.__subclasses__() for each in (below, *_below(below))]
