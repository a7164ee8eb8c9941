"""What people answered about their meetings: counts of a year, and their words beside them."""

from PySide6.QtWidgets import QWidget

from sipdesk.domain import statistics
from sipdesk.domain.evaluation_questions import ANSWERS, QUESTIONS
from sipdesk.domain.model import EvaluationAnswer
from sipdesk.domain.statistics_evaluations import SHEETS, key
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Card, rule
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import evaluations


def show_answers(workspace: Workspace, parent: QWidget | None = None) -> None:
    """Show the answers of a year."""
    dialog = AnswersDialog(workspace, parent)
    dialog.exec()
    dialog.deleteLater()


class AnswersDialog(Dialog):
    """Small counts are hidden; the words go only under a decision on how long they are kept."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("What people thought of their meetings"),
            _("From all sheets of a year. Nothing shows whose meeting it was."),
            accept=_("Done"),
            role="secondary",
            width=48,
        )
        self.workspace = workspace
        self.cancel_button.hide()
        years = [(year, str(year)) for year in workspace.read(evaluations.list_years)]
        self.year_choice = ChoiceField("year", _("Year"), years, empty=None)
        self.nothing = Text(_("Nobody has answered yet."), "secondary")
        self.counts_card = Card(_("The answers"), icon="list-checks")
        self.counts = column(spacing=6)
        self.counts_card.body.addLayout(self.counts)
        self.words_card = Card(_("In their own words"), icon="message-square-quote")
        self.words = column(spacing=6)
        self.words_card.body.addLayout(self.words)
        self.reason_edit = LongTextField("reason", _("Thrown away under which decision?"), lines=1)
        self.discard_button = secondary(_("Throw these words away"), "trash-2")
        self.discard_button.clicked.connect(lambda: self.attempt(self._discard))
        self.words_card.add(self.reason_edit, self.discard_button)
        self.add(self.year_choice, self.nothing, self.counts_card, self.words_card)
        self.bind(self.reason_edit)
        self.year_choice.edited.connect(self.show_year)
        self.show_year()
        self.keep_typed(workspace, None, "answers")

    def show_year(self) -> None:
        """Show the counts and the words of the year that is chosen."""
        year = self.year_choice.value()
        for widget in (self.year_choice, self.counts_card, self.words_card):
            widget.setVisible(year is not None)
        self.nothing.setVisible(year is None)
        clear(self.counts)
        clear(self.words)
        if year is None:
            return
        self._show_counts(self.workspace.read(evaluations.counted, year))
        texts = self.workspace.read(evaluations.list_words, year)
        for text in texts or [_("Nobody has written anything.")]:
            self.words.addWidget(Text(text, "quote" if texts else "secondary"))
        self.reason_edit.setVisible(bool(texts))
        self.discard_button.setVisible(bool(texts))

    def _show_counts(self, found: dict[str, int]) -> None:
        sheets = _("Sheets: {n}").format(n=_(statistics.printed(found[SHEETS])))
        self.counts.addWidget(Text(sheets, "strong"))
        for question, text in QUESTIONS.items():
            self.counts.addWidget(rule())
            self.counts.addWidget(Text(_(text)))
            line = QWidget()
            flow = Flow(line, spacing=16)
            for answer, words in answer_words():
                count = _(statistics.printed(found[key(question, answer)]))
                flow.add(Text(f"{words}: {count}", "secondary", wrap=False))
            self.counts.addWidget(line)

    def submit(self) -> bool:
        """Nothing is done here: the dialog is left, and a decision that is typed is kept."""
        self.reject()
        return False

    def _discard(self) -> bool:
        gone = self.workspace.write(
            evaluations.discard_words,
            None,
            year=self.year_choice.value(),
            reason=self.reason_edit.value(),
        )
        self.reason_edit.reset("")
        if self.typed is not None:
            self.typed.forget()
        self.show_year()
        text = ngettext("{n} text is thrown away.", "{n} texts are thrown away.", gone)
        self.band.say("", text.format(n=gone))
        self.band.show()
        return True


def answer_words() -> list[tuple[EvaluationAnswer | None, str]]:
    """The answers in the order of the sheet, and the one that was left empty."""
    found: list[tuple[EvaluationAnswer | None, str]] = [
        (EvaluationAnswer(value), _(text)) for value, text in ANSWERS.items()
    ]
    return [*found, (None, _("No answer"))]
