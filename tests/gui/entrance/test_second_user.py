"""The second user at a store: what cannot be done is not offered, or refused in words, in place."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from sipdesk import clock
from sipdesk.domain.model import UserRole
from sipdesk.gui.dialogs.reason import ReasonDialog
from sipdesk.gui.dialogs.snooze import SnoozeDialog
from sipdesk.gui.dialogs.typed import LeaveQuestion
from sipdesk.gui.session import OpenSession, open_store
from sipdesk.services import admission, cases
from sipdesk.services.overview import Today
from sipdesk.settings import Settings
from sipdesk.storage import keys
from tests.gui.entrance.conftest import PERSON, Driver, Made
from tests.helpers import type_text
from tests.today_rows import late

SECOND = "den andra långa frasen"


@pytest.fixture
def beside(driver: Driver, made: Made) -> Iterator[Any]:
    """Somebody else writes; the second user has unlocked beside."""
    work = driver.enter(made).workspace
    fields = {"roles": frozenset({UserRole.COORDINATOR}), "passphrase": SECOND, "cost": keys.FLOOR}
    admission.admit(work.store, work.actor, work.packs, name="Asta Kvisthed", **fields)
    session = OpenSession(*open_store(work.store.folder, SECOND, None), Settings())
    session.told.card.read_button.click()
    session.window.show()
    yield session
    session.close()


def test_putting_off_is_not_offered_to_somebody_who_only_reads(driver: Driver, beside: Any) -> None:
    work = driver.session.workspace
    case = work.write(cases.create_case, None, given="Alva", family="Testlund")
    today = Today(clock.today(), late=[late(case.id)], late_count=1)
    for window, is_offered in ((driver.session.window, True), (beside.window, False)):
        shown = window.home.overview.today_list
        shown.show_today(today)
        assert [row.snooze_button.isHidden() for row in shown.rows] == [not is_offered]
        assert not shown.rows[0].act_button.isHidden()


def test_what_the_store_refuses_is_said_in_the_dialog_and_the_text_stays(
    driver: Driver, beside: Any
) -> None:
    work = driver.session.workspace
    mine = beside.workspace.actor.user_id
    case = work.write(cases.create_case, None, given="Alva", family="Testlund")
    work.write(cases.change_case, case.id, team=[str(mine)])
    beside.workspace.open_case(case.id)
    dialog = SnoozeDialog(beside.workspace, late(case.id), beside.window)
    type_text(dialog.reason_edit.control, "Väntar på svar")
    dialog.accept_button.click()
    assert dialog.result() != SnoozeDialog.DialogCode.Accepted
    assert not dialog.band.isHidden()
    assert f"{PERSON['name']} skriver just nu. Du kan bara läsa." in dialog.band.text.text()
    assert dialog.reason_edit.value() == "Väntar på svar"
    dialog.deleteLater()


def test_who_only_reads_beside_another_is_asked_and_hears_of_no_error(
    driver: Driver, beside: Any, qtbot: Any
) -> None:
    case = driver.session.workspace.write(cases.create_case, None, given="Alva", family="Testlund")
    work = beside.workspace
    dialog = ReasonDialog(work, case.id, beside.window)
    dialog.show()
    with qtbot.assertNotEmitted(work.save_failed):
        type_text(dialog.reason_edit.edit, "Vikarierar")
        dialog.reason_edit.left.emit()
        assert not dialog.flush()
        assert not any(timer.isActive() for timer in dialog.typed.findChildren(QTimer))
        dialog.reject()
    (asked,) = dialog.findChildren(LeaveQuestion)
    assert asked.isVisible()
    asked.cancel_button.click()
    with qtbot.assertNotEmitted(work.save_failed):
        dialog.accept_button.click()
    assert (dialog.isVisible(), dialog.reason()) == (False, "Vikarierar")
    assert work.drafts(case.id) == {}
