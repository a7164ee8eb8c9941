"""Save a plan as a working plan: a written reason, which is printed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.reasoned import ReasonedDialog
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _


class OverrideDialog(ReasonedDialog):
    """Asks for the reason; says what is missing and what the paper will be called."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        plan_id: UUID,
        missing: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Save as a working plan"),
            _("The plan can be used, but it is not a final plan."),
            accept=_("Save as a working plan"),
        )
        name = _("Working plan – does not yet meet the requirements of the law")
        words = _("The paper is called ”{name}”, and the reason is printed on it.")
        self.band.hide()
        self.add(Band("warn", words.format(name=name), "\n".join(missing)))
        hint = _("Why what is missing cannot be settled now.")
        field = LongTextField("override_reason", _("Reason"), hint, lines=3)
        without = _("Write a reason. It is printed on the plan.")
        self.ask_for(field, without, workspace, case_id, f"override-{plan_id}")
