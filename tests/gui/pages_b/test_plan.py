"""Step 6 on a real store: written by hand, read back, checked and made final."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk import clock
from sipdesk.domain.model import Owner, PlanState
from sipdesk.gui.guide.pages import plan_check
from sipdesk.gui.guide.pages.plan import CHECK, GRID, PlanPage
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import plans
from sipdesk.services.plan_rows import interventions_of
from tests import scene as scenes
from tests.helpers import type_text


def choose(field, value):
    buttons = field.segments.buttons
    buttons[field.segments._values.index(value)].click()


def seen(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Text) if label.isVisible()]


def test_a_plan_begins_with_the_persons_own_words(stage, show):
    scene = stage("met")
    page = show(PlanPage, scene)
    assert page.start_band.isVisible()
    page.start_band.button.click()
    type_text(page.own_words_edit.edit, scenes.OWN_WORDS)
    assert page.flush()
    assert scene.plan.own_words == scenes.OWN_WORDS
    assert not page.start_band.isVisible()


def test_a_whole_row_is_written_in_the_editor_and_read_in_the_table(stage, show, qtbot):
    scene = stage("met")
    scene.write(plans.start_plan)
    page = show(PlanPage, scene)
    page.need_button.click()
    need = scene.plan.needs[0]
    page.fields[f"area:{need.id}"].combo.setCurrentIndex(3)
    type_text(page.fields[f"words:{need.id}"].edit, "Jag vill låsa om mig")
    type_text(page.fields[f"text:{need.goals[0].id}"].edit, scenes.GOAL)
    page.flush()
    page.acts.add_intervention(need.goals[0].id)
    row_id = next(interventions_of(scene.plan)).id
    editor = page.cards[need.id].editor
    type_text(editor.what_edit.edit, scenes.WHAT)
    choose(editor.owner_choice, Owner.KOMMUN)
    editor.unit_choice.combo.setCurrentText("Granby kommun, Vuxenenheten")
    type_text(editor.function_edit.edit, "Bosamordnare")
    type_text(editor.latest_edit.edit, "2031-01-30")
    editor.done_button.click()
    stored = next(interventions_of(scene.plan))
    assert (stored.what, stored.owner, stored.function) == (
        scenes.WHAT,
        Owner.KOMMUN,
        "Bosamordnare",
    )
    assert stored.unit.name == "Vuxenenheten"
    assert stored.latest_on.isoformat() == "2031-01-30"
    shown = seen(page.cards[need.id].rows[row_id])
    assert scenes.WHAT in shown
    assert "Vuxenenheten" in shown
    assert "Kommun" in shown


def test_only_units_of_the_chosen_owner_are_offered(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.open_row(scene.row_ids[0])
    editor = next(card.editor for card in page.cards.values() if card.editor)
    choose(editor.owner_choice, Owner.REGION)
    combo = editor.unit_choice.combo
    offered = [combo.itemText(n) for n in range(combo.count())]
    assert "Region Norrlunden, Granby hälsocentral" in offered
    assert "Granby kommun, Vuxenenheten" not in offered
    stored = next(interventions_of(scene.plan))
    assert (stored.owner, stored.unit_id) == (Owner.REGION, None)


def test_an_ongoing_row_says_until_when(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.open_row(scene.row_ids[0])
    editor = next(card.editor for card in page.cards.values() if card.editor)
    editor.latest_edit.edit.setText("löpande")
    editor.done_button.click()
    stored = next(interventions_of(scene.plan))
    assert stored.is_ongoing
    assert stored.latest_on is None
    card = page.cards[scene.plan.needs[0].id]
    assert any(text.startswith("tills vi ses igen") for text in seen(card))


def test_a_last_day_before_the_first_is_said_at_the_field_and_kept_as_typed(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.open_row(scene.row_ids[0])
    editor = next(card.editor for card in page.cards.values() if card.editor)
    before = next(interventions_of(scene.plan)).latest_on
    editor.latest_edit.edit.setText("2020-01-01")
    page.flush()
    assert editor.latest_edit.error.text()
    assert editor.latest_edit.edit.text() == "2020-01-01"
    assert next(interventions_of(scene.plan)).latest_on == before


def test_ctrl_enter_ends_the_row_and_begins_another(stage, show, qtbot: QtBot):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.open_row(scene.row_ids[0])
    editor = next(card.editor for card in page.cards.values() if card.editor)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = list(interventions_of(scene.plan))
    assert len(rows) == 4
    assert page._open_id not in (None, *scene.row_ids)


def test_a_removed_row_comes_back_with_its_content(stage, show, qtbot: QtBot):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    offers = []
    page.undo_offered.connect(lambda text, undo: offers.append((text, undo)))
    card = page.cards[scene.plan.needs[0].id]
    qtbot.keyClick(card.rows[scene.row_ids[0]], Qt.Key.Key_Delete)
    assert next(interventions_of(scene.plan)).removed_at is not None
    assert scene.row_ids[0] not in page.cards[scene.plan.needs[0].id].rows
    text, undo = offers[0]
    assert scenes.WHAT in text
    undo()
    assert next(interventions_of(scene.plan)).removed_at is None
    assert scenes.WHAT in seen(page.cards[scene.plan.needs[0].id])


def test_the_grid_shows_rows_under_their_owner_and_gaps_in_words(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.show_view(GRID)
    texts = seen(page.grid)
    assert scenes.WHAT in texts
    assert texts.count("Ingen insats") == 9  # three goals, four owners each, one row each


def test_the_check_links_each_gap_to_its_field(stage, show):
    scene = stage("drafted")
    scene.write(plans.change_plan, responsible_principal=None, responsible_unit_id=None)
    page = show(PlanPage, scene)
    asked = []
    page.asked.connect(lambda *where: asked.append(where))
    page.show_view(CHECK)
    assert page.check.summary.isVisible()
    link = page.check.summary.findChild(plan_check.QPushButton)
    link.click()
    assert asked[0][:2] == ("plan", "responsible_principal")


def test_a_plan_with_nothing_missing_is_made_final_and_cannot_be_changed(stage, show, monkeypatch):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    monkeypatch.setattr(plan_check, "confirm", lambda *_args, **_kw: True)
    page.show_view(CHECK)
    page.check.final_button.click()
    assert scene.plan.state is PlanState.FINAL
    page.show_view("write")
    assert page.own_words_edit.edit.isReadOnly()
    assert page.final_band.isVisible()
    assert not page.need_button.isVisible()


def test_pressing_final_with_gaps_moves_to_the_summary(stage, show):
    scene = stage("drafted")
    scene.write(plans.change_plan, followup_caller="")
    page = show(PlanPage, scene)
    page.show_view(CHECK)
    page.check.final_button.click()
    QApplication.processEvents()
    assert scene.plan.state is PlanState.DRAFT
    assert page.check.override_button.isVisible()


@pytest.mark.parametrize("reason", ["", "Regionen svarar i veckan."])
def test_a_working_plan_needs_a_reason(stage, show, monkeypatch, reason):
    scene = stage("drafted")
    scene.write(plans.change_plan, followup_caller="")
    page = show(PlanPage, scene)
    page.show_view(CHECK)

    def answer(dialog):
        dialog.reason_edit.edit.setPlainText(reason)
        return dialog.submit()

    monkeypatch.setattr(plan_check.OverrideDialog, "exec", answer)
    page.check.override_button.click()
    is_working = scene.plan.state is PlanState.WORKING
    assert is_working is bool(reason)
    if reason:
        page.show_view("write")
        assert "Arbetsplan" in page.final_band.title.text()
        assert reason in page.final_band.text.text()


def test_a_reason_is_not_lost_when_the_working_plan_is_refused_after_all(stage, show, monkeypatch):
    scene = stage("drafted")
    scene.write(plans.change_plan, followup_caller="")
    page = show(PlanPage, scene)
    page.show_view(CHECK)

    def answer(dialog):
        dialog.reason_edit.edit.setPlainText("Regionen svarar i veckan.")
        dialog.accept_button.click()
        scene.write(plans.finalise, plan_id=scene.plan_id, override_reason="Redan sparad.")
        return dialog.result()

    monkeypatch.setattr(plan_check.OverrideDialog, "exec", answer)
    page.check.override_button.click()
    assert scene.plan.override_reason == "Redan sparad."
    assert "Regionen svarar i veckan." in scene.workspace.drafts(scene.case_id).values()


def test_a_new_version_carries_the_rows_over(stage, show):
    scene = stage("final")
    page = show(PlanPage, scene)
    page.final_band.button.click()
    assert [plan.version for plan in scene.case.plans] == [1, 2]
    assert scene.plan.state is PlanState.DRAFT
    assert [row.what for row in interventions_of(scene.plan)] == [
        scenes.WHAT,
        scenes.HEALTH,
        scenes.MONEY,
    ]
    assert scene.plan.followup_on is None
    assert "version 2" in page.lead_label.text()


def test_a_link_to_a_field_of_a_closed_row_opens_the_row(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.focus_field("latest_on", scene.row_ids[1])
    assert page._open_id == scene.row_ids[1]
    field = page.fields[f"latest_on:{scene.row_ids[1]}"]
    assert field.value() == clock.today() + timedelta(days=30)
