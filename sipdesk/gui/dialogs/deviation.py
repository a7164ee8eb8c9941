"""A failure in cooperation is noted, for the ordinary deviation routine; no class of law."""

from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk import clock
from sipdesk.domain.model import DeviationKind
from sipdesk.domain.problems import refuse
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import disagreements

KINDS = {
    DeviationKind.NOT_PRESENT: N_("Somebody who was called did not come"),
    DeviationKind.NO_ANSWER: N_("No answer came"),
    DeviationKind.NOT_DONE: N_("A promised intervention was not done"),
    DeviationKind.SIP_LATE: N_("The SIP came too late"),
    DeviationKind.OTHER: N_("Something else"),
}


def note_deviation(workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> bool:
    """Ask, and note the deviation; answers whether it was noted."""
    dialog = DeviationDialog(workspace, case_id, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


class DeviationDialog(Dialog):
    """What happened, what it meant, what was done (REQ J1, J7)."""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Note a deviation"),
            _("For your own deviation routine. Write facts, and no names."),
            accept=_("Note the deviation"),
            width=44,
        )
        self.workspace, self.case_id = workspace, case_id
        kinds = [(kind, _(words)) for kind, words in KINDS.items()]
        self.kind_choice = ChoiceField("kind", _("What failed?"), kinds)
        self.on_edit = DateField("on", _("Day"))
        self.on_edit.reset(clock.today())
        self.ref_edit = TextField("ref", _("Which unit or promise?"))
        self.what_edit = LongTextField("what", _("What happened?"), lines=2)
        self.meant_edit = LongTextField("meant", _("What did it mean for the person?"), lines=1)
        self.done_edit = LongTextField("done", _("What was done at once?"), lines=1)
        self.proposal_edit = LongTextField("proposal", _("How can it be avoided?"), lines=1)
        text = _("A fault in the system, for the yearly follow-up")
        self.fault_check = CheckField("is_system_fault", text)
        fields = (self.kind_choice, self.on_edit, self.ref_edit, self.what_edit, self.meant_edit)
        rest = (self.done_edit, self.proposal_edit, self.fault_check)
        self.add(*fields, *rest)
        self.bind(*fields, *rest)
        words = _(
            "The note does not stand in for a report under lex Sarah or a deviation under"
            " lex Maria. You make that by your own routine."
        )
        self.add(Band("info", words))
        self.keep_typed(workspace, case_id, "deviation")

    def submit(self) -> bool:
        """Note it. Raises RuleError at the field."""
        if self.kind_choice.value() is None:
            raise refuse("deviation.kind.missing", "kind", N_("Choose what failed."))
        if self.on_edit.value() is None:
            raise refuse("date.missing", "on", N_("Write a day, for example 2026-04-30."))
        self.workspace.write(
            disagreements.note_deviation,
            self.case_id,
            **{name: field.value() for name, field in self.fields.items()},
        )
        return True
