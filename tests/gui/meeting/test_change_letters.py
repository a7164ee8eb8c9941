"""Step 4 when a meeting moved or fell through, the units' own sheets, and a name by a reason."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog

from sipdesk import clock
from sipdesk.domain.rules import flags
from sipdesk.gui.dialogs import print_out
from sipdesk.gui.dialogs.all_letters import AllLetters
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.guide.pages.meeting import MeetingPage
from sipdesk.gui.meeting.mode import MeetingMode
from sipdesk.gui.widgets.texts import Text
from sipdesk.services import log, meetings
from tests import scene
from tests.helpers import type_text

UNIT = "Beroendemottagningen"


@pytest.fixture
def story(workspace, monkeypatch, tmp_path):
    monkeypatch.setattr(print_out, "printers", print_out.Printers)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    story = scene.with_meeting(workspace, is_held=False)
    day = clock.today() + timedelta(days=14)
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    return story


def place(story, name=UNIT):
    unit_id = story.units[name].id
    [row] = [r for r in story.case.meetings[0].participants if r.unit_id == unit_id]
    return row


def send_all(story):
    for row in story.case.meetings[0].participants:
        story.write(meetings.mark_sent, participant_id=row.id, how="post")


def cancel(story):
    story.write(meetings.cancel_meeting, meeting_id=story.meeting_id, why="Robin är sjuk")


def save_all(story, qtbot):
    dialog = AllLetters(story.workspace, story.case_id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def page_of(story, qtbot):
    page = CallPage(story.workspace, story.case_id)
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    return page


def text_of(path):
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def test_who_believes_in_a_cancelled_meeting_stands_first_until_told(story, qtbot):
    send_all(story)
    page = page_of(story, qtbot)
    assert not page.called_off.isVisible()
    cancel(story)
    assert page.called_off.isVisible()
    shown = {row.name_text.text(): row for row in page.called_off.rows.by_id.values()}
    assert set(shown) == {UNIT, "Påhittade kassan"}
    shown[UNIT].told_button.click()
    assert place(story).is_change_told
    assert list(page.called_off.rows.by_id) == [place(story, "Påhittade kassan").id]
    next(iter(page.called_off.rows.by_id.values())).told_button.click()
    assert not page.called_off.isVisible()


def test_letters_that_cancel_are_made_for_all_who_got_one(story, qtbot, tmp_path):
    send_all(story)
    cancel(story)
    dialog = save_all(story, qtbot)
    assert [tick.value() for tick, _offer in dialog.ticks] == [True, True]
    assert all("inställt" in tick.words.text() for tick, _offer in dialog.ticks)
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.accept_button.click()
    texts = [text_of(path) for path in sorted(tmp_path.glob("*.pdf"))]
    assert len(texts) == 2
    for text in texts:
        assert "Mötet blir inte av" in text
        assert "är sjuk" not in text
        assert "Exempelsson" not in text
    assert place(story).is_change_told
    assert [row.kind for row in story.case.hand_outs] == ["call_letter", "invitation_letter"]


def test_a_moved_meeting_gives_letters_with_the_old_and_the_new_time(story, qtbot, tmp_path):
    send_all(story)
    old, new = (clock.today() + timedelta(days=days) for days in (14, 21))
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=new)
    dialog = save_all(story, qtbot)
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.accept_button.click()
    text = text_of(min(tmp_path.glob("*.pdf")))
    assert "Tiden för mötet är ändrad" in text
    assert old.isoformat() in text
    assert new.isoformat() in text
    assert place(story).is_change_told


def test_the_sheet_of_called_units_comes_with_the_calls_when_it_is_ticked(story, qtbot, tmp_path):
    dialog = save_all(story, qtbot)
    assert dialog.sheet_check.isVisible()
    dialog.sheet_check.check.click()
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.accept_button.click()
    kinds = [row.kind for row in story.case.hand_outs]
    assert kinds == ["call_letter", "unit_sheet", "invitation_letter"]
    assert len(list(tmp_path.glob("*.pdf"))) == 3


def test_the_units_answers_are_typed_into_its_row_and_printed_on_its_sheet(story, qtbot):
    page = page_of(story, qtbot)
    row = page.parties.rows.by_id[place(story).id]
    row.set_open(True)
    assert row.editor.sheet.isVisible()
    for name, text in (
        ("can_offer", "Läkartid <b>3 april</b>"),
        ("may_decide", "Enhetschefen kommer"),
        ("decision_needed", "Inget mer"),
    ):
        type_text(row.editor.sheet.edits[name].edit, text)
    page.flush()
    kept = place(story)
    assert (kept.can_offer, kept.may_decide) == ("Läkartid <b>3 april</b>", "Enhetschefen kommer")
    assert kept.decision_needed == "Inget mer"
    with qtbot.waitSignal(page.print_asked) as asked:
        row.editor.sheet.print_button.click()
    assert asked.args == ["unit_sheet"]


def test_an_invited_party_has_no_sheet(story, qtbot):
    page = page_of(story, qtbot)
    row = page.parties.rows.by_id[place(story, "Påhittade kassan").id]
    row.set_open(True)
    assert not row.editor.sheet.isVisible()


def opened(story, qtbot, kind="call_letter"):
    dialog = PrintDialog(story.workspace, story.case_id, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._content is not None, timeout=20_000)
    return dialog


def test_the_whole_name_is_drawn_only_with_a_reason_and_both_are_kept(
    story, qtbot, tmp_path, monkeypatch
):
    dialog = opened(story, qtbot)
    looks = dialog.choice.looks
    looks.name_check.check.click()
    assert looks.reason_edit.isVisible()
    assert looks.reason_edit.error.text()
    assert not dialog.save_button.isEnabled()
    type_text(looks.reason_edit.edit, "De känner inte igen initialerna")
    looks.reason_edit.left.emit()
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    path = tmp_path / "brev.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    dialog.save_button.click()
    assert "Gäller: Robin Exempelsson" in text_of(path)
    assert story.case.hand_outs[-1].name_reason == "De känner inte igen initialerna"
    row = story.workspace.read(log.list_rows, case_id=story.case_id)[-1]
    assert row.reason == "De känner inte igen initialerna"


def test_a_paper_for_the_person_has_no_such_tick(story, qtbot):
    dialog = opened(story, qtbot, "preparation")
    assert not dialog.choice.looks.name_check.isVisible()


def test_the_print_window_gives_no_letter_that_lacks_something(story, qtbot, monkeypatch, tmp_path):
    story.write(meetings.change_meeting, meeting_id=story.meeting_id, starts_at=None)
    dialog = opened(story, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "a.pdf"), ""))
    dialog.save_button.click()
    assert "när mötet börjar" in dialog.band.title.text()
    assert list(tmp_path.glob("*.pdf")) == []
    assert place(story).sent_on is None


def test_the_answers_are_read_at_the_meeting_and_stand_on_no_wall(story, qtbot):
    page = MeetingPage(story.workspace, story.case_id)
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    assert not page.answers_card.isVisible()
    story.write(
        meetings.change_participant,
        participant_id=place(story).id,
        can_offer="Läkartid <b>3 april</b>",
        decision_needed="Bistånd",
    )
    QApplication.processEvents()
    shown = [text.text() for text in page.answers_card.findChildren(Text) if text.isVisible()]
    assert UNIT in shown
    assert "Kan erbjuda: Läkartid <b>3 april</b>" in shown
    assert "Behöver beslutas dessutom: Bistånd" in shown
    mode = MeetingMode(story.workspace, story.case_id)
    qtbot.addWidget(mode)
    mode.show()
    for key, _text in list(mode.stops):
        mode.open_slide(key)
        QApplication.processEvents()
        assert not [t for t in mode.findChildren(Text) if "Läkartid" in t.text()]
    mode.leave()


def test_the_roles_are_apart_and_the_person_may_have_chosen_the_leader(story, qtbot):
    page = MeetingPage(story.workspace, story.case_id)
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    for name in ("initiator", "leader", "note_taker", "supporter"):
        edit = page.fields[name].edit
        edit.clear()
        type_text(edit, f"Någon {name}")
    page.fields["is_leader_own_choice"].check.click()
    page.flush()
    kept = story.case.meetings[0]
    names = [kept.initiator, kept.leader, kept.note_taker, kept.supporter]
    assert names == [f"Någon {n}" for n in ("initiator", "leader", "note_taker", "supporter")]
    assert kept.is_leader_own_choice
    assert "inte vald än" in page.responsible_text.text()


@pytest.mark.parametrize("is_off", [True, False], ids=["cancelled", "moved"])
def test_who_is_not_told_is_flagged_and_the_flag_leads_to_the_button(story, qtbot, is_off):
    send_all(story)
    if is_off:
        cancel(story)
    else:
        day = clock.today() + timedelta(days=21)
        story.write(meetings.change_meeting, meeting_id=story.meeting_id, on=day)
    page = page_of(story, qtbot)
    found = [p for p in of_case(story) if p.code == "invite.change.untold"]
    assert len(found) == 2
    assert UNIT in found[0].values["party"]
    assert page.focus_field(found[0].field, found[0].row)
    button = page.focusWidget()
    assert button.isVisible()
    button.click()
    assert place(story).is_change_told
    left = [p.row for p in of_case(story) if p.code == "invite.change.untold"]
    assert left == [story.units["Påhittade kassan"].id]


def of_case(story):
    case, pack = story.workspace.look(story.case_id)
    return flags.problems(case, clock.today(), pack)
