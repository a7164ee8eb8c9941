"""The reserve routine: empty forms from the menu, made from office and pack, of no case."""

from sipdesk.gui.dialogs.print_forms import FormsWindow
from sipdesk.services import log, office
from tests.gui.pages_b.test_print import text_of


def test_the_set_is_made_from_office_and_pack_and_says_nothing_of_any_case(stage, qtbot):
    scene = stage("final")
    scene.workspace.write(
        office.set_setting, None, name="sip_contact", value="Växeln 0100-00 00 00", source="Rutin"
    )
    window = FormsWindow(scene.workspace)
    qtbot.addWidget(window)
    text = " ".join(text_of(window.content).split())
    assert "Programmet går inte att använda. Gör så här:" in text
    assert "Växeln 0100-00 00 00" in text
    assert "SIP efter placering i HVB: senast inom en vecka efter placering." in text
    assert "Länsöverenskommelse skadligt bruk och beroende 2026–2027" in text
    assert "R-001" in text
    for word in ("Robin", "Exempelsson", "2026-0001"):
        assert word not in text
    assert scene.workspace.read(log.list_rows)[-1].subject == "blank_forms"


def test_the_menu_shows_the_set(stage, qtbot, monkeypatch):
    from sipdesk.gui.dialogs import print_forms
    from sipdesk.gui.window import menu_acts

    scene = stage("final")
    shown = []
    monkeypatch.setattr(print_forms, "show_forms", lambda *args: shown.append(args[0]))
    menu_acts.blank_forms(scene)
    assert shown == [scene.workspace]
