"""The worklist without names, from the start view."""

from sipdesk.gui.dialogs.print_list import ListWindow
from sipdesk.services import flag_papers, log
from tests.gui.pages_b.test_print import text_of


def test_the_list_has_numbers_and_no_names(stage, qtbot):
    scene = stage("final")
    window = ListWindow(scene.workspace)
    qtbot.addWidget(window)
    text = text_of(window.content)
    assert "Att följa upp" in text
    assert "Robin" not in text
    assert "Exempelsson" not in text
    rows = scene.workspace.read(log.list_rows)
    assert rows[-1].subject == "flag_list"


def test_values_that_may_name_somebody_are_left_out():
    assert flag_papers._safe({"n": 3, "name": "Robin", "unit": "Beroendemottagningen"}) == {"n": 3}


def test_the_start_view_asks_for_the_list(stage, qtbot, monkeypatch):
    from sipdesk.gui.dialogs import print_list
    from sipdesk.gui.window.home import Home

    scene = stage("final")
    shown = []
    monkeypatch.setattr(print_list, "show_list", lambda *args: shown.append(args[0]))
    home = Home(scene.workspace, can_practise=False)
    qtbot.addWidget(home)
    home.overview.list_button.click()
    assert shown == [scene.workspace]
