"""The person's own card and the staff's notes, at the end of step 1."""

import pytest
from sqlmodel import select

from sipdesk.domain.model import LogRow, NumberKind, Protection
from sipdesk.gui.dialogs.show_protected import ShowProtectedDialog
from sipdesk.gui.guide.pages import need_person
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.services import cases, documents, people
from tests.helpers import type_text


def _press(field, value):
    field.segments.buttons[field.segments._values.index(value)].click()


def test_a_name_is_mended_and_the_search_name_follows(show, workspace, case_id):
    page = show(NeedPage)
    page.person.open_button.click()
    page.person.family_edit.edit.setText("Ängsull")
    page.flush()
    person = workspace.read(cases.load, case_id).person
    assert person.name == "Alva Ängsull"
    assert "Ängsull" in page.person.facts_text.text()


def test_a_wrong_number_stays_in_the_field_and_the_right_one_stays_stored(show, workspace, case_id):
    page = show(NeedPage)
    page.person.open_button.click()
    page.person.number_edit.edit.setText("19900101-2384")
    page.flush()
    assert page.person.number_edit.error.text()
    assert workspace.read(cases.load, case_id).person.number == "199001012385"
    again = show(NeedPage)
    assert again.person.number_edit.value() == "19900101-2384"


def test_no_number_goes_on_after_a_wrong_one(show, workspace, case_id):
    page = show(NeedPage)
    page.person.open_button.click()
    page.person.number_edit.edit.setText("123")
    page.flush()
    _press(page.person.kind_segments, "none")
    page.flush()
    person = workspace.read(cases.load, case_id).person
    assert (person.number, person.number_kind) == ("", NumberKind.NONE)
    _press(page.person.kind_segments, "reserve")
    page.person.number_edit.edit.setText("R-17")
    page.flush()
    person = workspace.read(cases.load, case_id).person
    assert (person.number, person.number_kind) == ("R-17", NumberKind.RESERVE)


@pytest.fixture
def protected(workspace, case_id):
    workspace.write(people.change_person, case_id, protection=Protection.SEKRETESSMARKERING)


def test_protected_data_are_shown_only_with_a_reason_that_is_logged(
    show, workspace, case_id, protected, monkeypatch
):
    page = show(NeedPage)
    assert "Alva" not in page.person.facts_text.text()
    monkeypatch.setattr(need_person, "reason_to_show", lambda *_asked: "")
    page.person.open_button.click()
    assert not page.person.form.isVisible()
    monkeypatch.setattr(need_person, "reason_to_show", lambda *_asked: "Ska ringa")
    page.person.open_button.click()
    assert page.person.form.isVisible()
    rows = workspace.read(lambda session: session.exec(select(LogRow)).all())
    assert "Ska ringa" in [row.reason for row in rows]


def test_the_dialog_for_protected_data_wants_a_reason(qtbot, workspace, case_id):
    dialog = ShowProtectedDialog(workspace, case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept_button.click()
    assert dialog.reason_edit.error.text()
    type_text(dialog.reason_edit.edit, "Ska ringa")
    dialog.accept_button.click()
    assert dialog.reason() == "Ska ringa"


def test_notes_and_signs_are_for_staff_and_closed_until_opened(show, workspace, case_id):
    page = show(NeedPage)
    assert not page.notes.text_edit.isVisible()
    page.notes.open_button.click()
    type_text(page.notes.text_edit.edit, "INTERN: ring inte före nio")
    page.notes.add_button.click()
    next(iter(page.notes.groups.values())).check.click()
    case = workspace.read(cases.load, case_id)
    assert [note.text for note in case.internal_notes] == ["INTERN: ring inte före nio"]
    assert case.prompts[-1].target_groups == [next(iter(page.notes.groups))]
    row = next(iter(page.notes.rows.by_id.values()))
    row.edit.edit.setPlainText("INTERN: ring efter nio")
    page.flush()
    assert workspace.read(cases.load, case_id).internal_notes[0].text == "INTERN: ring efter nio"


def test_a_person_who_wants_no_letters_home_gets_none_until_the_tick_is_gone(
    show, workspace, case_id
):
    def letter():
        offers = workspace.read(documents.offered, case_id)
        return next(offer for offer in offers if offer.kind == "letter_to_person")

    page = show(NeedPage)
    page.person.open_button.click()
    assert letter().is_allowed
    page.person.letters_check.check.click()
    page.flush()
    assert "inga brev hem" in page.person.facts_text.text()
    assert not letter().is_allowed
    assert letter().code == "letter.not_home"
    assert letter().summary.startswith("Stoppat: personen vill inte ha brev hem.")
    page.person.letters_check.check.click()
    page.flush()
    assert letter().is_allowed
