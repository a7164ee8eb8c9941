"""What we have copied is taken back at the lock and at the end; what others copied stays."""

from typing import Any

from PySide6.QtGui import QGuiApplication

from sipdesk.gui.dialogs.print_text import copy_for_a_while, forget_own
from tests.gui.entrance.conftest import Driver, driver, made
from tests.gui.entrance.test_lock import session

__all__ = ["driver", "made", "session"]

TEXT = "Min plan: påhittade ord"


def _held() -> str:
    return QGuiApplication.clipboard().text()


def test_the_lock_takes_the_text_from_the_clipboard(driver: Driver, session: Any) -> None:
    copy_for_a_while(TEXT)
    assert _held() == TEXT
    session.window.lock()
    assert session.lock_page.is_on
    assert _held() == ""


def test_the_end_of_the_program_takes_it_too(driver: Driver, session: Any) -> None:
    copy_for_a_while(TEXT)
    driver.close()
    assert _held() == ""


def test_what_somebody_else_has_copied_stays(qapp: Any) -> None:
    del qapp
    copy_for_a_while(TEXT)
    QGuiApplication.clipboard().setText("något annat")
    forget_own()
    assert _held() == "något annat"
    QGuiApplication.clipboard().clear()
