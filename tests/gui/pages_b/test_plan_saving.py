"""What is typed in a plan is stored without the page moving, and many fields as quickly as one."""

from itertools import count

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.services import plans
from sipdesk.services.plan_rows import goals_of


@pytest.fixture
def long(stage, show):
    """A page with more needs and goals than there is room for."""
    scene = stage("drafted")
    for number in range(3):
        need = scene.write(plans.add_need, area="boende", words=f"Behov {number}")
        for goal in range(3):
            scene.write(plans.add_goal, need_id=need.id, text=f"Mål {number}.{goal}")
    page = show(PlanPage, scene)
    QApplication.processEvents()
    return scene, page


def _type(field, text):
    field.reset(text)
    field.is_dirty = True


def test_a_save_does_not_scroll_the_page(long):
    scene, page = long
    bar = page.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    _type(page.own_words_edit, "Jag vill orka mer.")
    page.flush()
    QApplication.processEvents()
    assert scene.plan.own_words == "Jag vill orka mer."
    assert bar.value() == before


def test_another_view_begins_at_its_top(long):
    _scene, page = long
    bar = page.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    page.show_view("grid")
    assert bar.value() == 0


def test_many_unsaved_fields_are_stored_one_after_another_and_shown_once(long, monkeypatch):
    scene, page = long
    goals = [goal.id for goal in goals_of(scene.plan)]
    for goal in goals:
        _type(page.fields[f"text:{goal}"], f"Nytt {goal}")
    shown, depth, deepest = count(), [0], [0]
    show_case, write = PlanPage.show_case, page.workspace.write

    def seen(self, case):
        next(shown)
        show_case(self, case)

    def written(*args, **fields):
        depth[0] += 1
        deepest[0] = max(deepest[0], depth[0])
        try:
            return write(*args, **fields)
        finally:
            depth[0] -= 1

    monkeypatch.setattr(PlanPage, "show_case", seen)
    monkeypatch.setattr(page.workspace, "write", written)
    assert page.flush()
    assert [goal.text for goal in goals_of(scene.plan)] == [f"Nytt {goal}" for goal in goals]
    assert (next(shown), deepest[0]) == (1, 1)
    assert all(page.fields[f"text:{goal}"].value() == f"Nytt {goal}" for goal in goals)


def test_one_refused_field_among_many_keeps_its_text_and_stops_no_other(long):
    scene, page = long
    row = scene.row_ids[0]
    page.open_row(row)
    start, what = page.fields[f"starts_on:{row}"], page.fields[f"what:{row}"]
    _type(start, "2099-01-01")
    _type(what, "Något annat")
    _type(page.own_words_edit, "Jag vill orka mer.")
    assert page.flush()  # what is refused is a draft
    entry = scene.plan.needs[0].goals[0].interventions[0]
    assert (entry.what, scene.plan.own_words) == ("Något annat", "Jag vill orka mer.")
    assert start.error.text()
    assert start.raw() == "2099-01-01"
