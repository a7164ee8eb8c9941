"""Write a case to an archive package that is checked, and take a package in again."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.facts import is_guarded
from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.messages import problem_text
from sipdesk.gui.save_place import choose_file, choose_to_open
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import archive, cases
from sipdesk.storage.errors import StoreError
from sipdesk.storage.saving import save

_ZIP = "ZIP (*.zip)"


def export_case(workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> str:
    """Ask, write the package, read it back; what was done in words, empty when nothing was."""
    dialog = ExportDialog(workspace, case_id, parent)
    answer = dialog.exec()
    said = dialog.said
    dialog.deleteLater()
    return said if answer == QDialog.DialogCode.Accepted else ""


class ExportDialog(Dialog):
    """What is written, that it is not encrypted, and for a protected case why."""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        lead = _("One file with all papers as PDF/A, every value, and the log of the case.")
        super().__init__(
            parent, _("Export to the archive"), lead, accept=_("Choose where to save it…")
        )
        self.workspace, self.case_id, self.said = workspace, case_id, ""
        words = _(
            "It holds all that is known of the person, and internal notes. Save it only where the"
            " archive takes it, and destroy other copies."
        )
        self.add(Band("warn", _("The file is not encrypted."), words))
        self.reason_edit = LongTextField("reason", _("&Reason"), lines=2)
        self.add(self.reason_edit)
        self.bind(self.reason_edit)
        self.reason_edit.setVisible(is_guarded(workspace.read(cases.load, case_id)))
        self.keep_typed(workspace, case_id, "export")

    def submit(self) -> bool:
        """Write the file and read it back. Raises RuleError at the reason."""
        reason = self.reason_edit.value()
        made = self.workspace.read(archive.collect, self.case_id, reason=reason)
        title = _("Export to the archive")
        path = choose_file(self, self.workspace, made.file_name, title, _ZIP)
        if not path:
            return False
        try:
            save(Path(path), made.data)
            written = Path(path).read_bytes()
        except StoreError as error:
            return self._failed(error.text())
        except OSError:
            return self._failed(_("The file cannot be read."))
        if not self.workspace.read(archive.check, self.case_id, written, reason=reason):
            return self._failed(_("What was written is not what the store holds. Try again."))
        self.workspace.write(archive.note_exported, self.case_id, reason=reason)
        words = _("Exported and read back: {rows} rows and {papers} papers.")
        self.said = words.format(rows=made.rows, papers=made.papers)
        return True

    def _failed(self, text: str) -> bool:
        self.band.say("", text)
        self.band.show()
        return False


def take_in(workspace: Workspace, parent: QWidget | None = None) -> str:
    """Let the user choose a package, say what it holds, and take it in; what was done in words."""
    path = choose_to_open(parent, workspace, _("Take in an archive package"), _ZIP)
    if not path:
        return ""
    try:
        if Path(path).stat().st_size > archive.MOST_BYTES:
            return _("The file is too large.")
        data = Path(path).read_bytes()
        found = archive.read_back(data)
    except OSError:
        return _("The file cannot be read.")
    except archive.ArchiveError:
        return _("The file is no whole archive package from sipdesk.")
    dialog = TakeInDialog(workspace, data, found, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    if answer != QDialog.DialogCode.Accepted:
        return ""
    return _("{case} is in the store again.").format(case=found.case_number)


class TakeInDialog(Dialog):
    """What the package holds, by number alone; and why, where it had been purged."""

    def __init__(
        self,
        workspace: Workspace,
        data: bytes,
        found: archive.ReadBack,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Take in an archive package")
        lead = _("The package is whole. Nothing is taken in before you say so.")
        super().__init__(parent, title, lead, accept=_("Take it in"))
        self.workspace, self.data = workspace, data
        rows = sum(len(some) for some in found.rows.values())
        words = _("Case {case}: {rows} rows and {papers} papers.")
        papers = len(found.rows.get("paper", []))
        self.add(Text(words.format(case=found.case_number, rows=rows, papers=papers)))
        self.reason_edit = LongTextField("reason", _("&Reason"), lines=2)
        self.add(self.reason_edit)
        self.bind(self.reason_edit)
        self.keep_typed(workspace, None, f"take-in-{found.case_number}")
        self.reason_edit.setVisible(bool(self.reason_edit.value()))

    def submit(self) -> bool:
        """Take it in; a case that had been purged wants a reason."""
        try:
            self.workspace.write(
                archive.take_in, None, data=self.data, reason=self.reason_edit.value()
            )
        except RuleError as refused:
            problem = refused.problems[0]
            if problem.field == "reason":
                self.reason_edit.show()
                raise
            self.band.say("", problem_text(problem))
            self.band.show()
            return False
        return True
