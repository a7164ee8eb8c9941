"""Take in a plan that exists on paper: person, day, responsible, follow-up, the scan."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.model import Principal
from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.save_place import choose_to_open
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import beside, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import directory, registered
from sipdesk.storage.files import read_up_to


def register_plan(workspace: Workspace, parent: QWidget | None = None) -> UUID | None:
    """Ask for a plan on paper and make a case of it; the id of the case, or None."""
    dialog = RegisterPlanDialog(workspace, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return dialog.case_id if answer == QDialog.DialogCode.Accepted else None


class RegisterPlanDialog(Dialog):
    """What must be known for the plan to be followed up; the rest stands on the scan.

    Attributes:
        case_id: the case that was made, when one was.
        scan: the bytes of the chosen file.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Register a plan that exists on paper"),
            _("It is followed up here from now on. The next version is written here."),
            accept=_("Register the plan"),
            width=46,
        )
        self.workspace = workspace
        self.case_id: UUID | None = None
        self.scan = b""
        self.add(self._who(), self._plan(), self._next())
        self.keep_typed(workspace, None, "paper_plan")
        self.given_edit.setFocus()

    def _who(self) -> Card:
        card = Card(_("The person"))
        self.given_edit = TextField("given", _("&Given name"))
        self.family_edit = TextField("family", _("&Family name"))
        hint = _("Ten or twelve digits, with or without a dash.")
        self.number_edit = TextField("number", _("The n&umber"), hint, width=18)
        card.add(beside((self.given_edit, 1, 15), (self.family_edit, 1, 15)), self.number_edit)
        self.bind(self.given_edit, self.family_edit, self.number_edit)
        return card

    def _plan(self) -> Card:
        card = Card(_("The plan"))
        self.made_edit = DateField("made_on", _("Day of the plan"))
        self.principal_choice = SegmentedField(
            "responsible_principal",
            _("Responsible principal"),
            (
                (Principal.KOMMUN, _("Municipality"), "building-2"),
                (Principal.REGION, _("Region"), "stethoscope"),
            ),
        )
        self.unit_choice = ChoiceField("responsible_unit_id", _("Which unit?"))
        self.principal_choice.edited.connect(self._show_units)
        self._show_units()
        self.scan_button = secondary(_("Choose the scan…"), "file-text")
        self.scan_button.clicked.connect(self._choose)
        self.scan_label = Text(_("No file is chosen. PDF, PNG or JPEG."), "small")
        line = row(spacing=10)
        line.addWidget(self.scan_button)
        line.addWidget(self.scan_label, 1)
        card.add(
            beside((self.made_edit, 0, 11), (self.principal_choice, 0, 0)),
            self.unit_choice,
        )
        card.body.addLayout(line)
        self.bind(self.made_edit, self.principal_choice, self.unit_choice)
        return card

    def _next(self) -> Card:
        card = Card(_("We meet again"))
        self.follow_edit = DateField("followup_on", _("Day of the follow-up"))
        self.caller_edit = TextField("followup_caller", _("Who calls everybody?"))
        card.add(beside((self.follow_edit, 0, 11), (self.caller_edit, 1, 14)))
        self.bind(self.follow_edit, self.caller_edit)
        return card

    def _show_units(self) -> None:
        wanted = self.principal_choice.value()
        units = self.workspace.read(directory.list_units)
        fitting = [unit for unit in units if unit.principal in (wanted, Principal.SHARED)]
        self.unit_choice.set_choices([(unit.id, unit.full_name) for unit in fitting])

    def _choose(self) -> None:
        kinds = "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"
        path = choose_to_open(self, self.workspace, _("Choose the scan…"), kinds)
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Read a file; one that is no scan is refused at once, in words."""
        self.band.hide()
        try:
            content = read_up_to(path, registered.MOST_BYTES)
            registered.kind_of(content)
        except RuleError as error:
            self.show_problems(error.problems)
        except OSError:
            self.band.say(_("The file could not be read. Choose it again."))
            self.band.show()
        else:
            self.scan = content
            size = max(1, len(content) // 1000)
            self.scan_label.setText(_("The scan is read: {size} kB.").format(size=size))

    def submit(self) -> bool:
        """Make the case with its plan. What is missing is said at its field."""
        values: dict[str, Any] = {field.name: field.value() for field in self.fields.values()}
        values["entered_as"] = "number" if values["number"].strip() else "none"
        case = self.workspace.write(registered.register_plan, None, scan=self.scan, **values)
        self.case_id = case.id
        return True
