"""The place for purging and archive, from the rail to the protocol, by two persons."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from sipdesk import clock
from sipdesk.domain.model import CloseReason, Protection, PurgeState
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.retention import dialogs, export
from sipdesk.gui.workspace import Workspace
from sipdesk.services import archive, cases, log, office, people, retention, tombstones
from sipdesk.settings import Settings
from tests.gui.pages_b.test_print import text_of

LATER = date(2032, 6, 1)
ANSWERS = dict.fromkeys(
    ("placed_child", "paternity_adoption", "research_selection", "born_5_15_25", "other_file"),
    False,
)


@pytest.fixture
def case_id(workspace, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 12))
    made = workspace.write(cases.create_case, None, given="Robin", family="Exempelsson")
    workspace.write(cases.add_note, made.id, text="Hemlig anteckning")
    workspace.write(
        cases.close_case,
        made.id,
        reason=CloseReason.COORDINATION_NOT_NEEDED,
        decided_by="kommun",
        outcome="Klart",
        is_told=True,
    )
    monkeypatch.setattr(clock, "today", lambda: LATER)
    return made.id


@pytest.fixture
def other(workspace):
    """A colleague at the same store."""
    user = workspace.write(office.add_user, None, name="Vikarie Testa Provsson")
    actor = workspace.read(office.actor_for, user)
    return Workspace(workspace.store, actor, workspace.packs, Settings())


def view_of(workspace, qtbot):
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_home("retention")
    return window, window.home.view


def texts(widget) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture
def answer(monkeypatch):
    """Lets a test act in the next dialog that is opened, as a user would."""

    def arrange(act):
        def run(dialog):
            return QDialog.DialogCode.Accepted if act(dialog) else QDialog.DialogCode.Rejected

        monkeypatch.setattr(QDialog, "exec", run)

    return arrange


def fill(dialog) -> bool:
    for field in dialog.questions.values():
        field.segments.buttons[1].click()
    dialog.decision_edit.control.setText("Dnr 2032-7")
    dialog.accept_button.click()
    return dialog.result() == QDialog.DialogCode.Accepted


def test_the_rail_leads_to_what_is_due_without_a_name(workspace, case_id, qtbot):
    window, view = view_of(workspace, qtbot)
    assert window.home.rail.buttons["retention"].isChecked()
    [row] = view.rows
    number = workspace.read(cases.load, case_id).number
    assert number in row.accessibleName()
    assert "Får gallras från 12 mars 2031" in row.accessibleName()
    assert "Robin" not in texts(view)
    assert "5 år" in view.lead.text()


def test_a_store_where_nothing_is_due_says_so(workspace, qtbot):
    _window, view = view_of(workspace, qtbot)
    assert view.rows == []
    assert "Inget ärende ska gallras nu." in texts(view)


def test_it_is_proposed_from_the_row_and_waits_for_somebody_else(workspace, case_id, qtbot, answer):
    _window, view = view_of(workspace, qtbot)
    answer(fill)
    view.rows[0].propose_button.click()
    [row] = view.rows
    assert row.data.proposal.state is PurgeState.PROPOSED
    assert row.data.proposal.answers == ANSWERS
    assert not hasattr(row, "purge_button")
    assert "Väntar på en andra person" in row.accessibleName()
    assert "En kollega gallrar det här, i sitt eget namn." in row.accessibleName()
    row.back_button.click()
    assert view.rows[0].data.proposal is None


def test_a_question_without_answer_says_so_and_nothing_is_proposed(workspace, case_id, qtbot):
    _window, view = view_of(workspace, qtbot)
    asked = workspace.read(retention.questions, case_id)
    dialog = dialogs.ProposeDialog(
        workspace, view.rows[0].data, asked, view.pack, is_exported=False, parent=view
    )
    dialog.accept_button.click()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert dialog.questions["placed_child"].error.text() == "Svara ja eller nej."
    for field in dialog.questions.values():
        field.segments.buttons[1].click()
    dialog.accept_button.click()
    assert "beslut" in dialog.decision_edit.error.text()
    assert workspace.read(retention.list_due)[0].proposal is None


def test_an_exemption_keeps_the_case_and_the_page_says_why(workspace, case_id, qtbot, answer):
    _window, view = view_of(workspace, qtbot)

    def keep(dialog) -> bool:
        fill_all = list(dialog.questions.values())
        for field in fill_all:
            field.segments.buttons[1].click()
        dialog.questions["paternity_adoption"].segments.buttons[0].click()
        dialog.accept_button.click()
        return dialog.result() == QDialog.DialogCode.Accepted

    answer(keep)
    view.rows[0].propose_button.click()
    assert "faderskap" in view.rows[0].accessibleName()
    assert not hasattr(view.rows[0], "propose_button")


def test_a_second_person_purges_and_gets_the_protocol(
    workspace, other, case_id, qtbot, answer, monkeypatch
):
    number = workspace.read(cases.load, case_id).number
    workspace.write(retention.propose_purge, case_id, answers=ANSWERS, decision_number="Dnr 2032-7")
    _window, view = view_of(other, qtbot)
    shown = []

    def confirm(dialog) -> bool:
        if not isinstance(dialog, dialogs.PurgeDialog):
            shown.append(dialog.content)
            return False
        dialog.accept_button.click()
        assert dialog.sure_check.error.text()
        dialog.sure_check.control.click()
        dialog.accept_button.click()
        return dialog.result() == QDialog.DialogCode.Accepted

    answer(confirm)
    view.rows[0].purge_button.click()
    assert view.rows == []
    assert [row.data.case_number for row in view.protocols] == [number]
    text = text_of(shown[0])
    assert "Gallringsprotokoll G2032-0001" in text
    assert "Sara Påhitt" in text
    assert "Vikarie Testa Provsson" in text
    assert "Hemlig" not in text
    assert "Robin" not in text
    assert other.read(tombstones.protocols)[0].case_number == number
    with pytest.raises(LookupError):
        other.read(cases.load, case_id)
    view.protocols[0].show_button.click()
    assert len(shown) == 2
    assert workspace.read(log.list_rows)[-1].subject == "G2032-0001"


def test_a_case_is_exported_read_back_and_taken_in_again(
    workspace, case_id, qtbot, answer, monkeypatch, tmp_path
):
    _window, view = view_of(workspace, qtbot)
    target = tmp_path / "paket.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(target), ""))

    def press(dialog) -> bool:
        dialog.accept_button.click()
        return dialog.result() == QDialog.DialogCode.Accepted

    answer(press)
    view.rows[0].export_button.click()
    assert "Exporterat och läst tillbaka" in view.band.text.text()
    assert archive.read_back(target.read_bytes()).rows["internalnote"][0]["text"] == (
        "Hemlig anteckning"
    )
    assert workspace.read(retention.is_exported, case_id)
    view.take_in_button.click()
    assert view.band.isHidden()  # it is in the store already: the dialog stays and says so
    target.write_bytes(b"no package")
    view.take_in_button.click()
    assert view.band.text.text() == "Filen är inget helt arkivpaket från sipdesk."


def test_a_protected_case_is_exported_only_with_a_reason(
    workspace, case_id, qtbot, monkeypatch, tmp_path
):
    workspace.write(people.change_person, case_id, protection=Protection.SEKRETESSMARKERING)
    target = tmp_path / "paket.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    dialog = export.ExportDialog(workspace, case_id)
    qtbot.addWidget(dialog)
    dialog.accept_button.click()
    assert dialog.reason_edit.error.text()
    assert not target.exists()
    dialog.reason_edit.control.setPlainText("Till kommunarkivet")
    dialog.accept_button.click()
    assert target.exists()
    [row] = [one for one in workspace.read(log.list_rows) if one.act == retention.EXPORTED]
    assert row.reason == "Till kommunarkivet"


def test_a_row_is_reached_and_opened_by_the_keyboard(workspace, case_id, qtbot):
    window, view = view_of(workspace, qtbot)
    window.show()
    asked = []
    view.case_asked.connect(asked.append)
    button = view.rows[0].open_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked == [case_id]


@pytest.mark.parametrize(("language", "percent"), [("sv", 100), ("en", 200)])
def test_keyboard_screen_reader_and_large_text_get_everywhere(
    workspace, case_id, qtbot, qapp, language, percent
):
    from sipdesk import i18n
    from sipdesk.gui import theme
    from tests.gui import walk

    i18n.set_language(language)
    theme.Theme("light", percent).apply(qapp)
    window, view = view_of(workspace, qtbot)
    window.resize(1366, 690)
    window.show()
    asked = workspace.read(retention.questions, case_id)
    dialog = dialogs.ProposeDialog(
        workspace, view.rows[0].data, asked, view.pack, is_exported=False, parent=view
    )
    dialog.show()
    QApplication.processEvents()
    for shown in (window, dialog):
        assert walk.unnamed(shown) == []
        assert walk.cut(shown) == []
        assert walk.doubled_mnemonics(shown) == {}
