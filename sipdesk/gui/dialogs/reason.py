"""Open a case outside its team: why; the reason stays in the log, and may be asked about."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.reasoned import ReasonedDialog
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _


def reason_to_open(
    workspace: Workspace,
    case_id: UUID,
    parent: QWidget | None = None,
    *,
    is_restricted: bool = True,
) -> str:
    """Ask why a case is opened by somebody else; empty when the user changed mind."""
    return ReasonDialog(workspace, case_id, parent, is_restricted=is_restricted).asked()


class ReasonDialog(ReasonedDialog):
    """Says that the look is logged, and asks for its reason."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        parent: QWidget | None = None,
        *,
        is_restricted: bool = True,
    ) -> None:
        title = _("Open a case that others work in")
        lead = _("You do not work in this case. Open it only if you need it for your work.")
        if is_restricted:
            title = _("Open a restricted case")
            lead = _("The case is open to certain users only. You are not one of them.")
        super().__init__(
            parent,
            title,
            lead,
            accept=_("Open and log the reason"),
        )
        words = _("Your name, the time and the reason are seen when the log is reviewed.")
        self.add(Band("info", _("The look is logged."), words))
        hint = _("For example that you stand in for a colleague, and who asked you.")
        field = LongTextField("reason", _("&Reason"), hint, lines=3)
        self.ask_for(field, _("Write why you open the case."), workspace, case_id, "open")
