"""One page of one case is damaged: the window names that case alone, and the others are saved."""

from contextlib import closing

from sqlmodel import select

from sipdesk.domain.model import Case, Consent, Person
from sipdesk.gui.restore_cards import CompareCard, DoneCard
from sipdesk.gui.salvaging import SalvageCard
from sipdesk.gui.unlock import ErrorCard
from sipdesk.gui.widgets.frames import Band
from sipdesk.storage import keys
from sipdesk.storage.places import DATABASE
from sipdesk.storage.store import Store
from tests.gui.entrance.conftest import PASSPHRASE, Driver
from tests.gui.entrance.test_restore import (
    Made,
    carry_out,
    closed,
    original,
    shown,
    to_compare,
    unlock,
)

__all__ = ["closed", "original"]

PAGE = 4096
LONG = "Samordna stödet. " * 4_000  # lies on pages that hold nothing else


def write_long(made: Made, given: str) -> dict[str, str]:
    """Give the case of a person a consent that fills pages of its own; numbers by given name."""
    opened = keys.open_with_passphrase(made.folder, PASSPHRASE)
    with closing(Store.open(made.folder, opened.dek)) as store, store.session() as session:
        query = select(Person.given, Case.id, Case.number).join(Case)
        found = {name: (case_id, number) for name, case_id, number in session.exec(query)}
        session.add(Consent(case_id=found[given][0], purpose=LONG))
    return {name: number for name, (_case_id, number) in found.items()}


def damage(closed: Made, given: str) -> tuple[str, str]:
    """Spoil a page of a person's case, so that the start says that the file is damaged.

    Returns the numbers of the damaged case and of the whole one.
    """
    path = closed.folder / DATABASE
    before = path.stat().st_size
    numbers = write_long(closed, given)
    data = bytearray(path.read_bytes())
    assert len(data) - before > 10 * PAGE
    data[(before + len(data)) // 2] ^= 1
    path.write_bytes(data)
    closed.driver.start()
    unlock(closed.driver)
    closed.driver.until(lambda: isinstance(closed.driver.card, ErrorCard))
    bad = numbers.pop(given)
    [whole] = numbers.values()
    return bad, whole


def band(card: CompareCard | SalvageCard) -> Band:
    """The band that says which cases are damaged."""
    [found] = [each for each in card.findChildren(Band) if "Skadade" in shown(each)]
    return found


def kept(driver: Driver) -> dict[str, list[str]]:
    """The purposes of each case that is there, by its number."""
    with driver.session.workspace.store.session() as session:
        found: dict[str, list[str]] = {n: [] for n in session.exec(select(Case.number))}
        for number, purpose in session.exec(select(Case.number, Consent.purpose).join(Consent)):
            found[number].append(purpose)
    return found


def test_the_card_of_mending_names_the_damaged_case_alone(closed: Made) -> None:
    bad, whole = damage(closed, "Alva")
    driver, spoiled = closed.driver, (closed.folder / DATABASE).read_bytes()
    driver.card.mend_button.click()
    said = shown(band(to_compare(driver)))
    assert f"Skadade: {bad}." in said
    assert "1 ärende är helt." in said
    assert whole not in said
    assert (closed.folder / DATABASE).read_bytes() == spoiled  # only read
    done = shown(carry_out(driver))
    assert bad in done
    assert whole not in done
    driver.card.open_button.click()
    driver.until_open()
    assert kept(driver) == {bad: [], whole: []}  # as it was in the copy, and as it is today


def test_without_a_copy_the_other_case_is_saved(closed: Made) -> None:
    bad, whole = damage(closed, "Bo")
    driver = closed.driver
    driver.card.salvage_button.click()
    unlock(driver)
    driver.until(lambda: isinstance(driver.card, SalvageCard))
    said = shown(band(driver.card))
    assert f"Skadade: {bad}." in said
    assert whole not in said
    driver.card.save_button.click()
    driver.until(lambda: isinstance(driver.card, DoneCard))
    driver.card.open_button.click()
    driver.until_open()
    assert kept(driver) == {whole: []}
