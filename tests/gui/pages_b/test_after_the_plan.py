"""What is noted beside a final plan, other plans, and handing a case over."""

from sipdesk import clock
from sipdesk.gui.guide.pages.close import ClosePage
from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.gui.widgets.buttons import QPushButton
from sipdesk.services.plan_rows import interventions_of
from tests import scene as scenes
from tests.helpers import type_text


def press(page, text, about):
    for button in page.after.findChildren(QPushButton):
        if button.accessibleName() == f"{text}, {about}":
            button.click()
            return
    raise AssertionError(f"no button {text}, {about}")


def test_a_unit_of_the_other_principal_confirms_its_rows(stage, show):
    scene = stage("final")
    page = show(PlanPage, scene)
    name = "Region Norrlunden, Beroendemottagningen"
    press(page, "Bekräftat i dag", f"{name} bekräftar sina rader")
    assert [row.on for row in scene.plan.confirmations] == [clock.today()]
    assert "Bekräftat i dag" not in [b.text() for b in page.after.findChildren(QPushButton)]


def test_a_promise_is_noted_as_done_on_a_final_version(stage, show):
    scene = stage("final")
    page = show(PlanPage, scene)
    press(page, "Anteckna som gjort", scenes.WHAT)
    assert [row.is_kept for row in interventions_of(scene.plan)] == [True, False, False]


def test_a_draft_has_nothing_to_note_beside_it(stage, show):
    page = show(PlanPage, stage("drafted"))
    assert page.after.isHidden()


def test_another_plan_is_listed_and_comes_back_when_it_was_removed(stage, show):
    scene = stage("drafted")
    page = show(PlanPage, scene)
    offers = []
    page.undo_offered.connect(lambda _text, undo: offers.append(undo))
    page.related.add_button.click()
    (row,) = page.related.rows.by_id.values()
    row.fields[0].combo.setCurrentText("Vårdplan")
    type_text(row.fields[1].edit, "Hemsjukvården")
    page.flush()
    assert [(p.kind, p.holder) for p in scene.plan.related_plans] == [("vardplan", "Hemsjukvården")]
    row.remove_button.click()
    assert page.related.rows.by_id == {}
    offers[0]()
    assert len(page.related.rows.by_id) == 1


def test_a_case_is_handed_over_with_both_names(stage, show):
    scene = stage("final")
    page = show(ClosePage, scene)
    page.handover.give_button.click()
    assert page.handover.name_edit.error.text()
    type_text(page.handover.name_edit.edit, "Nya Namnsson")
    type_text(page.handover.note_edit.edit, "Ring hellre än skriv.")
    page.handover.give_button.click()
    handover = scene.case.handovers[0]
    assert (handover.from_name, handover.to_name) == ("Sara Påhitt", "Nya Namnsson")
    assert handover.note == "Ring hellre än skriv."
    assert "Nya Namnsson" in page.handover.history_text.text()


def test_what_is_typed_about_the_closing_is_kept_until_the_case_is_closed(stage, show):
    scene = stage("final")
    page = show(ClosePage, scene)
    type_text(page.outcome_edit.edit, "Boendet är ordnat.")
    type_text(page.handover.note_edit.edit, "Ring hellre än skriv.")
    assert page.flush()
    again = show(ClosePage, scene)
    assert again.outcome_edit.value() == "Boendet är ordnat."
    assert again.handover.note_edit.value() == "Ring hellre än skriv."
