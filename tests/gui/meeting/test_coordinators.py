"""Two coordinators: one main, one beside; typed once, seen on step 4, step 6 and the papers."""

import pytest

from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.i18n import translator
from sipdesk.printing.render import render_text
from sipdesk.services import cases, documents, plans
from tests import scene
from tests.helpers import type_text

SECOND = "Mio Låtsas <b>"
SHOWN = "Också samordnare: Mio Låtsas <b>, 0980-319 222"


@pytest.fixture
def story(workspace):
    return scene.with_meeting(workspace, is_held=False)


def shown(kind, story, qtbot):
    page = kind(story.workspace, story.case_id)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    return page


def name_second(page, phone="0980-319 222"):
    page.meeting.change_button.click()
    name, number = page.meeting.second_edits
    type_text(name.edit, SECOND)
    type_text(number.edit, phone)
    page.flush()
    return name, number


def text(story, kind, recipient=documents.PERSON):
    made = story.workspace.read(documents.content, story.case_id, kind, recipient)
    return render_text(made.kind, made.content, translator("sv"))


def test_the_second_is_typed_once_and_stands_on_letters_and_plan(story, qtbot):
    name_second(shown(CallPage, story, qtbot))
    unit = documents.unit(story.units["Beroendemottagningen"].id)
    assert SHOWN in text(story, "call_letter", unit)
    assert SHOWN in text(story, "letter_to_person")
    story.write(plans.start_plan)
    page = shown(PlanPage, story, qtbot)
    assert page.fields["second_coordinator"].value() == SECOND
    assert SHOWN in text(story, "plan_individual")


def test_a_version_under_work_follows_and_a_final_one_does_not(stage, qtbot):
    story = stage("drafted")
    story.write(cases.change_case, second_coordinator="Mio Låtsas")
    assert story.plan.second_coordinator == "Mio Låtsas"
    story.write(plans.finalise)
    story.write(cases.change_case, second_coordinator="Ida Påhitt")
    assert story.plan.second_coordinator == "Mio Låtsas"
    assert "Ida Påhitt" not in text(story, "plan_individual")


def test_the_main_one_is_not_the_second_too(story, qtbot):
    page = shown(CallPage, story, qtbot)
    page.meeting.change_button.click()
    name = page.meeting.second_edits[0]
    type_text(name.edit, " sara påhitt ")
    page.flush()
    assert "huvudsamordnaren" in name.error.text()
    assert story.case.second_coordinator == ""


def test_a_telephone_with_letters_is_said_at_its_field_and_stays(story, qtbot):
    number = name_second(shown(CallPage, story, qtbot), phone="noll nio")[1]
    assert number.error.text()
    assert number.raw() == "noll nio"
    kept = story.case
    assert (kept.second_coordinator, kept.second_coordinator_phone) == (SECOND, "")


def test_without_a_second_no_paper_says_anything(story):
    assert "Också samordnare" not in text(story, "letter_to_person")
