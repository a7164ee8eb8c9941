"""A disk that refuses is told of at the window; nothing is noted and nothing is lost."""

import errno
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from sipdesk import clock
from sipdesk.gui.contacts.contacts import Contacts
from sipdesk.gui.dialogs.all_letters import AllLetters
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.print_report import ReportWindow
from sipdesk.gui.figures.figures import Figures
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.retention.export import ExportDialog
from sipdesk.gui.settings.settings import SettingsView
from sipdesk.services import directory, meetings, retention, year_reports
from sipdesk.storage import files, saving
from sipdesk.storage.errors import CannotWrite

OLD = b"what lay there before"
REFUSALS = {
    "make": (errno.EACCES, saving.NotSaved),  # a folder that may only be read
    "write": (errno.ENOSPC, saving.NoRoom),
    "sync": (errno.EDQUOT, saving.NoRoom),
    "open": (errno.EACCES, saving.NotSaved),  # held by another program
}


def refusing(act, number):
    def watch(step, _path):
        if step == act:
            raise OSError(number, "no")

    return files.watched(watch)


def shown(window):
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


class Window:
    """One place where a file is saved."""

    name = "fil.pdf"

    def __init__(self, scene, qtbot):
        self.scene, self.work, self.qtbot = scene, scene.workspace, qtbot
        self.prepare()
        self.window = self.make()
        qtbot.addWidget(self.window)
        self.window.show()

    def prepare(self):
        pass

    def noted(self):
        return len(self.scene.case.hand_outs)


class Paper(Window):
    def make(self):
        return PrintDialog(self.work, self.scene.case_id, "preparation")

    def press(self):
        self.qtbot.waitUntil(lambda: self.window._content is not None, timeout=20_000)
        self.window.save_button.click()


class Report(Window):
    def prepare(self):
        self.which = {"municipality": "Granby kommun", "year": clock.today().year}

    def make(self):
        return ReportWindow(self.work, **self.which)

    def press(self):
        self.window.save_button.click()

    def noted(self):
        return len(self.work.read(year_reports.report, **self.which).earlier)


class Year(Report):
    name = "tal.csv"

    def make(self):
        view = Figures(self.work)
        self.report = view.parts["report"]
        self.report.year_combo.reset(self.which["year"])
        self.report.year_combo.edited.emit()
        return view

    def press(self):
        self.report.save_table()


class Calendar(Window):
    name = "meeting.ics"

    def prepare(self):
        day = clock.today() + timedelta(days=14)
        self.scene.write(meetings.change_meeting, meeting_id=self.scene.meeting_id, on=day)
        for name in ("Vuxenenheten", "Beroendemottagningen"):
            unit_id, box = self.scene.units[name].id, f"{name.lower()}@prov.example"
            self.work.write(directory.change_unit, unit_id=unit_id, mailbox=box)

    def make(self):
        return CallPage(self.work, self.scene.case_id)

    def press(self):
        self.window.meeting.turns.calendar_button.click()

    noted = None


class Register(Window):
    name = "kontakter.csv"

    def make(self):
        return Contacts(self.work)

    def press(self):
        self.window.files.export_button.click()

    noted = None


class Pack(Window):
    name = "rutin.toml"

    def make(self):
        view = SettingsView(self.work)
        view.show_part("packs")
        return view

    def press(self):
        self.window.section.local_card.save_button.click()

    noted = None


class Archive(Window):
    name = "paket.zip"

    def make(self):
        return ExportDialog(self.work, self.scene.case_id)

    def press(self):
        self.window.accept_button.click()

    def noted(self):
        return int(self.work.read(retention.is_exported, self.scene.case_id))


@pytest.mark.parametrize("kind", [Paper, Report, Year, Calendar, Register, Pack, Archive])
def test_a_refusal_is_said_at_the_window_and_the_next_try_saves(
    stage, qtbot, documents, chooser, kind
):
    place = kind(stage("called"), qtbot)
    chooser.answer = target = documents / place.name
    target.write_bytes(OLD)
    for act, (number, error) in REFUSALS.items():
        with refusing(act, number):
            place.press()
        assert error().text() in shown(place.window), act
        assert target.read_bytes() == OLD
        assert place.noted is None or place.noted() == 0
        assert [path.name for path in documents.iterdir()] == [place.name]
    place.press()
    assert target.read_bytes() != OLD
    assert place.noted is None or place.noted() == 1
    assert saving.NotSaved().text() not in shown(place.window)


def test_a_paper_that_is_noted_but_not_saved_says_where_it_is(stage, qtbot, documents, chooser):
    place = Paper(stage("called"), qtbot)
    chooser.answer = documents / "fil.pdf"
    with refusing("rename", errno.EACCES):
        place.press()
    assert "Dokument och historik" in place.window.band.title.text()
    assert place.noted() == 1
    assert list(documents.iterdir()) == []


def test_a_note_that_is_refused_leaves_no_file(tmp_path):
    target = tmp_path / "fil.pdf"

    def refuse():
        raise CannotWrite

    with pytest.raises(CannotWrite) as caught:
        saving.save(target, b"new", refuse)
    assert type(caught.value) is CannotWrite  # the store's own words, not those of the file
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_only_be_read_or_is_a_folder_is_kept(tmp_path):
    (tmp_path / "mapp.pdf").mkdir()
    with pytest.raises(saving.NotSaved):
        saving.save(tmp_path / "mapp.pdf", b"new")
    with pytest.raises(saving.NotSaved):
        saving.save(tmp_path / "borta" / "fil.pdf", b"new")


def test_letters_are_not_given_twice_when_the_disk_was_full_midway(
    stage, qtbot, documents, chooser
):
    scene = stage("called")
    day = clock.today() + timedelta(days=14)
    scene.write(meetings.change_meeting, meeting_id=scene.meeting_id, on=day)
    dialog = AllLetters(scene.workspace, scene.case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    chooser.answer = documents
    (documents / "gammal.pdf").write_bytes(OLD)
    left = [None, OSError(errno.ENOSPC, "full")]

    def watch(step, _path):
        if step == "make" and _path.suffix == ".pdf" and (error := left.pop(0)):
            raise error

    with files.watched(watch):
        dialog.accept_button.click()
        qtbot.waitUntil(dialog.band.isVisible, timeout=20_000)
    assert "1 brev är noterat" in dialog.band.title.text()
    assert saving.NoRoom().text() in dialog.band.title.text()
    assert len(scene.case.hand_outs) == 1
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.accept_button.click()
    assert len(scene.case.hand_outs) == 2
    assert len(list(documents.glob("SIP *.pdf"))) == 2
    assert (documents / "gammal.pdf").read_bytes() == OLD


def test_letters_saved_once_more_take_no_file_that_is_there(stage, qtbot, documents, chooser):
    scene = stage("called")
    day = clock.today() + timedelta(days=14)
    scene.write(meetings.change_meeting, meeting_id=scene.meeting_id, on=day)
    chooser.answer = documents
    for _once in range(2):
        dialog = AllLetters(scene.workspace, scene.case_id)
        qtbot.addWidget(dialog)
        for tick, _offer in dialog.ticks:
            tick.reset(True)
        with qtbot.waitSignal(dialog.accepted, timeout=20_000):
            dialog.accept_button.click()
    names = sorted(path.stem for path in documents.iterdir())
    assert len(names) == 4
    assert sum(name.endswith("(2)") for name in names) == 2
