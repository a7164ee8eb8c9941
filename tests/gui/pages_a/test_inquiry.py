"""Under inquiry from the window: marked, seen at the top of every step, lifted, and read later."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk import clock
from sipdesk.domain.model import CloseReason, InquiryOutcome
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.inquiry import BeginInquiryDialog, LiftInquiryDialog
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import cases, inquiries
from tests.helpers import type_text

WHAT = "Alva säger att uppgiften <b>om fallet</b> är fel."


def rows(workspace, case_id):
    return workspace.read(cases.load, case_id).inquiries


def marked(workspace, case_id):
    return workspace.write(inquiries.begin_inquiry, case_id, what=WHAT)


@pytest.fixture
def guide(qtbot, workspace, case_id):
    made = Guide(workspace, case_id, PAGES, Step.CONSENT)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    with qtbot.waitExposed(made):
        made.show()
    return made


def with_dialog(button, act):
    """Press a button that opens a dialog, and do something in it; it is gone afterwards."""
    found = []

    def in_it():
        found.append(QApplication.activeModalWidget())
        try:
            act(found[0])
            found.append(found[0].isVisible())
        finally:
            if found[0].isVisible():
                found[0].done(0)

    QTimer.singleShot(0, in_it)
    button.setFocus()
    button.click()
    assert found[1:] == [False]


def test_a_case_is_marked_and_the_mark_is_lifted_by_keyboard(show, workspace, case_id):
    page = show(NeedPage)
    section = page.inquiry
    assert not section.band.isVisible()

    def begin(dialog):
        assert dialog.focusWidget() is dialog.what_edit.control
        type_text(dialog.what_edit.edit, WHAT)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    with_dialog(section.begin_button, begin)
    [row] = rows(workspace, case_id)
    assert (row.what, row.on) == (WHAT, clock.today())
    assert section.band.isVisible()
    assert WHAT in section.band.text.text()
    assert section.band.text.textFormat() is Qt.TextFormat.PlainText
    assert not section.begin_button.isVisible()
    assert page.window().focusWidget() is section.lift_button

    def lift(dialog):
        dialog.outcome_segments.segments.buttons[1].click()
        type_text(dialog.reason_edit.edit, "Uppgiften stämmer.")
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    with_dialog(section.lift_button, lift)
    [row] = rows(workspace, case_id)
    assert (row.outcome, row.reason) == (InquiryOutcome.STANDS, "Uppgiften stämmer.")
    assert row.lifted_on == clock.today()
    assert not section.band.isVisible()
    [line] = section.earlier.findChildren(Text)
    assert WHAT in line.text()
    assert "Det som står är kvar: Uppgiften stämmer." in line.text()


def test_without_words_and_outcome_the_dialogs_stay_and_say_why(qtbot, workspace, case_id):
    begin = BeginInquiryDialog(workspace, case_id)
    qtbot.addWidget(begin)
    begin.show()
    begin.accept_button.click()
    assert begin.isVisible()
    assert begin.what_edit.error.text() == "Skriv vad som utreds och varför."
    lift = LiftInquiryDialog(workspace, case_id, marked(workspace, case_id))
    qtbot.addWidget(lift)
    lift.show()
    lift.accept_button.click()
    assert lift.isVisible()
    assert lift.outcome_segments.error.text() == "Välj hur utredningen slutade."
    lift.outcome_segments.segments.buttons[0].click()
    lift.accept_button.click()
    assert lift.reason_edit.error.text() == "Skriv varför markeringen tas bort."
    assert rows(workspace, case_id)[0].lifted_on is None


@pytest.mark.parametrize("kind", ["begin", "lift"])
def test_what_is_written_is_kept_when_a_dialog_is_left(qtbot, workspace, case_id, kind):
    def opened():
        if kind == "begin":
            dialog = BeginInquiryDialog(workspace, case_id)
        else:
            dialog = LiftInquiryDialog(workspace, case_id, row)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    row = marked(workspace, case_id) if kind == "lift" else None
    name = "what" if kind == "begin" else "reason"
    first = opened()
    type_text(first.fields[name].edit, "Halvt skrivet")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    again = opened()
    assert again.fields[name].value() == "Halvt skrivet"


def test_the_head_of_every_step_says_it_and_leads_to_the_mark(qtbot, guide, workspace, case_id):
    head = guide.header
    assert not head.inquiry_button.isVisible()
    marked(workspace, case_id)
    assert head.inquiry_button.isVisible()
    assert head.inquiry_button.text().startswith("Under utredning sedan ")
    assert "inget lämnas till andra" in head.read_out()
    QTest.keyClick(head.inquiry_button, Qt.Key.Key_Space)
    assert guide.step is Step.NEED
    qtbot.waitUntil(lambda: guide.page.inquiry.lift_button.hasFocus())
    missing = [problem.code for problem in guide.missing.problems]
    assert "inquiry.open" in missing


def test_in_a_narrow_window_no_chip_of_the_head_is_cut(qtbot, guide, workspace, case_id):
    marked(workspace, case_id)
    guide.resize(600, 690)
    head = guide.header
    qtbot.waitUntil(lambda: head.height() >= head.heightForWidth(head.width()))
    for chip in (head.inquiry_button, head.consent_button):
        assert head.rect().contains(chip.geometry())


def test_the_mark_is_seen_on_a_closed_case_too(guide, workspace, case_id):
    marked(workspace, case_id)
    workspace.write(
        cases.close_case,
        case_id,
        reason=CloseReason.MOVED,
        decided_by="Prov",
        outcome="Flyttat",
        is_told=True,
    )
    assert guide.header.inquiry_button.isVisible()
