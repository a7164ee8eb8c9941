"""One walk over every page, dialog and view: names, mnemonics, Tab, large text.

A new window is one line in WINDOWS; the pages come by themselves.
"""

import importlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sipdesk import i18n
from sipdesk.domain.pack import Packs
from sipdesk.gui import theme
from sipdesk.gui.dialogs.add_party import AddPartyDialog
from sipdesk.gui.dialogs.inquiry import BeginInquiryDialog, LiftInquiryDialog
from sipdesk.gui.dialogs.override import OverrideDialog
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.reason import ReasonDialog
from sipdesk.gui.dialogs.show_protected import ShowProtectedDialog
from sipdesk.gui.dialogs.snooze import SnoozeDialog
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.messages import Question, Trouble
from sipdesk.gui.window import help as help_sheets
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, inquiries, overview
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory
from tests.gui import story, walk

Make = Callable[[Workspace, UUID], QWidget]


def _dialog(module: str, name: str) -> Make:
    def make(workspace: Workspace, case_id: UUID) -> QWidget:
        kind = getattr(importlib.import_module(f"sipdesk.gui.dialogs.{module}"), name)
        return kind(workspace)  # type: ignore[no-any-return]

    return make


def _case_at(step: Any) -> Make:
    def make(workspace: Workspace, case_id: UUID) -> QWidget:
        window = MainWindow(workspace)
        window.open_case(case_id, step)
        return window

    return make


def _home(place: str) -> Make:
    def make(workspace: Workspace, _case_id: UUID) -> QWidget:
        window = MainWindow(workspace)
        window.show_home(place)
        return window

    return make


def _history(workspace: Workspace, case_id: UUID) -> QWidget:
    window = MainWindow(workspace)
    window.open_case(case_id)
    window.open_history()
    return window


def _snooze(workspace: Workspace, _case_id: UUID) -> QWidget:
    row = workspace.read(overview.today).late[0]
    return SnoozeDialog(workspace, row)


def _print(workspace: Workspace, case_id: UUID) -> QWidget:
    over = MainWindow(workspace)  # the dialog takes its size from the window under it
    over.resize(1366, 690)
    dialog = PrintDialog(workspace, case_id, "", over)
    dialog.destroyed.connect(over.deleteLater)
    return dialog


def _add_party(workspace: Workspace, case_id: UUID) -> QWidget:
    return AddPartyDialog(workspace, case_id)


def _lift_inquiry(workspace: Workspace, case_id: UUID) -> QWidget:
    row = workspace.write(inquiries.begin_inquiry, case_id, what="Uppgiften är fel.")
    return LiftInquiryDialog(workspace, case_id, row)


def _figures(part: str) -> Make:
    def make(workspace: Workspace, _case_id: UUID) -> QWidget:
        window = MainWindow(workspace)
        window.show_home("figures")
        window.home.place_view("figures").show_part(part)  # type: ignore[attr-defined]
        return window

    return make


def _side(name: str) -> Make:
    def make(workspace: Workspace, case_id: UUID) -> QWidget:
        window = MainWindow(workspace)
        window.open_case(case_id)
        window.guide.open_side(name)
        return window

    return make


WINDOWS: dict[str, Make] = {
    "today": lambda workspace, _case: MainWindow(workspace),
    "settings": _home("settings"),
    "contacts": _home("contacts"),
    "figures": _home("figures"),
    "agreement": _figures("agreement"),
    "support": _figures("support"),
    "coercive": _side("coercive"),
    "views": _side("views"),
    "history": _history,
    "snooze": _snooze,
    "print": _print,
    "add_party": _add_party,
    "begin_inquiry": lambda workspace, case_id: BeginInquiryDialog(workspace, case_id),
    "lift_inquiry": _lift_inquiry,
    "show_protected": lambda workspace, case_id: ShowProtectedDialog(workspace, case_id),
    "keys": lambda _workspace, _case: help_sheets.keys(None),
    "question": lambda _w, _c: Question(None, "Återkalla samtycket?", "Det som gjorts står kvar.",
                                        "Återkalla", is_danger=True),
    "trouble": lambda _w, _c: Trouble(None, "Det här har hänt.", "Allt är sparat.", "Fortsätt.",
                                      "a.py:1\nValueError"),
    "new_case": _dialog("new_case", "NewCaseDialog"),
    "register_plan": _dialog("register_plan", "RegisterPlanDialog"),
    "evaluation": _dialog("evaluation", "EvaluationDialog"),
    "override": lambda workspace, case_id: OverrideDialog(workspace, case_id, case_id,
                                                          ["Insats 1 saknar datum."]),
    "reason": lambda workspace, case_id: ReasonDialog(workspace, case_id),
    **{f"step {step.number}": _case_at(step) for step in PAGES},
}  # fmt: skip


@pytest.fixture(scope="module")
def furnished(qapp: QApplication, tmp_path_factory: Any, packs: Packs) -> tuple[Path, Any, UUID]:
    """A store with a case that has something in every step; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("story")
    actor = factory.make_store(folder, packs)
    store = Store.open(folder, factory.DEK)
    workspace = Workspace(store, actor, packs, Settings())
    case = workspace.write(
        cases.create_case, None, given="Alva", family="Exempel", number="199001012385"
    )
    story.fill(workspace, case.id)
    store.close()
    return folder, actor, case.id


@pytest.fixture
def show(
    qtbot: Any, tmp_path: Path, packs: Packs, furnished: tuple[Path, Any, UUID]
) -> Iterator[Callable[[str, int], QWidget]]:
    folder, actor, case_id = furnished
    shutil.copytree(folder, tmp_path / "copy")
    store = Store.open(tmp_path / "copy", factory.DEK)

    def make(name: str, percent: int) -> QWidget:
        workspace = Workspace(store, actor, packs, Settings(text_size=percent))
        window = WINDOWS[name](workspace, case_id)
        workspace.setParent(window)
        qtbot.addWidget(window)
        if not isinstance(window, QDialog):
            window.resize(1366, 690)
        with qtbot.waitExposed(window):
            window.show()
        if isinstance(window, PrintDialog):
            qtbot.waitUntil(lambda: window._content is not None, timeout=20_000)
        QApplication.processEvents()
        return window

    yield make
    store.close()


@pytest.mark.parametrize("name", WINDOWS)
def test_a_keyboard_and_a_screen_reader_get_everywhere(show, name):
    window = show(name, 100)
    assert walk.unnamed(window) == []
    assert walk.doubled_mnemonics(window) == {}
    assert walk.cut(window) == []
    assert walk.stuck(window) == []
    assert walk.unkept(window) == []


@pytest.mark.parametrize("name", WINDOWS)
def test_nothing_is_cut_at_200_per_cent_in_english(show, qapp, name):
    i18n.set_language("en")
    theme.Theme("light", 200).apply(qapp)
    window = show(name, 200)
    if not isinstance(window, QDialog):
        assert window.width() <= 1366
    assert walk.cut(window) == []
    assert walk.doubled_mnemonics(window) == {}
