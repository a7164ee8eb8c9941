"""New case: only the name is asked for; the rest may be filled in here or later."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.model import Protection
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import cases, office

PROTECTION_WORDS = {
    Protection.NONE: N_("No protection"),
    Protection.SEKRETESSMARKERING: N_("Confidentiality marking"),
    Protection.SKYDDAD_FOLKBOKFORING: N_("Protected population registration"),
    Protection.FINGERADE: N_("Fictitious personal data"),
}


def new_case(workspace: Workspace, parent: QWidget | None = None) -> UUID | None:
    """Ask for a person and make a case; the id of the case, or None when the user changed mind."""
    dialog = NewCaseDialog(workspace, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return dialog.case_id if answer == QDialog.DialogCode.Accepted else None


class NewCaseDialog(Dialog):
    """Who the case is about. What is typed is kept until a case has been made of it.

    Attributes:
        case_id: the case that was made, when one was.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("New case"),
            _("Only the name is needed now. You can fill in the rest later."),
            accept=_("Create the case"),
            width=46,
        )
        self.workspace = workspace
        self.case_id: UUID | None = None
        self.add(self._who(), self._contact())
        self._fill()
        self.keep_typed(workspace, None, "new_case")
        self.given_edit.setFocus()

    def _who(self) -> Card:
        card = Card(_("The person"))
        self.given_edit = TextField("given", _("&Given name"))
        self.family_edit = TextField("family", _("&Family name"))
        self.kind_segments = SegmentedField(
            "entered_as",
            _("Number"),
            [
                ("number", _("Personal or coordination number")),
                ("reserve", _("Reserve number")),
                ("none", _("No number")),
            ],
        )
        self.number_edit = TextField(
            "number", _("The n&umber"), _("Ten or twelve digits, with or without a dash."), width=18
        )
        self.born_edit = DateField("born_on", _("&Born"))
        self.municipality_edit = TextField("municipality", _("&Municipality"))
        card.add(
            _side(self.given_edit, self.family_edit),
            self.kind_segments,
            self.number_edit,
            _side(self.born_edit, self.municipality_edit),
        )
        self.bind(self.given_edit, self.family_edit, self.kind_segments, self.number_edit)
        self.bind(self.born_edit, self.municipality_edit)
        self.kind_segments.edited.connect(self._show_number)
        return card

    def _contact(self) -> Card:
        card = Card(_("Contact and language"))
        self.phone_edit = TextField("phone", _("&Phone"), width=18)
        self.address_edit = LongTextField("address", _("&Address"), lines=2)
        self.language_edit = TextField("language", _("&Language"), width=18)
        self.interpreter_check = CheckField(
            "needs_interpreter", _("An interpreter is needed in meetings and on the phone")
        )
        self.interpreter_edit = TextField(
            "interpreter_language", _("&Interpret into which language?"), width=18
        )
        self.protection_combo = ChoiceField(
            "protection",
            _("P&rotected personal data"),
            [(value, _(words)) for value, words in PROTECTION_WORDS.items()],
            _("With protection, name, number and address are hidden in lists."),
            empty=None,
        )
        card.add(
            _side(self.phone_edit, self.language_edit),
            self.interpreter_check,
            self.interpreter_edit,
            self.address_edit,
            self.protection_combo,
        )
        self.bind(self.phone_edit, self.language_edit, self.interpreter_check)
        self.bind(self.interpreter_edit, self.address_edit, self.protection_combo)
        self.interpreter_check.edited.connect(self._show_interpreter)
        return card

    def _fill(self) -> None:
        home = self.workspace.read(office.load_office)
        self.kind_segments.reset("number")
        self.protection_combo.reset(Protection.NONE)
        self.municipality_edit.reset(home.municipality)
        self._show_number()
        self._show_interpreter()

    def _show_number(self) -> None:
        kind = self.kind_segments.value()
        self.number_edit.setVisible(kind != "none")
        hint = _("Ten or twelve digits, with or without a dash.") if kind == "number" else ""
        self.number_edit.set_label(_("The n&umber"), hint)
        self.number_edit.clear_error()

    def _show_interpreter(self) -> None:
        self.interpreter_edit.setVisible(self.interpreter_check.value())

    def submit(self) -> bool:
        """Make the case. A number that cannot be right is said at its field."""
        values: dict[str, Any] = {f.name: f.value() for f in self.fields.values()}
        if values["entered_as"] == "none":
            values["number"] = ""
        elif not values["number"].strip():
            values["number"], values["entered_as"] = "", "none"
        if not values["needs_interpreter"]:
            values["interpreter_language"] = ""
        if values["born_on"] is None:
            del values["born_on"]
        case = self.workspace.write(cases.create_case, None, **values)
        self.case_id = case.id
        return True


def _side(*fields: Field) -> QWidget:
    both = QWidget()
    flow = Flow(both, spacing=14)
    for field in fields:
        flow.add(field, stretch=1, base=15)
    return both
