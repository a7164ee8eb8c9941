"""Locked: nothing of a case is seen or reached, and afterwards everything is where it was."""

from contextlib import closing
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from sqlmodel import SQLModel

from sipdesk import clock
from sipdesk.domain.model import Draft
from sipdesk.domain.steps import Step
from sipdesk.gui.lock import Idle, Lock
from sipdesk.services import cases
from sipdesk.settings import Settings
from sipdesk.storage import keys
from sipdesk.storage.errors import ClosedStore
from sipdesk.storage.store import Store
from tests.gui.entrance.conftest import PASSPHRASE, Driver, Made
from tests.helpers import type_text


@pytest.fixture
def session(driver: Driver, made: Made) -> Any:
    driver.enter(made)
    driver.acknowledge()
    return driver.session


def texts(window: QWidget) -> str:
    return " ".join(w.text() for w in window.findChildren(QLabel) if w.isVisible())


def unlock(driver: Driver, passphrase: str = PASSPHRASE) -> None:
    card = driver.session.lock_page.card
    type_text(card.passphrase.edit, passphrase)
    card.unlock_button.click()


def test_nothing_but_the_lock_is_seen_before_lock_returns(driver: Driver, session: Any) -> None:
    window = session.window
    window.acts["lock"].trigger()
    assert session.lock_page.is_on
    seen = texts(window)
    assert "Låst kl." in seen
    assert "Idag" not in seen
    assert not window.top.isVisible()
    assert not window.acts["new_case"].isEnabled()


def test_a_locked_store_is_closed_and_free_for_others(driver: Driver, session: Any) -> None:
    store = session.workspace.store
    session.window.lock()
    with pytest.raises(ClosedStore), store.session():
        pass
    opened = keys.open_with_passphrase(store.folder, PASSPHRASE)
    Store.open(store.folder, opened.dek).close()


def test_a_wrong_passphrase_keeps_it_locked(driver: Driver, session: Any) -> None:
    session.window.lock()
    unlock(driver, "fel men lång nog")
    driver.until(lambda: bool(session.lock_page.card.passphrase.error.text()))
    assert session.lock_page.is_on
    assert not session.window.top.isVisible()


def test_after_unlocking_the_same_view_can_be_worked_in(driver: Driver, session: Any) -> None:
    window = session.window
    window.show_home("settings")
    session.window.lock()
    unlock(driver)
    driver.until(lambda: not session.lock_page.is_on)
    assert window.home.place == "settings"
    assert window.acts["new_case"].isEnabled()
    session.workspace.keep_draft(None, "note", "efter")
    from sqlmodel import select

    with session.workspace.store.session() as rows:
        assert [draft.raw for draft in rows.exec(select(Draft))] == ["efter"]


def test_locking_twice_is_locking_once(driver: Driver, session: Any) -> None:
    session.window.lock()
    session.lock_now()
    unlock(driver)
    driver.until(lambda: not session.lock_page.is_on)
    assert session.window.top.isVisibleTo(session.window)


def test_another_user_who_unlocks_gets_a_window_of_their_own(driver: Driver, session: Any) -> None:
    store = session.workspace.store
    dek = keys.open_with_passphrase(store.folder, PASSPHRASE).dek
    keys.add_user(store.folder, dek, "Två Tvåsson", "den andra långa frasen")
    session.window.lock()
    card = session.lock_page.card
    assert [card.user_field.combo.itemText(n) for n in range(2)] == ["Prov Provsson", "Två Tvåsson"]
    card.user_field.combo.setCurrentIndex(1)
    unlock(driver, "den andra långa frasen")
    driver.until(lambda: driver.session is not session)
    assert driver.session.workspace.actor.name == "Två Tvåsson"
    assert driver.session.window.isVisible()


def test_an_idle_program_warns_in_the_last_minute_and_then_locks(
    driver: Driver, session: Any
) -> None:
    idle, window = session.idle, session.window
    idle._timer.stop()
    idle.minutes = 2
    start = clock.now()
    idle.tick(start + timedelta(seconds=50))
    assert window.notice.isHidden()
    idle.tick(start + timedelta(seconds=75))
    assert "Låses om 60 sekunder" in window.notice.title.text()
    assert not window.notice.isHidden()
    idle.touch()
    assert window.notice.isHidden()
    idle.tick(start + timedelta(seconds=150))
    assert session.lock_page.is_on
    assert "Ingen rörde datorn på 2 minuter." in texts(window)


def test_a_system_that_ends_the_session_meets_no_question_and_what_was_typed_is_kept(
    driver: Driver, made: Made, session: Any
) -> None:
    """What Qt calls when the user logs out; its own signal can be sent by the system alone."""
    work = session.workspace
    case = work.write(cases.create_case, None, given="Alva", family="Testlund")
    assert session.window.open_case(case.id, Step.PREPARE)
    field = next(iter(session.window.guide.page.fields.values()))
    type_text(field.control, "Halvvägs genom en mening")
    hints: list[object] = []
    session.system._commit(SimpleNamespace(setRestartHint=hints.append))
    assert hints == [QSessionManager.RestartHint.RestartNever]
    assert session.lock_page.is_on
    assert QApplication.activeModalWidget() is None
    opened = keys.open_with_passphrase(work.store.folder, PASSPHRASE)
    with closing(Store.open(work.store.folder, opened.dek)) as store, store.session() as rows:
        tables = sorted({table.name for table in SQLModel.metadata.sorted_tables})
        select = 'SELECT * FROM "{}"'
        kept = [rows.connection().exec_driver_sql(select.format(t)).all() for t in tables]
    assert "Halvvägs genom en mening" in repr(kept)


def test_a_computer_that_slept_is_locked_when_it_wakes(driver: Driver, session: Any) -> None:
    session.idle._timer.stop()
    session.idle.tick(clock.now() + timedelta(seconds=200))
    assert session.lock_page.is_on


def test_practice_locks_too_but_needs_no_passphrase(driver: Driver) -> None:
    driver.start(practise=True)
    driver.until_open()
    session = driver.session
    session.window.lock()
    assert session.lock_page.is_on
    session.lock_page.card.unlock_button.click()
    driver.until(lambda: not session.lock_page.is_on)


def test_an_open_dialog_is_hidden_and_comes_back_with_its_text(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    field = QLineEdit()
    lines.addWidget(field)
    window.show()
    field.setFocus()
    dialog = QDialog(window)
    note = QLineEdit()
    QVBoxLayout(dialog).addWidget(note)
    lock = Lock(window, Settings())
    seen: list[tuple[bool, bool, bool]] = []

    def during() -> None:
        note.setText("halv mening")
        lock.lock([], "")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        seen.append((note.isVisible(), field.isVisible(), lock.page.isVisible()))
        assert lock.page.window() is dialog  # where it can be used
        lock.release()
        seen.append((note.isVisible(), field.isVisible(), lock.page.isVisible()))
        QTimer.singleShot(0, dialog.accept)

    QTimer.singleShot(0, during)
    assert dialog.exec() == QDialog.DialogCode.Accepted  # the lock has not ended it
    assert seen == [(False, False, True), (True, True, False)]
    assert note.text() == "halv mening"


def test_the_cover_follows_the_window(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show()
    lock = Lock(window, Settings())
    lock.lock([], "")
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: lock.page.size() == window.size())


def test_keys_and_mouse_are_signs_of_life(qtbot: Any) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    idle = Idle(1, window)
    idle._listen(window.windowHandle())
    idle.start()
    idle.tick(idle._touched + timedelta(seconds=30))
    with qtbot.waitSignal(idle.warned):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
