"""Step 3, Förbered: what the person has said before the meeting, in the person's own words."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import Section, needed_day, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.layouts import Flow, column, left_to_right
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import meetings, offers, people

SUPPORTS = (  # code as on the sheet (D03), text on the screen
    ("interpreter", N_("Interpreter")),
    ("aid", N_("Help to hear, see or speak")),
    ("translation", N_("Translated papers")),
    ("support", N_("Somebody there as support")),
    ("breaks", N_("Breaks")),
    ("short", N_("A short meeting")),
    ("remote", N_("Taking part by phone or video")),
    ("few", N_("Few people in the room")),
    ("quiet", N_("A calm room")),
    ("pictures", N_("Pictures or large text")),
    ("transport", N_("Help to get there")),
)
_RIGHTS = ("interpreter", "aid", "translation")


class PreparePage(StepPage):
    """The sheet "Inför mötet" typed in: nothing is prefilled, every word is the person's."""

    step: ClassVar[Step] = Step.PREPARE
    title: ClassVar[str] = N_("Prepare")
    lead: ClassVar[str] = N_("The meeting begins with what is important to the person.")

    def build(self) -> None:
        """The order of the sheet: what matters, who comes, what is needed, what to ask."""
        self.print_button = secondary(_("Print the sheet…"), "printer")
        self.print_button.clicked.connect(lambda: self.print_asked.emit("preparation"))
        self.head.addWidget(self.print_button)
        self.life = WordsSection(
            self,
            _("Own words"),
            (
                ("important", _("What is important to you?"), _("Write it as the person says it.")),
                ("works", _("What works well in your life now?"), ""),
                ("help", _("What do you want help with?"), _("It may be large or small.")),
                ("own", _("What do you want to do yourself?"), ""),
            ),
        )
        self.people = WordsSection(
            self,
            _("Who is there"),
            (
                (
                    "wants_there",
                    _("Whom do you want at the meeting?"),
                    _("A friend, family, a representative, somebody from health care …"),
                ),
                ("not_there", _("Is there somebody you do not want there?"), ""),
            ),
        )
        self.supports = SupportSection(self, _("What do you need to be able to take part?"))
        self.talk = WordsSection(
            self,
            _("What we talk about"),
            (
                ("avoid", _("Is there something you do not want to talk about?"), ""),
                ("questions", _("What do you want to ask about?"), ""),
            ),
        )
        self.done = DoneSection(self, _("The sheet"))
        self.sections: list[Section] = [
            self.life,
            self.people,
            self.supports,
            self.talk,
            self.done,
        ]
        self.add(*self.sections)

    def focus_field(self, name: str, row: object = None) -> bool:
        """The interpreter has buttons and no field."""
        if name == "interpreter":
            return self.done.focus_interpreter()
        return super().focus_field(name, row)

    def show_case(self, case: Any) -> None:
        """Let each card show its piece."""
        for section in self.sections:
            section.show_case(case)


def _save(page: StepPage, name: str) -> Any:
    return lambda value: page.workspace.write(
        offers.change_preparation, page.case_id, **{name: value}
    )


class WordsSection(Section):
    """Questions of the sheet, each with room for the person's own words."""

    def __init__(
        self, page: StepPage, title: str, questions: tuple[tuple[str, str, str], ...]
    ) -> None:
        self._questions = questions
        self.edits: dict[str, LongTextField] = {}
        super().__init__(page, title)

    def build(self) -> None:
        """One growing field for each question."""
        for name, label, hint in self._questions:
            edit = self.edits[name] = LongTextField(name, label, hint)
            self.bind(name, edit, _save(self.page, name))
            self.add(edit)

    def show_case(self, case: Any) -> None:
        """Show the words as they were written."""
        for name, edit in self.edits.items():
            edit.set_value(getattr(case.preparation, name) if case.preparation else "")


