"""The print dialog on a real store: real pages, real hand-outs."""

import io
import shutil
from pathlib import Path
from uuid import uuid4

import pypdf
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sipdesk.domain.model import Principal
from sipdesk.gui.dialogs import print as print_module
from sipdesk.gui.dialogs import print_text
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.print_ways import unit_in_name
from sipdesk.gui.dialogs.review_notes import ReviewNotes
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import cases, documents, inquiries, log, plans
from sipdesk.services.offered import Offered
from tests import scene as scenes


def opened(qtbot: QtBot, scene, kind=""):
    dialog = PrintDialog(scene.workspace, scene.case_id, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def drawn(qtbot: QtBot, dialog):
    qtbot.waitUntil(lambda: dialog._content is not None, timeout=20_000)
    return dialog._content


def text_of(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def save_to(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def test_a_paper_that_an_inquiry_stops_says_so_and_leads_to_the_mark(stage, qtbot):
    scene = stage("final")
    scene.write(inquiries.begin_inquiry, what="Uppgiften är fel.")
    dialog = opened(qtbot, scene, "plan_party_copy")
    qtbot.waitUntil(dialog.preview.band.isVisible)
    assert "under utredning" in dialog.preview.band.text.text()
    assert not dialog.save_button.isEnabled()
    dialog.preview.way.link.click()
    assert not dialog.isVisible()
    assert (dialog.going.code, dialog.going.field) == ("inquiry.open", "inquiry")


def test_the_person_gets_the_whole_plan_and_the_hand_out_is_noted(
    stage, qtbot, tmp_path, monkeypatch
):
    scene = stage("final")
    dialog = opened(qtbot, scene)
    content = drawn(qtbot, dialog)
    assert scenes.OWN_WORDS in text_of(content)
    save_to(monkeypatch, tmp_path / "plan.pdf")
    dialog.save_button.click()
    assert (tmp_path / "plan.pdf").read_bytes() == content
    hand_out = scene.case.hand_outs[0]
    assert (hand_out.kind, hand_out.recipient_name) == ("plan_individual", "Robin Exempelsson")
    kept = scene.workspace.read(documents.paper_bytes, scene.case_id, paper_id=hand_out.paper_id)
    assert kept == content
    rows = scene.workspace.read(log.list_rows, case_id=scene.case_id)
    assert rows[-1].act == "documents.freeze_and_hand_out"
    assert rows[-1].person_id == scene.case.person_id


def test_the_suggested_file_name_carries_no_name(stage, qtbot):
    scene = stage("final")
    dialog = opened(qtbot, scene)
    assert scene.case.number in dialog.file_name()
    assert "Robin" not in dialog.file_name()
    assert "Exempelsson" not in dialog.windowTitle()


def test_the_first_paper_is_saved_among_the_documents_and_the_next_where_it_was(
    stage, qtbot, tmp_path, monkeypatch
):
    scene, asked, kept = stage("final"), [], []
    documents_folder, other = tmp_path / "Dokument", tmp_path / "Papper"
    for folder in (documents_folder, other):
        folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents_folder))
    scene.workspace.settings_kept.connect(lambda: kept.append(scene.workspace.settings.save_dir))

    def choose(_parent, _title, begin, _kinds):
        asked.append(Path(begin))
        return str(other / f"{len(asked)}.pdf"), ""

    def refuse(_parent, _title, begin, _kinds):
        asked.append(Path(begin))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for _once in range(2):
        dialog = opened(qtbot, scene)
        drawn(qtbot, dialog)
        dialog.save_button.click()
    assert [begin.parent for begin in asked] == [documents_folder, other]
    assert kept == [str(other), str(other)]
    shutil.rmtree(other)  # a stick that was taken out
    dialog = opened(qtbot, scene)
    drawn(qtbot, dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", refuse)
    dialog.save_button.click()
    assert asked[-1].parent == documents_folder
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "principal", "may_name", "shown"),
    [
        ("Boendestödet", Principal.KOMMUN, True, "Boendestödet"),
        ("../../etc: <Vård> & hälsa?", Principal.REGION, True, "etc Vård hälsa"),
        ("Å" * 99, Principal.SHARED, True, "Å" * 40),
        ("Boendestödet", Principal.KOMMUN, False, ""),
        ("Hemmet Solgläntan", Principal.PROVIDER, True, ""),
        ("Kalle Exempelsson", None, True, ""),
    ],
)
def test_a_file_is_named_by_the_unit_and_never_by_people_or_homes(name, principal, may_name, shown):
    offer = Offered(
        kind="call_letter",
        title="Kallelse",
        recipient=documents.unit(uuid4()),
        name=name,
        principal=principal,
        is_allowed=True,
        summary="",
        may_name_person=may_name,
    )
    assert unit_in_name(offer) == shown


def test_a_copy_for_another_actor_holds_only_what_consent_allows(stage, qtbot):
    scene = stage("final")
    dialog = opened(qtbot, scene, "plan_party_copy")
    names = [card.name for card in dialog.choice._shown]
    dialog.choice.buttons[names.index("Påhittade kassan")].click()
    content = drawn(qtbot, dialog)
    text = text_of(content)
    assert scenes.MONEY in text
    assert scenes.WHAT not in text
    assert scenes.HEALTH not in text
    assert scenes.OWN_WORDS not in text
    shown = [label.text() for label in dialog.facts.findChildren(Text)]
    assert any("Boende" in text for text in shown)


