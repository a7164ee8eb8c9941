"""The functions of one unit: telephone, holder and period; who held them before."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.model import ContactRole, UnitContact
from sipdesk.domain.problems import RuleError
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Card, rule
from sipdesk.gui.widgets.layouts import clear, column, left_to_right
from sipdesk.gui.widgets.texts import Text, breakable
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import unit_contacts

ROLE_WORDS = {
    ContactRole.FUNCTION: N_("Function"),
    ContactRole.SIP_SUPPORT: N_("SIP support"),
    ContactRole.COST: N_("Cost contact in the line of managers"),
}
_DRAFT = "contacts.function"


class FunctionsCard(Card):
    """Rows of today, rows of before, and the fields of a new one."""

    def __init__(self, workspace: Workspace) -> None:
        note = _("The phone of a function stays when somebody else takes over.")
        super().__init__(_("Functions"), note, icon="phone")
        self.workspace = workspace
        self.unit_id: UUID | None = None
        self.rows = QWidget()
        self._lines = column(self.rows, spacing=6)
        self.add(self.rows, rule())
        self.fields: dict[str, Field] = {}
        choices = [(role, _(words)) for role, words in ROLE_WORDS.items()]
        self.role_choice = self._take(ChoiceField("role", _("Role"), choices, empty=None))
        self.function_edit = self._take(TextField("function", _("Function")))
        self.phone_edit = self._take(TextField("phone", _("Phone of the function")))
        self.name_edit = self._take(TextField("name", _("Held by, if it is settled")))
        self.from_edit = self._take(DateField("from_on", _("From")))
        self.until_edit = self._take(DateField("until_on", _("Until and including")))
        self.add_button = secondary(_("Add the function"), "plus")
        self.add_button.clicked.connect(self.put_in)
        self.add(self.add_button)
        self.autosave = Autosave(self._keep, self._keep, self)  # type: ignore[arg-type]
        for field in self.fields.values():
            self.autosave.watch(field)
        self.role_choice.reset(ContactRole.FUNCTION)

    def _take(self, field: Any) -> Any:
        self.fields[field.name] = field
        self.add(field)
        return field

    def _keep(self, field: Field) -> bool:
        self.workspace.keep_draft(None, f"{_DRAFT}.{field.name}", field.raw())
        return True

    def show_unit(self, unit_id: UUID | None) -> None:
        """Show the functions of a unit; a new unit has none yet."""
        if unit_id != self.unit_id:
            self._begin()
        self.unit_id = unit_id
        self.setVisible(unit_id is not None)
        clear(self._lines)
        if unit_id is None:
            return
        today = clock.today()
        found = self.workspace.read(unit_contacts.list_contacts, unit_id)
        now = [row for row in found if row.holds_on(today)]
        for row in now:
            self._lines.addWidget(self._row(row))
        others = [row for row in found if row not in now]
        if others:
            self._lines.addWidget(Text(_("Before and later"), "column"))
        for row in others:
            self._lines.addWidget(Text(breakable(words_of(row)), "small"))
        self.rows.setVisible(bool(found))

    def _begin(self) -> None:
        kept = self.workspace.drafts(None)
        for name, field in self.fields.items():
            if name == "role":
                continue
            field.reset(None)
            if raw := kept.get(f"{_DRAFT}.{name}"):
                field.restore(raw)
                field.is_dirty = False

    def _row(self, row: UnitContact) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=2)
        lines.addWidget(Text(breakable(words_of(row))))
        end = quiet(_("Ends today"), small=True, about=row.function)
        away = quiet(_("Take away"), "trash-2", small=True, about=row.function)
        end.clicked.connect(
            partial(self._write, unit_contacts.change_contact, row.id, until_on=clock.today())
        )
        away.clicked.connect(partial(self._write, unit_contacts.remove_contact, row.id))
        end.setVisible(row.until_on is None)
        lines.addWidget(left_to_right(end, away))
        return made

    def _write(self, verb: Any, contact_id: UUID, _on: bool = False, **fields: Any) -> None:
        self.workspace.write(verb, None, contact_id=contact_id, **fields)
        self.show_unit(self.unit_id)

    def put_in(self) -> None:
        """Add what is written; what is wrong is said at its field."""
        wrong = [field for field in self.fields.values() if field.problem()]
        for field in wrong:
            field.set_error(field.problem())
        if wrong or self.unit_id is None:
            return
        values = {name: field.value() for name, field in self.fields.items()}
        try:
            self.workspace.write(unit_contacts.add_contact, None, unit_id=self.unit_id, **values)
        except RuleError as error:
            problem = error.problems[0]
            field = self.fields.get(problem.field, self.function_edit)
            field.set_error(problem_text(problem))
            field.setFocus()
            return
        for name in self.fields:
            self.workspace.drop_draft(None, f"{_DRAFT}.{name}")
        self._begin()
        announce(self, _("The function is added."))
        self.show_unit(self.unit_id)


def words_of(row: UnitContact) -> str:
    """A function in one line."""
    period = ""
    if row.from_on or row.until_on:
        begun = format_date(row.from_on, "d MMM y") if row.from_on else "…"
        ended = format_date(row.until_on, "d MMM y") if row.until_on else "…"
        period = f"{begun} – {ended}"
    parts = (f"{_(ROLE_WORDS[row.role])}: {row.function}", row.phone, row.name, period)
    return " · ".join(part for part in parts if part.strip())
