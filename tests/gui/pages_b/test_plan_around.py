"""Around the rows: grid, confirmation, duties, versions compared, follow-up, plans on paper."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk import clock
from sipdesk.domain.model import DutyRole, Onward, Owner, PlanState, Principal
from sipdesk.gui import theme
from sipdesk.gui.dialogs.register_plan import RegisterPlanDialog
from sipdesk.gui.guide.history_page import HistoryPage
from sipdesk.gui.guide.pages.follow_up import FollowUpPage
from sipdesk.gui.guide.pages.plan import GRID, WRITE, PlanPage
from sipdesk.gui.guide.pages.plan_grid import BY_COLUMN
from sipdesk.gui.guide.pages.plan_row import InterventionRow
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import cases, follow_ups, plans, registered
from sipdesk.services.plan_rows import interventions_of
from tests import scene as scenes


def seen(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Text) if label.isVisible()]


def test_the_grid_has_the_three_columns_of_care_and_a_fourth_so_that_nothing_is_hidden(stage, show):
    page = show(PlanPage, stage("drafted"))
    page.show_view(GRID)
    page.grid.sides.set_value(BY_COLUMN)
    page.grid.show_plan(page.plan())
    texts = seen(page.grid)
    for word in ("Socialtjänsten", "Primärvård", "Specialistvård", "Alla andra"):
        assert word in texts
    for what in (scenes.WHAT, scenes.HEALTH, scenes.MONEY):
        assert what in texts


def test_a_row_that_nobody_answers_for_has_a_place_in_the_grid_and_no_word_is_cut(stage, show):
    scene = stage("drafted")
    row = scene.row_ids[0]
    page = show(PlanPage, scene)
    page.show_view("grid")
    assert "Ingen än" not in seen(page.grid)
    long = "Utskrivningssamordningsansvariga"
    scene.write(plans.change_intervention, intervention_id=row, owner=None, what=long)
    assert "Ingen än" in seen(page.grid)
    label = next(each for each in page.grid.findChildren(Text) if each.text() == long)
    assert label.isVisible()
    assert label.width() >= label.minimumSizeHint().width()
    scene.write(
        plans.change_intervention,
        intervention_id=row,
        is_disputed=True,
        interim_owner=Owner.REGION,
    )
    assert "Ingen än" not in seen(page.grid)


def test_where_there_are_no_columns_each_place_of_the_grid_says_whose_it_is(stage, show):
    page = show(PlanPage, stage("drafted"))
    page.show_view("grid")
    assert seen(page.grid).count("Region") == 1  # above the columns
    page.resize(420, 800)
    assert seen(page.grid).count("Region") == 3  # once for each goal


def test_where_a_row_has_no_columns_its_days_say_what_they_are(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    part = next(iter(page.cards[scene.plan.needs[0].id].parts.values()))
    [row] = part.rows.values()
    assert part._header.isVisible()
    assert not any(text.startswith("Senast") for text in seen(row))
    page.resize(420, 800)
    assert not part._header.isVisible()
    assert any(text.startswith("Från\N{NO-BREAK SPACE}") for text in seen(row))
    assert any(text.startswith("Senast\N{NO-BREAK SPACE}") for text in seen(row))


def test_without_columns_the_goal_stands_above_its_owners_two_and_two(stage, show, qtbot):
    page = show(PlanPage, stage("drafted"))
    page.show_view("grid")
    page.resize(round(36 * theme.em()), 900)
    QApplication.processEvents()
    goal, *owners = [item.widget() for item in items(page.grid._goals[0])]
    qtbot.waitUntil(lambda: owners[0].y() == owners[1].y() > goal.y())
    assert owners[1].y() < owners[2].y() == owners[3].y()
    assert goal.width() == goal.parentWidget().width()
    assert len({owner.width() for owner in owners}) == 1


def items(flow):
    return [flow.itemAt(n) for n in range(flow.count())]


def test_each_card_of_the_grid_has_the_colour_of_its_owner_at_its_edge(stage, show):
    page = show(PlanPage, stage("drafted"))
    page.show_view("grid")
    QApplication.processEvents()
    cards = [each for each in page.grid.findChildren(QPushButton) if each.property("tone")]
    assert [card.property("tone") for card in cards] == ["kommun", "region", "annan"]
    for card in cards:
        seen_edge = card.grab().toImage().pixelColor(1, card.height() // 2).name()
        assert seen_edge == theme.colour(card.property("tone")).name()


def test_the_buttons_of_a_row_end_its_line_where_there_are_no_columns(stage, show):
    page = show(PlanPage, stage("drafted"))
    row = page.findChildren(InterventionRow)[0]
    assert row._kind.isVisible()
    page.resize(round(36 * theme.em()), 900)
    QApplication.processEvents()
    last = row._acts.findChildren(QPushButton)[-1]
    assert row.width() - last.mapTo(row, last.rect().topRight()).x() <= 2
    assert not row._kind.isVisible()  # a dash alone says nothing


def test_a_row_is_added_from_the_grid_with_its_owner_and_the_grid_comes_back(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.show_view(GRID)
    goal = scene.plan.needs[0].goals[0]
    page.grid.add_asked.emit(goal.id, Owner.REGION)
    editor = page.cards[scene.plan.needs[0].id].editor
    assert editor is not None
    row = scene.plan.needs[0].goals[0].interventions[-1]
    assert row.owner is Owner.REGION
    editor.done_button.click()
    assert page._view == GRID
    page.grid.asked.emit(scene.row_ids[1])
    assert page._view == WRITE
    assert page._open_id == scene.row_ids[1]


def test_a_draft_lies_with_the_units_and_a_change_clears_only_theirs(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.send_band.button.click()
    assert scene.plan.is_for_confirmation
    assert "bekräftelse" in page.lead_label.text()
    assert page.after.isVisible()
    unit = scene.units["Beroendemottagningen"]
    scene.write(plans.confirm_plan, plan_id=scene.plan.id, unit_id=unit.id)
    scene.write(plans.change_intervention, intervention_id=scene.row_ids[0], what="Annat stöd")
    assert [row.unit_id for row in scene.plan.confirmations] == [unit.id]
    scene.write(plans.change_intervention, intervention_id=scene.row_ids[1], what="Annat samtal")
    assert scene.plan.confirmations == []
    page.send_band.button.click()
    assert not scene.plan.is_for_confirmation


def test_who_takes_over_is_noted_beside_a_final_plan(stage, show):
    scene = stage("final")
    page = show(PlanPage, scene)
    page.duties.take_over_button.click()
    assert page.duties.name_edit.error.text()
    page.duties.name_edit.edit.setText("Lena Påhitt")
    page.duties.take_over_button.click()
    rows = [row for row in scene.case.duties if row.role is DutyRole.COORDINATOR]
    assert [row.name for row in rows] == ["Sara Påhitt", "Lena Påhitt"]
    assert any("Lena Påhitt" in text for text in seen(page.duties))


def test_permanent_contacts_are_kept_and_carried_over(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.fields["care_contact"].edit.setText("Anna Låtsas, 0980-319 213")
    page.fields["care_contact"].is_dirty = True
    page.flush()
    assert scene.plan.care_contact == "Anna Låtsas, 0980-319 213"
    scene.write(plans.finalise)
    scene.write(plans.new_version)
    assert scene.plan.care_contact == "Anna Låtsas, 0980-319 213"


def test_versions_are_compared_in_words(stage, show):
    scene = stage("final")
    scene.write(plans.new_version)
    row = next(interventions_of(scene.plan))
    scene.write(plans.change_intervention, intervention_id=row.id, function="Samordnare")
    scene.write(plans.add_lines, goal_id=row.goal_id, lines=["Något nytt"])
    page = show(HistoryPage, scene)
    buttons = page.versions_card.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Jämför med version 1").click()
    texts = " ".join(seen(page.compared_card))
    assert "Ny insats: ”Något nytt”." in texts
    assert f"Ändrad insats ”{scenes.WHAT}”" in texts
    assert "nu ”Samordnare”" in texts


def test_all_else_as_agreed_is_undone_and_answers_by_hand_stay(stage, show):
    scene = stage("final")
    found = scene.write(follow_ups.start_follow_up)
    page = show(FollowUpPage, scene)
    offers = []
    page.undo_offered.connect(lambda text, undo: offers.append(undo))
    values = {"follow_up_id": found.id, "intervention_id": scene.row_ids[0]}
    scene.write(follow_ups.set_promise, onward=Onward.END, **values)
    page.unchanged_button.click()
    kept = {row.intervention_id: row.onward for row in scene.case.follow_ups[0].promises}
    assert list(kept.values()).count(Onward.KEEP) == 2
    offers[0]()
    kept = {row.intervention_id: row.onward for row in scene.case.follow_ups[0].promises}
    assert kept[scene.row_ids[0]] is Onward.END
    assert list(kept.values()).count(None) == 2


def test_what_shall_change_is_opened_in_the_new_version(stage, show):
    scene = stage("final")
    found = scene.write(follow_ups.start_follow_up)
    page = show(FollowUpPage, scene)
    scene.write(
        follow_ups.change_follow_up,
        follow_up_id=found.id,
        next_on=clock.today() + timedelta(days=90),
        next_caller="Sara Påhitt",
    )
    scene.write(
        follow_ups.set_promise,
        follow_up_id=found.id,
        intervention_id=scene.row_ids[1],
        onward=Onward.CHANGE,
    )
    asked = []
    page.asked.connect(lambda *where: asked.append(where))
    page.version_button.click()
    copy = next(row for row in interventions_of(scene.plan) if row.what == scenes.HEALTH)
    assert scene.plan.version == 2
    assert asked == [("plan", "what", copy.id)]


@pytest.mark.parametrize(("content", "is_taken"), [(b"%PDF-1.4 invented", True), (b"MZ", False)])
def test_a_plan_on_paper_is_registered_with_its_scan(stage, qtbot, tmp_path, content, is_taken):
    scene = stage("consent")
    dialog = RegisterPlanDialog(scene.workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    dialog.take(path)
    assert (dialog.scan == content) is is_taken
    assert dialog.band.isVisible() is not is_taken
    dialog.given_edit.edit.setText("Kim")
    dialog.family_edit.edit.setText("Påhittad")
    dialog.made_edit.edit.setText("2026-01-15")
    dialog.principal_choice.segments.buttons[1].click()
    dialog.follow_edit.edit.setText((clock.today() + timedelta(days=20)).isoformat())
    dialog.accept_button.click()
    assert dialog.case_id is not None
    case = scene.workspace.read(cases.load, dialog.case_id)
    plan = case.plans[0]
    assert (plan.state, plan.responsible_principal) == (PlanState.FINAL, Principal.REGION)
    kept = scene.workspace.show(registered.scan_of, case.id, plan_id=plan.id)
    assert (kept.content if kept else b"") == (content if is_taken else b"")


def test_a_plan_on_paper_without_a_day_is_refused_at_the_field(stage, qtbot):
    scene = stage("consent")
    dialog = RegisterPlanDialog(scene.workspace)
    qtbot.addWidget(dialog)
    dialog.given_edit.edit.setText("Kim")
    dialog.family_edit.edit.setText("Påhittad")
    dialog.accept_button.click()
    assert dialog.case_id is None
    assert dialog.made_edit.error.text()
