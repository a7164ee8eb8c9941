"""Every part of the settings and the contacts, as a keyboard and large text meet them."""

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk import i18n
from sipdesk.gui import theme
from sipdesk.gui.dialogs.import_pack import ImportPack, PackRules
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.settings.settings import PARTS
from sipdesk.paths import shipped
from sipdesk.services import pack_files
from tests.gui import walk


def _part(workspace, name):
    window = MainWindow(workspace)
    window.show_home("settings")
    window.home.settings.show_part(name)
    return window


def _group(workspace, name):
    window = _part(workspace, "local")
    window.home.settings.section.show_group(name)
    return window


def _contact(workspace):
    window = MainWindow(workspace)
    window.show_home("contacts")
    view = window.home.contacts
    view.table.activated.emit(view.units_model.index(0, 0))
    return window


def _import(workspace):
    window = MainWindow(workspace)
    content = shipped("resources", "packs", "template", "county.toml").read_bytes()
    layer = workspace.read(pack_files.read_pack, content, "ny.toml")
    return ImportPack(workspace, content, "ny.toml", layer, window)


_GROUPS = ("texts", "own")
VIEWS = {
    **{name: lambda ws, name=name: _part(ws, name) for name in PARTS},
    **{name: lambda ws, name=name: _group(ws, name) for name in _GROUPS},
    "contact": _contact,
    "import": _import,
    "rules": lambda ws: PackRules(ws.packs.layer("jh-2026"), MainWindow(ws)),
}  # fmt: skip


def _show(qtbot, workspace, name):
    window = VIEWS[name](workspace)
    over = window.parentWidget() or window
    workspace.setParent(over)
    qtbot.addWidget(over)
    over.resize(1366, 690)
    window.show()
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("name", VIEWS)
def test_a_keyboard_and_a_screen_reader_get_everywhere(qtbot, workspace, name):
    window = _show(qtbot, workspace, name)
    assert walk.unnamed(window) == []
    assert walk.doubled_mnemonics(window) == {}
    assert walk.cut(window) == []
    assert walk.stuck(window) == []


@pytest.mark.parametrize("name", ["office", "packs", "own", "contact", "import"])
def test_nothing_is_cut_at_200_per_cent_in_english(qtbot, workspace, qapp, name):
    i18n.set_language("en")
    theme.Theme("light", 200).apply(qapp)
    window = _show(qtbot, workspace, name)
    assert walk.cut(window) == []
    assert walk.doubled_mnemonics(window) == {}
