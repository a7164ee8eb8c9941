"""What only staff read: target groups, warning signs and working notes; on no paper (spec 6)."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain import facts
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Rows, Section, bind, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import cases, needs


class NotesSection(Section):
    """Closed until it is opened: nothing here may be seen over a shoulder."""

    def build(self) -> None:
        """The notes first, then what calls for attention."""
        self.open_button = secondary(_("Show"), "eye", small=True, about=_("Only for staff"))
        self.open_button.clicked.connect(self._toggle)
        self.head.addWidget(self.open_button)
        words = _(
            "Stands on no paper and in no copy. If the person asks for all that is written, each "
            "note is reviewed first."
        )
        self.add(Text(words, "small"))
        self.inner = QWidget()
        self.inner.hide()
        lines = column(self.inner, spacing=10)
        self.rows = Rows(self.page, partial(NoteRow, self.page))
        self.text_edit = LongTextField("text", _("A working note"))
        self.form = DraftForm(self.page, "note", self.text_edit)
        self.add_button = secondary(_("Add the note"), "plus", small=True)
        self.add_button.clicked.connect(self._add)
        pack = self.page.workspace.look(self.page.case_id)[1]
        self.groups: dict[str, CheckField] = {}
        self.signs: dict[str, CheckField] = {}
        for widget in (self.rows, self.text_edit, self.add_button):
            lines.addWidget(widget)
        if pack.target_groups:
            lines.addWidget(Text(_("Who needs coordination above all"), "label"))
            lines.addWidget(self._ticks("group", pack.target_groups, self.groups))
            self.presumed_text = Text(str(pack.rule_text("need.comorbidity")), "small")
            lines.addWidget(self.presumed_text)
            self.presumed_text.setVisible(bool(self.presumed_text.text()))
        if pack.warning_signs:
            lines.addWidget(Text(_("Signs that call for attention"), "label"))
            lines.addWidget(self._ticks("sign", pack.warning_signs, self.signs))
        self.add(self.inner)

    def _ticks(self, name: str, choices: Any, into: dict[str, CheckField]) -> QWidget:
        board = QWidget()
        flow = Flow(board, spacing=6)
        for each in choices:
            if each.code in into:
                continue
            check = into[each.code] = CheckField(name, str(each.label))
            self.bind(name, check, lambda _value: self._note(), row=each.code)
            flow.add(check, base=25)
        return board

    def _note(self) -> object:
        groups = [code for code, check in self.groups.items() if check.value()]
        signs = [code for code, check in self.signs.items() if check.value()]
        return self.write(needs.note_prompt, target_groups=groups, warning_signs=signs)

    def _add(self) -> None:
        if not self.text_edit.value().strip():
            self.text_edit.setFocus()
            return
        self.form.store(cases.add_note)

    def _toggle(self) -> None:
        self.inner.setVisible(self.inner.isHidden())
        self.open_button.setText(_("Show") if self.inner.isHidden() else _("Hide"))

    def show_case(self, case: Any) -> None:
        """Show the notes and the latest ticks."""
        self.rows.show_rows(case.internal_notes)
        latest: Any = facts.last(case.prompts)
        for code, check in self.groups.items():
            check.set_value(latest is not None and code in latest.target_groups)
        for code, check in self.signs.items():
            check.set_value(latest is not None and code in latest.warning_signs)


class NoteRow(QFrame):
    """One working note, with its day and writer."""

    def __init__(self, page: StepPage, note: Any) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        lines = column(self, spacing=4, margins=(12, 8, 12, 10))
        self.head_text = Text("", "small")
        self.edit = LongTextField("text", _("Note"), lines=1)
        self.edit.label.hide()
        lines.addWidget(self.head_text)
        lines.addWidget(self.edit)
        bind(page, "text", self.edit, partial(self._store, page, note.id), row=note.id)

    def _store(self, page: StepPage, note_id: Any, text: str) -> object:
        return page.workspace.write(cases.change_note, page.case_id, note_id=note_id, text=text)

    def show_row(self, note: Any) -> None:
        """Show the note."""
        self.head_text.setText(f"{on_day(note.on)} · {note.by}")
        self.edit.set_value(note.text)
