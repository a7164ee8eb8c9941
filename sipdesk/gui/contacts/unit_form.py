"""One unit: its fields; those of the register store themselves, those of a new one are kept."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Unit
from sipdesk.domain.problems import RuleError, refuse
from sipdesk.domain.search import folded
from sipdesk.gui.dialogs.add_party import PRINCIPAL_WORDS
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.buttons import danger, primary, quiet
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import directory
from sipdesk.storage.errors import StoreError

COLUMN_WORDS = {
    "socialtjanst": N_("Social services"),
    "primarvard": N_("Primary care"),
    "specialistvard": N_("Specialist care"),
}
_NEW = "contacts.new"


class UnitForm(Card):
    """The fields of one unit.

    Signals:
        added: the id of a unit that was put into the register.
        remove_asked: the unit that is shown is to be taken out.
        closed: the user is done with it.
    """

    added = Signal(object)
    remove_asked = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Contact"), icon="contact", parent=parent)
        self.workspace = workspace
        self.unit_id: UUID | None = None
        self.is_new = False
        self.fields: dict[str, Field] = {}
        self._kept: dict[str, str] = {}
        self.autosave = Autosave(self._commit, self._draft, self)
        self._build()
        for field in self.fields.values():
            self.autosave.watch(field)

    def _build(self) -> None:
        self.name_edit = self._take(TextField("name", _("Unit"), _("As it stands on an envelope.")))
        self.organisation_edit = self._take(TextField("organisation", _("Organisation")))
        self.principal_combo = self._take(
            ChoiceField(
                "principal",
                _("Who answers for it?"),
                [(value, _(words)) for value, words in PRINCIPAL_WORDS.items()],
                _("Principals are called. Others are invited."),
            )
        )
        self.column_combo = self._take(
            ChoiceField(
                "column",
                _("Column in the grid of responsibilities"),
                [(value, _(words)) for value, words in COLUMN_WORDS.items()],
                empty=_("None"),
            )
        )
        self.phone_edit = self._take(TextField("phone", _("Phone")))
        self.mailbox_edit = self._take(
            TextField("mailbox", _("Mailbox of the unit"), _("Not the address of one person."))
        )
        self.channel_edit = self._take(
            TextField(
                "secure_channel", _("Secure channel"), _("How it is reached safely, in words.")
            )
        )
        self.address_edit = self._take(LongTextField("address", _("Address")))
        self.dental_check = self._take(CheckField("is_dental", _("It is dental care.")))
        self.add(self._acts())

    def _take(self, field: Any) -> Any:
        self.fields[field.name] = field
        self.add(field)
        return field

    def _acts(self) -> QWidget:
        acts = QWidget()
        flow = Flow(acts, spacing=10)
        self.add_button = primary(_("Add to the register"))
        self.remove_button = danger(_("Remove from the register"), "trash-2")
        self.close_button = quiet(_("Back to the list"))
        self.add_button.clicked.connect(self.put_in)
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit(self.unit_id))
        self.close_button.clicked.connect(self.closed)
        for button in (self.add_button, self.remove_button, self.close_button):
            flow.addWidget(button)
        return acts

    # What is shown

    def show_unit(self, unit: Unit) -> None:
        """Show a unit of the register; the field that the user is in is left alone."""
        is_other = self.is_new or unit.id != self.unit_id
        self.is_new, self.unit_id = False, unit.id
        for name, field in self.fields.items():
            stored = getattr(unit, name)
            value = stored or None if name == "column" else stored
            (field.reset if is_other else field.set_value)(value)
        if is_other:
            self._bring_back()
        self._fit(unit.full_name)

    def _bring_back(self) -> None:
        """What was typed for this unit and could not be stored."""
        self._kept = self.workspace.drafts(None)
        for field in self.fields.values():
            raw = self._kept.get(self._name_of(field))
            if raw is not None and not field.is_instant:
                field.restore(raw)
                field.hold()

    def _name_of(self, field: Field) -> str:
        return f"{_NEW if self.is_new else f'contacts.{self.unit_id}'}.{field.name}"

    def begin(self) -> None:
        """Show the fields of a new unit, with what was typed there before."""
        self.is_new, self.unit_id = True, None
        kept = self.workspace.drafts(None)
        for name, field in self.fields.items():
            field.reset()
            raw = kept.get(f"{_NEW}.{name}")
            if raw:
                field.reset(raw == "True") if name == "is_dental" else field.restore(raw)
                field.is_dirty = False
        self._fit(_("A new contact"))

    def _fit(self, title: str) -> None:
        self.retitle(title)
        self.setAccessibleName(title)
        self.add_button.setVisible(self.is_new)
        self.remove_button.setVisible(not self.is_new)

    # Storing

    def _commit(self, field: Field) -> bool:
        if self.is_new:
            self._draft(field)
            return True
        if field is self.principal_combo and field.value() is None:
            field.set_error(_("Choose who answers for it."))
            return False
        value = field.value() or "" if field is self.column_combo else field.value()
        try:
            self.workspace.write(
                directory.change_unit, None, unit_id=self.unit_id, **{field.name: value}
            )
        except RuleError as error:
            field.set_error(problem_text(error.problems[0]))
            self._draft(field)
            return False
        except StoreError:
            self.autosave.try_again()
            return False
        if self._kept.pop(self._name_of(field), None) is not None:
            self.workspace.drop_draft(None, self._name_of(field))
        return True

    def _draft(self, field: Field) -> None:
        self._kept[self._name_of(field)] = field.raw()
        self.workspace.keep_draft(None, self._name_of(field), field.raw())

    def flush(self) -> bool:
        """Store what is unsaved; the cursor goes to what cannot be stored."""
        self.autosave.flush()
        wrong = [field for field in self.fields.values() if field.is_dirty]
        if wrong and not self.is_new:
            wrong[0].setFocus()
        return not wrong or self.is_new

    def put_in(self) -> None:
        """Put the new unit into the register; what is wrong is said at its field."""
        self.autosave.flush()
        try:
            self._check()
            values = {name: field.value() for name, field in self.fields.items()}
            values["column"] = values["column"] or ""
            unit = self.workspace.write(directory.add_unit, None, **values)
        except RuleError as error:
            self._refused(error)
            return
        for name, field in self.fields.items():
            field.is_dirty = False
            self.workspace.drop_draft(None, f"{_NEW}.{name}")
        announce(self, _("{name} is in the register.").format(name=unit.full_name))
        self.added.emit(unit.id)

    def _check(self) -> None:
        wrong = next((f for f in self.fields.values() if f.problem()), None)
        if wrong is not None:
            raise refuse("unit.text", wrong.name, wrong.problem())
        if self.principal_combo.value() is None and self.name_edit.value().strip():
            raise refuse("unit.principal.missing", "principal", N_("Choose who answers for it."))
        known = {
            (folded(unit.organisation), folded(unit.name))
            for unit in self.workspace.read(directory.list_units)
        }
        if (folded(self.organisation_edit.value()), folded(self.name_edit.value())) in known:
            raise refuse("unit.twice", "name", N_("The unit is already in the register."))

    def _refused(self, error: RuleError) -> None:
        problem = error.problems[0]
        field = self.fields.get(problem.field, self.name_edit)
        field.set_error(problem_text(problem))
        field.setFocus()
