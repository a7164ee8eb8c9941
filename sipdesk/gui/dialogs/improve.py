"""Something to do better is noted from an open case; the case is not kept with it."""

from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import improvements

STEP_NAMES = {
    Step.NEED.value: N_("Need"),
    Step.CONSENT.value: N_("Consent"),
    Step.PREPARE.value: N_("Prepare"),
    Step.CALL.value: N_("Call and invite"),
    Step.MEETING.value: N_("Meeting"),
    Step.PLAN.value: N_("Plan"),
    Step.FOLLOW_UP.value: N_("Follow up"),
    Step.CLOSE.value: N_("Close"),
}


def step_choices() -> list[tuple[str, str]]:
    """The steps by code, in words."""
    return [(code, _(words)) for code, words in STEP_NAMES.items()]


def note_improvement(
    workspace: Workspace, case_id: UUID, step: str, parent: QWidget | None = None
) -> bool:
    """Ask, and note it; answers whether it was noted."""
    dialog = ImproveDialog(workspace, case_id, step, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


class ImproveDialog(Dialog):
    """What could be done better, about which step (REQ L1)."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, step: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Note an improvement"),
            _("For the SIP supporters. Write no names and no days."),
            accept=_("Note it"),
            width=40,
        )
        self.workspace, self.case_id = workspace, case_id
        self.text_edit = LongTextField("text", _("What could be done better?"), lines=2)
        self.step_combo = ChoiceField("step", _("About which step?"), step_choices())
        self.step_combo.reset(step if step in STEP_NAMES else None)
        text = _("A fault in the system, for the yearly follow-up")
        self.fault_check = CheckField("is_system_fault", text)
        fields = (self.text_edit, self.step_combo, self.fault_check)
        self.add(*fields)
        self.bind(*fields)
        self.add(Band("info", _("Neither the case nor the day is kept with the note.")))
        self.keep_typed(workspace, None, "improve")

    def submit(self) -> bool:
        """Note it. Raises RuleError at the field."""
        self.workspace.write(
            improvements.note_improvement,
            None,
            text=str(self.text_edit.value()),
            step=self.step_combo.value() or "",
            is_system_fault=bool(self.fault_check.value()),
            about=self.case_id,
        )
        return True
