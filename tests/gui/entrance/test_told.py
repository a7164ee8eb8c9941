"""At the first sign-in everybody reads that looks are logged and reviewed, and confirms it."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.domain.model import User, UserRole
from sipdesk.gui import theme
from sipdesk.gui.session import OpenSession, open_store
from sipdesk.services import admission, cases, notice, office
from sipdesk.settings import Settings
from sipdesk.storage import keys
from sipdesk.storage.store import Store
from tests import factory
from tests.gui import walk
from tests.gui.entrance.conftest import PASSPHRASE, PERSON, Driver, Made

SECOND = "den andra långa frasen"
ROUTINE = "Enhetschefen drar ett stickprov den första måndagen i varje månad. <b>Fråga</b> gärna."


@pytest.fixture
def session(driver: Driver, made: Made) -> Any:
    """The first user has unlocked and not yet read anything."""
    return driver.enter(made)


def seen(window: Any) -> str:
    return " ".join(w.text() for w in window.findChildren(QLabel) if w.isVisible())


def rows_of_log(session: Any, act: str) -> list[tuple[str, str]]:
    with session.workspace.store.session() as rows:
        found = rows.connection().exec_driver_sql(
            "SELECT user_name, subject FROM logrow WHERE act = ?", (act,)
        )
        return [tuple(row) for row in found]


def write_routine(session: Any, text: str) -> None:
    session.workspace.write(
        office.set_setting, None, name=notice.ROUTINE, value=text, source="Nämnden 2026-01-14"
    )


def again(driver: Driver, session: Any) -> Any:
    """Close the program and unlock anew."""
    folder = session.workspace.store.folder
    driver.start()
    driver.entrance.opened.emit(open_store(folder, PASSPHRASE, None))
    return driver.session


def test_nothing_is_seen_before_the_text_is_confirmed_and_that_is_logged(session: Any) -> None:
    session.workspace.write(cases.create_case, None, given="Markör", family="Dold")
    assert session.told.is_on
    words = seen(session.window)
    assert "Din läsning loggas" in words
    assert "Källa: lag (2001:454) 10 §." in words
    assert "Markör" not in words
    assert not any(action.isEnabled() for action in session.window.acts.values())
    session.told.card.read_button.click()
    assert not session.told.is_on
    assert session.window.home.isVisible()
    assert session.window.acts["new_case"].isEnabled()
    mark = session.workspace.read(notice.of_today).mark
    assert rows_of_log(session, "users.tell") == [(PERSON["name"], mark)]
    with session.workspace.store.session() as rows:
        user = rows.get(User, session.workspace.actor.user_id)
        assert user.told_at is not None
        assert user.told_of == mark


def test_it_is_asked_once_and_again_when_the_routine_has_changed(
    driver: Driver, session: Any
) -> None:
    session.told.card.read_button.click()
    session = again(driver, session)
    assert not session.told.is_on
    write_routine(session, ROUTINE)
    session = again(driver, session)
    assert session.told.is_on
    words = seen(session.window)
    assert "Texten har ändrats" in words
    assert ROUTINE in words  # as it was written: nothing in it is markup
    session.told.card.read_button.click()
    assert not again(driver, session).told.is_on


def test_who_does_not_want_to_confirm_locks_and_is_asked_next_time(
    driver: Driver, session: Any
) -> None:
    session.told.card.leave_button.click()
    assert session.lock_page.is_on
    assert session.told.page.isHidden()
    session.lock_page.card.passphrase.reset(PASSPHRASE)
    session.lock_page.card.unlock_button.click()
    driver.until(lambda: not session.lock_page.is_on)
    assert session.told.is_on
    assert rows_of_log(session, "users.tell") == []
    session.told.card.read_button.click()
    assert session.window.home.isVisible()


def test_what_cannot_be_noted_is_not_confirmed(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("sipdesk.storage.store.step", refuse)
    session.told.card.read_button.click()
    assert session.told.is_on
    assert "Disken är full" in session.told.card.trouble.title.text()
    monkeypatch.undo()
    session.told.card.read_button.click()
    assert not session.told.is_on


def test_beside_a_writer_the_log_alone_keeps_it(session: Any) -> None:
    session.told.card.read_button.click()
    work = session.workspace
    fields = {"roles": frozenset({UserRole.COORDINATOR}), "passphrase": SECOND, "cost": keys.FLOOR}
    admission.admit(work.store, work.actor, work.packs, name="Asta Kvisthed", **fields)
    for is_first in (True, False):
        beside = OpenSession(*open_store(work.store.folder, SECOND, None), Settings())
        assert beside.workspace.store.is_second
        assert beside.told.is_on is is_first
        if is_first:
            beside.told.card.read_button.click()
            assert not beside.told.is_on
        beside.close()
    assert [who for who, _mark in rows_of_log(session, "users.tell")] == [
        PERSON["name"],
        "Asta Kvisthed",
    ]


def test_another_user_who_unlocks_reads_it_too_and_then_sees_the_cases(
    driver: Driver, session: Any
) -> None:
    session.told.card.read_button.click()
    work = session.workspace
    fields = {"roles": frozenset({UserRole.COORDINATOR}), "passphrase": SECOND, "cost": keys.FLOOR}
    admission.admit(work.store, work.actor, work.packs, name="Asta Kvisthed", **fields)
    session.window.lock()
    card = session.lock_page.card
    card.other_button.click()
    card.user_field.combo.setCurrentIndex(1)
    card.passphrase.reset(SECOND)
    card.unlock_button.click()
    driver.until(lambda: driver.session is not session)
    assert "Din läsning loggas" in seen(driver.session.window)
    driver.session.told.card.read_button.click()
    assert driver.session.window.home.overview.isVisible()
    assert driver.session.window.acts["new_case"].isEnabled()


def test_the_practice_store_asks_nobody(qapp: QApplication, store: Store) -> None:
    practising = OpenSession(store, keys.Opened(factory.DEK, None, "", b""), Settings())
    assert not practising.told.is_on
    practising.close()


@pytest.mark.parametrize(("name", "percent"), [("light", 100), ("dark", 200)])
def test_the_card_holds_at_every_size(session: Any, name: str, percent: int, qapp: Any) -> None:
    theme.Theme(name, percent).apply(qapp)
    session.told.page.rebuild()
    window = session.window
    window.show()
    qapp.processEvents()
    assert walk.cut(session.told.page) == []
    assert walk.unnamed(session.told.page) == []
