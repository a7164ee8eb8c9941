"""The rows of a plan by the keyboard alone: where the focus is, pasted lines, fifty undos."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.gui.guide.pages.plan_goal import AT_ONCE, NEAR
from sipdesk.gui.guide.pages.plan_suggest import take
from sipdesk.gui.widgets.frames import UNDO_STEPS, UndoBar
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import plans
from sipdesk.services.plan_rows import interventions_of, shown
from tests import scene as scenes

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(stage, show, qtbot: QtBot):
    """A page with four rows under the first goal, and the bar that undoes."""
    scene = stage("drafted")
    goal = scene.plan.needs[0].goals[0]
    scene.write(plans.add_lines, goal_id=goal.id, lines=["Två", "Tre", "Fyra"])
    page = show(PlanPage, scene)
    bar = UndoBar()
    page.layout().addWidget(bar)
    page.undo_offered.connect(bar.offer)
    with qtbot.waitActive(page):
        page.activateWindow()
    return scene, page, bar


def rows(scene):
    return [row.what for row in shown(scene.plan.needs[0].goals[0].interventions)]


def row_of(scene, page, what):
    found = next(row for row in interventions_of(scene.plan) if row.what == what)
    return found.id, page.cards[scene.plan.needs[0].id].rows.get(found.id)


def focused():
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    return getattr(widget, "row_id", widget)


def test_the_focus_stays_on_the_row_that_was_moved_and_moved_back(opened, qtbot: QtBot):
    scene, page, bar = opened
    key, widget = row_of(scene, page, "Tre")
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Up, ALT)
    assert rows(scene) == [scenes.WHAT, "Tre", "Två", "Fyra"]
    assert focused() == key
    bar.undo()
    assert rows(scene) == [scenes.WHAT, "Två", "Tre", "Fyra"]
    assert focused() == key


def test_a_row_at_the_end_is_not_moved_further(opened, qtbot: QtBot):
    scene, page, bar = opened
    _key, widget = row_of(scene, page, "Fyra")
    qtbot.keyClick(widget, Qt.Key.Key_Down, ALT)
    assert rows(scene)[-1] == "Fyra"
    assert not bar.undo()


def test_removing_gives_the_focus_to_the_next_row_and_undo_gives_it_back(opened, qtbot: QtBot):
    scene, page, bar = opened
    key, widget = row_of(scene, page, "Tre")
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    assert rows(scene) == [scenes.WHAT, "Två", "Fyra"]
    assert focused() == row_of(scene, page, "Fyra")[0]
    bar.undo()
    assert rows(scene) == [scenes.WHAT, "Två", "Tre", "Fyra"]
    assert focused() == key


def test_what_was_undone_is_done_once_more_until_something_else_is_done(opened, qtbot: QtBot):
    scene, page, bar = opened
    before = rows(scene)
    page.acts.move(row_of(scene, page, "Tre")[0], -1)
    moved = rows(scene)
    page.acts.remove(row_of(scene, page, "Två")[0], "Insatsen")
    gone = rows(scene)
    assert bar.undo()
    assert bar.undo()
    assert rows(scene) == before
    assert bar.redo()
    assert rows(scene) == moved
    assert bar.redo()
    assert rows(scene) == gone
    assert not bar.redo()
    assert bar.undo()
    page.acts.move(row_of(scene, page, "Fyra")[0], -1)
    assert not bar.redo()


def test_closing_the_editor_gives_the_focus_to_its_row(opened, qtbot: QtBot):
    scene, page, _bar = opened
    key, widget = row_of(scene, page, "Två")
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    QApplication.processEvents()
    editor = page.cards[scene.plan.needs[0].id].editor
    assert editor.row_id == key
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert focused() == key


def test_ctrl_enter_on_a_row_that_is_read_begins_another(opened, qtbot: QtBot):
    scene, page, _bar = opened
    _key, widget = row_of(scene, page, "Två")
    qtbot.keyClick(widget, Qt.Key.Key_Return, CONTROL)
    assert len(rows(scene)) == 5
    assert page.cards[scene.plan.needs[0].id].editor is not None


def test_pasted_lines_become_rows_when_asked_and_undo_takes_them_back(opened):
    scene, page, bar = opened
    key, _widget = row_of(scene, page, "Fyra")
    page.open_row(key)
    editor = page.cards[scene.plan.needs[0].id].editor
    QApplication.clipboard().setText("Ringa Anna\n\nSöka bidrag\nTräffa läkaren\n")
    editor.what_edit.edit.selectAll()
    editor.what_edit.edit.paste()
    assert "3" in editor.lines_band.text.text() + editor.lines_band.title.text()
    assert rows(scene)[-1] == "Fyra"  # nothing is made unasked
    editor.lines_band.button.click()
    assert rows(scene)[-3:] == ["Ringa Anna", "Söka bidrag", "Träffa läkaren"]
    assert row_of(scene, page, "Ringa Anna")[0] == key
    assert bar.undo()
    assert rows(scene) == [scenes.WHAT, "Två", "Tre", "Fyra"]


def test_fifty_steps_are_undone_one_after_another(opened, qtbot: QtBot):
    scene, page, bar = opened
    before = rows(scene)
    key, _widget = row_of(scene, page, scenes.WHAT)
    for step in range(UNDO_STEPS):
        page.acts.move(key, 1 if step % 6 < 3 else -1)
    undone = 0
    while bar.undo():
        undone += 1
    assert undone == UNDO_STEPS
    assert rows(scene) == before


def test_a_goal_is_moved_to_another_need_with_its_rows_and_back(opened):
    scene, page, bar = opened
    first, second = scene.plan.needs[:2]
    goal = first.goals[0]
    page.acts.move_goal(goal.id, second.id)
    moved = scene.plan.needs[1].goals[-1]
    assert moved.id == goal.id
    assert len(moved.interventions) == 4
    assert goal.id in page.cards[second.id].parts
    bar.undo()
    assert [each.id for each in scene.plan.needs[0].goals] == [goal.id]


def test_of_five_hundred_rows_the_first_and_those_in_hand_are_drawn(opened, qtbot: QtBot):
    scene, page, _bar = opened
    goal = scene.plan.needs[0].goals[0]
    scene.write(plans.add_lines, goal_id=goal.id, lines=[f"Rad {n}" for n in range(500)])
    part = page.cards[scene.plan.needs[0].id].parts[goal.id]
    assert len(part.rows) == AT_ONCE
    assert part.all_button.isVisible()
    last = shown(scene.plan.needs[0].goals[0].interventions)[-1].id
    page.acts.focus_row(last)
    assert len(part.rows) == AT_ONCE + 1 + NEAR
    assert focused() == last
    known = dict(part.rows)
    page.open_row(last)
    assert part.editor is not None
    assert all(part.rows[key] is known[key] for key in part.rows)  # only the open row is new


def test_own_words_are_read_as_a_quotation_and_changed_when_asked(opened):
    scene, page, _bar = opened
    part = page.cards[scene.plan.needs[0].id].parts[scene.plan.needs[0].goals[0].id]
    assert part._words.text() == f"”{scenes.GOAL}”"
    field = page.fields[f"text:{part.goal_id}"]
    assert not field.isVisible()
    part.change_button.click()
    assert field.isVisible()
    part.ready_button.click()
    assert not field.isVisible()


def test_a_suggestion_gives_a_text_and_never_an_owner(opened):
    scene, page, _bar = opened
    page.acts.add_intervention(scene.plan.needs[0].goals[0].id)
    card = page.cards[scene.plan.needs[0].id]
    assert card._suggestions()
    text, source = card._suggestions()[0]
    assert source
    take(card.editor.what_edit, text)
    page.flush()
    row = shown(scene.plan.needs[0].goals[0].interventions)[-1]
    assert (row.what, row.owner) == (text, None)


def test_a_gap_in_a_phrase_is_selected_and_said_on_the_row(opened):
    scene, page, _bar = opened
    key, _widget = row_of(scene, page, "Fyra")
    page.open_row(key)
    editor = page.cards[scene.plan.needs[0].id].editor
    take(editor.what_edit, "Ringa [fyll i] på måndag")
    assert editor.what_edit.edit.selectedText() == "[fyll i]"
    editor.done_button.click()
    found = scene.workspace.read(plans.check, scene.case_id, plan_id=scene.plan.id)
    assert ("plan.phrase.gap_unfilled", key) in [(p.code, p.row) for p in found]


def test_a_row_that_waits_for_another_says_so(opened):
    scene, page, _bar = opened
    first, other = row_of(scene, page, "Två")[0], row_of(scene, page, "Tre")[0]
    scene.write(plans.change_intervention, intervention_id=other, waits_for_id=first)
    texts = [label.text() for label in row_of(scene, page, "Tre")[1].findChildren(Text)]
    assert "Väntar på: Två" in texts
