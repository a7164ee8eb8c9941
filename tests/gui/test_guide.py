"""The case window on a real store: header, rail, what is missing, footer, widths."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk import clock
from sipdesk.domain.model import Owner, Principal, Protection
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.missing import AT_ONCE
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.guide.rail import LOOK
from sipdesk.services import consents, needs, offers, people, plans
from tests import scene as scenes
from tests.gui import story


@pytest.fixture
def open_guide(qtbot: Any, workspace: Any, case_id: UUID) -> Any:
    def make(step: Step | None = None, width: int = 1366) -> Guide:
        guide = Guide(workspace, case_id, PAGES, step)
        qtbot.addWidget(guide)
        guide.resize(width, 640)
        with qtbot.waitExposed(guide):
            guide.show()
        return guide

    return make


def states(guide: Guide) -> list[str]:
    model = guide.rail.steps_model
    return [model.index(n).data(LOOK).words for n in range(model.rowCount())]


def test_a_new_case_opens_at_its_first_open_step_and_says_what_each_step_waits_for(open_guide):
    guide = open_guide()
    assert guide.step is Step.NEED
    assert guide.header.name.text() == "Alva Exempel"
    assert "36 år" in guide.header.facts.text() or "år" in guide.header.facts.text()
    assert "19900101-2385" in guide.header.facts.text()
    assert guide.header.consent_button.text() == "Samtycke saknas"
    assert states(guide)[0] == "Inte påbörjad"
    assert "Kan inte påbörjas än" in states(guide)


def test_the_rail_follows_what_is_written(open_guide, workspace, case_id):
    guide = open_guide()
    workspace.write(needs.judge_need, case_id, principal=Principal.KOMMUN, is_needed=True)
    assert states(guide)[0] == "Behöver åtgärd"
    assert guide.rail.steps_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Steg 1, Behov, Behöver åtgärd, 1 av 8"
    )


def test_what_is_missing_leads_to_its_field(qtbot, open_guide, workspace, case_id):
    story.fill(workspace, case_id)
    guide = open_guide(Step.CALL)
    assert guide.missing.links
    assert "har inte svarat" in guide.missing.links[0].accessibleName()
    with qtbot.waitSignal(guide.missing.followed):
        QTest.mouseClick(guide.missing.links[0], Qt.MouseButton.LeftButton)
    assert guide.step is Step.CALL


def test_f8_goes_through_what_is_missing(open_guide, workspace, case_id):
    story.fill(workspace, case_id)
    guide = open_guide(Step.CALL)
    first = guide.missing.go(1)
    assert first is guide.missing.problems[0]
    assert guide.missing.go(1) is guide.missing.problems[1]
    assert guide.missing.go(-1) is first


@pytest.fixture
def lacking(workspace):
    """A plan that lacks two things in each of thirty rows."""
    scene = scenes.with_plan(workspace)
    goal = scene.plan.needs[0].goals[0]
    scene.write(plans.add_lines, goal_id=goal.id, lines=[f"Insats {n}" for n in range(30)])
    guide = Guide(workspace, scene.case_id, PAGES, Step.PLAN)
    return scene, guide


def test_of_much_that_is_missing_the_first_is_drawn_and_more_when_asked(qtbot, lacking):
    _scene, guide = lacking
    qtbot.addWidget(guide)
    missing = guide.missing
    assert (len(missing.problems), len(missing.links)) == (60, AT_ONCE)
    assert missing.more_button.text() == "Visa 20 till av 60"
    QTest.mouseClick(missing.more_button, Qt.MouseButton.LeftButton)
    assert len(missing.links) == 2 * AT_ONCE
    QTest.mouseClick(missing.more_button, Qt.MouseButton.LeftButton)
    assert (len(missing.links), missing.more_button) == (60, None)
    guide.open_step(Step.NEED)
    guide.open_step(Step.PLAN)
    assert len(missing.links) == AT_ONCE
    assert [missing.go(1) for _n in range(60)] == missing.problems


def test_what_is_missing_is_drawn_anew_only_when_it_is_another(qtbot, lacking):
    scene, guide = lacking
    qtbot.addWidget(guide)
    links = list(guide.missing.links)
    scene.write(plans.change_intervention, intervention_id=scene.row_ids[0], function="Chef")
    assert guide.missing.links == links
    first = guide.missing.problems[0]
    scene.write(plans.change_intervention, intervention_id=first.row, owner=Owner.OTHER)
    assert len(guide.missing.problems) == 59
    assert guide.missing.links != links
    named = first.row
    scene.write(plans.move_row, row_id=named, to=0)
    assert "Insats 1:" in guide.missing.links[0].accessibleName()


def test_the_check_names_the_first_of_many_and_counts_the_rest(qtbot, lacking):
    _scene, guide = lacking
    qtbot.addWidget(guide)
    guide.page.check_button.click()
    links = guide.page.check.summary.links
    assert links.count() == AT_ONCE + 1
    assert links.itemAt(AT_ONCE).widget().text() == "och 40 saker till"


def test_the_consent_chip_opens_step_two(open_guide):
    guide = open_guide(Step.PLAN)
    QTest.mouseClick(guide.header.consent_button, Qt.MouseButton.LeftButton)
    assert guide.step is Step.CONSENT


def test_next_leads_to_the_next_open_step_and_back_to_the_one_before(open_guide):
    guide = open_guide(Step.NEED)
    assert guide.next_button.text() == "Nästa: Samtycke"
    assert guide.back_button.isHidden()
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    assert guide.step is Step.CONSENT
    assert guide.back_button.text() == "Behov"
    QTest.mouseClick(guide.back_button, Qt.MouseButton.LeftButton)
    assert guide.step is Step.NEED


def test_a_protected_person_has_neither_name_number_nor_age_in_the_header(
    open_guide, workspace, case_id
):
    workspace.write(people.change_person, case_id, protection=Protection.SEKRETESSMARKERING)
    header = open_guide().header
    said = header.read_out()
    assert "Alva" not in said
    assert "1990" not in said
    assert "Skyddad uppgift" in said
    assert "Sekretessmarkering" in said


@pytest.mark.parametrize(
    ("ems", "rail", "panel", "button"),
    [(90, True, True, False), (70, True, False, True), (50, False, False, True)],
)
def test_the_width_in_em_decides_the_shape(open_guide, ems, rail, panel, button):
    guide = open_guide(Step.NEED, width=ems * theme.em())
    assert guide.rail.isVisible() is rail
    assert guide.missing.isVisible() is panel
    assert guide.page.missing_button.isVisible() is button


def test_what_is_missing_opens_over_the_page_where_there_is_no_room_beside(open_guide):
    guide = open_guide(Step.NEED, width=50 * theme.em())
    QTest.mouseClick(guide.page.missing_button, Qt.MouseButton.LeftButton)
    assert guide.missing.isVisible()
    QTest.mouseClick(guide.missing.close_button, Qt.MouseButton.LeftButton)
    assert not guide.missing.isVisible()


def test_a_removal_can_be_undone_from_the_bar(open_guide):
    guide, done = open_guide(), []
    guide.page.offer_undo("Insatsen är borttagen.", lambda: done.append(1))
    assert guide.undo_bar.isVisible()
    assert guide.undo()
    assert done == [1]
    assert not guide.undo_bar.isVisible()
    assert not guide.undo()


def test_a_step_that_nobody_worked_with_is_not_called_done(qtbot, workspace):
    told = scenes.with_meeting(workspace, is_held=True)
    assert told.case.preparation is None
    guide = Guide(workspace, told.case_id, PAGES)
    qtbot.addWidget(guide)
    prepare = list(Step).index(Step.PREPARE)
    assert states(guide)[prepare] == "Överhoppad"
    told.write(offers.change_preparation, important="Att sova.")
    assert states(guide)[prepare] == "Klar"


def test_a_plan_with_a_second_version_begun_is_under_way(qtbot, workspace):
    told = scenes.with_plan(workspace, is_final=True)
    guide = Guide(workspace, told.case_id, PAGES)
    qtbot.addWidget(guide)
    plan = list(Step).index(Step.PLAN)
    assert states(guide)[plan] == "Klar"
    told.write(plans.new_version)
    assert states(guide)[plan] != "Klar"


def _renewal(window: Any) -> Any:
    return next(p for p in window.guide.look.problems if p.code == "consent.renewal.missing")


def test_a_second_version_leads_to_the_note_that_the_consent_still_holds(window, workspace):
    told = scenes.with_plan(workspace, is_final=True)
    told.write(plans.new_version)
    window.open_case(told.case_id, Step.PLAN)
    window.activateWindow()
    QApplication.processEvents()
    window.guide.follow(_renewal(window))
    QApplication.processEvents()
    page = window.guide.page
    assert page.step is Step.CONSENT
    assert window.focusWidget() is page.validity.confirm_button
    QTest.keyClick(page.validity.confirm_button, Qt.Key.Key_Return)
    assert told.case.consents[-1].confirmations[-1].on == clock.today()


def test_a_consent_that_was_taken_back_is_asked_about_anew_and_not_confirmed(window, workspace):
    told = scenes.with_plan(workspace, is_final=True)
    told.write(plans.new_version)
    which = {"consent_id": told.case.consents[-1].id, "is_whole": True, "receivers": []}
    said = {"how": "muntligt", "by": "Sara Påhitt", "reason": ""}
    told.write(consents.withdraw_consent, on=clock.today(), **which, **said)
    window.open_case(told.case_id, Step.PLAN)
    window.activateWindow()
    QApplication.processEvents()
    window.guide.follow(_renewal(window))
    QApplication.processEvents()
    assert window.focusWidget() is window.guide.page.state.bands["withdrawn"].button
