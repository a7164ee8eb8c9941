"""Log review: filter, draw a sample, judge each row, print and sign (mock-up 10-log-review)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QWidget,
)

from sipdesk import clock
from sipdesk.domain.model import ReviewOutcome
from sipdesk.domain.problems import RuleError
from sipdesk.gui import background, theme
from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.review.model import ENTRY, LogModel, about, when
from sipdesk.gui.told import routine_box
from sipdesk.gui.widgets.buttons import primary, quiet, secondary
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Band, Card, Chip
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.widgets.row_table import RowTable
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, format_date, format_time, language, ngettext, translator
from sipdesk.services import notice, review_papers, reviews
from sipdesk.services.log_words import KINDS, OUTCOMES, words_of
from sipdesk.services.reviews import SAMPLE, Entry
from sipdesk.storage.errors import StoreError
from sipdesk.storage.log_chain import Verdict

PERIODS = ((7, N_("Last 7 days")), (30, N_("Last 30 days")), (365, N_("Last year")))
_WIDTHS = (135, 150, 180, 125, 0, 165)


class _Table(RowTable):
    """Tab leaves; Enter goes to the judgement."""

    judged = Signal()

    def __init__(self) -> None:
        super().__init__(_("Log"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.judged.emit()
        else:
            super().keyPressEvent(event)


class ReviewView(PlaceView):
    """The log of everybody, by case number; the reviewer sees no case."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.verdict: Verdict | None = None
        self.model, self.table = LogModel(self), _Table()
        self.table.setModel(self.model)
        self.page = Page(margins=(22, 16, 22, 16), spacing=12)
        column(self, spacing=0).addWidget(self.page)
        self.trouble = Band("danger")
        self.trouble.hide()
        self.done = Band("ok", closable=True)
        self.done.hide()
        self.page.add(self._head(), self.trouble, self.done, self._list(), self._judgement())
        if routine := workspace.read(notice.of_today).routine:
            self.page.add(routine_box(routine))
        self._connect()
        self.reload()
        self.check_chain()

    # Parts

    def _head(self) -> QWidget:
        head = QWidget()
        flow = Flow(head, spacing=10)
        texts = QWidget()
        lines = column(texts, spacing=3)
        self.title = Text(_("Log review"), "h1")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        source = self.workspace.read(review_papers.law)
        lines.addWidget(self.title)
        lines.addWidget(Text(_(review_papers.REGULARLY).format(source=source), "lead"))
        self.latest_chip = Chip("", "info", "calendar-clock")
        flow.add(texts, stretch=1, base=28)
        flow.add(self.latest_chip)
        return head

    def _list(self) -> Card:
        card = Card(spacing=8)
        names = self.workspace.read(reviews.list_names)
        self.user_combo = ChoiceField("user", _("User"), names, empty=_("All users"))
        periods = [(days, _(text)) for days, text in PERIODS]
        self.period_combo = ChoiceField("period", _("Time"), periods, empty=_("All the time"))
        self.period_combo.set_value(30)
        kinds = [(kind, _(text)) for kind, text in KINDS.items()]
        self.kind_combo = ChoiceField("kind", _("What"), kinds, empty=_("All that was done"))
        words = ngettext("Draw a sample: {n} row", "Draw a sample: {n} rows", SAMPLE)
        self.draw_button = secondary(words.format(n=SAMPLE), "refresh-cw")
        self.print_button = secondary(_("&Print the review…"), "printer")
        self.incident_button = quiet(_("Material about an &incident…"), "file-text")
        self.report_button = quiet(_("Report on protec&tion…"), "file-text")
        self.sign_button = secondary(_("The sample is done"), "circle-check")
        filters = QWidget()
        flow = Flow(filters, spacing=10)
        for field in (self.user_combo, self.period_combo, self.kind_combo):
            flow.add(field, stretch=1, base=11)
        for button in (self.draw_button, self.sign_button, self.print_button):
            flow.add(button)
            flow.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        card.add(filters)
        self.count_label = Text("", "small")
        line = row(spacing=10)
        line.addWidget(self.count_label, 1)
        line.addWidget(self.report_button)
        line.addWidget(self.incident_button)
        card.body.addLayout(line)
        self._columns()
        theme.fix(self.table, min_height=250)
        card.body.addWidget(self.table, 1)
        return card

    def _columns(self) -> None:
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for at, width in enumerate(_WIDTHS):
            if width:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(at, theme.px(width))
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def _judgement(self) -> Card:
        self.card = Card(_("Choose a row"), icon="flag")
        both = QWidget()
        flow = Flow(both, spacing=12)
        self.note_edit = LongTextField("note", _("&Your judgement"), lines=2)
        outcomes = [(outcome, _(text)) for outcome, text in OUTCOMES.items()]
        self.outcome_combo = ChoiceField("outcome", _("&Decision"), outcomes)
        flow.add(self.note_edit, stretch=3, base=24)
        flow.add(self.outcome_combo, stretch=1, base=13)
        foot = QWidget()
        line = row(foot, spacing=10)
        self.chain_label = Text("", "small")
        self.save_button = primary(_("&Save the judgement"))
        line.addWidget(self.chain_label, 1)
        line.addWidget(self.save_button)
        fields = {field.name: field for field in (self.note_edit, self.outcome_combo)}
        self.typed = Typed(self.workspace, None, "judge", fields, self.card)
        self.card.add(self.typed, both, foot)
        return self.card

    def _connect(self) -> None:
        for field in (self.user_combo, self.period_combo, self.kind_combo):
            field.edited.connect(self.reload)
        self.draw_button.clicked.connect(self.draw)
        self.sign_button.clicked.connect(self.sign)
        self.print_button.clicked.connect(self.show_paper)
        self.incident_button.clicked.connect(self.show_incident)
        self.report_button.clicked.connect(self.show_report)
        self.save_button.clicked.connect(self.judge)
        self.table.judged.connect(lambda: self.note_edit.control.setFocus())
        self.table.selectionModel().currentRowChanged.connect(self._chosen)

    # What is shown

    def take_focus(self) -> None:
        """Put the focus on the title."""
        self.title.setFocus()

    def reload(self) -> None:
        """Show the rows that the choices leave, and the sample first when one is open."""
        current = self.entry
        sample = self.workspace.read(reviews.open_sample)
        if sample is not None and not self._is_filtered():
            found = self.workspace.read(reviews.rows_of, sample=sample)
        else:
            found = self.workspace.read(reviews.list_entries, **self._chosen_rows())
        self.model.replace(found)
        self._tell(sample, found)
        place = self.model.place_of(current.row) if current else -1
        self.table.selectRow(place if place >= 0 else self._first_left(found))

    def _chosen_rows(self) -> dict[str, Any]:
        return {
            "user_id": self.user_combo.value(),
            "since": self._since(),
            "kind": self.kind_combo.value() or "",
        }

    def _is_filtered(self) -> bool:
        return bool(self.user_combo.value() or self.kind_combo.value())

    def _since(self) -> Any:
        days = self.period_combo.value()
        return clock.now() - timedelta(days=days) if days else None

    def _first_left(self, found: list[Entry]) -> int:
        return next((n for n, e in enumerate(found) if e.reasons and e.review is None), 0)

    def _tell(self, sample: Any, found: list[Entry]) -> None:
        left = sum(1 for entry in found if entry.reasons and entry.review is None)
        if sample is not None and not self._is_filtered():
            words = ngettext(
                "Sample of {n} row; {left} left to judge.",
                "Sample of {n} rows; {left} left to judge.",
                len(found),
            )
        else:
            words = ngettext("{n} row", "{n} rows", len(found))
        self.count_label.setText(words.format(n=len(found), left=left))
        self.draw_button.setVisible(sample is None)
        self.sign_button.setVisible(sample is not None)
        due = self.workspace.read(notice.next_review)
        latest = self.workspace.read(reviews.last_signed)
        if due is not None:
            day = format_date(due.by, lang=language())
            words = _("Next review by {day}").format(day=day)
            tone = "info" if due.by > clock.today() else "warn"
            self.latest_chip.set_state(words, tone, "calendar-clock")
        elif latest is None:
            self.latest_chip.set_state(_("Never reviewed"), "warn", "calendar-clock")
        else:
            day = format_date(clock.local(latest).date(), lang=language())
            words = _("Reviewed {day}").format(day=day)
            self.latest_chip.set_state(words, "info", "calendar-clock")

    @property
    def entry(self) -> Entry | None:
        """The row that is chosen."""
        index = self.table.currentIndex()
        return self.model.data(index, ENTRY) if index.isValid() else None

    def _chosen(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        self.typed.keep()  # of the row before
        entry = self.entry
        can = entry is not None and not entry.is_own
        for part in (self.note_edit, self.outcome_combo):
            part.set_read_only(not can)
            part.clear_error()
        self.save_button.setEnabled(can)
        if entry is None:
            self.card.title.setText(_("Choose a row"))
            return
        words = _("{who}: {what}, {about}, {when}") if about(entry) else _("{who}: {what}, {when}")
        said = words.format(
            who=entry.who, what=_(words_of(entry.act)).lower(), about=about(entry), when=when(entry)
        )
        self.card.retitle(f"{said}. " + _("Your own row.") if entry.is_own else said)
        self.card.setAccessibleName(self.card.title.text())
        self.note_edit.reset(entry.review.note if entry.review else "")
        self.outcome_combo.reset(entry.review.outcome if entry.review else None)
        self.typed.go_to(f"judge-{entry.row}")

    # Acts

    def draw(self) -> None:
        """Draw a sample from the time that is chosen."""
        self.done.hide()
        for field in (self.user_combo, self.kind_combo):
            field.set_value(None)
        self._attempt(lambda: self.workspace.write(reviews.draw, None, since=self._since()))
        self.reload()
        self.table.setFocus()

    def judge(self) -> None:
        """Store the judgement and go to the next row of the sample."""
        entry = self.entry
        if entry is None:
            return
        outcome: ReviewOutcome | None = self.outcome_combo.value()
        if outcome is None:
            self.outcome_combo.set_error(_("Choose a decision."))
            self.outcome_combo.control.setFocus()
            return
        note = self.note_edit.value()
        try:
            self.workspace.write(reviews.judge, None, row=entry.row, outcome=outcome, note=note)
        except RuleError as error:
            self.note_edit.set_error(problem_text(error.problems[0]))
            self.note_edit.control.setFocus()
            return
        except StoreError:
            return  # the status line says so, and what was typed stays
        self.typed.forget()
        self.reload()
        left = self._first_left(list(self.model.entries))
        if self.model.entries and self.model.entries[left].review is None:
            self.table.selectRow(left)
        announce(self, _("The judgement is saved."))

    def sign(self) -> None:
        """The sample is done: each row has been judged."""
        sample = self.workspace.read(reviews.open_sample)
        if sample is not None and self._attempt(
            lambda: self.workspace.write(reviews.sign, None, sample_id=sample.id)
        ):
            words = _("The review is done. Print it, sign it and keep it.")
            self.done.say("", words)
            self.done.show()
            announce(self, words)
        self.reload()

    def _attempt(self, act: Callable[[], object]) -> bool:
        self.trouble.hide()
        try:
            act()
        except RuleError as error:
            text = problem_text(error.problems[0])
        except StoreError as error:
            text = error.text()
        else:
            return True
        self._say_trouble("", text)
        return False

    def _say_trouble(self, title: str, text: str) -> None:
        self.trouble.say(title, text)
        self.trouble.show()
        announce(self, self.trouble.accessibleName())

    def show_paper(self) -> None:
        """Show the review as a paper, to be printed or saved."""
        from sipdesk.gui.review.paper import show_review

        try:
            show_review(self.workspace, self._known_verdict(), self.window())
        except LookupError:
            self._say_trouble("", _("Draw a sample first. The paper shows what was found."))

    def show_incident(self) -> None:
        """Show what the log says of the rows that are chosen, to be printed or saved (L34)."""
        from sipdesk.gui.review.paper import Chosen, show_incident

        fields = (self.period_combo, self.user_combo, self.kind_combo)
        words = tuple(f"{field.label.text()}: {field.combo.currentText()}" for field in fields)
        show_incident(
            self.workspace, Chosen(self._chosen_rows(), words), self._known_verdict(), self.window()
        )

    def show_report(self) -> None:
        """Show what the yearly evaluation of the protection begins from (FLT L16)."""
        from sipdesk.gui.review.protection import show_report

        show_report(self.report_button, self.workspace, self._say_trouble)

    # The chain

    def _known_verdict(self) -> Verdict:
        if self.verdict is None:
            known = self.workspace.read(reviews.checkpoints)
            self.verdict = self.workspace.store.verify_log(known)
        return self.verdict

    def check_chain(self) -> None:
        """Check every row of the log beside the window."""
        known = self.workspace.read(reviews.checkpoints)
        store = self.workspace.store
        background.run(self, lambda: store.verify_log(known), self._checked, lambda _error: None)

    def _checked(self, verdict: Verdict) -> None:
        self.verdict = verdict
        words = review_papers.chain_words(verdict, translator(language()))
        time = format_time(clock.local(clock.now()))
        said = _("Your review is logged too. {chain} Checked at {time}.")
        self.chain_label.setText(said.format(chain=words, time=time))
        if not verdict.is_whole:
            self._say_trouble(
                _("The log has been tampered with, or the file is older than it should be"),
                words + " " + _("Tell who answers for security. Keep the latest paper."),
            )
