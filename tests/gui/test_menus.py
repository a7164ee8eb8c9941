"""The menus by keyboard: each letter leads to one entry, and F10 opens them in any width."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk import i18n
from sipdesk.gui.actions import ENTRIES, MENUS
from sipdesk.i18n import _

_NO_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen, of a menu


def _letter(text: str) -> str:
    found = re.search(r"&(\w)", text)
    assert found is not None, f"no letter in {text}"
    return found.group(1).lower()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_letter_leads_to_two_entries_of_a_menu(language):
    i18n.set_language(language)
    names = [[_(title) for title in MENUS.values()]]
    names += [[_(entry.text) for entry in ENTRIES if entry.menu == menu] for menu in MENUS]
    for texts in names:
        assert len({_letter(text) for text in texts}) == len(texts), texts


@_NO_SCREEN
@pytest.mark.parametrize("in_case", [False, True])
def test_f10_opens_the_one_menu_of_a_narrow_window(window, case_id, in_case):
    window.resize(window.minimumWidth(), 600)
    if in_case:
        window.open_case(case_id)
    button = window.guide.header.menu_button if in_case else window.top.menu_button
    assert button.isVisible()
    assert "F10" in button.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_F10)
    menu = window.top.menu
    assert menu.isVisible()
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


@_NO_SCREEN
def test_f10_goes_to_the_menu_bar_of_a_wide_window(window):
    QTest.keyClick(window, Qt.Key.Key_F10)
    bar = window.top.menu_bar
    assert bar.activeAction() is bar.actions()[0]
