"""A page whose fields store themselves, on a real store."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.services import cases, people
from sipdesk.storage.errors import CannotWrite
from tests.helpers import type_text


class _Page(StepPage):
    """Three fields of the person."""

    step, title, lead = Step.NEED, "Need", ""

    def build(self) -> None:
        card = Card("Person")
        for field, kind in (("phone", TextField), ("address", LongTextField)):
            getter = lambda case, name=field: getattr(case.person, name)  # noqa: E731
            card.add(self.bind(field, kind(field, field), getter, people.change_person))
        born = DateField("born_on", "Född")
        card.add(self.bind("born_on", born, lambda c: c.person.born_on, people.change_person))
        self.add(card)


@pytest.fixture
def page(qtbot: Any, workspace: Any, case_id: Any) -> _Page:
    qtbot.addWidget(made := _Page(workspace, case_id))
    with qtbot.waitExposed(made):
        made.show()
    return made


def person(workspace: Any, case_id: Any) -> Any:
    return workspace.read(cases.load, case_id).person


def test_text_is_stored_when_the_field_is_left(page, workspace, case_id):
    type_text(page.fields["phone"].edit, "070-174 06 05")
    page.fields["address"].setFocus()
    assert person(workspace, case_id).phone == "070-174 06 05"
    assert not page.fields["phone"].is_dirty


def test_text_is_stored_two_seconds_after_the_first_key_though_typing_goes_on(
    qtbot, page, workspace, case_id
):
    field = page.fields["address"]
    type_text(field.edit, "Sk")
    qtbot.waitUntil(lambda: person(workspace, case_id).address == "Sk", timeout=4000)
    assert field.edit.hasFocus()
    type_text(field.edit, "ogen")
    assert field.value() == "Skogen"
    page.flush()
    assert person(workspace, case_id).address == "Skogen"


def test_half_a_date_is_kept_as_a_draft_while_it_is_typed(page, workspace, case_id):
    field = page.fields["born_on"]
    field.edit.clear()
    type_text(field.edit, "1990-0")
    page.flush()
    assert workspace.drafts(case_id) == {"behov.born_on": "1990-0"}
    assert field.error.text() == ""


def test_an_impossible_date_is_a_draft_with_an_error_until_it_is_mended(
    qtbot, page, workspace, case_id
):
    field = page.fields["born_on"]
    before = person(workspace, case_id).born_on
    field.edit.clear()
    type_text(field.edit, "1990-02-30")
    page.fields["phone"].setFocus()
    assert "Den dagen finns inte" in field.error.text()
    assert person(workspace, case_id).born_on == before
    assert workspace.drafts(case_id) == {"behov.born_on": "1990-02-30"}
    qtbot.addWidget(again := _Page(workspace, case_id))
    assert again.fields["born_on"].edit.text() == "1990-02-30"
    assert "Den dagen finns inte" in again.fields["born_on"].error.text()
    again.fields["born_on"].edit.setText("1990-02-20")
    again.flush()
    assert person(workspace, case_id).born_on == date(1990, 2, 20)
    assert workspace.drafts(case_id) == {}


def test_a_reload_leaves_the_field_that_the_user_is_in(page, workspace, case_id):
    type_text(page.fields["phone"].edit, "halv")
    workspace.write(people.change_person, case_id, address="Nytt hus")
    assert page.fields["phone"].value() == "halv"
    assert page.fields["address"].value() == "Nytt hus"


def test_what_a_rule_refuses_is_said_at_the_field_and_the_text_stays(page, workspace, case_id):
    field = page.fields["phone"]
    field.edit.setText("a" * 20_001)
    page.flush()
    assert field.value() == "a" * 20_001
    page.fields["phone"].left.emit()
    assert "20001" in field.error.text()
    assert person(workspace, case_id).phone == ""


def test_text_stays_in_the_window_when_the_store_cannot_be_written(
    page, workspace, case_id, monkeypatch
):
    told = []
    workspace.save_failed.connect(told.append)
    real = workspace.store.session

    def broken() -> Any:
        raise CannotWrite

    monkeypatch.setattr(workspace.store, "session", broken)
    type_text(page.fields["phone"].edit, "070-174 06 05")
    page.fields["phone"].left.emit()
    assert isinstance(told[0], CannotWrite)
    assert page.fields["phone"].value() == "070-174 06 05"
    assert page.fields["phone"].is_dirty
    monkeypatch.setattr(workspace.store, "session", real)
    assert page.flush()
    assert person(workspace, case_id).phone == "070-174 06 05"


def test_undo_takes_back_typing_after_it_was_stored(page, workspace, case_id):
    field = page.fields["phone"]
    type_text(field.edit, "ett")
    page.flush()
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.flush()
    assert field.value() == ""
    assert person(workspace, case_id).phone == ""


def test_a_link_puts_the_cursor_in_the_field(page):
    assert page.focus_field("address")
    assert page.fields["address"].edit.hasFocus()
    assert not page.focus_field("no_such_field")


@pytest.fixture
def both(qtbot: Any, workspace: Any, case_id: Any) -> tuple[_Page, _Page]:
    """Two windows of the same case."""
    pages = _Page(workspace, case_id), _Page(workspace, case_id)
    for made in pages:
        qtbot.addWidget(made)
        made.show()
    return pages


def test_of_two_windows_the_later_one_says_what_is_stored_and_writes_nothing_over(
    both, workspace, case_id
):
    mine, other = both
    field = mine.fields["address"]
    type_text(field.edit, "Skogen 1")
    type_text(other.fields["address"].edit, "Ängen <b>2</b>")
    assert other.flush()
    field.setFocus()
    assert "Ängen <b>2</b>" in field.beside.text()
    assert field.beside.isVisible()
    assert "Ängen <b>2</b>" in field.control.accessibleDescription()
    field.left.emit()
    assert mine.flush()
    assert person(workspace, case_id).address == "Ängen <b>2</b>"
    assert field.value() == "Skogen 1"
    assert workspace.drafts(case_id) == {"behov.address": "Skogen 1"}
    type_text(field.edit, " B")  # who has seen it decides
    assert mine.flush()
    assert person(workspace, case_id).address == field.value() == "Skogen 1 B"
    assert not field.beside.isVisible()
    assert other.fields["address"].value() == "Skogen 1 B"
    assert workspace.drafts(case_id) == {}


def test_what_was_stored_since_is_said_beside_what_was_begun_last_time(qtbot, workspace, case_id):
    workspace.keep_draft(case_id, "behov.phone", "070-1740605")
    workspace.write(people.change_person, case_id, phone="070-1740606")
    qtbot.addWidget(page := _Page(workspace, case_id))
    page.show()
    field = page.fields["phone"]
    assert field.value() == "070-1740605"
    assert "070-1740606" in field.beside.text()
    assert page.flush()
    assert person(workspace, case_id).phone == "070-1740606"


def test_a_window_whose_user_has_typed_nothing_shows_what_the_other_stored(both):
    mine, other = both
    type_text(other.fields["phone"].edit, "070-1740605")
    assert other.flush()
    assert mine.fields["phone"].value() == "070-1740605"
    assert mine.fields["phone"].beside is None


def test_text_that_is_hidden_again_is_not_left_beside_the_field(page, workspace, case_id):
    field = page.fields["address"]
    type_text(field.edit, "Skogen 1")
    field.set_value("Hemliga gatan 3")  # a sealed value that is shown for a minute
    assert "Hemliga gatan 3" in field.beside.text()
    field.let_go()
    assert field.beside.text() == ""
    assert field.value() == "Skogen 1"
