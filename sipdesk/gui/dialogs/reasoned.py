"""A dialog that asks for one written reason before something is done in a case."""

from uuid import UUID

from PySide6.QtWidgets import QDialog

from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.workspace import Workspace


class ReasonedDialog(Dialog):
    """What is done needs a reason; without one it is not done, and the field says why."""

    def ask_for(
        self, field: LongTextField, without: str, workspace: Workspace, case_id: UUID, place: str
    ) -> None:
        """Put the field last and begin in it; what is typed is kept as `Dialog.keep_typed` says.

        Args:
            without: said where the field is left empty.
            workspace, case_id, place: where it is kept until the reason is given.
        """
        self.reason_edit, self._without = field, without
        self.bind(field)
        self.add(field)
        self.keep_typed(workspace, case_id, place)
        field.setFocus()

    def reason(self) -> str:
        """The reason as it was written."""
        return self.reason_edit.value().strip()

    def submit(self) -> bool:
        """Without a reason the dialog stays."""
        if not self.reason():
            self.reason_edit.set_error(self._without)
            self.reason_edit.setFocus()
            return False
        return True

    def asked(self) -> str:
        """Show the dialog and throw it away: the reason, empty when the user changed mind."""
        answer = self.exec()
        self.deleteLater()
        return self.reason() if answer == QDialog.DialogCode.Accepted else ""
