"""The meeting mode and the page behind it hold the same fields: nothing is written over unseen."""

from datetime import timedelta
from typing import Any

from sipdesk import clock
from sipdesk.domain.steps import Step
from sipdesk.gui.main_window import MainWindow
from sipdesk.services import plans
from tests.helpers import type_text


def _field(page: Any, name: str) -> Any:
    return page.find_field(name)


def test_what_the_meeting_stores_stands_on_the_page_behind_it(stage, qtbot) -> None:
    scene = stage("drafted")
    qtbot.addWidget(window := MainWindow(scene.workspace))
    window.show()
    window.open_case(scene.case_id, Step.PLAN)
    page = window.guide.page
    type_text(_field(page, "own_words").edit, "Hunden. ")
    window.acts["meeting_mode"].trigger()
    meeting = window.meeting
    meeting.open_slide("matters")
    said = _field(meeting.slide, "own_words")
    assert said.value().startswith("Hunden. ")  # what the page had not stored yet
    said.edit.setPlainText("Hunden och dottern.")
    meeting.leave()
    assert scene.plan.own_words == "Hunden och dottern."
    assert _field(page, "own_words").value() == "Hunden och dottern."


def test_half_a_day_on_the_page_and_a_whole_one_in_the_meeting_are_both_seen(stage, qtbot) -> None:
    scene = stage("drafted")
    day = clock.today() + timedelta(days=90)
    scene.write(plans.change_plan, followup_on=None)
    qtbot.addWidget(window := MainWindow(scene.workspace))
    window.show()
    window.open_case(scene.case_id, Step.PLAN)
    field = _field(window.guide.page, "followup_on")
    type_text(field.edit, "2027-0")
    window.acts["meeting_mode"].trigger()
    meeting = window.meeting
    meeting.open_slide("next")
    type_text(_field(meeting.slide, "followup_on").edit, day.isoformat())
    meeting.leave()
    assert scene.plan.followup_on == day
    assert field.value() is None
    assert day.isoformat() in field.beside.text()
    assert window.flush()
    assert scene.plan.followup_on == day
    assert "2027-0" in scene.workspace.drafts(scene.case_id).values()
    field.edit.setText(day.isoformat())
    assert window.flush()
    assert field.beside.text() == ""
    assert scene.workspace.drafts(scene.case_id) == {}
