"""Coercive care and views as pages: noted, decided, written, and led to by what is missing."""

import pytest

from sipdesk.domain.model import AfterCareArea, TriggerKind
from sipdesk.domain.rules import flags
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.guide.places import COERCIVE, VIEWS, side_of
from sipdesk.services import cases, coercive, needs, viewpoints
from tests.helpers import type_text


@pytest.fixture
def guide(qtbot, workspace, case_id):
    made = Guide(workspace, case_id, PAGES)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    return made


@pytest.fixture
def page(guide):
    guide.open_side(COERCIVE)
    return guide.page


def stored(workspace, case_id):
    return workspace.read(cases.load, case_id)


def test_lob_is_noted_from_the_need_and_asks_for_an_offer(guide, workspace, case_id):
    guide.page.tracks.coercive_button.click()
    page = guide.page
    page.triggers.lob_button.click()
    row = stored(workspace, case_id).triggers[0]
    fields = {field.name: field for field in page.triggers.rows.by_id[row.id].fields}
    type_text(fields["medical"].edit, "Akuten, samma kväll")
    assert page.flush()
    assert stored(workspace, case_id).triggers[0].medical == "Akuten, samma kväll"
    assert page.triggers.offer_band.isVisible()
    page.triggers.smadit_button.click()
    second = stored(workspace, case_id).triggers[1]
    assert not page.triggers.rows.by_id[second.id].fields[0].isVisible()
    page.triggers.offer_band.clicked.emit()
    assert guide.step.value == "behov"
    assert guide.side == ""


def test_a_report_is_decided_with_a_reason_or_not_at_all(page, workspace, case_id):
    part = page.report
    part.button.click()
    assert stored(workspace, case_id).coercion_reports == []
    part.answer_segments.segments.buttons[1].click()
    assert part.reason_edit.isVisible()
    part.button.click()
    assert stored(workspace, case_id).coercion_reports == []
    type_text(part.reason_edit.edit, "Frivillig vård räcker.")
    part.button.click()
    assert [row.is_reported for row in stored(workspace, case_id).coercion_reports] == [False]
    assert "Frivillig vård räcker." in part.told_text.text()


def test_an_act_is_noted_and_the_list_after_lvm_shows(page, workspace, case_id):
    assert not page.after.isVisible()
    page.acts.buttons["LVM"].click()
    assert [row.act for row in stored(workspace, case_id).coercions] == ["LVM"]
    assert page.after.isVisible()
    what = page.after.fields[AfterCareArea.HOUSING][0]
    type_text(what.edit, "Träningslägenhet")
    assert page.flush()
    [row] = stored(workspace, case_id).after_care
    assert (row.area, row.what) == (AfterCareArea.HOUSING, "Träningslägenhet")


def test_a_view_is_taken_in_and_answered(guide, workspace, case_id):
    guide.open_side(VIEWS)
    page = guide.page
    type_text(page.text_edit.edit, "Ingen ringde <b>tillbaka</b>.")
    page.add_button.click()
    [view] = stored(workspace, case_id).viewpoints
    row = page.rows.by_id[view.id]
    assert view.text == "Ingen ringde <b>tillbaka</b>."
    fields = {field.name: field for field in row.fields}
    type_text(fields["answered_on"].edit, view.on.isoformat())
    assert page.flush()
    assert stored(workspace, case_id).viewpoints[0].answered_on == view.on


def test_what_is_missing_leads_to_its_field(guide, workspace, case_id):
    workspace.write(coercive.note_trigger, case_id, kind=TriggerKind.SMADIT)
    workspace.write(needs.note_coercion, case_id, act="LVM")
    workspace.write(needs.end_coercion, case_id, act="LVM")
    workspace.write(viewpoints.note_view, case_id, text="Ingen ringde.")
    case, pack = workspace.look(case_id)
    own = [
        problem
        for problem in flags.problems(case, case.opened_on, pack)
        if side_of(problem.code) in (COERCIVE, VIEWS)
    ]
    assert len(own) == 3
    for problem in own:
        guide.open_side(side_of(problem.code))
        assert guide.page.focus_field(problem.field, problem.row), problem.code