def test_a_unit_outside_the_consent_is_stopped_with_the_reason(stage, qtbot):
    scene = stage("drafted")
    unit = scene.units["Granby hälsocentral"]
    row = scene.row_ids[1]
    scene.write(plans.change_intervention, intervention_id=row, unit_id=unit.id)
    scene.write(plans.finalise)
    dialog = opened(qtbot, scene, "plan_party_copy")
    names = [card.name for card in dialog.choice._shown]
    dialog.choice.buttons[names.index("Granby hälsocentral")].click()
    assert dialog.preview.band.isVisible()
    assert "stoppad" in dialog.preview.band.title.text()
    assert not dialog.save_button.isEnabled()
    assert dialog._content is None


def test_a_draft_is_printed_without_a_hand_out_but_with_a_log_row(
    stage, qtbot, tmp_path, monkeypatch
):
    scene = stage("drafted")
    dialog = opened(qtbot, scene, "plan_individual")
    assert "UTKAST" in text_of(drawn(qtbot, dialog))
    save_to(monkeypatch, tmp_path / "utkast.pdf")
    dialog.save_button.click()
    assert (tmp_path / "utkast.pdf").exists()
    assert scene.case.hand_outs == []
    rows = scene.workspace.read(log.list_rows, case_id=scene.case_id)
    assert rows[-1].act == "documents.note_draft_print"


def test_a_word_that_no_paper_can_shape_is_named(stage, qtbot):
    scene = stage("drafted")
    scene.write(plans.change_plan, own_words="Jag säger नमस्ते till alla")
    dialog = opened(qtbot, scene, "plan_individual")
    qtbot.waitUntil(lambda: "नमस्ते" in dialog.preview.band.title.text(), timeout=20_000)
    assert not dialog.save_button.isEnabled()


def test_what_is_typed_appears_on_paper_as_typed(stage, qtbot):
    scene = stage("drafted")
    hostile = "=1+1 <b>fet</b> <img src=x>"
    scene.write(plans.change_plan, own_words=hostile)
    dialog = opened(qtbot, scene, "plan_individual")
    assert hostile in text_of(drawn(qtbot, dialog))


def test_internal_notes_are_reviewed_before_the_extract_is_drawn(stage, qtbot, monkeypatch):
    scene = stage("drafted")
    scene.write(cases.add_note, text="INTERNT om grannen")
    dialog = opened(qtbot, scene, "register_extract")
    qtbot.waitUntil(dialog.review_button.isVisible, timeout=20_000)
    assert dialog._content is None
    review = ReviewNotes(scene.workspace, scene.case_id, dialog)
    review.cards[0].review_choice.set_value("withheld")
    assert not review.attempt(review.submit)
    review.cards[0].ground_edit.set_value("påhittade lagen 1 §")
    review.cards[0].number_edit.set_value("7")
    monkeypatch.setattr(print_module, "ReviewNotes", lambda *_args: review)
    monkeypatch.setattr(review, "exec", lambda: review.attempt(review.submit))
    dialog.review_button.click()
    text = text_of(drawn(qtbot, dialog))
    assert "Beslut 7" in text
    assert "INTERNT" not in text


def test_a_letter_is_drawn_with_the_text_that_is_written_for_it(stage, qtbot):
    scene = stage("drafted")
    dialog = opened(qtbot, scene, "letter_to_person")
    looks = dialog.choice.looks
    looks.variant_choice.set_value("own")
    qtbot.waitUntil(lambda: "text" in dialog.preview.band.accessibleName(), timeout=20_000)
    looks.text_edit.set_value("Vi ses vid grinden.")
    looks.text_edit.left.emit()
    assert "Vi ses vid grinden." in text_of(drawn(qtbot, dialog))


def test_the_plan_is_drawn_in_the_form_that_is_chosen(stage, qtbot, tmp_path, monkeypatch):
    scene = stage("final")
    dialog = opened(qtbot, scene, "plan_individual")
    drawn(qtbot, dialog)
    combo = dialog.choice.looks.variant_choice.combo
    combo.setCurrentIndex(2)
    assert "Stor text" in text_of(drawn(qtbot, dialog))
    assert combo.currentText() == "Mycket stor text, 22 punkter"
    assert dialog._made.kind == "plan_larger"
    combo.setCurrentIndex(3)
    assert "Planen heter SIP." in text_of(drawn(qtbot, dialog))
    save_to(monkeypatch, tmp_path / "plan.pdf")
    dialog.save_button.click()
    assert scene.case.hand_outs[0].kind == "plan_individual"


def test_the_paper_can_be_read_as_text_and_copied_for_a_minute(stage, qtbot):
    scene = stage("final")
    dialog = opened(qtbot, scene, "plan_individual")
    drawn(qtbot, dialog)
    dialog.read_button.click()
    told = dialog.preview.text_view.toPlainText()
    assert dialog.preview.text_view.isVisible()
    assert scenes.OWN_WORDS in told
    assert told.index("Det här är viktigt för mig") < told.index("Ring hit")
    dialog.read_button.click()
    assert not dialog.preview.text_view.isVisible()
    dialog.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    assert scenes.OWN_WORDS in clipboard.text()
    print_text.forget(clipboard.text())
    assert clipboard.text() == ""
    rows = scene.workspace.read(log.list_rows, case_id=scene.case_id)
    assert rows[-1].act == "documents.note_copied"


def test_a_letter_has_a_kind_and_a_form(stage, qtbot):
    scene = stage("drafted")
    dialog = opened(qtbot, scene, "letter_to_person")
    looks = dialog.choice.looks
    kind = looks.variant()
    assert looks.form_choice.isVisible()
    looks.form_choice.combo.setCurrentIndex(2)
    assert looks.variant() == f"{kind}:easy"
    assert "Lättläst" in text_of(drawn(qtbot, dialog))
    assert dialog._made.kind == "letter_easy"
