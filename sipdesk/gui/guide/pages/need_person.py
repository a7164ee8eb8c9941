"""Whose case it is: name, number, contact and protection; read in a line, opened to be changed."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import NumberKind
from sipdesk.gui.dialogs.new_case import PROTECTION_WORDS
from sipdesk.gui.dialogs.show_protected import reason_to_show
from sipdesk.gui.guide.pages.need_protected import WhoMaySee
from sipdesk.gui.guide.pages.need_team import Team
from sipdesk.gui.guide.section import DraftForm, Section, on_day
from sipdesk.gui.messages import confirm
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.layouts import column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import people

_ENTERED = {
    NumberKind.PERSONNUMMER: "number",
    NumberKind.SAMORDNINGSNUMMER: "number",
    NumberKind.RESERVE: "reserve",
    NumberKind.NONE: "none",
}


class PersonSection(Section):
    """What is known about the person; a wrong number is never stored as a number."""

    def build(self) -> None:
        """A line and a button; the fields under them."""
        self._picked = ""
        self.open_button = secondary(_("Change"), "pencil", small=True, about=_("the person"))
        self.open_button.clicked.connect(self._toggle)
        self.head.addWidget(self.open_button)
        self.facts_text = Text("")
        self.form = QWidget()
        lines = column(self.form, spacing=10)
        for widget in (self._names(), self._number(), self._contact(), self._death()):
            lines.addWidget(widget)
        self.form.hide()
        self.add(self.facts_text, self.form)

    def _names(self) -> QWidget:
        self.given_edit = TextField("given", _("Given name"))
        self.family_edit = TextField("family", _("Family name"))
        self.edits: list[Field] = [self.given_edit, self.family_edit]
        for field in self.edits:
            self.bind(field.name, field, self._saver(field.name))
        return side_by_side(self.given_edit, self.family_edit)

    def _number(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.kind_segments = SegmentedField(
            "entered_as",
            _("Number"),
            [
                ("number", _("Personal or coordination number")),
                ("reserve", _("Reserve number")),
                ("none", _("No number")),
            ],
        )
        self.number_edit = TextField("number", _("The number"), width=18)
        self.born_edit = DateField("born_on", _("Born"))
        self.bind("entered_as", self.kind_segments, self._pick)
        self.bind("number", self.number_edit, self._store_number)
        self.bind("born_on", self.born_edit, self._saver("born_on"))
        lines.addWidget(self.kind_segments)
        lines.addWidget(side_by_side(self.number_edit, self.born_edit))
        return made

    def _contact(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.phone_edit = TextField("phone", _("Phone"))
        self.municipality_edit = TextField("municipality", _("Municipality"))
        self.address_edit = LongTextField("address", _("Address"), lines=1)
        self.protection_combo = ChoiceField(
            "protection",
            _("Protected personal data"),
            [(value, _(words)) for value, words in PROTECTION_WORDS.items()],
            _("With protection, name, number and address are hidden in lists."),
            empty=None,
        )
        lines.addWidget(side_by_side(self.phone_edit, self.municipality_edit))
        self.letters_check = CheckField(
            "no_letters_home",
            _("No letters home"),
            _("The person has said that it is not safe or not wanted. Letters are then stopped."),
        )
        lines.addWidget(self.address_edit)
        lines.addWidget(self.letters_check)
        lines.addWidget(self.protection_combo)
        self.who = WhoMaySee(self)
        lines.addWidget(self.who)
        self.team = Team(self)
        lines.addWidget(self.team)
        self.sealed_edits: list[Field] = [self.phone_edit, self.address_edit]
        others: list[Field] = [self.municipality_edit, self.letters_check, self.protection_combo]
        for field in [*self.sealed_edits, *others]:
            self.bind(field.name, field, self._saver(field.name), row="person")
        self.edits += [self.born_edit, *others]
        revealed = self.page.workspace.revealed
        revealed.lets_go(*self.sealed_edits)
        revealed.hidden.connect(self.hide_protected)
        return made

    def _death(self) -> QWidget:
        made = QWidget()
        line = row(made, spacing=10)
        self.death_edit = DateField("on", _("The person has died on"))
        self.death_form = DraftForm(self.page, "death", self.death_edit)
        self.death_button = quiet(_("Note the death…"), small=True)
        self.death_button.clicked.connect(self._note_death)
        line.addWidget(self.death_edit)
        line.addWidget(self.death_button)
        line.addStretch(1)
        return made

    def open(self) -> bool:
        """Show the fields; of a protected person when there is a reason. Answers whether."""
        if self.form.isHidden():
            self._toggle()
        return not self.form.isHidden()

    def _toggle(self) -> None:
        if self.form.isHidden() and facts.is_protected(self.page.case) and not self._may_show():
            return
        self.page.flush()
        self._set_open(self.form.isHidden())

    def _may_show(self) -> bool:
        """Named users see all of it for a minute; others never address and telephone."""
        reason = reason_to_show(self.page.workspace, self.page.case_id, self)
        if not reason:
            return False
        workspace, case = self.page.workspace, self.page.case
        if case.key is None or self.who.may_show(case):
            workspace.revealed.show(self.page.case_id, reason)
        else:
            workspace.open_case(self.page.case_id, reason=reason)
            workspace.revealed.begin(self.page.case_id)
        return True

    def hide_protected(self) -> None:
        """The minute is over: what is typed is stored, and the form closes."""
        if facts.is_protected(self.page.case) and not self.form.isHidden():
            self.page.flush()
            self._set_open(False)

    def _set_open(self, is_open: bool) -> None:
        self.form.setVisible(is_open)
        for field in self.sealed_edits:  # a note that came while it was hidden has no room yet
            words = field.note.text()
            field.set_note("")
            field.set_note(words)
        self.open_button.setText(self._open_words())
        if not self.form.isHidden():
            self.given_edit.setFocus()

    def _open_words(self) -> str:
        if not self.form.isHidden():
            return _("Done")
        return _("Show the details…") if facts.is_protected(self.page.case) else _("Change")

    def _saver(self, name: str) -> Any:
        return lambda value: self.write(people.change_person, **{name: value})

    def _pick(self, kind: str) -> object:
        self._picked = kind
        self.number_edit.setVisible(kind != "none")
        if kind == "none":
            return self.write(people.change_person, number="", entered_as="none")
        number = self.number_edit.value().strip()
        return self._store_number(number) if number else True

    def _store_number(self, number: str) -> object:
        kind = self.kind_segments.value() or "number"
        if kind == "none":
            return True
        if not number.strip():
            return self.write(people.change_person, number="", entered_as="none")
        return self.write(people.change_person, number=number, entered_as=kind)

    def _note_death(self) -> None:
        if self.death_edit.problem() or self.death_edit.value() is None:
            self.death_edit.set_error(
                self.death_edit.problem() or _("Write a day, for example 2026-04-30.")
            )
            return
        sure = confirm(
            self,
            _("Note the death?"),
            _("No more letters and reminders come from the case. What is recorded stays."),
            _("Note the death"),
            is_danger=True,
        )
        if sure:
            self.death_form.store(people.mark_deceased, noted_by=self.page.workspace.actor.name)

    def show_case(self, case: Any) -> None:
        """Show the person in one line, and the fields."""
        person = case.person
        stored = _ENTERED[person.number_kind]
        if stored == self._picked or person.number:
            self._picked = ""
        self.kind_segments.set_value(self._picked or stored)
        self.number_edit.setVisible(self.kind_segments.value() != "none")
        self.number_edit.set_value(person.number)
        for field in self.edits:
            field.set_value(getattr(person, field.name))
        revealed = self.page.workspace.revealed
        for field in self.sealed_edits:
            field.set_value(revealed.value(person, field.name))
            revealed.say(field, case, person)
        self.who.show_case(case)
        self.team.show_case(case)
        parts = [
            person.name,
            _("born {day}").format(day=on_day(person.born_on)) if person.born_on else "",
            person.municipality,
            person.phone,
            _("no letters home") if person.no_letters_home else "",
        ]
        if person.deceased_on:
            parts.append(_("died {day}").format(day=on_day(person.deceased_on)))
        hidden = facts.is_protected(case)
        self.open_button.setText(self._open_words())
        shown = _("Protected data. Open to read.") if hidden else ""
        self.facts_text.setText(shown or " · ".join(part for part in parts if part))
        self.death_edit.setVisible(person.deceased_on is None)
        self.death_button.setVisible(person.deceased_on is None)
