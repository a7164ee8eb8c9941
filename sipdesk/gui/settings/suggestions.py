"""The municipality's own suggestions of interventions: added and taken away."""

from PySide6.QtWidgets import QWidget

from sipdesk.domain.pack import Suggestion, Text
from sipdesk.domain.problems import RuleError, refuse
from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.messages import announce
from sipdesk.gui.settings.section import refused
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Card, UndoBar
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text as Words
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import pack_files

OWNER_WORDS = {
    "kommun": N_("Municipality"),
    "region": N_("Region"),
    "both": N_("Municipality and region together"),
    "other": N_("Other actor"),
}
ASSESSMENT_WORDS = {
    "required": N_("Needs an assessment"),
    "not": N_("Needs no assessment"),
    "both": N_("Both occur"),
}


class Suggestions(Card):
    """A row for each, and fields for a new one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            _("Your own suggestions"),
            _("They are added to the catalogue of the county. Nobody is made responsible by them."),
        )
        self.workspace = workspace
        self.fields: dict[str, Field] = {}
        self.undo_bar = UndoBar()
        self.rows = QWidget()
        self._lines = column(self.rows, spacing=0)
        form = self._form()
        self.typed = Typed(workspace, None, "suggestion", self.fields, self)
        self.add(self.rows, self.undo_bar, self.typed, form)
        self.reload()

    def _form(self) -> QWidget:
        form = QWidget()
        lines = column(form, spacing=8)
        self.text_edit = self._take(TextField("text", _("Intervention")))
        self.english_edit = self._take(TextField("english", _("In English, if you want")))
        owners = [(code, _(words)) for code, words in OWNER_WORDS.items()]
        self.owner_combo = self._take(ChoiceField("owner", _("Whose side"), owners))
        kinds = [(code, _(words)) for code, words in ASSESSMENT_WORDS.items()]
        self.assessment_combo = self._take(
            ChoiceField("assessment", _("Assessment"), kinds, empty=_("Not decided"))
        )
        self.source_edit = self._take(TextField("req", _("Where the decision stands")))
        for pair in ((self.text_edit, self.english_edit),
                     (self.owner_combo, self.assessment_combo), (self.source_edit,)):  # fmt: skip
            flow = Flow(spacing=14)
            for field in pair:
                flow.add(field, stretch=1, base=16)
            lines.addLayout(flow)
        self.add_button = secondary(_("Add the suggestion"), "plus")
        self.add_button.clicked.connect(self.put_in)
        lines.addWidget(self.add_button)
        return form

    def _take(self, field: Field) -> Field:
        self.fields[field.name] = field
        return field

    def reload(self) -> None:
        """Show what is stored."""
        clear(self._lines)
        found = self.workspace.read(pack_files.own_suggestions)
        for each in found:
            self._lines.addWidget(self._row(each))
        if not found:
            self._lines.addWidget(Words(_("You have no suggestions of your own."), "secondary"))

    def _row(self, data: Suggestion) -> QWidget:
        made = QWidget()
        line = row(made, spacing=10, margins=(0, 6, 0, 6))
        words = column(spacing=1)
        words.addWidget(Words(str(data.text), "strong"))
        facts = [_(OWNER_WORDS.get(data.owner, data.owner)),
                 _(ASSESSMENT_WORDS.get(data.assessment, "")), data.req]  # fmt: skip
        words.addWidget(Words(" · ".join(fact for fact in facts if fact), "small"))
        line.addLayout(words, 1)
        button = quiet(_("Remove"), "trash-2", small=True, about=str(data.text))
        button.clicked.connect(lambda: self.remove(data))
        line.addWidget(button)
        return made

    def put_in(self) -> None:
        """Add what is written; what is missing is said at its field."""
        try:
            made = self._made()
            rows = (*self.workspace.read(pack_files.own_suggestions), made)
            self.workspace.write(pack_files.set_suggestions, None, rows=rows)
        except RuleError as error:
            field = self.fields[error.problems[0].field]
            refused(field, error)
            field.setFocus()
            return
        for field in self.fields.values():
            field.reset(None)
        self.typed.forget()
        self.reload()
        announce(self, _("{name} is added.").format(name=made.text))
        self.text_edit.setFocus()

    def _made(self) -> Suggestion:
        for field in self.fields.values():
            if field.problem():
                raise refuse("suggestion.text", field.name, field.problem())
        text, source = (str(self.fields[name].value()).strip() for name in ("text", "req"))
        if not text:
            raise refuse("suggestion.text.missing", "text", N_("Write the intervention."))
        if self.owner_combo.value() is None:
            raise refuse("suggestion.owner.missing", "owner", N_("Choose whose side."))
        if not source:
            raise refuse("setting.source.missing", "req", N_("Write where the decision stands."))
        known = {row.text.sv.casefold() for row in self.workspace.read(pack_files.own_suggestions)}
        if text.casefold() in known:
            raise refuse("suggestion.twice", "text", N_("The suggestion is already there."))
        return Suggestion(
            text=Text(text, str(self.english_edit.value()).strip() or text),
            owner=self.owner_combo.value(),
            assessment=self.assessment_combo.value() or "both",
            req=source,
        )

    def remove(self, data: Suggestion) -> None:
        """Take one away; it can be brought back."""
        before = self.workspace.read(pack_files.own_suggestions)
        self._set(tuple(row for row in before if row != data))
        text = _("{name} is removed.").format(name=data.text)
        self.undo_bar.offer(text, lambda: self._set(before))
        announce(self, text)
        self.add_button.setFocus()

    def _set(self, rows: tuple[Suggestion, ...]) -> None:
        self.workspace.write(pack_files.set_suggestions, None, rows=rows)
        self.reload()
