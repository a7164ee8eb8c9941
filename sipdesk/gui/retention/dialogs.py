"""Propose that a case is purged, do it, and show its protocol."""

from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.pack import Pack
from sipdesk.domain.retention import Exemption
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.retention.rows import reason_words
from sipdesk.gui.widgets.choices import CheckField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, translator
from sipdesk.printing.render import render
from sipdesk.services import purge_papers, retention
from sipdesk.services.retention import Due
from sipdesk.storage.errors import StoreError

LANGUAGE = "sv"  # what the office's papers are written in


def propose(workspace: Workspace, data: Due, pack: Pack, parent: QWidget | None = None) -> str:
    """Ask about each exemption, and propose; what was done in words, empty when nothing was."""
    asked = workspace.read(retention.questions, data.case_id)
    exported = workspace.read(retention.is_exported, data.case_id)
    dialog = ProposeDialog(workspace, data, asked, pack, is_exported=exported, parent=parent)
    answer = dialog.exec()
    is_kept = any(dialog.answers().values())
    dialog.deleteLater()
    if answer != QDialog.DialogCode.Accepted:
        return ""
    if is_kept:
        return _("{case} is kept. The reason is noted.").format(case=data.case_number)
    words = _("{case} is proposed. Another person has to do the purging, with an own passphrase.")
    return words.format(case=data.case_number)


class ProposeDialog(Dialog):
    """The exemptions one by one, the decision, and the copies that still hold the case."""

    def __init__(
        self,
        workspace: Workspace,
        data: Due,
        asked: list[Exemption],
        pack: Pack,
        *,
        is_exported: bool,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Propose that {case} is purged").format(case=data.case_number)
        lead = _("Nothing is purged yet. Another person does it. Until then it can be taken back.")
        super().__init__(parent, title, lead, accept=_("Propose it"), width=46)
        self.workspace, self.data = workspace, data
        if not is_exported:
            words = _("Export it first if your archive wants it. After the purging it is gone.")
            self.add(Band("warn", _("The case has not been exported to an archive."), words))
        self.add(Text(_("Does any of this apply? If it does, the case is kept."), "strong"))
        self.questions: dict[str, YesNoField] = {}
        for one in asked:
            self._ask(one, pack)
        hint = _("The number of the decision, or of the plan of documents that it rests on.")
        self.decision_edit = TextField("decision_number", _("&Decision"), hint)
        self.decision_edit.reset(pack.slot("decision_number") or "")
        hint = _("The day when the last copy that holds the case has been destroyed.")
        self.copies_edit = DateField("copies_gone_on", _("&Copies gone on"), hint)
        self.note_edit = LongTextField("note", _("&Note"), lines=2)
        rest = (self.decision_edit, self.copies_edit, self.note_edit)
        self.add(*rest)
        self.bind(*rest)
        self.keep_typed(workspace, data.case_id, "propose")

    def _ask(self, one: Exemption, pack: Pack) -> None:
        known = _("The program knows that it applies.") if one.is_known else ""
        made = YesNoField(f"exempt_{one.code}", reason_words(one.code, pack), known)
        if one.is_known:
            made.reset(True)
        self.questions[one.code] = made
        self.add(made)
        self.bind(made)

    def answers(self) -> dict[str, bool]:
        """Exemption → whether it applies, as far as it is answered."""
        found = {code: field.value() for code, field in self.questions.items()}
        return {code: value for code, value in found.items() if value is not None}

    def submit(self) -> bool:
        """Propose it; a question without answer says so itself."""
        answers = self.answers()
        left = [field for code, field in self.questions.items() if code not in answers]
        if left:
            for field in left:
                field.set_error(_("Answer yes or no."))
            left[0].control.setFocus()
            return False
        self.workspace.write(
            retention.propose_purge,
            self.data.case_id,
            answers=answers,
            decision_number=self.decision_edit.value(),
            copies_gone_on=self.copies_edit.value(),
            note=self.note_edit.value(),
        )
        return True


def purge(workspace: Workspace, data: Due, parent: QWidget | None = None) -> str:
    """Ask once more, purge, and show the protocol; what was done in words."""
    dialog = PurgeDialog(workspace, data, parent)
    answer = dialog.exec()
    number, trouble = dialog.number, dialog.trouble
    dialog.deleteLater()
    if answer != QDialog.DialogCode.Accepted or data.proposal is None:
        return ""
    show_protocol(workspace, data.proposal.id, number, parent)
    said = _("{case} is purged. Protocol {number}.").format(case=data.case_number, number=number)
    return f"{said} {trouble}".strip()


class PurgeDialog(Dialog):
    """The last question; there is no way back."""

    def __init__(self, workspace: Workspace, data: Due, parent: QWidget | None = None) -> None:
        title = _("Purge {case} for good").format(case=data.case_number)
        lead = _("All that the store holds of the case goes: rows, papers, scans and drafts.")
        super().__init__(parent, title, lead, accept=_("Purge for good"), role="danger")
        self.workspace, self.data, self.number, self.trouble = workspace, data, "", ""
        words = _("The log of who has opened the case stays, and so does the protocol.")
        self.add(Band("danger", _("This cannot be undone."), words))
        proposal = data.proposal
        if proposal is not None:
            words = _("Proposed by {name}. Decision: {number}")
            number = proposal.decision_number
            self.add(Text(words.format(name=proposal.proposed_by, number=number)))
        self.sure_check = CheckField("sure", _("I have checked that the case may be purged"))
        self.add(self.sure_check)
        self.bind(self.sure_check)
        self.cancel_button.setDefault(True)

    def submit(self) -> bool:
        """Purge it; then leave no page of the file that held it."""
        if not self.sure_check.value():
            self.sure_check.set_error(_("Tick the box when you have checked it."))
            return False
        if self.data.proposal is None:
            return False
        done = self.workspace.write(retention.purge, None, purge_id=self.data.proposal.id)
        self.number = done.number
        try:
            self.workspace.store.compact()
        except StoreError as error:
            self.trouble = error.text()
        return True


def show_protocol(
    workspace: Workspace, purge_id: UUID, number: str, parent: QWidget | None = None
) -> None:
    """Show a protocol, to be printed or saved."""
    tr = translator(LANGUAGE)
    content = workspace.read(purge_papers.retention_protocol, purge_id=purge_id, tr=tr)
    title, lead = _("Retention protocol"), _("Two persons sign it. It goes to the archive.")
    dialog = PaperWindow(workspace, render("retention_protocol", content, tr), title, lead, parent)
    workspace.write(purge_papers.note_protocol_printed, None, number=number)
    dialog.exec()
    dialog.deleteLater()
