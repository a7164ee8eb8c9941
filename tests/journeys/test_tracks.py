"""An acute placement through the main window: begun, counted, seen on the start view, settled."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from sipdesk import clock
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.clocks import day_words
from sipdesk.gui.guide.places import PLACEMENT
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.window import menu_acts
from sipdesk.services import cases, overview
from tests.helpers import type_text
from tests.scene import begin


@pytest.fixture
def shown(qtbot: Any, stage: Any) -> MainWindow:
    scene = begin(stage("final").workspace)
    window = MainWindow(scene.workspace)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.open_case(scene.case_id, Step.NEED)
    return window


def press(qtbot: Any, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def flags(window: MainWindow, case_id: Any) -> dict[str, Any]:
    found = window.workspace.read(overview.today)
    rows = [*found.late, *found.today, *found.week]
    return {row.code: row for row in rows if row.case_id == case_id}


def test_an_acute_placement_says_what_must_be_done_by_when_and_lets_go_when_it_is(qtbot, shown):
    guide, today = shown.guide, clock.today()
    press(qtbot, guide.page.tracks.placement_button)
    page = guide.page
    press(qtbot, page.fields["is_acute"].check)
    for name in ("decided_on", "placed_on"):
        type_text(page.fields[name].edit, today.isoformat())
    press(qtbot, page.reason_checks["alkohol"].check)
    page.flush()
    week = today + timedelta(days=7)
    assert flags(shown, guide.case_id)["hvb.sip.due"].due == week
    assert any(day_words(week) in text.text() for text in page.clocks.findChildren(Text))
    row = shown.workspace.read(cases.load, guide.case_id).placements[0]
    assert isinstance(row.cost_due_on, date)

    found = [p for p in shown.guide.look.problems if p.code == "hvb.cost.due"]
    assert found[0].due == row.cost_due_on
    guide.open_step(Step.PLAN)
    menu_acts.open_flag(shown, flags(shown, guide.case_id)["hvb.sip.due"])
    assert shown.guide.side == PLACEMENT

    page = shown.guide.page
    type_text(page.fields["share_kommun"].edit, "60")
    type_text(page.fields["share_region"].edit, "40")
    press(qtbot, page.cost.settle_button)
    assert not [p for p in shown.guide.look.problems if p.code.startswith("hvb.cost")]
    assert [p for p in shown.guide.look.problems if p.code == "hvb.sip.due"]