class SupportSection(Section):
    """What is needed in order to take part; some of it is a right, not a wish (FL 13 §)."""

    def build(self) -> None:
        """Ticks, and free text for the rest."""
        board = QWidget()
        flow = Flow(board, spacing=6)
        self.checks: dict[str, CheckField] = {}
        for code, words in SUPPORTS:
            check = self.checks[code] = CheckField("supports", _(words))
            self.bind("supports", check, lambda _value: self._store(), row=code)
            flow.add(check, base=17)
        self.language_edit = TextField(
            "interpreter_language", _("Interpret or translate into which language?"), width=20
        )
        self.bind("interpreter_language", self.language_edit, self._speak)
        self.right_text = Text("", "small")
        self.other_edit = LongTextField("take_part", _("Something else?"), lines=1)
        self.bind("take_part", self.other_edit, _save(self.page, "take_part"))
        self.add(board, self.language_edit, self.right_text, self.other_edit)

    def _store(self) -> object:
        chosen = [code for code, check in self.checks.items() if check.value()]
        return _save(self.page, "supports")(chosen)

    def _speak(self, language: str) -> object:
        return self.write(people.change_person, interpreter_language=language)

    def show_case(self, case: Any) -> None:
        """Show the ticks; what is a right says so."""
        chosen = case.preparation.supports if case.preparation else []
        for code, check in self.checks.items():
            check.set_value(code in chosen)
        self.other_edit.set_value(case.preparation.take_part if case.preparation else "")
        speaks = "interpreter" in chosen or "translation" in chosen
        self.language_edit.set_value(case.person.interpreter_language)
        self.language_edit.setVisible(speaks)
        is_right = any(code in chosen for code in _RIGHTS)
        self.right_text.setVisible(is_right)
        if is_right:
            pack = self.page.pack
            words = _("This is a right, not a wish: order it and have it confirmed ({law}).")
            self.right_text.setText(words.format(law=pack.law["interpreter"]))


class DoneSection(Section):
    """When the sheet was filled in, or that the person did not want to; and the interpreter."""

    def build(self) -> None:
        """Declining is a full answer."""
        self.filled_edit = DateField("filled_on", _("Filled in on"))
        self.bind("filled_on", self.filled_edit, self._fill)
        self.declined_check = CheckField(
            "is_declined", _("The person was asked and did not want to fill it in")
        )
        self.bind("is_declined", self.declined_check, _save(self.page, "is_declined"))
        self.interpreter_text = Text("")
        self.order_button = secondary(
            _("Note: the interpreter is ordered"), "languages", small=True
        )
        self.confirm_button = secondary(
            _("Note: the interpreter is confirmed"), "circle-check", small=True
        )
        self.order_button.clicked.connect(lambda: self._tell(meetings.order_interpreter))
        self.confirm_button.clicked.connect(lambda: self._tell(meetings.confirm_interpreter))
        self.interpreter = QWidget()
        lines = column(self.interpreter, spacing=6)
        lines.addWidget(self.interpreter_text)
        lines.addWidget(left_to_right(self.order_button, self.confirm_button))
        self.add(self.filled_edit, self.declined_check, self.interpreter)

    def _fill(self, day: Any) -> object:
        return _save(self.page, "filled_on")(needed_day(day, "filled_on"))

    def focus_interpreter(self) -> bool:
        """Put the cursor on what is next for the interpreter."""
        buttons = (self.order_button, self.confirm_button)
        button = next((one for one in buttons if not one.isHidden()), None)
        if button is not None:
            button.setFocus()
            self.page.page.reveal(button)
        return button is not None

    def _tell(self, verb: Any) -> None:
        meeting = meetings.next_meeting(self.page.case)
        if meeting is None:
            meeting = self.page.write(meetings.plan_meeting)
        if meeting is not None:
            self.page.write(verb, meeting_id=meeting.id)

    def show_case(self, case: Any) -> None:
        """Show the day, and how far the interpreter has come."""
        sheet = case.preparation
        self.filled_edit.set_value(sheet.filled_on if sheet else None)
        self.declined_check.set_value(sheet.is_declined if sheet else False)
        wanted = facts.needs_interpreter(case)
        meeting = meetings.next_meeting(case)
        ordered = meeting is not None and meeting.is_interpreter_ordered
        confirmed = meeting is not None and meeting.is_interpreter_confirmed
        self.interpreter.setVisible(wanted)
        self.order_button.setVisible(not ordered)
        self.confirm_button.setVisible(ordered and not confirmed)
        self.interpreter_text.setText(_interpreter_words(meeting, ordered, confirmed))


def _interpreter_words(meeting: Any, ordered: bool, confirmed: bool) -> str:
    if confirmed:
        return _("The interpreter is confirmed.")
    if not ordered:
        return _("An interpreter is needed and not ordered yet.")
    if meeting.on is None:
        return _("The interpreter is ordered.")
    return _("The interpreter is ordered for {day}.").format(day=on_day(meeting.on))
