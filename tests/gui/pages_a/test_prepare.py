"""Step 3 on a real store: the person's words stay as they were written."""

from sipdesk.gui.guide.pages.prepare import PreparePage
from sipdesk.services import cases
from tests.helpers import type_text


def test_own_words_are_kept_as_they_were_written(show, workspace, case_id):
    page = show(PreparePage)
    type_text(page.life.edits["important"].edit, "Att få sova.\nOch <i>Tuva</i> 🌱")
    page.flush()
    assert workspace.read(cases.load, case_id).preparation.important == (
        "Att få sova.\nOch <i>Tuva</i> 🌱"
    )


def test_a_ticked_interpreter_is_a_right_that_is_ordered_and_confirmed(show, workspace, case_id):
    page = show(PreparePage)
    assert not page.supports.right_text.isVisible()
    page.supports.checks["interpreter"].check.click()
    assert "13 §" in page.supports.right_text.text()
    type_text(page.supports.language_edit.edit, "arabiska")
    page.flush()
    page.done.order_button.click()
    page.done.confirm_button.click()
    case = workspace.read(cases.load, case_id)
    assert case.preparation.supports == ["interpreter"]
    assert case.person.interpreter_language == "arabiska"
    assert case.meetings[0].is_interpreter_confirmed
    assert not page.done.confirm_button.isVisible()


def test_the_day_is_typed_as_people_write_and_a_wrong_one_stays(show, workspace, case_id):
    page = show(PreparePage)
    page.done.filled_edit.edit.setText("31 februari")
    page.flush()
    page.done.filled_edit.left.emit()
    assert page.done.filled_edit.error.text()
    assert page.done.filled_edit.raw() == "31 februari"
    page.done.filled_edit.edit.setText("12 januari 2026")
    page.flush()
    assert workspace.read(cases.load, case_id).preparation.filled_on.isoformat() == "2026-01-12"


def test_printing_the_sheet_asks_for_that_paper(show, qtbot):
    page = show(PreparePage)
    with qtbot.waitSignal(page.print_asked) as asked:
        page.print_button.click()
    assert asked.args == ["preparation"]
