"""A damaged store in the window: what is damaged is named first, and it can be saved alone."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk import clock
from sipdesk.domain.model import Consent
from sipdesk.gui.restore_cards import DoneCard
from sipdesk.gui.salvaging import SalvageCard
from sipdesk.gui.unlock import ErrorCard, UnlockCard
from sipdesk.services import cases
from sipdesk.storage import backup, engine
from sipdesk.storage.errors import ChangedRows
from tests.gui.entrance.conftest import PASSPHRASE, Driver, Made
from tests.gui.entrance.test_restore import shown


@pytest.fixture
def forged(driver: Driver, made: Made) -> Driver:
    """Two cases, one of them changed beside the program; the program says so."""
    driver.enter(made)
    work = driver.session.workspace
    ids = [work.write(cases.create_case, None, given=n, family="Påhitt").id for n in ("Al", "Bo")]
    with work.store.session() as session:
        session.add(Consent(case_id=ids[1], purpose="Samordna stödet."))
    folder, dek = work.store.folder, made.opened.dek
    driver.close()
    with closing(engine.open_connection(folder / "sipdesk.db", dek, [])) as raw:
        raw.execute("UPDATE consent SET purpose = 'forged'")
    driver.start()
    driver.entrance.show_error(ChangedRows())
    assert isinstance(driver.card, ErrorCard)
    return driver


def test_what_can_be_read_is_saved_without_a_copy(forged: Driver) -> None:
    driver = forged
    driver.card.salvage_button.click()
    driver.until(lambda: isinstance(driver.card, UnlockCard))
    driver.card.passphrase.reset(PASSPHRASE)
    driver.card.unlock_button.click()
    driver.until(lambda: isinstance(driver.card, SalvageCard))
    words = shown(driver.card)
    assert "Skadade: " in words
    assert "-0002." in words
    assert "1 ärende är helt." in words
    assert driver.card.first_focus() is driver.card.back_button
    driver.card.save_button.click()
    driver.until(lambda: isinstance(driver.card, DoneCard))
    words = shown(driver.card)
    assert "Det som går att läsa är räddat" in words
    assert "-0002" in words
    driver.card.open_button.click()
    driver.until_open()
    work = driver.session.workspace
    with work.store.session() as session:
        query = "SELECT given FROM person"
        assert session.connection().exec_driver_sql(query).scalars().all() == ["Al"]


def test_who_changes_mind_is_back_at_the_error_and_nothing_has_changed(forged: Driver) -> None:
    driver, folder = forged, forged.folder / "data" / "store"
    before = (folder / "sipdesk.db").read_bytes()
    driver.card.salvage_button.click()
    driver.card.passphrase.reset(PASSPHRASE)
    driver.card.unlock_button.click()
    driver.until(lambda: isinstance(driver.card, SalvageCard))
    driver.card.back_button.click()
    assert isinstance(driver.card, ErrorCard)
    assert (folder / "sipdesk.db").read_bytes() == before


# Trying a restore by a button


def seen(section: Any) -> str:
    return " ".join(w.text() for w in section.findChildren(QLabel) if w.isVisible())


@pytest.fixture
def section(driver: Driver, made: Made, tmp_path: Path) -> Any:
    usb = tmp_path / "USB Blå"
    usb.mkdir()
    session = driver.enter(made)
    session.told.card.read_button.click()
    session.workspace.settings.backup_dir = str(usb)
    session.window.show_home("settings")
    session.window.home.settings.show_part("backup")
    return session.window.home.settings.section


def test_every_field_of_the_copies_has_room(section: Any, qapp: QApplication) -> None:
    section.window().resize(1366, 690)
    for _turn in range(4):
        qapp.processEvents()
    for field in section.fields.values():
        assert field.height() >= field.heightForWidth(field.width()), field.name


def test_without_a_copy_there_is_nothing_to_try(section: Any) -> None:
    assert "Ingen återställning är provad än" in seen(section)
    section.try_button.click()
    assert "Det finns ingen kopia att prova" in seen(section)
    assert section.workspace.store.state().rehearsed_at is None


def test_a_button_tries_the_newest_copy_and_its_day_is_shown(driver: Driver, section: Any) -> None:
    store = section.workspace.store
    copy = backup.make(store, Path(section.workspace.settings.backup_dir))
    section.try_button.click()
    driver.until(lambda: store.state().rehearsed_at is not None)
    driver.until(section.try_button.isEnabled)
    assert "Kopian går att återställa" in seen(section)
    assert f"Senast provad {clock.today().isoformat()}" in section.tried_label.text()
    data = bytearray(copy.database.read_bytes())
    data[-5000] ^= 1
    copy.database.write_bytes(data)
    section.try_button.click()
    driver.until(section.failed.isVisible)
    assert "Kopian gick inte att återställa" in seen(section)
    assert not (store.folder / ".rehearsal").exists()
