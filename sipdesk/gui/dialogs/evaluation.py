"""How was the meeting for you?: typed in from paper or answered on the screen, of no case."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.evaluation_questions import ANSWERS, LAST, QUESTIONS
from sipdesk.domain.model import EvaluationAnswer
from sipdesk.domain.problems import refuse
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import evaluations


def ask_about_meeting(workspace: Workspace, parent: QWidget | None = None) -> None:
    """Show the questions until the user closes them: one sheet after another."""
    dialog = EvaluationDialog(workspace, parent)
    dialog.exec()
    dialog.deleteLater()


class EvaluationDialog(Dialog):
    """The questions of the sheet (REQ D25); the answers are kept apart from every case.

    Who leaves it leaves nothing for the next person to read; only a crash or a lock keeps a sheet.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("How was the meeting for you?"),
            _("You do not need to answer. We do not register who has answered."),
            accept=_("Store the answers"),
            width=44,
        )
        self.workspace = workspace
        self.thanks = Band("ok", "-")
        self.thanks.hide()
        hint = _("The sheet has a month and a year. Only the year is kept.")
        self.year_edit = TextField("year", _("&Year of the meeting"), hint, width=8)
        answers = [(EvaluationAnswer(value), _(words)) for value, words in ANSWERS.items()]
        self.questions = [
            SegmentedField(name, _(text), answers) for name, text in QUESTIONS.items()
        ]
        note = _("Write no names. The words are kept apart from the answers.")
        self.words_edit = LongTextField("words", _(LAST), note, lines=3)
        fields = (self.year_edit, *self.questions, self.words_edit)
        self.add(self.thanks, *fields)
        self.bind(*fields)
        self.cancel_button.setText(_("Done"))
        self.year_edit.reset(str(clock.today().year))
        self._empty()
        self.keep_typed(workspace, None, "evaluation", when_left=False)

    def _empty(self) -> None:
        for field in self.questions:
            field.reset(None)
        self.words_edit.reset("")
        self.questions[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> bool:
        """Keep one sheet and make room for the next. Raises RuleError at the field."""
        self.thanks.hide()
        typed = self.year_edit.value().strip()
        if typed and not typed.isdecimal():
            text = N_("Write the year of the meeting in four digits, for example {year}.")
            values = {"year": str(clock.today().year)}
            raise refuse("evaluation.year.wrong", "year", text, values=values)
        self.workspace.write(
            evaluations.record_evaluation,
            None,
            year=int(typed) if typed else None,
            answers={field.name: field.value() for field in self.questions},
            words=self.words_edit.value(),
        )
        self._empty()
        if self.typed is not None:
            self.typed.forget()
        self.thanks.say(_("Thank you. The answers are stored."), _("The form is empty again."))
        self.thanks.show()
        announce(self, self.thanks.accessibleName())
        return False
