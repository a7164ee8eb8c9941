"""Language and interpreter, and the right to use a national minority language (2009:724)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.gui.guide.section import Section, on_day, side_by_side
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import needs, people

_WISHES = {
    "oral": N_("The person wants to talk in Sami with the authorities"),
    "translation": N_("The person wants written information in Sami"),
    "none": N_("The person wants to use Swedish"),
}


class LanguageSection(Section):
    """What language, and whether somebody has to interpret or translate."""

    def build(self) -> None:
        """Always asked; the right to Sami where the municipality is such an area."""
        self.language_edit = TextField("language", _("The person's language"))
        self.interpreter_check = CheckField(
            "needs_interpreter",
            _("An interpreter and translated papers are needed"),
            _("Also for somebody with a serious impairment of sight, hearing or speech."),
        )
        self.interpreter_edit = TextField("interpreter_language", _("Interpret into"))
        for field in (self.language_edit, self.interpreter_check, self.interpreter_edit):
            self.bind(field.name, field, self._saver(field.name))
        self.law_text = Text("", "small")
        self.minority = self._minority()
        self.add(side_by_side(self.language_edit, self.interpreter_edit))
        self.add(self.interpreter_check, self.law_text, self.minority)

    def _minority(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=6)
        self.right_band = Band("info", _("Do you want to use Sami?"), icon="languages")
        lines.addWidget(self.right_band)
        self.wish_checks: dict[str, CheckField] = {}
        for code, words in _WISHES.items():
            check = CheckField("wish", _(words))
            self.bind("wish", check, lambda _value: self._tell(), row=code)
            self.wish_checks[code] = check
            lines.addWidget(check)
        self.told_text = Text("", "small")
        lines.addWidget(self.told_text)
        return made

    def _saver(self, name: str) -> Any:
        return lambda value: self.write(people.change_person, **{name: value})

    def _tell(self) -> object:
        wishes = [code for code, check in self.wish_checks.items() if check.value()]
        return self.write(needs.tell_language, language="samiska", wishes=wishes)

    def show_case(self, case: Any) -> None:
        """Show the languages, and the right where it holds."""
        person = case.person
        pack = self.page.pack
        for field in (self.language_edit, self.interpreter_check, self.interpreter_edit):
            field.set_value(getattr(person, field.name))
        self.interpreter_edit.setVisible(person.needs_interpreter)
        self.law_text.setVisible(person.needs_interpreter)
        self.law_text.setText(_("Source: {source}").format(source=pack.law["interpreter"]))
        self.minority.setVisible(person.municipality in pack.sami_administrative_areas)
        words, law = pack.law["minority_language"], pack.law["minority_language_law"]
        right = f"{str(words).rstrip('.')} ({law})."
        self.right_band.say(_("Do you want to use Sami?"), right)
        note: Any = facts.last(case.language_notes)
        for code, check in self.wish_checks.items():
            check.set_value(bool(note) and code in note.wishes)
        self.told_text.setVisible(note is not None)
        if note is not None:
            self.told_text.setText(_("The right was told {day}.").format(day=on_day(note.on)))
