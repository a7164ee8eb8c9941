"""Printers that are slow, away or there: the window never waits for them."""

import threading

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from sipdesk.gui.dialogs import print_out, print_text
from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.dialogs.print_out import Job, Printers
from sipdesk.gui.dialogs.print_printer import PrinterDialog
from tests.gui.pages_b.test_print import drawn, opened

OFFICE = Printers(("Kontoret", "Källaren"), "Källaren")


@pytest.fixture
def to_file(monkeypatch, tmp_path):
    """Printers whose paper is a file each."""
    made = []

    def printer_of(job: Job) -> QPrinter:
        made.append((job, tmp_path / f"print-{len(made)}.pdf"))
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(made[-1][1]))
        return printer

    monkeypatch.setattr(print_out, "printers", lambda: OFFICE)
    monkeypatch.setattr(print_out, "printer_of", printer_of)
    return made


def with_printers(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.choice.printers.job() is not None, timeout=20_000)
    return dialog.choice.printers


def test_the_window_works_while_the_system_looks_for_printers(stage, qtbot, monkeypatch):
    answered = threading.Event()

    def slow() -> Printers:
        answered.wait(30)
        return OFFICE

    monkeypatch.setattr(print_out, "printers", slow)
    dialog = opened(qtbot, stage("final"), "plan_individual")
    drawn(qtbot, dialog)
    assert dialog.save_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    assert dialog.choice.printers.state.text() == "Letar efter skrivare…"
    answered.set()
    fields = with_printers(qtbot, dialog)
    assert fields.printer_choice.value() == "Källaren"
    assert dialog.print_button.isEnabled()


def test_without_a_printer_the_paper_is_saved_and_the_window_says_so(stage, qtbot, monkeypatch):
    monkeypatch.setattr(print_out, "printers", Printers)
    dialog = opened(qtbot, stage("final"), "plan_individual")
    drawn(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.print_button.isVisible(), timeout=20_000)
    fields = dialog.choice.printers
    assert fields.state.text() == "Det finns ingen skrivare här. Spara papperet som PDF."
    assert not fields.copies_edit.isVisible()
    assert dialog.save_button.property("role") == "primary"


def test_the_pages_go_to_the_chosen_printer_in_so_many_copies(stage, qtbot, to_file):
    scene = stage("final")
    dialog = opened(qtbot, scene, "plan_individual")
    content = drawn(qtbot, dialog)
    fields = with_printers(qtbot, dialog)
    fields.printer_choice.reset("Kontoret")
    fields.copies_edit.spin.setValue(2)
    with qtbot.waitSignal(dialog.accepted, timeout=60_000):
        dialog.print_button.click()
    assert [job for job, _path in to_file] == [Job("Kontoret", 2)] * 2
    wanted = dialog_pages(content)
    assert [len(PdfReader(path).pages) for _job, path in to_file] == [wanted, wanted]
    hand_out = scene.case.hand_outs[0]
    assert hand_out.how == "i handen, 2 exemplar"


def dialog_pages(content):
    import io

    return len(PdfReader(io.BytesIO(content)).pages)


def test_a_printer_that_takes_nothing_is_told_and_the_note_stands(
    stage, qtbot, to_file, monkeypatch
):
    def refuses(*_args):
        raise print_out.NoPrint

    monkeypatch.setattr(print_out, "print_pages", refuses)
    scene = stage("final")
    dialog = opened(qtbot, scene, "plan_individual")
    drawn(qtbot, dialog)
    with_printers(qtbot, dialog)
    dialog.print_button.click()
    qtbot.waitUntil(dialog.band.isVisible, timeout=20_000)
    assert "noterat som utlämnat" in dialog.band.title.text()
    assert dialog.isVisible()
    assert len(scene.case.hand_outs) == 1


def test_a_frozen_paper_is_printed_again_from_its_own_bytes(stage, qtbot, to_file, monkeypatch):
    from sipdesk.gui.dialogs import paper_again

    scene = stage("final")
    content = drawn(qtbot, opened(qtbot, scene, "plan_individual"))
    monkeypatch.setattr(paper_again, "ask_printer", lambda _parent: Job("Kontoret"))
    window = PaperWindow(scene.workspace, content, "Min plan", "")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.print_button.isVisible, timeout=20_000)
    window.print_button.click()
    qtbot.waitUntil(lambda: bool(to_file) and to_file[0][1].exists(), timeout=60_000)


def test_the_dialog_for_a_printer_waits_for_the_system(qtbot, to_file):
    dialog = PrinterDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.printers.job() == Job("Källaren", 1)


def test_what_is_copied_asks_histories_of_the_clipboard_to_keep_nothing(qapp):
    print_text.copy_for_a_while("Ett papper")
    kinds = QGuiApplication.clipboard().mimeData().formats()
    assert "text/plain" in kinds
    assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in kinds)
    assert "x-kde-passwordManagerHint" in kinds
    print_text.forget("Ett papper")
    assert QGuiApplication.clipboard().text() == ""
