"""Unlocking: six failures with six texts, and a way in when the passphrase is forgotten."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from sipdesk.gui.unlock import ErrorCard, RecoverCard, UnlockCard
from sipdesk.storage import engine, keys, store
from sipdesk.storage.places import DATABASE
from sipdesk.storage.store import Store
from tests.gui.entrance.conftest import PASSPHRASE, Driver
from tests.helpers import type_text


@pytest.fixture
def made(driver: Driver) -> tuple[Driver, Path, str]:
    """A store at the usual place, closed; with its recovery key."""
    folder = driver.folder / "data" / "store"
    folder.mkdir(parents=True)
    opened, key = keys.create(folder, "Prov Provsson", PASSPHRASE)
    Store.create(folder, opened.dek).close()
    return driver, folder, key


def unlock(driver: Driver, passphrase: str = PASSPHRASE) -> None:
    driver.until(lambda: isinstance(driver.card, UnlockCard))
    driver.card.passphrase.reset("")
    type_text(driver.card.passphrase.edit, passphrase)
    driver.card.unlock_button.click()


def shown(driver: Driver) -> str:
    return " ".join(w.text() for w in driver.card.findChildren(QLabel))


def refused(driver: Driver, said: str) -> None:
    unlock(driver)
    driver.until(lambda: isinstance(driver.card, ErrorCard))
    assert said in shown(driver)


def content(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.name != "in-use.lock"}


def test_the_passphrase_opens_the_cases(made: tuple[Driver, Path, str]) -> None:
    driver = made[0]
    driver.start()
    assert "Prov Provsson" in shown(driver)
    unlock(driver)
    driver.until_open()
    assert driver.session.window.isVisible()
    assert driver.session.workspace.actor.name == "Prov Provsson"


def test_a_wrong_passphrase_is_said_at_the_field_and_can_be_mended(
    made: tuple[Driver, Path, str],
) -> None:
    driver, folder, _key = made
    before = content(folder)
    driver.start()
    unlock(driver, "fel men lång nog")
    driver.until(lambda: bool(driver.card.passphrase.error.text()))
    said = driver.card.passphrase.error.text()
    assert said == (
        "Lösenfrasen stämmer inte. Ärendena är orörda. "
        "Prova igen eller använd återställningsnyckeln."
    )
    assert content(folder) == before
    unlock(driver)
    driver.until_open()


def test_a_damaged_store_is_not_called_a_wrong_passphrase(made: tuple[Driver, Path, str]) -> None:
    driver, folder, _key = made
    data = bytearray((folder / DATABASE).read_bytes())
    data[30] ^= 1
    (folder / DATABASE).write_bytes(data)
    before = content(folder)
    driver.start()
    refused(driver, "Lösenfrasen stämmer men filen är skadad.")
    assert content(folder) == before


def test_an_empty_file_stays_empty(made: tuple[Driver, Path, str]) -> None:
    driver, folder, _key = made
    (folder / DATABASE).write_bytes(b"")
    driver.start()
    refused(driver, "Filen är tom.")
    assert (folder / DATABASE).read_bytes() == b""


def test_a_folder_that_may_only_be_read_is_told_with_what_to_do(
    made: tuple[Driver, Path, str],
) -> None:
    driver, folder, _key = made
    (folder / "in-use.lock").unlink(missing_ok=True)
    (folder / "in-use.lock").mkdir()  # what a read-only folder does to others, root too
    before = (folder / DATABASE).read_bytes()
    driver.start()
    refused(driver, "Mappen går bara att läsa.")
    said = shown(driver)
    assert "Ärendena är orörda." in said
    assert "rätt att skriva där" in said
    assert "sparas" not in said
    assert driver.card.move_button.isVisible()
    assert (folder / DATABASE).read_bytes() == before


def test_a_newer_store_names_the_version(made: tuple[Driver, Path, str]) -> None:
    driver, folder, _key = made
    dek = keys.open_with_passphrase(folder, PASSPHRASE).dek
    connection = engine.open_connection(folder / DATABASE, dek, [])
    connection.execute("UPDATE alembic_version SET version_num = '0999_7.0.0'")
    connection.close()
    driver.start()
    refused(driver, "nyare version, 7.0.0")


def test_a_store_in_use_names_the_holder(
    made: tuple[Driver, Path, str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network drive; on the own disk a second user reads (see the tests of users)."""
    monkeypatch.setattr(store, "is_network", lambda _folder: True)
    driver, folder, _key = made
    script = (
        "import sys; from pathlib import Path; from sipdesk.storage.store import Store\n"
        "s = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()), holder='Åsa')\n"
        "print('open', flush=True); sys.stdin.readline(); s.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    ) as other:
        assert other.stdin
        assert other.stdout
        dek = keys.open_with_passphrase(folder, PASSPHRASE).dek
        print(dek.hex(), file=other.stdin, flush=True)
        other.stdout.readline()
        driver.start()
        refused(driver, "Åsa använder filen sedan ")
        print(file=other.stdin, flush=True)
    driver.card.retry_button.click()
    unlock(driver)
    driver.until_open()


def test_a_folder_that_is_gone_is_named_and_another_can_be_chosen(
    made: tuple[Driver, Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, folder, _key = made
    program = driver.start()
    program.settings.store_dir = str(driver.folder / "borta")
    program.keep_settings()
    driver.start()
    assert isinstance(driver.card, ErrorCard)
    assert f"Mappen {driver.folder / 'borta'} finns inte just nu." in shown(driver)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    driver.card.move_button.click()
    unlock(driver)
    driver.until_open()


def test_who_forgot_the_passphrase_gets_in_with_the_paper(made: tuple[Driver, Path, str]) -> None:
    driver, folder, key = made
    driver.start()
    driver.card.forgot_button.click()
    card = driver.card
    assert isinstance(card, RecoverCard)
    type_text(card.key.groups[0], key)
    type_text(card.new.edit, "en helt annan fras")
    type_text(card.again.edit, "en helt annan fras")
    card.open_button.click()
    driver.until_open()
    driver.close()
    assert keys.open_with_passphrase(folder, "en helt annan fras").name == "Prov Provsson"


def test_another_paper_does_not_open(made: tuple[Driver, Path, str]) -> None:
    driver, folder, _key = made
    before = content(folder)
    driver.start()
    driver.card.forgot_button.click()
    card = driver.card
    type_text(card.key.groups[0], "ABCD" * 6)
    type_text(card.new.edit, "en helt annan fras")
    type_text(card.again.edit, "en helt annan fras")
    card.open_button.click()
    driver.until(lambda: bool(card.key.error.text()))
    assert "Återställningsnyckeln stämmer inte" in card.key.error.text()
    assert content(folder) == before


def test_the_passphrase_is_hidden_until_it_is_shown(made: tuple[Driver, Path, str]) -> None:
    driver = made[0]
    driver.start()
    field = driver.card.passphrase
    type_text(field.edit, "abc")
    assert field.edit.displayText() != "abc"
    field.show_button.click()
    assert field.edit.displayText() == "abc"


def test_what_was_typed_survives_a_change_of_language(made: tuple[Driver, Path, str]) -> None:
    driver = made[0]
    driver.start()
    type_text(driver.card.passphrase.edit, "halv")
    driver.entrance._choose("language", "en")
    assert driver.card.passphrase.value() == "halv"
    assert "I have forgotten the passphrase" in driver.card.forgot_button.text()
    driver.start()
    assert driver.program
    assert driver.program.settings.language == "sv"  # the command line asked for it


def test_the_card_comes_without_the_heavy_libraries(root: Path) -> None:
    script = (
        "import sys, sipdesk.app\n"
        "heavy = 'sqlmodel sqlalchemy alembic reportlab pikepdf babel holidays pydantic'.split()\n"
        "sys.exit(' '.join(m for m in heavy if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
