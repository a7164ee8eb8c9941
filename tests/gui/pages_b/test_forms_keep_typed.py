"""Forms that one button stores, on pages and in the letter: what is typed waits for the button."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from sipdesk.domain.model import Principal
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.typed import LeaveQuestion
from sipdesk.gui.figures.support import SupportView
from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.gui.guide.pages.plan_after import DoneLine
from sipdesk.gui.settings.suggestions import Suggestions
from sipdesk.gui.widgets.fields import TextField
from sipdesk.services import directory, improvements, meetings, pack_files, plans
from tests.gui import walk
from tests.helpers import type_text
from tests.scene import Scene

WORDS = "Lena Påhitt & <i>andra</i>"


@pytest.fixture
def opened(qtbot: Any) -> Callable[[QWidget], Any]:
    def show(made: QWidget) -> QWidget:
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def test_a_note_to_do_better_waits_for_its_button(stage, opened) -> None:
    work = stage("consent").workspace
    first = opened(SupportView(work))
    assert not first.typed.isVisible()
    type_text(first.text_edit.edit, WORDS)
    first.typed.keep()
    again = opened(SupportView(work))
    assert again.text_edit.value() == WORDS
    assert again.typed.isVisible()
    again.add_button.click()
    assert [note.text for note in work.read(improvements.list_improvements)] == [WORDS]
    assert not again.typed.isVisible()
    assert work.drafts(None) == {}


def test_a_suggestion_waits_for_its_button(stage, opened) -> None:
    work = stage("consent").workspace
    first = opened(Suggestions(work))
    type_text(first.text_edit.edit, WORDS)
    first.owner_combo.combo.setCurrentIndex(1)
    first.typed.keep()
    again = opened(Suggestions(work))
    assert again.owner_combo.value() == first.owner_combo.value()
    type_text(again.source_edit.edit, "Beslut 7")
    again.add_button.click()
    assert [str(row.text) for row in work.read(pack_files.own_suggestions)] == [WORDS]
    assert work.drafts(None) == {}


def test_who_takes_over_waits_for_the_button(stage, opened) -> None:
    scene = stage("final")
    first = opened(PlanPage(scene.workspace, scene.case_id))
    type_text(first.duties.name_edit.edit, WORDS)
    first.duties.typed.keep()
    again = opened(PlanPage(scene.workspace, scene.case_id))
    assert again.duties.name_edit.value() == WORDS
    assert again.duties.typed.isVisible()
    again.duties.take_over_button.click()
    assert WORDS in [row.name for row in scene.case.duties]
    assert scene.workspace.drafts(scene.case_id) == {}


def test_who_has_done_it_stays_when_the_page_is_shown_anew(stage, opened) -> None:
    scene: Scene = stage("drafted")
    scene.write(plans.change_intervention, intervention_id=scene.row_ids[1], is_screening=True)
    scene.write(plans.finalise)
    page = opened(PlanPage(scene.workspace, scene.case_id))
    [line] = page.after.findChildren(DoneLine)
    type_text(line.by_edit.edit, WORDS)
    line.by_edit.left.emit()  # the focus goes to another line, which is noted
    scene.write(plans.keep_promise, intervention_id=scene.row_ids[0])
    line = page.after.findChildren(DoneLine)[-1]
    assert line.by_edit.value() == WORDS
    line.done_button.click()
    assert scene.workspace.drafts(scene.case_id) == {}


def _letter(scene: Scene, kind: str = "letter_to_person") -> PrintDialog:
    return PrintDialog(scene.workspace, scene.case_id, kind)


def test_what_is_written_in_a_letter_waits_until_it_is_given_out(
    stage, opened, qtbot, tmp_path, monkeypatch
) -> None:
    scene = stage("drafted")
    first = opened(_letter(scene))
    type_text(first.choice.looks.text_edit.edit, "Vi ses vid grinden.")
    with qtbot.waitSignal(scene.workspace.set_aside, timeout=1000):
        QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert first.findChild(LeaveQuestion) is None
    again = opened(_letter(scene))
    assert again.choice.looks.text_edit.value() == "Vi ses vid grinden."
    assert again.written.isVisible()
    qtbot.waitUntil(lambda: again._content is not None, timeout=20_000)
    assert "Vi ses vid grinden." in again._text()
    path = str(tmp_path / "brev.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (path, ""))
    again.save_button.click()
    assert scene.workspace.drafts(scene.case_id) == {}


def test_started_over_the_letter_is_drawn_without_it(stage, opened, qtbot) -> None:
    scene = stage("drafted")
    first = opened(_letter(scene))
    type_text(first.choice.looks.text_edit.edit, "Vi ses vid grinden.")
    assert first.flush()
    again = opened(_letter(scene))
    again.written.band.button.click()
    assert not again.written.isVisible()
    qtbot.waitUntil(lambda: again._content is not None, timeout=20_000)
    assert "grinden" not in again._text()
    assert scene.workspace.drafts(scene.case_id) == {}


def test_what_is_written_for_one_receiver_never_stands_in_the_letter_to_another(
    stage, opened
) -> None:
    scene = stage("called")
    named = {"name": "Ögonmottagningen", "principal": Principal.REGION}
    unit = scene.workspace.write(directory.add_unit, None, **named)
    scene.write(meetings.add_participant, meeting_id=scene.meeting_id, unit_id=unit.id)
    dialog = opened(_letter(scene, "call_letter"))
    looks, (first, second, *_rest) = dialog.choice.looks, dialog.choice.buttons
    first.click()
    looks.name_check.check.click()
    type_text(looks.reason_edit.edit, "Två med samma initialer")
    second.click()
    assert (looks.name_check.value(), looks.reason_edit.value()) == (False, "")
    first.click()
    assert not looks.name_check.value()  # chosen anew each time, with its reason ready
    looks.name_check.check.click()
    assert looks.reason_edit.value() == "Två med samma initialer"


def test_a_letter_that_cannot_be_kept_is_asked_about(stage, opened, qtbot) -> None:
    scene = stage("drafted")
    dialog = opened(_letter(scene))
    qtbot.waitUntil(lambda: dialog._content is not None, timeout=20_000)
    type_text(dialog.choice.looks.text_edit.edit, "Vi ses vid grinden.")
    scene.workspace.store.close()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    (asked,) = dialog.findChildren(LeaveQuestion)
    asked.act_button.click()
    assert not dialog.isVisible()


def test_a_field_that_nothing_keeps_is_found(opened) -> None:
    window = QWidget()
    TextField("why", "Varför?").setParent(window)
    assert walk.unkept(opened(window)) == ["QWidget.why"]
