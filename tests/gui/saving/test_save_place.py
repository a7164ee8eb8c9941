"""Every question for a file begins where a user expects, and no suggested name tells of anybody."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from sipdesk import clock
from sipdesk.domain.disclosure_ways import PERSON
from sipdesk.gui import save_place
from sipdesk.gui.contacts.contacts import Contacts
from sipdesk.gui.copies import Copies
from sipdesk.gui.dialogs.all_letters import AllLetters
from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.register_plan import RegisterPlanDialog
from sipdesk.gui.entrance import Entrance
from sipdesk.gui.figures.figures import Figures
from sipdesk.gui.first_run_place import FolderField
from sipdesk.gui.guide.history_page import HistoryPage
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.restore_cards import CopiesCard
from sipdesk.gui.retention.export import ExportDialog, take_in
from sipdesk.gui.settings.settings import SettingsView
from sipdesk.services import directory, meetings
from sipdesk.services import documents as papers
from sipdesk.settings import Settings

PERSONAL = re.compile(r"Robin|Exempelsson|Anita|\d{6}[-+]?\d{4}")
HOLDERS = {
    "print.py": "paper", "paper_again.py": "again", "call_turns.py": "calendar",
    "files.py": "contacts", "packs.py": "pack", "year_report.py": "year", "export.py": "archive",
}  # fmt: skip


@pytest.fixture
def desk(stage, qtbot):
    """A case with a meeting, and a way to open a window of it."""
    scene = stage("called")
    kept = []  # qtbot itself holds no window alive

    def window(made):
        kept.append(made)
        qtbot.addWidget(made)
        made.show()
        return made

    return scene, window, qtbot


def _print(scene, window, qtbot):
    """The press that saves; so each of these."""
    dialog = window(PrintDialog(scene.workspace, scene.case_id, "leaflet"))
    qtbot.waitUntil(lambda: dialog._content is not None, timeout=20_000)
    dialog.save_button.click()


def _again(scene, window, _qtbot):
    scene.write(
        papers.freeze_and_hand_out, kind="leaflet", recipient=PERSON, content=b"%PDF", how="post"
    )
    page = window(HistoryPage(scene.workspace, scene.case_id))
    page.show_case(scene.case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PaperWindow, "exec", lambda dialog: dialog.save_button.click())
        next(b for b in page.findChildren(QPushButton) if b.text() == "Visa papperet").click()


def _calendar(scene, window, _qtbot):
    day = clock.today() + timedelta(days=14)
    scene.write(meetings.change_meeting, meeting_id=scene.meeting_id, on=day)
    for name in ("Vuxenenheten", "Beroendemottagningen"):
        box = f"{name.lower()}@prov.example"
        scene.workspace.write(directory.change_unit, unit_id=scene.units[name].id, mailbox=box)
    window(CallPage(scene.workspace, scene.case_id)).meeting.turns.calendar_button.click()


def _contacts(scene, window, _qtbot):
    window(Contacts(scene.workspace)).files.export_button.click()


def _pack(scene, window, _qtbot):
    view = window(SettingsView(scene.workspace))
    view.show_part("packs")
    view.section.local_card.save_button.click()


def _year(scene, window, _qtbot):
    window(Figures(scene.workspace)).parts["report"].save_table()


def _archive(scene, window, _qtbot):
    window(ExportDialog(scene.workspace, scene.case_id)).accept_button.click()


SAVED = {
    "paper": _print, "again": _again, "calendar": _calendar, "contacts": _contacts, "pack": _pack,
    "year": _year, "archive": _archive,
}  # fmt: skip


@pytest.mark.parametrize("what", SAVED)
def test_a_file_is_saved_among_the_documents_and_its_name_tells_of_nobody(
    desk, documents, chooser, what
):
    SAVED[what](*desk)
    [begin] = chooser.asked
    assert begin.parent == documents
    assert begin.suffix
    assert not PERSONAL.search(begin.name)
    assert save_place.plain_name(begin.stem, begin.suffix) == begin.name
    assert list(documents.iterdir()) == []


def _import_contacts(scene, window, _qtbot):
    window(Contacts(scene.workspace)).files.import_button.click()


def _import_pack(scene, window, _qtbot):
    view = window(SettingsView(scene.workspace))
    view.show_part("packs")
    view.section.import_button.click()


def _logo(scene, window, _qtbot):
    view = window(SettingsView(scene.workspace))
    view.show_part("office")
    view.section.logo_card.choose_button.click()


def _scan(scene, window, _qtbot):
    window(RegisterPlanDialog(scene.workspace)).scan_button.click()


def _take_in(scene, _window, _qtbot):
    assert take_in(scene.workspace) == ""


@pytest.mark.parametrize("read", [_import_contacts, _import_pack, _logo, _scan, _take_in])
def test_a_file_is_looked_for_where_the_last_was_and_first_among_the_documents(
    desk, documents, chooser, tmp_path, read
):
    read(*desk)
    (tmp_path / "Sticka").mkdir()
    desk[0].workspace.settings.open_dir = str(tmp_path / "Sticka")
    read(*desk)
    assert chooser.asked == [documents, tmp_path / "Sticka"]


def test_what_is_read_in_does_not_move_where_papers_are_saved(desk, documents, chooser, tmp_path):
    scene = desk[0]
    stick = tmp_path / "Sticka"
    stick.mkdir()
    chooser.answer = stick / "skannad.pdf"
    _scan(*desk)
    assert (scene.workspace.settings.open_dir, scene.workspace.settings.save_dir) == (
        str(stick), "",
    )  # fmt: skip
    chooser.answer = ""
    _contacts(*desk)
    assert chooser.asked[-1].parent == documents


def test_all_letters_ask_for_a_folder_among_the_documents(desk, documents, chooser, tmp_path):
    scene, window, _qtbot = desk
    window(AllLetters(scene.workspace, scene.case_id)).accept_button.click()
    assert chooser.asked == [documents]


def _folder_for_copies(scene, window, begin):
    scene.workspace.settings.backup_dir = begin
    view = window(SettingsView(scene.workspace))
    view.show_part("backup")
    view.section.choose_button.click()


def _first_copy(scene, window, begin):
    home = window(MainWindow(scene.workspace))
    Copies(home, scene.workspace)
    scene.workspace.settings.backup_dir = begin
    home.backup_asked.emit()


def _copies_to_restore(_scene, window, begin):
    window(CopiesCard(begin, ())).folder_button.click()


def _store(_scene, window, begin):
    settings = Settings(store_dir=str(Path(begin, "sipdesk")))
    window(Entrance(settings, Path(begin)))._move()


def _first_run(_scene, window, begin):
    field = window(FolderField("folder", "Mapp"))
    field.reset(str(Path(begin, "sipdesk")))
    field.choose_button.click()


@pytest.mark.parametrize("ask", [_folder_for_copies, _copies_to_restore, _store, _first_run])
def test_a_folder_of_the_store_or_its_copies_is_looked_for_where_it_is(
    desk, documents, chooser, tmp_path, ask
):
    there = tmp_path / "USB Blå"
    there.mkdir()
    ask(desk[0], desk[1], str(there))
    ask(desk[0], desk[1], str(there / "borta" / "längre in"))
    shutil.rmtree(there)
    ask(desk[0], desk[1], "/finns inte/här")
    assert chooser.asked == [there, there, documents]  # `documents` stands for the home too


def test_a_first_folder_for_copies_is_looked_for_at_home(desk, documents, chooser):
    _first_copy(desk[0], desk[1], "")
    assert chooser.asked == [documents]


def test_files_are_asked_for_in_one_place_and_every_asker_is_walked_here(root):
    gui = root / "sipdesk" / "gui"
    asks = {path.name for path in gui.rglob("*.py") if "QFileDialog" in path.read_text("utf-8")}
    assert asks == {"save_place.py", "self_test_story.py"}
    savers = {path.name for path in gui.rglob("*.py") if "choose_file(" in path.read_text("utf-8")}
    assert savers - {"save_place.py"} == set(HOLDERS)
    assert set(HOLDERS.values()) == set(SAVED)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SIP 2026-0014 Kallelse/inbjudan", "SIP 2026-0014 Kallelse-inbjudan.pdf"),
        ('Vem? "A" <b> | *: \\c', "Vem A b - -c.pdf"),
        ("Slutar med punkt. ", "Slutar med punkt.pdf"),
        ("å" * 300, "å" * 120 + ".pdf"),
        ("två\nrader\u202e", "tvårader.pdf"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title, name):
    assert save_place.plain_name(title) == name


def test_the_ending_follows_what_was_chosen_and_never_takes_a_file_that_is_there(
    desk, documents, chooser
):
    chooser.answer, chooser.kind = documents / "register", "vCard (*.vcf)"
    _contacts(*desk)
    assert (documents / "register.vcf").read_bytes().startswith(b"BEGIN:VCARD")
    kept = (documents / "register.vcf").read_bytes()
    (documents / "register.vcf").write_bytes(b"other")
    _contacts(*desk)
    assert (documents / "register.vcf").read_bytes() == b"other"
    assert (documents / "register (2).vcf").read_bytes() == kept
