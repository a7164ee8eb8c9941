"""The lock over a dialog or form with half a sentence: it lies in the store, and is still there."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlmodel import select

from sipdesk.domain.model import Draft
from sipdesk.gui.dialogs.deviation import DeviationDialog
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.widgets.field import Field
from sipdesk.services import cases
from sipdesk.storage import keys
from sipdesk.storage.store import Store
from tests.gui.entrance.conftest import PASSPHRASE, Driver, Made
from tests.helpers import type_text

WORDS = "Ingen kom, och <b>ingen</b> har ringt"


def _deviation(window: MainWindow, case_id: Any) -> QWidget:
    return DeviationDialog(window.workspace, case_id, window)


def _letter(window: MainWindow, case_id: Any) -> QWidget:
    return PrintDialog(window.workspace, case_id, "letter_to_person", window)


def _supporters(window: MainWindow, _case: Any) -> QWidget:
    window.show_home("figures")
    view: Any = window.home.view
    view.show_part("support")
    part: QWidget = view.parts["support"]
    return part


# Where it is written → how it is opened, and the name of the field.
PLACES = {
    "dialog": (_deviation, "what"),
    "letter": (_letter, "text"),
    "form": (_supporters, "text"),
}


def field_of(shown: QWidget, name: str) -> Any:
    return next(field for field in shown.findChildren(Field) if field.name == name)


def kept_after_a_kill(folder: Path) -> list[str]:
    """What somebody finds who opens the store as it lies on the disk now."""
    left = folder.with_name("left")
    shutil.copytree(folder, left)
    dek = keys.open_with_passphrase(left, PASSPHRASE).dek
    with closing(Store.open(left, dek)) as store, store.session() as rows:
        return [draft.raw for draft in rows.exec(select(Draft))]


@pytest.mark.parametrize("place", PLACES)
def test_half_a_sentence_survives_the_lock_and_a_kill_while_it_is_locked(
    driver: Driver, made: Made, place: str
) -> None:
    driver.enter(made)
    driver.acknowledge()
    session, (make, name) = driver.session, PLACES[place]
    case = session.workspace.write(cases.create_case, None, given="Alva", family="Testlund")
    shown = make(session.window, case.id)
    shown.show()
    QApplication.processEvents()  # the letter begins to be drawn
    type_text(field_of(shown, name).edit, WORDS)
    session.window.lock()
    assert session.lock_page.is_on
    assert not field_of(shown, name).isVisible()
    assert WORDS in kept_after_a_kill(session.workspace.store.folder)
    card = session.lock_page.card
    type_text(card.passphrase.edit, PASSPHRASE)
    card.unlock_button.click()
    driver.until(lambda: not session.lock_page.is_on)
    assert field_of(shown, name).isVisible()
    assert field_of(shown, name).value() == WORDS
    if shown.isWindow():
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        assert not shown.isVisible()
        again = make(session.window, case.id)
        assert field_of(again, name).value() == WORDS
        shiboken6.delete(again)
