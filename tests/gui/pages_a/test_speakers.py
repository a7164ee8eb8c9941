"""Who speaks for the person, and the assessment of one who cannot take a position."""

from datetime import date

from sipdesk.domain.model import RepresentativeKind
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.services import cases, people
from tests.helpers import type_text


def _speakers(workspace, case_id):
    return workspace.read(cases.load, case_id).person.representatives


def test_a_representative_is_added_with_ground_task_and_day_and_the_help_says_what_it_may(
    show, workspace, case_id
):
    section = show(ConsentPage).speakers
    section.open_link.click()
    section.add_button.click()
    assert section.name_edit.error.text()
    type_text(section.name_edit.edit, "Åke Testgren")
    section.add_button.click()
    assert section.kind_combo.error.text()
    section.kind_combo.combo.setCurrentIndex(2)
    assert "bestämmer inte i personliga frågor" in section.help_text.text()
    assert "vardsamverkan.se" in section.help_text.text()
    type_text(section.mandate_edit.edit, "Ekonomi")
    section.document_edit.edit.setText("2026-01-02")
    section.add_button.click()
    [one] = _speakers(workspace, case_id)
    assert (one.name, one.kind, one.mandate, one.document_on) == (
        "Åke Testgren",
        RepresentativeKind.FORVALTARE,
        "Ekonomi",
        date(2026, 1, 2),
    )
    assert not section.form.isVisible()
    [row] = section.rows.by_id.values()
    assert "personliga frågor" in row.help_text.text()


def test_a_representative_is_changed_taken_away_and_brought_back(show, workspace, case_id):
    workspace.write(people.add_representative, case_id, name="Åke Testgren", mandate="Ekonomi")
    page = show(ConsentPage)
    undone = []
    page.undo_offered.connect(lambda _text, undo: undone.append(undo))
    [row] = page.speakers.rows.by_id.values()
    row.change_button.click()
    row.edits[0].edit.setText("")
    row.edits[3].edit.setText("070-174 06 90")
    page.flush()
    assert row.edits[0].error.text()
    [one] = _speakers(workspace, case_id)
    assert (one.name, one.phone) == ("Åke Testgren", "070-174 06 90")
    row.remove_button.click()
    assert _speakers(workspace, case_id) == []
    undone[0]()
    [again] = _speakers(workspace, case_id)
    assert (again.name, again.mandate, again.phone) == ("Åke Testgren", "Ekonomi", "070-174 06 90")


def test_the_assessment_is_printed_from_the_path_alone(show, workspace, case_id):
    page = show(ConsentPage)
    asked = []
    page.print_asked.connect(asked.append)
    position = page.position
    assert not position.print_button.isVisible()
    position.open_link.click()
    position.kind_radios.buttons[1].click()
    position.store_button.click()
    assert not position.print_button.isVisible(), "an inability that passes opens no path"
    position.open_link.click()
    position.kind_radios.buttons[2].click()
    type_text(position.shown_edit.edit, "Ler när systern nämns")
    position.store_button.click()
    position.print_button.click()
    assert asked == ["incapacity_assessment"]
    row = workspace.read(cases.load, case_id).positions[-1]
    assert row.attitude_shown == "Ler när systern nämns"
