"""Show protected data: why; each showing is logged and lasts a minute (ui.md, protected)."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.reasoned import ReasonedDialog
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _


def reason_to_show(workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> str:
    """Ask why protected data are shown; empty when the user changed mind."""
    return ShowProtectedDialog(workspace, case_id, parent).asked()


class ShowProtectedDialog(ReasonedDialog):
    """Asks for the reason that stays in the log."""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Show protected data"),
            _("Name, number and address are hidden. Each showing is logged with its reason."),
            accept=_("Show for 60 seconds"),
            width=36,
        )
        field = LongTextField("reason", _("&Reason"), lines=2)
        self.ask_for(field, _("Write why you need to see it."), workspace, case_id, "show")
