"""From a copy back to the cases: from the menu, from an error, and on a new computer."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from sqlmodel import Session, select

from sipdesk import settings
from sipdesk.domain.model import Case, Consent, Person
from sipdesk.domain.pack import Packs
from sipdesk.gui.first_run import FirstRun
from sipdesk.gui.messages import Trouble
from sipdesk.gui.restore_cards import CompareCard, CopiesCard, DoneCard
from sipdesk.gui.unlock import ErrorCard, RecoverCard, UnlockCard
from sipdesk.services import acts, cases, log, set_up, sign_in
from sipdesk.settings import Settings
from sipdesk.storage import backup, keys, restore
from sipdesk.storage.places import DATABASE
from sipdesk.storage.store import Store
from tests.gui.entrance.conftest import PASSPHRASE, PERSON, Driver
from tests.helpers import type_text

NEW = "en helt annan fras nu"


class Made:
    """A store with one case in the copy, and one more today; the program is closed."""

    def __init__(self, driver: Driver, usb: Path) -> None:
        self.driver, self.usb = driver, usb
        self.folder, self.key = driver.folder / "data" / "store", ""


def shown(card: Any) -> str:
    return " ".join(w.text() for w in card.findChildren(QLabel) if not w.isHidden())


def add_case(session: Session, given: str) -> None:
    acts.perform(
        session, cases.create_case, None, given=given, family="Påhitt", number="199001012385"
    )


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> tuple[Path, str]:
    """The folders of a store and of its copy, made once; and the recovery key."""
    folder = tmp_path_factory.mktemp("restore")
    (folder / "store").mkdir()
    (folder / "usb").mkdir()
    opened, key = keys.create(folder / "store", "Prov Provsson", PASSPHRASE)
    person = {**PERSON, "county": "jh", "file_kind": "SOCIAL_SERVICES"}
    with closing(Store.create(folder / "store", opened.dek)) as store:
        with store.session() as session:
            set_up.begin(session, str(opened.user_id), person)
            acts.enter(session, sign_in.enter(session, opened.user_id, opened.name, packs), packs)
            add_case(session, "Alva")
        backup.make(store, folder / "usb")
        with store.session() as session:
            acts.enter(session, sign_in.enter(session, opened.user_id, opened.name, packs), packs)
            add_case(session, "Bo")
    return folder, key


@pytest.fixture
def closed(driver: Driver, tmp_path: Path, original: tuple[Path, str]) -> Made:
    """A store with one case in its copy and one more today; the program is not running."""
    usb, data = tmp_path / "USB Blå", driver.folder / "data"
    shutil.copytree(original[0] / "usb", usb)
    shutil.copytree(original[0] / "store", data / "store")
    settings.save(Settings(backup_dir=str(usb), backup_minutes=0, backup_on_exit=False), data)
    found = Made(driver, usb)
    found.key = original[1]
    return found


@pytest.fixture
def made(closed: Made) -> Made:
    """The same, and somebody works in it."""
    closed.driver.start()
    unlock(closed.driver)
    closed.driver.until_open()
    return closed


def unlock(driver: Driver, passphrase: str = PASSPHRASE) -> None:
    driver.until(lambda: isinstance(driver.card, UnlockCard))
    type_text(driver.card.passphrase.edit, passphrase)
    driver.card.unlock_button.click()


def to_compare(driver: Driver) -> CompareCard:
    driver.until(lambda: isinstance(driver.card, CopiesCard))
    driver.card.next_button.click()
    unlock(driver)
    driver.until(lambda: isinstance(driver.card, CompareCard))
    card = driver.card
    assert isinstance(card, CompareCard)
    return card


def carry_out(driver: Driver) -> DoneCard:
    driver.card.restore_button.click()
    driver.until(lambda: isinstance(driver.card, DoneCard))
    card = driver.card
    assert isinstance(card, DoneCard)
    return card


def givens(driver: Driver) -> list[str]:
    with driver.session.workspace.store.session() as session:
        return sorted(session.exec(select(Person.given)))


def done_acts(driver: Driver) -> list[str]:
    with driver.session.workspace.store.session() as session:
        return [row.act for row in log.list_rows(session)]


def test_from_the_menu_a_copy_comes_back_and_the_present_is_kept(made: Made) -> None:
    driver = made.driver
    driver.session.window.acts["restore"].trigger()
    card = to_compare(driver)
    said = shown(card)
    assert "Ärenden" in said
    assert "1 finns bara i det som läggs undan" in said
    assert "alla behålls" in said
    assert "Prov Provsson" in said
    done = carry_out(driver)
    [aside] = restore.kept_aside(made.folder)
    assert str(aside) in shown(done)
    done.open_button.click()
    driver.until_open()
    assert givens(driver) == ["Alva"]
    found = done_acts(driver)
    assert found.count("cases.create_case") == 2  # the log of the time after is there
    at = found.index("restoring.restore")
    assert "cases.create_case" not in found[at:]
    assert found[at + 1] == "sign_in.enter"
    assert driver.session.workspace.store.verify_log().is_whole
    opened = keys.open_with_passphrase(aside, PASSPHRASE)
    with closing(Store.open(aside, opened.dek)) as before, before.session() as session:
        assert sorted(session.exec(select(Person.given))) == ["Alva", "Bo"]


def test_who_changes_mind_finds_everything_as_it_was(made: Made) -> None:
    driver = made.driver
    driver.session.window.acts["restore"].trigger()
    card = to_compare(driver)
    assert QApplication.focusWidget() in (None, card.back_button)
    card.back_button.click()
    driver.until(lambda: isinstance(driver.card, CopiesCard))
    driver.card.back_button.click()
    unlock(driver)
    driver.until_open()
    assert givens(driver) == ["Alva", "Bo"]
    assert restore.kept_aside(made.folder) == []


def test_a_damaged_store_leads_to_the_copy(closed: Made) -> None:
    driver, made = closed.driver, closed
    data = bytearray((made.folder / DATABASE).read_bytes())
    data[30] ^= 1
    (made.folder / DATABASE).write_bytes(data)
    driver.start()
    unlock(driver)
    driver.until(lambda: isinstance(driver.card, ErrorCard))
    assert "filen är skadad" in shown(driver.card)
    assert driver.card.first_focus() is driver.card.mend_button
    driver.card.copy_button.click()
    told = QApplication.clipboard().text()
    assert told.startswith("ARK-03 · sipdesk ")
    assert "Provsson" not in told
    assert str(made.folder) not in told
    driver.card.restore_button.click()
    card = to_compare(driver)
    assert "går inte att räkna" in shown(card)
    carry_out(driver).open_button.click()
    driver.until_open()
    assert givens(driver) == ["Alva"]


def test_only_what_is_damaged_comes_from_the_copy(closed: Made) -> None:
    driver, made = closed.driver, closed
    data = bytearray((made.folder / DATABASE).read_bytes())
    data[-9000] ^= 1
    (made.folder / DATABASE).write_bytes(data)
    driver.start()
    unlock(driver)
    driver.until(lambda: isinstance(driver.card, ErrorCard))
    driver.card.mend_button.click()
    card = to_compare(driver)
    assert "ett skadat hämtas ur kopian" in shown(card)
    done = carry_out(driver)
    assert "som de var i dag" in shown(done) or "Skadade" in shown(done)
    done.open_button.click()
    driver.until_open()
    assert "Alva" in givens(driver)
    assert "restoring.mend" in done_acts(driver)


def test_an_older_file_is_opened_only_by_choice_and_that_is_logged(closed: Made) -> None:
    driver, made = closed.driver, closed
    old = {f.name: f.read_bytes() for f in made.folder.iterdir()}
    driver.start()
    unlock(driver)
    driver.until_open()
    driver.close()
    for name, content in old.items():
        (made.folder / name).write_bytes(content)
    driver.start()
    unlock(driver)
    driver.until(lambda: isinstance(driver.card, ErrorCard))
    assert "men den användes senast här" in shown(driver.card)
    assert driver.card.go_on_button.isVisible()
    driver.card.go_on_button.click()
    unlock(driver)
    driver.until_open()
    assert "restoring.go_on_older" in done_acts(driver)


def test_the_store_is_checked_from_the_menu(made: Made) -> None:
    driver = made.driver
    session = driver.session
    session.window.acts["check_store"].trigger()
    driver.until(lambda: session.check.told is not None)
    said = shown(session.check.told)
    assert "2 ärenden" in said
    assert "Åtkomstloggen är hel" in said
    session.check.told.close()
    with session.workspace.store.session() as open_session:
        raw = open_session.connection().connection.driver_connection
        raw.execute("UPDATE storestate SET total = '1'")
    session.check.told = None
    session.window.acts["check_store"].trigger()
    driver.until(lambda: session.check.told is not None)
    assert "inte det som programmet senast skrev" in shown(session.check.told)
    session.check.told.close()


def test_a_case_that_somebody_changed_beside_the_program_stays_closed(made: Made) -> None:
    driver = made.driver
    window, store = driver.session.window, driver.session.workspace.store
    with store.session() as session:
        [one, two] = session.exec(select(Case.id).order_by(Case.number)).all()
        session.add(Consent(case_id=one, purpose="given"))
    with store.session() as session:
        raw = session.connection().connection.driver_connection
        raw.execute('DROP TRIGGER temp."consent_UPDATE"')
        raw.execute("UPDATE consent SET purpose = 'forged'")
    assert not window.open_case(one)
    [trouble] = [each for each in window.findChildren(Trouble) if each.isVisible()]
    assert "Ärendet öppnas inte" in shown(trouble)
    trouble.close()
    assert window.open_case(two)


def test_a_new_computer_a_copy_and_the_key_on_paper_are_enough(
    closed: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The laptop died. A stranger has the stick and the paper."""
    driver, made = closed.driver, closed
    shutil.rmtree(driver.folder / "data")
    driver.start()
    driver.until(lambda: isinstance(driver.card, FirstRun))
    assert driver.card.copy_button.isVisible()
    driver.card.copy_button.click()
    driver.until(lambda: isinstance(driver.card, CopiesCard))
    assert driver.card.first_focus() is driver.card.folder_button
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(made.usb))
    driver.card.folder_button.click()
    assert "1 ärende" in shown(driver.card)
    driver.card.next_button.click()
    driver.until(lambda: isinstance(driver.card, UnlockCard))
    driver.card.forgot_button.click()
    driver.until(lambda: isinstance(driver.card, RecoverCard))
    type_text(driver.card.key.groups[0], made.key)
    type_text(driver.card.new.edit, NEW)
    type_text(driver.card.again.edit, NEW)
    driver.card.open_button.click()
    driver.until(lambda: isinstance(driver.card, CompareCard))
    assert driver.card.folder is not None
    place = tmp_path / "ny dator å ä ö" / "sipdesk"
    driver.card.folder.edit.setText(str(place))
    carry_out(driver).open_button.click()
    driver.until_open()
    assert givens(driver) == ["Alva"]
    assert driver.session.workspace.store.folder == place
    assert driver.program is not None
    assert driver.program.settings.backup_dir == str(made.usb)
    driver.close()
    driver.start()
    unlock(driver, NEW)
    driver.until_open()


