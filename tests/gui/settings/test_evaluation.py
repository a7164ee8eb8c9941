"""What people thought of a meeting is typed in, answered on the screen, counted and read."""

from PySide6.QtCore import Qt

from sipdesk import clock
from sipdesk.domain.model import EvaluationAnswer
from sipdesk.gui.dialogs.evaluation import EvaluationDialog
from sipdesk.gui.dialogs.evaluation_words import AnswersDialog
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import evaluations, office
from tests.gui import walk
from tests.helpers import type_text


def _shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def _texts(widget):
    return [label.text() for label in widget.findChildren(Text) if label.isVisible()]


def test_sheets_are_typed_in_one_after_another(qtbot, workspace):
    dialog = _shown(qtbot, EvaluationDialog(workspace))
    assert walk.unnamed(dialog) == []
    assert walk.stuck(dialog) == []
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.questions[0].error.text()
    heard, _understood, decided, _knows = dialog.questions
    heard.segments.buttons[0].click()
    decided.segments.buttons[2].click()
    type_text(dialog.words_edit.edit, "Säg vad orden betyder.")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.thanks.isVisible()
    assert [field.value() for field in (heard, dialog.words_edit)] == [None, ""]
    found = workspace.read(evaluations.counted, clock.today().year)
    assert (found["evaluation_heard_yes"], found["evaluation_decided_no"]) == (1, 1)


def test_a_year_that_cannot_be_is_said_at_its_field_and_nothing_is_lost(qtbot, workspace):
    dialog = _shown(qtbot, EvaluationDialog(workspace))
    dialog.questions[0].segments.buttons[0].click()
    for year in ("", "i fjol", "2199"):
        dialog.year_edit.edit.setText(year)
        dialog.accept_button.click()
        assert dialog.year_edit.error.text()
        assert dialog.questions[0].value() is EvaluationAnswer.YES
    assert workspace.read(evaluations.list_years) == []


def test_small_counts_are_hidden_and_words_stand_for_themselves(qtbot, workspace):
    year, yes = clock.today().year, {"heard": EvaluationAnswer.YES}
    for _each in range(5):
        workspace.write(evaluations.record_evaluation, None, year=year, answers=yes)
    workspace.write(evaluations.record_evaluation, None, year=year, answers={}, words="Kortare.")
    dialog = _shown(qtbot, AnswersDialog(workspace))
    texts = _texts(dialog)
    assert "Svarsblad: 6" in texts
    assert "Ja: 5" in texts
    assert "Inget svar: färre än 5" in texts
    assert "Kortare." in texts
    assert walk.unnamed(dialog) == []


def test_words_are_thrown_away_under_a_decision(qtbot, workspace):
    year = clock.today().year
    workspace.write(evaluations.record_evaluation, None, year=year, answers={}, words="Kortare.")
    dialog = _shown(qtbot, AnswersDialog(workspace))
    dialog.discard_button.click()
    assert dialog.reason_edit.error.text()
    decision = {"name": evaluations.RETENTION, "value": "Två år", "source": "Beslut 7"}
    workspace.write(office.set_setting, None, **decision)
    type_text(dialog.reason_edit.edit, "Beslut 7")
    dialog.discard_button.click()
    assert "Kortare." not in _texts(dialog)
    assert "1 text är gallrad." in dialog.band.accessibleName()


def test_nobody_has_answered_yet(qtbot, workspace):
    assert "Ingen har svarat än." in _texts(_shown(qtbot, AnswersDialog(workspace)))
