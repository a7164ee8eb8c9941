"""Show protected data: why; each showing is logged and lasts a minute (ui.md, protected)."""

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.i18n import _


def reason_to_show(parent: QWidget | None = None) -> str:
    """Ask why protected data are shown; empty when the user changed mind."""
    dialog = ShowProtectedDialog(parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return dialog.reason() if answer == QDialog.DialogCode.Accepted else ""


class ShowProtectedDialog(Dialog):
    """Asks for the reason that stays in the log."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Show protected data"),
            _("Name, number and address are hidden. Each showing is logged with its reason."),
            accept=_("Show for 60 seconds"),
            width=36,
        )
        self.reason_edit = LongTextField("reason", _("&Reason"), lines=2)
        self.bind(self.reason_edit)
        self.add(self.reason_edit)
        self.reason_edit.setFocus()

    def reason(self) -> str:
        """The reason as it was written."""
        return self.reason_edit.value().strip()

    def submit(self) -> bool:
        """Without a reason nothing is shown."""
        if not self.reason():
            self.reason_edit.set_error(_("Write why you need to see it."))
            self.reason_edit.setFocus()
            return False
        return True
