"""Documents and history: who got what, the same bytes again, versions and their copies."""

import pytest

from sipdesk.domain.model import PlanState
from sipdesk.gui.dialogs.paper_again import PaperAgain
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import documents, history, inquiries, log
from tests import scene


@pytest.fixture
def told(workspace):
    """A final plan whose copy was given to the person and to a unit."""
    found = scene.with_plan(workspace, is_final=True)
    unit = documents.unit(found.units["Beroendemottagningen"].id)
    for kind, recipient in (("plan_individual", documents.PERSON), ("plan_party_copy", unit)):
        made = workspace.read(documents.content, found.case_id, kind, recipient)
        content = render(made.kind, made.content, translator("sv"))
        found.write(
            documents.freeze_and_hand_out,
            kind=kind,
            recipient=recipient,
            content=content,
            how="i handen",
            plan_id=made.plan_id,
        )
    return found


@pytest.fixture
def guide(qtbot, workspace, told):
    made = Guide(workspace, told.case_id, PAGES)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.rail.history_button.click()
    return made


def _texts(widget):
    return [each.text() for each in widget.findChildren(Text) if each.text()]


def test_the_rail_leads_to_documents_and_history_and_back(guide):
    assert guide.is_history
    assert guide.stack.currentWidget() is guide.page
    assert not guide.missing.isVisible()
    assert guide.rail.history_button.isChecked()
    guide.rail.chosen.emit(1)
    assert not guide.is_history
    assert not guide.rail.history_button.isChecked()


def test_it_says_who_got_what_and_who_has_a_copy(guide):
    texts = " ".join(_texts(guide.page.given_card))
    assert "Min plan, version 1" in texts
    assert "Beroendemottagningen" in texts
    assert "i handen" in texts
    assert "av Sara Påhitt" in texts
    copies = " ".join(_texts(guide.page.versions_card))
    assert "Version 1" in copies
    assert "(kopia 1)" in copies
    assert "(kopia 2)" in copies


def test_a_paper_is_shown_again_with_the_same_bytes_and_the_look_is_logged(
    qtbot, workspace, told, guide
):
    kept = workspace.read(history.read_history, told.case_id).given[0]
    before = workspace.read(documents.paper_bytes, told.case_id, paper_id=kept.paper_id)
    dialog = PaperAgain(workspace, told.case_id, kept.paper_id, "SIP", guide)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.content == before
    assert dialog.preview.pages() >= 1
    row = workspace.read(log.list_rows, case_id=told.case_id)[-1]
    assert (row.act, row.subject) == ("documents.paper_bytes", "plan_party_copy")
    dialog.reject()
    assert dialog.preview.pages() == 0


def test_under_inquiry_what_others_got_is_looked_at_and_not_given_again(qtbot, workspace, told):
    given = workspace.read(history.read_history, told.case_id).given

    def offers(kept):
        dialog = PaperAgain(workspace, told.case_id, kept.paper_id, "SIP")
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog.save_button.isVisible(), dialog.band.title.text()

    assert [offers(kept)[0] for kept in given] == [True, True]
    workspace.write(inquiries.begin_inquiry, told.case_id, what="Uppgiften är fel.")
    shown = {kept.recipient: offers(kept) for kept in given}
    assert shown["Robin Exempelsson"] == (True, "")
    may, why = shown["Beroendemottagningen"]
    assert not may
    assert "under utredning" in why


def test_the_versions_remember_their_state_and_packs(workspace, told):
    version = workspace.read(history.read_history, told.case_id).versions[0]
    assert (version.number, version.state) == (1, PlanState.FINAL)
    assert any(ref.startswith("jh-2026@") for ref in version.packs)
    assert [number for _name, number in version.holders] == [1, 2]
