"""Language and interpreter, and the right to use a national minority language (2009:724)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.gui.guide.section import Section, on_day
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import needs, people

SAMI = "samiska"
_WISHES = {
    "oral": N_("The person wants to talk in the language with the authorities"),
    "translation": N_("The person wants written information in the language"),
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
        self.which_combo = ChoiceField("minority_language", _("Which language?"))
        self.page.register(self.which_combo)
        self.which_combo.edited.connect(self._say_right)
        lines.addWidget(self.which_combo)
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
        language = self.which_combo.value() or SAMI
        return self.write(needs.tell_language, language=language, wishes=wishes)

    def _languages(self, municipality: str) -> list[str]:
        """Sami where the pack lists the municipality; others as the local routine says."""
        pack = self.page.pack
        found = [SAMI] if pack.is_minority_area("sami", municipality) else []
        return [*found, *pack.local_minority_languages]

    def _say_right(self) -> None:
        """The right in one sentence: the pack's own for Sami, the same for another language."""
        pack, language = self.page.pack, self.which_combo.value() or SAMI
        words = str(pack.law["minority_language"])
        if language != SAMI:
            words = _(
                "You may use {language} when you talk or write to us. We answer in {language} when "
                "we talk. If you get a decision you can ask to have it translated."
            ).format(language=language)
        right = f"{words.rstrip('.')} ({pack.law['minority_language_law']})."
        title = _("Do you want to use Sami?")
        if language != SAMI:
            title = _("Do you want to use {language}?").format(language=language)
        self.right_band.say(title, right)

    def show_case(self, case: Any) -> None:
        """Show the languages, and the right where it holds."""
        person = case.person
        pack = self.page.pack
        for field in (self.language_edit, self.interpreter_check, self.interpreter_edit):
            field.set_value(getattr(person, field.name))
        self.interpreter_edit.setVisible(person.needs_interpreter)
        self.law_text.setVisible(person.needs_interpreter)
        self.law_text.setText(_("Source: {source}").format(source=pack.law["interpreter"]))
        languages = self._languages(person.municipality)
        note: Any = facts.last(case.language_notes)
        self.minority.setVisible(bool(languages))
        self.which_combo.set_choices([(word, word) for word in languages])
        told = note.language if note is not None and note.language in languages else ""
        self.which_combo.set_value(told or next(iter(languages), None))
        self.which_combo.setVisible(len(languages) > 1)
        self._say_right()
        for code, check in self.wish_checks.items():
            check.set_value(bool(note) and code in note.wishes)
        self.told_text.setVisible(note is not None)
        if note is not None:
            self.told_text.setText(_("The right was told {day}.").format(day=on_day(note.on)))
