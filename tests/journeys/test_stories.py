"""Stories of a day's work, through the main window, on a real encrypted store."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk import clock, i18n
from sipdesk.domain.model import Answer, CloseReason, PromiseOutcome
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.pages import close
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import cases, log, needs, offers
from sipdesk.storage.store import Store
from tests import factory
from tests.helpers import type_text
from tests.scene import OWN_WORDS, Scene

Stage = Callable[[str], Scene]


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.set_language(request.param)
    yield request.param
    i18n.set_language(i18n.DEFAULT)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Turn the clock some days on."""
    real = clock.now

    def turn(days: int) -> None:
        def now() -> datetime:
            return real() + timedelta(days=days)

        monkeypatch.setattr(clock, "now", now)

    return turn


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[[Scene], MainWindow]]:
    made = []

    def open_on(scene: Scene) -> MainWindow:
        shown = MainWindow(scene.workspace)
        qtbot.addWidget(shown)
        shown.resize(1366, 768)
        shown.show()
        made.append(shown)
        return shown

    yield open_on
    for each in made:
        each.close()


def seen(widget: Any) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Text) if label.isVisible())


def choose(field: Any, value: Any) -> None:
    field.segments.buttons[field.segments._values.index(value)].click()


@pytest.mark.usefixtures("language")
def test_a_promise_and_a_follow_up_that_are_late_are_seen_acted_on_and_gone(
    stage: Stage, window: Any, later: Any
) -> None:
    scene = stage("final")
    later(70)
    shown = window(scene)
    QApplication.processEvents()
    rows = shown.home.overview.today_list.rows
    late = [row for row in rows if row.data.code == "followup.overdue"]
    assert "Robin Exempelsson" in seen(shown.home)
    late[0].act_button.click()
    page = shown.guide.page
    assert page.step is Step.FOLLOW_UP
    page.state_band.button.click()
    for row_id in scene.row_ids:
        choose(page.fields[f"outcome:{row_id}"], PromiseOutcome.DONE)
    page.held_button.click()
    shown.show_home()
    QApplication.processEvents()
    codes = {row.data.code for row in shown.home.overview.today_list.rows}
    assert not codes & {"followup.overdue", "plan.intervention.overdue"}
    assert scene.case.follow_ups[0].held_on == clock.today()


@pytest.mark.usefixtures("language")
def test_no_thanks_is_a_whole_path_that_ends_in_peace(
    stage: Stage, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = stage("consent")
    made = scene.workspace.write(cases.create_case, None, given="Nej", family="Tacksson")
    refused = Scene(scene.workspace, made.id, scene.units)
    refused.write(needs.answer_children, answer=Answer.NO)
    refused.write(offers.give_offer, by="Sara Påhitt", how="samtal")
    shown = window(refused)
    shown.open_case(made.id, Step.NEED)
    choose(shown.guide.page.offer.answer_segments, Answer.NO)
    shown.guide.open_step(Step.CLOSE)
    page = shown.guide.page
    monkeypatch.setattr(close, "confirm", lambda *_args, **_kw: True)
    page.reason_choice.buttons[1].click()
    page.close_button.click()
    assert refused.case.closed_on is None  # who decided and that the person knows are missing
    choose(page.decided_choice, "person")
    type_text(page.outcome_edit.edit, "Personen vill klara sig själv.")
    page.told_check.check.click()
    page.close_button.click()
    assert refused.case.close_reason is CloseReason.NO_SIP
    shown.show_home()
    QApplication.processEvents()
    assert not [r for r in shown.home.overview.today_list.rows if r.data.case_id == made.id]


def test_what_is_typed_is_there_when_the_program_is_opened_again(
    stage: Stage, window: Any, qtbot: QtBot
) -> None:
    scene = stage("drafted")
    shown = window(scene)
    shown.open_case(scene.case_id, Step.PLAN)
    edit = shown.guide.page.own_words_edit.edit
    edit.clear()
    type_text(edit, "Å både som ett å och som å. ”Så sa jag.” <b>")
    shown.guide.page.fields["followup_on"].edit.setText("31/2 nästa år")
    shown.close()
    folder = scene.workspace.store.folder
    scene.workspace.store.close()
    scene.workspace.store = Store.open(folder, factory.DEK)
    again = window(scene)
    again.open_case(scene.case_id, Step.PLAN)
    page = again.guide.page
    assert page.own_words_edit.value() == "Å både som ett å och som å. ”Så sa jag.” <b>"
    field = page.fields["followup_on"]
    assert field.edit.text() == "31/2 nästa år"
    assert field.error.text()
    scene.workspace.store.close()


def test_the_language_turns_while_a_case_is_open(stage: Stage, window: Any) -> None:
    scene = stage("final")
    shown = window(scene)
    shown.open_case(scene.case_id, Step.PLAN)
    assert "Fastställd" in seen(shown.guide.page)
    shown.acts["english"].trigger()
    try:
        assert shown.guide.step is Step.PLAN
        words = seen(shown.guide.page)
        assert "Final" in words
        assert "Fastställd" not in words
        assert shown.guide.page.own_words_edit.value() == OWN_WORDS
    finally:
        shown.acts["swedish"].trigger()


def test_every_opening_is_logged_with_the_person_and_a_list_without(
    stage: Stage, window: Any
) -> None:
    scene = stage("final")
    before = len(scene.workspace.read(log.list_rows))
    shown = window(scene)
    shown.open_case(scene.case_id)
    rows = scene.workspace.read(log.list_rows)[before:]
    opened = [row for row in rows if row.act == "cases.open_case"]
    assert [row.person_id for row in opened] == [scene.case.person_id]
    assert opened[0].user_name == "Sara Påhitt"


def test_titles_carry_the_case_number_and_no_name(stage: Stage, window: Any) -> None:
    scene = stage("final")
    shown = window(scene)
    shown.open_case(scene.case_id)
    assert scene.case.number in shown.windowTitle()
    assert "Robin" not in shown.windowTitle()
