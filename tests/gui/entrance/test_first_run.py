"""From nothing to an open store in six steps, and nothing half made on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.domain.model import LogRow, Office, User
from sipdesk.gui.first_run import FirstRun
from sipdesk.services import cases, office
from sipdesk.storage import backup, keys, places
from sipdesk.storage.store import Store
from tests.gui.entrance.conftest import PASSPHRASE, PERSON, Driver
from tests.helpers import type_text


def test_six_steps_lead_to_an_open_encrypted_store(driver: Driver) -> None:
    driver.start()
    usb = driver.folder / "USB Blå"
    usb.mkdir()
    card = driver.to_copy()
    type_text(card.step.folder.edit, str(usb))
    card.go_on()
    driver.until_open()
    work = driver.session.workspace
    assert work.actor.name == PERSON["name"]
    assert work.actor.unit == PERSON["unit"]
    held: Office = work.read(office.load_office)
    assert held.municipality == PERSON["municipality"]
    assert held.region
    assert driver.session.window.isVisible()
    assert backup.last_verified(usb)
    assert "Säkerhetskopia kontrollerad i dag" in driver.session.window.status.backup.text.text()
    assert [f.name for f in (driver.folder / "data").iterdir() if f.is_dir()] == ["store"]


def test_the_first_user_and_the_first_act_stand_in_the_store(driver: Driver) -> None:
    from sqlmodel import select

    driver.make_store()
    with driver.session.workspace.store.session() as session:
        acts = [row.act for row in session.exec(select(LogRow))]
        phone = session.exec(select(User.phone)).one()
    assert acts[0] == "set_up.begin"
    assert "sign_in.enter" in acts
    assert phone == PERSON["phone"]  # stands on the letters from the first day


def test_who_leaves_before_the_end_has_made_nothing(driver: Driver) -> None:
    driver.start()
    driver.to_key()
    driver.close()
    assert not places.has_store(driver.folder / "data" / "store")
    assert [f for f in driver.folder.rglob("*") if f.suffix == ".db"] == []


def test_enter_presses_the_button_that_has_the_focus_and_not_the_filled_one(
    driver: Driver,
) -> None:
    driver.start()
    card = driver.to_key()
    for button, at in ((card.back_button, card.choices.at - 1), (card.next_button, None)):
        card.activateWindow()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        QTest.keyClick(button, Qt.Key.Key_Return)
        driver.until(lambda at=at: card.choices.at == (at or 4))


def test_a_key_that_was_not_copied_right_does_not_lead_on(driver: Driver) -> None:
    driver.start()
    card = driver.to_key()
    key = card.choices.recovery_key
    card.go_on()
    assert key not in " ".join(w.text() for w in card.findChildren(QLabel) if w.isVisible())
    type_text(card.step.key.groups[0], "ABCD" * 6)
    assert "0 av 6 delar stämmer" in card.step.words.text() or key[:4] == "ABCD"
    card.go_on()
    driver.until(lambda: bool(card.step.key.error.text()))
    assert card.choices.at == 4
    assert "stämmer inte" in card.step.key.error.text()


def test_the_key_can_be_pasted_whole_into_the_first_group(driver: Driver) -> None:
    driver.start()
    card = driver.to_key()
    key = card.choices.recovery_key
    card.go_on()
    type_text(card.step.key.groups[0], f"  {key.lower()} ")
    assert card.step.key.value() == key
    assert "6 av 6" in card.step.words.text()


def test_going_back_clears_nothing_and_the_same_wishes_keep_the_key(driver: Driver) -> None:
    driver.start()
    card = driver.to_key()
    key = card.choices.recovery_key
    card.go_back()
    card = driver.at(3)
    assert card.step.new.value() == PASSPHRASE
    card.go_back()
    assert driver.at(2).step.fields["name"].value() == PERSON["name"]
    driver.at(2).go_on()
    driver.at(3).go_on()
    assert driver.at(4).choices.recovery_key == key


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("kort", "kort", "För kort"),
        ("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "olika bokstäver"),
        (PASSPHRASE, PASSPHRASE + "x", "inte lika"),
    ],
)
def test_a_weak_or_mistyped_passphrase_is_said_at_its_field(
    driver: Driver, first: str, second: str, said: str
) -> None:
    driver.start()
    driver.to_person()
    driver.fill_person()
    driver.at(2).go_on()
    card = driver.at(3)
    type_text(card.step.new.edit, first)
    type_text(card.step.again.edit, second)
    card.go_on()
    assert card.choices.at == 3
    assert said in card.step.new.error.text() + card.step.again.error.text()


def test_a_network_drive_is_refused_with_the_reason(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "is_network", lambda _folder: True)
    driver.start()
    driver.at(0).go_on()
    card = driver.at(1)
    card.go_on()
    assert card.choices.at == 1
    assert "ligger på nätverket" in card.step.folder.error.text()


def test_a_folder_that_holds_a_store_can_be_opened_instead(driver: Driver) -> None:
    there = driver.folder / "arkiv"
    there.mkdir()
    opened, _key = keys.create(there, "Annan Annansson", PASSPHRASE)
    Store.create(there, opened.dek).close()
    before = {f.name: f.read_bytes() for f in there.iterdir()}
    driver.start()
    driver.at(0).go_on()
    card = driver.at(1)
    card.step.folder.reset(str(there))
    card.go_on()
    assert "redan ett arkiv" in card.step.folder.error.text()
    assert not card.step.open_link.isHidden()
    assert {f.name: f.read_bytes() for f in there.iterdir()} == before
    card.step.open_link.click()
    assert "Annan Annansson" in [w.text() for w in driver.card.findChildren(QLabel)]


def test_every_field_about_the_user_is_needed(driver: Driver) -> None:
    driver.start()
    driver.to_person()
    card = driver.at(2)
    card.go_on()
    assert card.choices.at == 2
    assert card.step.fields["name"].error.text()
    assert card.step.fields["county"].error.text()


def test_a_county_without_a_pack_can_be_chosen_and_asks_for_the_region(driver: Driver) -> None:
    driver.start()
    driver.to_person()
    driver.fill_person()
    step = driver.at(2).step
    region, county = step.fields["region"], step.fields["county"].combo
    assert region.isHidden()
    county.setCurrentIndex(county.count() - 1)
    assert county.currentText() == "Annat län (bara lagen)"
    assert not region.isHidden()
    driver.at(2).go_on()
    assert driver.card.choices.at == 2
    assert region.error.text()
    type_text(region.edit, "Region Fjällmark")
    driver.at(2).go_on()
    step = driver.at(3).step
    for field in (step.new, step.again):
        type_text(field.edit, PASSPHRASE)
    driver.at(3).go_on()
    key = driver.at(4).choices.recovery_key
    driver.at(4).go_on()
    type_text(driver.card.step.key.groups[0], key)
    driver.card.go_on()
    driver.at(5).step.later.click()
    driver.until_open()
    work = driver.session.workspace
    home = work.read(office.load_office)
    assert (home.region, home.county_pack) == ("Region Fjällmark", "no-agreement")
    assert "national-2025" in driver.session.window.status.pack.text()
    case = work.write(cases.create_case, None, given="Alva", family="Testlund")
    assert case.county_pack == "no-agreement@1"


def test_the_language_changes_at_once_and_keeps_what_was_typed(driver: Driver) -> None:
    driver.start()
    driver.to_person()
    type_text(driver.at(2).step.fields["name"].edit, "Åsa")
    driver.entrance._choose("language", "en")
    card = driver.card
    assert isinstance(card, FirstRun)
    assert card.step.title == "Who are you?"
    assert "Who are you?" in [w.text() for w in card.findChildren(QLabel)]
    assert card.step.fields["name"].value() == "Åsa"


def test_the_copy_may_not_lie_beside_the_cases(driver: Driver) -> None:
    driver.start()
    card = driver.to_copy()
    Path(card.choices.folder).mkdir()
    type_text(card.step.folder.edit, card.choices.folder)
    card.go_on()
    assert "samma mapp" in card.step.folder.error.text()
    Path(card.choices.folder).rmdir()


def test_practising_first_opens_invented_cases_that_are_gone_afterwards(driver: Driver) -> None:
    driver.start()
    driver.at(0).go_on()
    card = driver.at(1)
    card.step.options["practice"].radio.setChecked(True)
    assert card.step.folder.isHidden()
    card.go_on()
    driver.until_open()
    assert "ÖVNING" in driver.session.window.windowTitle()
    folder = driver.session.workspace.store.folder
    driver.close()
    assert not folder.exists()
    assert not places.has_store(driver.folder / "data" / "store")


def test_a_network_folder_is_refused_and_one_on_this_computer_proposed(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"server:/share {tmp_path}/share cifs rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", table)
    driver.start()
    driver.at(0).go_on()
    step = driver.at(1).step
    step.folder.edit.setText(str(tmp_path / "share" / "sip"))
    driver.card.go_on()
    assert "nätverket" in step.folder.error.text()
    assert not step.local_link.isHidden()
    step.local_link.click()
    assert not step.folder.error.text()
    driver.card.go_on()
    driver.at(2)
