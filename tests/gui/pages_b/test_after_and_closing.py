"""Around a plan in force: what is done and by whom, why not, who takes over, how it ended."""

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from sipdesk import clock
from sipdesk.domain.model import GoalOutcome, PromiseOutcome
from sipdesk.gui.guide.pages.close import ClosePage
from sipdesk.gui.guide.pages.follow_up import FollowUpPage
from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.gui.guide.pages.plan_after import DoneLine
from sipdesk.gui.overview.overview import Overview
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import cases, follow_ups, office, plans
from sipdesk.services.plan_rows import interventions_of
from tests import scene as scenes
from tests.helpers import type_text


def seen(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Text) if label.isVisible()]


def test_a_screening_is_noted_with_its_day_and_by_whom_and_no_result(stage, show):
    scene = stage("drafted")
    key = scene.row_ids[1]
    scene.write(plans.change_intervention, intervention_id=key, is_screening=True)
    scene.write(plans.finalise)
    page = show(PlanPage, scene)
    [line] = page.after.findChildren(DoneLine)
    line.on_edit.edit.setText((clock.today() + timedelta(days=3)).isoformat())
    line.done_button.click()
    assert line.on_edit.error.text()
    line.on_edit.edit.setText(clock.today().isoformat())
    type_text(line.by_edit.edit, "Hälsocentralen")
    line.done_button.click()
    row = next(row for row in interventions_of(scene.plan) if row.id == key)
    assert (row.is_kept, row.done_on, row.done_by) == (True, clock.today(), "Hälsocentralen")
    QApplication.processEvents()
    [line] = [each for each in page.after.findChildren(DoneLine) if not each.isHidden()]
    assert not hasattr(line, "done_button")


def test_a_promise_that_was_not_kept_is_explained_and_one_that_was_is_not_asked(stage, show):
    scene = stage("final")
    found = scene.write(follow_ups.start_follow_up)
    page = show(FollowUpPage, scene)
    kept, broken, _third = scene.row_ids
    for key, outcome in ((kept, PromiseOutcome.DONE), (broken, PromiseOutcome.NOT)):
        field = page.fields[f"outcome:{key}"]
        field.segments.buttons[field.segments._values.index(outcome)].click()
    assert not page.fields[f"note:{kept}"].isVisible()
    assert page.fields[f"note:{broken}"].isVisible()
    type_text(page.fields[f"note:{broken}"].edit, "Tiden ställdes in.")
    assert page.flush()
    notes = {row.intervention_id: row.note for row in scene.case.follow_ups[0].promises}
    assert notes[broken] == "Tiden ställdes in."
    assert found.id == scene.case.follow_ups[0].id
    texts = seen(page)
    assert "Förra planen" in texts
    assert page.version_button.text() == "Skapa version 2"


def test_closing_shows_the_last_state_of_the_goals_and_says_what_lacks_at_its_field(
    stage, show, monkeypatch
):
    from sipdesk.gui.guide.pages import close

    scene = stage("final")
    begun = scene.write(follow_ups.start_follow_up)
    goal = scene.plan.needs[0].goals[0]
    which = {"follow_up_id": begun.id, "goal_id": goal.id}
    scene.write(follow_ups.set_goal_result, **which, outcome=GoalOutcome.PARTLY)
    scene.write(follow_ups.hold_follow_up, follow_up_id=begun.id)
    page = show(ClosePage, scene)
    texts = seen(page.goals_card)
    assert f"”{scenes.GOAL}”" in texts
    assert "Delvis" in texts
    assert texts.count("Inget resultat är noterat") == 2
    monkeypatch.setattr(close, "confirm", lambda *_args, **_kw: True)
    page.reason_choice.buttons[0].click()
    page.close_button.click()
    for field in (page.decided_choice, page.outcome_edit, page.told_check):
        assert field.error.text()
    assert scene.case.closed_on is None


def test_a_case_is_given_to_a_colleague_who_uses_the_program(stage, show):
    scene = stage("final")
    user = scene.workspace.write(office.add_user, None, name="Nya Namnsson", phone="0980-319 215")
    scene.workspace.open_case(scene.case_id)  # as the window does; the look holds for a day
    page = show(ClosePage, scene)
    card = page.handover
    assert card.name_edit.isVisible()
    card.user_choice.combo.setCurrentIndex(card.user_choice._values.index(user.id))
    assert not card.name_edit.isVisible()
    card.give_button.click()
    assert scene.case.coordinator_id == user.id
    assert "Nya Namnsson" in card.history_text.text()


def test_a_plan_of_a_closed_case_says_so_and_offers_no_version_until_it_is_open_again(stage, show):
    scene = stage("final")
    page = show(PlanPage, scene)
    closing = {"reason": "samordning_behovs_inte", "decided_by": "person", "outcome": "Klart."}
    scene.write(cases.close_case, **closing, is_told=True)
    assert page.final_band.isVisible()
    assert not page.final_band.button.isVisible()
    assert page.lead_label.text() == "Avslutad · version 1"
    scene.write(cases.reopen_case)
    assert page.lead_label.text() == "Utkast · version 2"
    assert not page.final_band.isVisible()


def test_a_plan_under_lss_says_how_often_it_is_looked_over_and_by_which_law(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    page.related.add_button.click()
    (row,) = page.related.rows.by_id.values()
    assert not row.rule_text.isVisible()
    kind = row.fields[0]
    kind.combo.setCurrentIndex(kind._values.index("lss_plan"))
    page.flush()
    assert "minst en gång per år" in row.rule_text.text()
    assert "LSS (1993:387) 10 §" in row.rule_text.text()


def test_a_pack_that_ends_is_told_once_on_the_start_view(stage, qtbot, monkeypatch):
    scene = stage("final")
    view = Overview(scene.workspace)
    qtbot.addWidget(view)
    view.show()
    assert not view.pack_band.isVisible()
    monkeypatch.setattr(clock, "today", lambda: date(2027, 12, 1))
    asked = []
    view.packs_asked.connect(lambda: asked.append(1))
    view.reload()
    assert view.pack_band.isVisible()
    assert "31 december 2027" in view.pack_band.accessibleName()
    view.pack_band.button.click()
    assert asked == [1]
