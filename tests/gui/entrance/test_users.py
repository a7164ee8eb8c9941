"""Users in the window: added, given a role, at work beside another one, reviewing, forgetting."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from sipdesk.domain.model import ReviewOutcome, UserRole
from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.new_key import NewKey
from sipdesk.gui.dialogs.user import AddUser, ChangePassphrase, ChangeRoles, RemoveUser
from sipdesk.gui.session import OpenSession, open_store
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import admission, cases, reviews, users
from sipdesk.settings import Settings
from sipdesk.storage import keyfile, keys
from sipdesk.storage.errors import WrongPassphrase, WrongRecoveryKey
from tests.gui.entrance.conftest import PASSPHRASE, PERSON, Driver, Made
from tests.helpers import type_text

SECOND = "den andra långa frasen"


@pytest.fixture
def session(driver: Driver, made: Made) -> Any:
    """The first user at work, administrator and coordinator."""
    driver.enter(made)
    driver.acknowledge()
    return driver.session


def texts(window: QWidget) -> str:
    return " ".join(w.text() for w in window.findChildren(QLabel) if w.isVisible())


def admit(session: Any, role: UserRole, name: str = "Asta Kvisthed") -> Any:
    work = session.workspace
    roles = frozenset({role})
    fields = {"roles": roles, "passphrase": SECOND, "cost": keys.FLOOR}
    return admission.admit(work.store, work.actor, work.packs, name=name, **fields)


def sign_in_as_second(driver: Driver, session: Any) -> Any:
    """The first user locks; the second one unlocks at the lock."""
    session.window.lock()
    card = session.lock_page.card
    card.other_button.click()
    card.user_field.combo.setCurrentIndex(1)
    type_text(card.passphrase.edit, SECOND)
    card.unlock_button.click()
    driver.until(lambda: driver.session is not session)
    driver.acknowledge()
    return driver.session


def test_a_second_user_is_added_in_the_settings(driver: Driver, session: Any) -> None:
    window = session.window
    window.show_home("settings")
    window.home.settings.show_part("users")
    page = window.home.settings.section
    assert [row.who.name for row in page.rows] == [PERSON["name"]]
    assert not page.rows[0].remove_button.isEnabled()
    assert page.rows[0].remove_button.isHidden()  # nothing is shut without its reason beside it
    said = [text.text() for text in page.rows[0].findChildren(Text)]
    assert "En annan administratör ändrar dina roller." in said
    dialog = AddUser(session.workspace, window)
    type_text(dialog.name_edit.control, "Asta Kvisthed")
    for field in (dialog.new, dialog.again):
        type_text(field.edit, SECOND)
    dialog.roles.checks[UserRole.COORDINATOR].set_value(False)
    dialog.accept_button.click()
    assert dialog.result() != AddUser.DialogCode.Accepted  # no role is chosen
    dialog.roles.checks[UserRole.REVIEWER].set_value(True)
    dialog.accept_button.click()
    assert dialog.result() == AddUser.DialogCode.Accepted
    page.reload()
    assert [row.who.name for row in page.rows] == ["Asta Kvisthed", PERSON["name"]]
    assert "2 personer och återställningsnyckeln" in page.ways_chip.text.text()
    assert keys.open_with_passphrase(session.workspace.store.folder, SECOND).name == "Asta Kvisthed"


def test_a_reviewer_sees_the_log_and_no_case(driver: Driver, session: Any) -> None:
    case = session.workspace.write(cases.create_case, None, given="Markör", family="Dold")
    admit(session, UserRole.REVIEWER)
    window = sign_in_as_second(driver, session).window
    assert list(window.home.rail.buttons) == ["review", "settings"]
    assert list(window.home.settings.buttons) == ["look", "lock", "own"]
    for name in ("new_case", "search", "today", "contacts", "backup"):
        assert not window.acts[name].isEnabled(), name
    assert window.acts["review"].isEnabled()
    view = window.home.view
    driver.until(lambda: "Loggen är hel" in view.chain_label.text())
    cells = [view.model.index(n, c).data() for n in range(view.model.rowCount()) for c in range(6)]
    whole = texts(window) + repr(cells)
    assert case.number in whole
    assert "Markör" not in whole
    assert "Dold" not in whole


def test_a_sample_is_drawn_judged_and_signed_in_the_window(driver: Driver, session: Any) -> None:
    session.workspace.write(cases.create_case, None, given="Markör", family="Dold")
    admit(session, UserRole.REVIEWER)
    view = sign_in_as_second(driver, session).window.home.view
    view.draw_button.click()
    sample = view.workspace.read(reviews.open_sample)
    assert view.model.rowCount() == len(sample.rows)
    view.judge()
    assert view.outcome_combo.error.text() == "Välj ett beslut."
    view.outcome_combo.set_value(ReviewOutcome.ASKED)
    view.judge()
    assert view.note_edit.error.text() == "Skriv vad du kom fram till."
    view.sign_button.click()
    assert "inte bedömda än" in view.trouble.text.text()
    for _row in sample.rows:
        view.outcome_combo.set_value(ReviewOutcome.JUSTIFIED)
        type_text(view.note_edit.control, "Ingick i arbetet.")
        view.save_button.click()
    view.sign_button.click()
    assert view.workspace.read(reviews.open_sample) is None
    assert view.latest_chip.text.text().startswith("Granskad")


def test_own_rows_cannot_be_judged_in_the_window(driver: Driver, session: Any) -> None:
    admit(session, UserRole.REVIEWER)
    view = sign_in_as_second(driver, session).window.home.view
    view.table.selectRow(0)
    assert view.entry.is_own
    assert not view.save_button.isEnabled()
    assert "Din egen post" in view.card.title.text()


def test_other_roles_hold_from_the_next_time(driver: Driver, session: Any) -> None:
    admit(session, UserRole.READER)
    work = session.workspace
    who = next(u for u in work.read(users.list_colleagues) if u.name == "Asta Kvisthed")
    dialog = ChangeRoles(work, who, session.window)
    dialog.roles.checks[UserRole.READER].set_value(False)
    dialog.accept_button.click()  # no role at all
    assert dialog.result() != ChangeRoles.DialogCode.Accepted
    dialog.roles.checks[UserRole.ADMINISTRATOR].set_value(True)
    dialog.accept_button.click()
    assert dialog.result() == ChangeRoles.DialogCode.Accepted
    after = sign_in_as_second(driver, session)
    assert after.workspace.actor.roles == {UserRole.ADMINISTRATOR}
    assert list(after.window.home.rail.buttons) == ["settings"]


def test_who_is_removed_cannot_unlock(driver: Driver, session: Any) -> None:
    admit(session, UserRole.READER)
    work = session.workspace
    who = next(u for u in work.read(users.list_colleagues) if u.name == "Asta Kvisthed")
    dialog = RemoveUser(work, who, session.window)
    dialog.accept_button.click()
    assert dialog.result() == RemoveUser.DialogCode.Accepted
    assert [user.name for user in keys.users(work.store.folder)] == [PERSON["name"]]
    work.keep_draft(None, "note", "går vidare")  # the one at work goes on
    session.window.lock()
    type_text(session.lock_page.card.passphrase.edit, PASSPHRASE)
    session.lock_page.card.unlock_button.click()
    driver.until(lambda: not session.lock_page.is_on)


def test_a_session_ends_when_access_is_taken_away_elsewhere(driver: Driver, session: Any) -> None:
    admit(session, UserRole.READER)
    second = sign_in_as_second(driver, session)
    store = second.workspace.store
    file = keyfile.read_candidates(store.folder)[0]
    left = tuple(slot for slot in file.slots if slot.name != "Asta Kvisthed")
    keyfile.write(store.folder, replace(file, slots=left), store._dek)
    second.presence.look()
    assert second.lock_page.is_on
    assert "inte längre tillgång" in texts(second.window)


def test_a_passphrase_is_changed_in_the_settings(driver: Driver, session: Any) -> None:
    dialog = ChangePassphrase(session.workspace, session.window)
    for field, text in ((dialog.old, "fel"), (dialog.new, SECOND), (dialog.again, SECOND)):
        type_text(field.edit, text)
    dialog.accept_button.click()
    assert dialog.old.error.text() == "Lösenfrasen stämmer inte."
    dialog.old.reset(PASSPHRASE)
    dialog.accept_button.click()
    assert dialog.result() == ChangePassphrase.DialogCode.Accepted
    assert keys.open_with_passphrase(session.workspace.store.folder, SECOND).user_id


def test_a_second_user_beside_the_first_only_reads_and_sees_who_writes(
    driver: Driver, session: Any
) -> None:
    case = session.workspace.write(cases.create_case, None, given="Alva", family="Testlund")
    mine = admit(session, UserRole.COORDINATOR)
    session.workspace.write(cases.change_case, case.id, team=[str(mine)])
    opened = open_store(session.workspace.store.folder, SECOND, None)
    beside = OpenSession(*opened, Settings())
    beside.told.card.read_button.click()
    window = beside.window
    window.show()
    assert f"Bara läsning. {PERSON['name']} skriver" in texts(window)
    assert window.open_case(case.id)
    QApplication.processEvents()
    page = window.guide.page
    edits = [f for f in page.findChildren(QWidget) if hasattr(f, "isReadOnly") and f.isVisible()]
    assert edits
    assert all(edit.isReadOnly() for edit in edits)
    assert not window.acts["print"].isEnabled()
    beside.close()


def test_a_session_that_is_closed_is_never_locked_again(driver: Driver, session: Any) -> None:
    admit(session, UserRole.COORDINATOR)
    beside = OpenSession(*open_store(session.workspace.store.folder, SECOND, None), Settings())
    beside.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(beside.window)
    assert not beside.presence.findChild(QTimer).isActive()
    beside.system.on_lock()  # the window that it would lock is no longer there
    session.system.on_lock()
    assert session.lock_page.is_on


def test_a_forgotten_passphrase_is_replaced_and_the_same_data_is_there(
    driver: Driver, session: Any
) -> None:
    case = session.workspace.write(cases.create_case, None, given="Alva", family="Testlund")
    driver.start()
    driver.card.forgot_button.click()
    card = driver.card
    type_text(card.key.groups[0], driver.recovery_key)
    for field in (card.new, card.again):
        type_text(field.edit, SECOND)
    card.open_button.click()
    driver.until_open()
    assert driver.session.window.open_case(case.id)
    log = driver.session.workspace.store
    with log.session() as rows:
        acts = [act for (act,) in rows.connection().exec_driver_sql("SELECT act FROM logrow")]
    assert "sign_in.recover" in acts


def test_wrong_passphrases_wait_longer_and_longer_and_are_logged(
    driver: Driver, session: Any
) -> None:
    session.window.lock()
    card = session.lock_page.card
    for _ in range(3):
        card.fail(WrongPassphrase())
    assert not card.unlock_button.isEnabled()
    assert "sekunder" in card.unlock_button.text()
    card.set_busy(False)
    type_text(card.passphrase.edit, PASSPHRASE)
    card.unlock_button.click()
    driver.until(lambda: not session.lock_page.is_on)
    with session.workspace.store.session() as rows:
        found = rows.connection().exec_driver_sql("SELECT act, subject FROM logrow").all()
    assert ("sign_in.failures", "3") in [tuple(row) for row in found]


def test_a_lost_recovery_key_is_replaced_in_the_settings(driver: Driver, session: Any) -> None:
    window, folder = session.window, session.workspace.store.folder
    dialog = NewKey(session.workspace, window)
    dialog.accept_button.click()  # hidden now
    assert dialog.step.hidden.isVisibleTo(dialog)
    key = dialog.step.choices.recovery_key
    type_text(dialog.step.key.groups[0], driver.recovery_key)
    dialog.accept_button.click()  # the old one is not the new one
    assert "Återställningsnyckeln stämmer inte" in dialog.step.key.error.text()
    assert keys.open_with_recovery(folder, driver.recovery_key)
    dialog.step.key.reset(key)
    dialog.accept_button.click()
    assert dialog.result() == NewKey.DialogCode.Accepted
    assert keys.open_with_recovery(folder, key)
    with pytest.raises(WrongRecoveryKey):
        keys.open_with_recovery(folder, driver.recovery_key)
    session.workspace.keep_draft(None, "note", "går vidare")  # the one at work goes on
    with session.workspace.store.session() as rows:
        found = rows.connection().exec_driver_sql("SELECT act, user_name, subject FROM logrow")
        log = [tuple(row) for row in found]
    assert ("users.note_recovery_key", PERSON["name"], "") in log
    assert key not in repr(log)


def test_only_an_administrator_makes_a_new_recovery_key(driver: Driver, session: Any) -> None:
    admit(session, UserRole.COORDINATOR)
    second = sign_in_as_second(driver, session).workspace
    with pytest.raises(RuleError):
        admission.new_recovery_key(second.store, second.actor, second.packs, key="x")
    assert keys.open_with_recovery(second.store.folder, driver.recovery_key)
