"""The logo of the papers: chosen, stored, printed, removed; a file that is no picture says why."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from sipdesk.domain.disclosure_ways import PERSON
from sipdesk.gui.settings.settings import SettingsView
from sipdesk.services import documents, office, paper_look
from tests import scene


@pytest.fixture
def card(qtbot, workspace):
    view = SettingsView(workspace)
    qtbot.addWidget(view)
    view.show()
    view.show_part("office")
    return view.section.logo_card


def a_picture(path):
    file = BytesIO()
    Image.new("RGB", (300, 90), (10, 120, 60)).save(file, "PNG")
    path.write_bytes(file.getvalue())
    return path


def test_a_logo_is_chosen_shown_printed_and_removed(card, workspace, tmp_path, monkeypatch):
    path = a_picture(tmp_path / "logo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    assert card.none.isVisible()
    card.choose_button.click()
    assert card.picture.isVisible()
    story = scene.begin(workspace)
    header = workspace.read(documents.content, story.case_id, "leaflet", PERSON).content.header
    assert header.look.logo == workspace.read(paper_look.logo)
    assert header.look.logo.startswith(b"\x89PNG")
    card.remove_button.click()
    assert not card.picture.isVisible()
    assert workspace.read(paper_look.logo) == b""


def test_a_file_that_is_no_picture_changes_nothing_and_says_why(card, workspace, tmp_path):
    card.take(a_picture(tmp_path / "logo.png"))
    kept = workspace.read(paper_look.logo)
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"<svg/>")
    card.take(bad)
    assert card.band.isVisible()
    assert card.band.title.text() == "Det här är ingen bild i PNG eller JPEG. Välj en annan fil."
    card.take(tmp_path / "is-not-there.png")
    assert card.band.title.text() == "Filen går inte att läsa."
    assert workspace.read(paper_look.logo) == kept


def test_lines_of_the_office_are_not_on_papers_about_a_protected_person(card, workspace, tmp_path):
    card.take(a_picture(tmp_path / "logo.png"))
    for name in ("paper_header", "paper_footer", "plan_text"):
        workspace.write(office.set_setting, None, name=name, value=f"Rad {name}", source="Rutin")
    story = scene.begin(workspace)
    look = workspace.read(documents.content, story.case_id, "leaflet", PERSON).content.header.look
    assert (look.header, look.footer) == ("Rad paper_header", "Rad paper_footer")
    from sipdesk.domain.model import Protection
    from sipdesk.services import people

    workspace.write(people.change_person, story.case_id, protection=Protection.SEKRETESSMARKERING)
    look = workspace.read(documents.content, story.case_id, "leaflet", PERSON).content.header.look
    assert (look.header, look.footer) == ("", "")
    assert look.logo