def test_a_wrong_passphrase_for_the_copy_is_said_at_the_field(made: Made) -> None:
    driver = made.driver
    driver.session.window.acts["restore"].trigger()
    driver.until(lambda: isinstance(driver.card, CopiesCard))
    driver.card.next_button.click()
    unlock(driver, "helt fel fras här")
    driver.until(lambda: bool(driver.card.passphrase.error.text()))
    assert "Lösenfrasen stämmer inte" in driver.card.passphrase.error.text()


def test_a_reader_does_not_restore(made: Made) -> None:
    driver = made.driver
    with driver.session.workspace.store.session() as session:
        session.connection().exec_driver_sql("UPDATE user SET roles = '[\"reader\"]'")
    shutil.rmtree(next(made.usb.iterdir()))
    backup.make(driver.session.workspace.store, made.usb)
    driver.session.window.acts["restore"].trigger()
    card = to_compare(driver)
    card.restore_button.click()
    driver.until(lambda: card.trouble.isVisible())
    assert "Din roll omfattar inte detta" in shown(card)
    assert restore.kept_aside(made.folder) == []


def test_a_folder_without_copies_says_what_to_do(made: Made, tmp_path: Path) -> None:
    driver = made.driver
    driver.session.window.acts["restore"].trigger()
    driver.until(lambda: isinstance(driver.card, CopiesCard))
    driver.card.folder_chosen.emit(str(tmp_path))
    assert f"Det finns ingen kopia i {tmp_path}" in shown(driver.card)
    assert driver.card.next_button.isHidden()
