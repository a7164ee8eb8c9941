"""Close persons: does the person want them there, and may they get a letter; no consent."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.domain import facts
from sipdesk.domain.model import CloseAnswer
from sipdesk.domain.problems import refuse
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Rows, Section, bind
from sipdesk.gui.widgets.buttons import icon_button, secondary
from sipdesk.gui.widgets.choices import SegmentedField, YesNoField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.layouts import Flow, column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import people

_ANSWERS = (
    (CloseAnswer.WANTS, N_("Wants"), "thumbs-up"),
    (CloseAnswer.DOES_NOT_OBJECT, N_("Does not object"), "minus"),
    (CloseAnswer.OBJECTS, N_("Objects"), "hand"),
)
_NOT_POSSIBLE = (CloseAnswer.NOT_POSSIBLE, N_("Not possible to ask"), "circle-question-mark")


class ClosePersonsSection(Section):
    """Another test than the consent, and it looks different."""

    def build(self) -> None:
        """The rows, and a line to add one."""
        self.rows = Rows(self.page, partial(ClosePersonRow, self.page), spacing=0)
        self.name_edit = TextField("name", _("Name of a close person"))
        self.relation_edit = TextField("relation", _("Relation"))
        self.phone_edit = TextField("phone", _("Phone"))
        fields = (self.name_edit, self.relation_edit, self.phone_edit)
        self.form = DraftForm(self.page, "close", *fields)
        self.add_button = secondary(_("Add a close person"), "plus", small=True)
        self.add_button.clicked.connect(self._add)
        self.add(self.rows, side_by_side(*fields, base=12), self.add_button)

    def _add(self) -> None:
        if not self.name_edit.value().strip():
            self.name_edit.set_error(_("Write the name."))
            self.name_edit.setFocus()
            return
        self.form.store(people.add_close_person)

    def show_case(self, case: Any) -> None:
        """Show everybody who stands close."""
        self.rows.show_rows(case.person.close_persons)


class ClosePersonRow(QFrame):
    """One close person: the person's answer, and whether a letter may be sent."""

    def __init__(self, page: StepPage, close: Any) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.page, self.close_id = page, close.id
        lines = column(self, spacing=6, margins=(4, 8, 4, 10))
        board = QWidget()
        flow = Flow(board, spacing=14)
        who = QWidget()
        words = column(who, spacing=1)
        self.name_text, self.sub_text = Text("", "strong"), Text("", "small")
        words.addWidget(self.name_text)
        words.addWidget(self.sub_text)
        flow.add(who, stretch=1, base=14)
        path = rules.path(page.case, clock.today()) if page.case else rules.Path.NOT_IN_USE
        extra = () if path is rules.Path.NOT_IN_USE else (_NOT_POSSIBLE,)
        choices = [(value, _(text), icon) for value, text, icon in (*_ANSWERS, *extra)]
        self.answer_segments = SegmentedField("close_answer", close.name, choices)
        self.answer_segments.label.hide()
        self.letter_segments = YesNoField("letter_ok", "")
        flow.add(self.answer_segments)
        self.remove_button = icon_button("trash-2", _("Take away {name}").format(name=close.name))
        self.remove_button.clicked.connect(self._remove)
        self.change_button = icon_button("pencil", _("Change {name}").format(name=close.name))
        self.change_button.clicked.connect(self._toggle)
        flow.add(self.change_button)
        flow.add(self.remove_button)
        lines.addWidget(board)
        self.editor = self._editor()
        lines.addWidget(self.editor)
        self.suitable_segments = YesNoField("is_suitable", "")
        lines.addWidget(self.suitable_segments)
        bind(page, "is_suitable", self.suitable_segments, self._suitable, row=self.close_id)
        lines.addWidget(self.letter_segments)
        bind(page, "close_answer", self.answer_segments, self._answer, row=self.close_id)
        bind(page, "letter_ok", self.letter_segments, self._letter, row=self.close_id)

    def _editor(self) -> QWidget:
        self.edits = (
            TextField("name", _("Name of a close person")),
            TextField("relation", _("Relation")),
            TextField("phone", _("Phone")),
            TextField("address", _("Address")),
        )
        for field in self.edits:
            bind(self.page, field.name, field, partial(self._change, field.name), row=self.close_id)
        self.page.workspace.revealed.lets_go(*self.edits[2:])
        made = side_by_side(*self.edits, base=12)
        made.hide()
        return made

    def _toggle(self) -> None:
        self.page.flush()
        self.editor.setVisible(self.editor.isHidden())
        if not self.editor.isHidden():
            self.edits[0].setFocus()

    def _change(self, name: str, value: str) -> object:
        if name == "name" and not value.strip():
            raise refuse("person.name.missing", "name", N_("Write the name."))
        return self.page.workspace.write(
            people.change_close_person,
            self.page.case_id,
            close_person_id=self.close_id,
            **{name: value},
        )

    def _latest(self) -> Any:
        rows = [r for r in self.page.case.close_answers if r.close_person_id == self.close_id]
        return facts.last(rows)

    def _write(self, **said: Any) -> object:
        latest = self._latest()
        names = ("answer", "letter_ok", "is_suitable")
        before = {name: getattr(latest, name, None) for name in names}
        return self.page.workspace.write(
            people.answer_close_person,
            self.page.case_id,
            close_person_id=self.close_id,
            **{**before, **said},
        )

    def _answer(self, answer: CloseAnswer) -> object:
        return self._write(answer=answer)

    def _letter(self, letter_ok: bool) -> object:
        return self._write(letter_ok=letter_ok)

    def _suitable(self, is_suitable: bool) -> object:
        return self._write(is_suitable=is_suitable)

    def _remove(self) -> None:
        close = self._close
        if self.page.write(people.remove_close_person, close_person_id=self.close_id) is None:
            return
        shown = self.page.workspace.revealed.value
        kept = {name: shown(close, name) for name in ("name", "relation", "phone")}
        again = partial(self.page.write, people.add_close_person, **kept)
        self.page.offer_undo(_("The close person is taken away."), again)

    def show_row(self, close: Any) -> None:
        """Show the latest answer; the letter is asked about when there is no objection."""
        latest, self._close = self._latest(), close
        self.remove_button.setVisible(latest is None)
        self.name_text.setText(close.name)
        revealed = self.page.workspace.revealed
        parts = (close.relation, revealed.value(close, "phone"))
        self.sub_text.setText(" · ".join(part for part in parts if part))
        self.answer_segments.set_value(latest.answer if latest else None)
        self.letter_segments.set_label(_("May we send letters to {name}?").format(name=close.name))
        self.letter_segments.set_value(latest.letter_ok if latest else None)
        objects = latest is None or latest.answer is CloseAnswer.OBJECTS
        self.letter_segments.setVisible(not objects)
        suits = _("Is it suitable that {name} takes part?").format(name=close.name)
        self.suitable_segments.set_label(suits)
        self.suitable_segments.set_value(latest.is_suitable if latest else None)
        self.suitable_segments.setVisible(not objects)
        for field in self.edits:
            field.set_value(revealed.value(close, field.name))
            revealed.say(field, self.page.case, close)
