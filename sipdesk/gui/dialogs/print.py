"""Print: who gets the copy, the real page, what they may know; noted when it is handed out."""

from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.domain.problems import Problem, RuleError
from sipdesk.gui import background, theme
from sipdesk.gui.dialogs import print_out
from sipdesk.gui.dialogs.print_choice import Choice
from sipdesk.gui.dialogs.print_facts import Facts
from sipdesk.gui.dialogs.print_looks import place_of
from sipdesk.gui.dialogs.print_mend import Way, stopping
from sipdesk.gui.dialogs.print_preview import Preview
from sipdesk.gui.dialogs.print_text import copy_for_a_while
from sipdesk.gui.dialogs.print_ways import (
    NOBODYS,
    WAYS,
    copies_words,
    file_name,
    first_kind,
    unit_in_name,
)
from sipdesk.gui.dialogs.print_words import not_printed_but_noted, why_not
from sipdesk.gui.dialogs.review_notes import ReviewNotes
from sipdesk.gui.dialogs.typed import Typed, TypingDialog
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.save_place import choose_file
from sipdesk.gui.widgets.buttons import primary, quiet, secondary
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.frames import Band, frame, rule
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, translator
from sipdesk.printing.render import render, render_text
from sipdesk.services import cases, documents
from sipdesk.services.documents import Made, Offered
from sipdesk.storage.errors import StoreError
from sipdesk.storage.saving import save


class PrintDialog(TypingDialog):
    """One case's papers; what is written for one letter is kept until it is given out.

    Attributes:
        choice: paper, receiver, language and way.
        preview: the pages of the real bytes.
        facts: what the receiver gets to know and what is left out.
        going: what the user left to mend, when the window was closed for that.
    """

    def __init__(
        self, workspace: Workspace, case_id: UUID, kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.case_id = workspace, case_id
        self._content: bytes | None = None
        self._made: Made | None = None
        self._round = 0
        self.going: Problem | None = None
        self.setWindowTitle(_("Print"))
        case = workspace.read(cases.load, case_id)
        self._number = case.number
        offers = workspace.read(documents.offered, case_id)
        language = "en" if case.person.language.lower() in ("english", "engelska") else "sv"
        self.choice = Choice(offers, first_kind(kind, offers), language)
        self.preview, self.facts = Preview(), Facts()
        self._build()
        self._keep_written()
        self.choice.chosen.connect(self._show)
        self.choice.printers.known.connect(self._know_printers)
        QTimer.singleShot(0, self, self._begin)

    def _build(self) -> None:
        lines = column(self, spacing=0)
        head = frame("bar")
        line = row(head, spacing=10, margins=(18, 10, 18, 10))
        line.addWidget(theme.IconLabel("printer", "accent", 22))
        line.addWidget(Text(_("Print"), "h1", wrap=False))
        line.addWidget(Text(f"SIP {self._number}", "small"), 1)
        lines.addWidget(head)
        self.band = Band("danger")
        self.band.hide()
        self.way = Way(self.band)
        for way in (self.way, self.preview.way):
            way.followed.connect(self._go)
        lines.addWidget(self.band)
        lines.addLayout(self._middle(), 1)
        lines.addWidget(rule())
        lines.addWidget(self._foot())

    def _keep_written(self) -> None:
        looks = self.choice.looks
        self._letter = place_of(self.choice.offer())
        self.written = Typed(self.workspace, self.case_id, self._letter, looks.written, looks)
        self.typed = self.written
        looks.insert(self.written)
        self.written.band.clicked.connect(looks.changed)

    def _turn_to(self, letter: str) -> None:
        """Another letter: what is written for the one before waits for it."""
        if letter != self._letter:
            self._letter = letter
            self.written.keep()
            self.choice.looks.begin()
            self.written.go_to(letter)

    def _middle(self) -> QVBoxLayout:
        whole = column(spacing=0)
        self._line = row(spacing=0)
        self._left, self._right = Page(margins=(18, 14, 14, 14)), Page(margins=(14, 14, 18, 14))
        self._left.add(self.choice)
        self._right.add(self.facts)
        for part in (self._left, self.preview, self._right):
            self._line.addWidget(part)
        whole.addLayout(self._line, 1)
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns; with large text or a small window the facts go under the choice."""
        super().resizeEvent(event)
        narrow = self.width() / theme.em() < theme.MEDIUM
        self._right.setVisible(not narrow)
        (self._left if narrow else self._right).add(self.facts)
        for place, share in enumerate((6, 6, 0) if narrow else (5, 8, 4)):
            self._line.setStretch(place, share)

    def _foot(self) -> QWidget:
        foot = frame("footer")
        flow = Flow(spacing=10)
        column(foot, margins=(18, 10, 18, 10)).addLayout(flow)
        warning = _(
            "The file is no longer protected by the program. Save it only where the routine of "
            "the board allows."
        )
        flow.add(Text(warning, "small"), stretch=1, base=22)
        self.cancel_button = quiet(_("Cancel"))
        self.save_button = secondary(_("Save as PDF…"), "download")
        self.print_button = primary(_("Print and note"), "printer")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.review_button = secondary(_("Review the notes…"), "eye")
        self.review_button.clicked.connect(self._review)
        self.review_button.hide()
        flow.addWidget(self.review_button)
        self.read_button = quiet(_("Read as text"))
        self.copy_button = quiet(_("Copy as text"))
        self.read_button.clicked.connect(self._read)
        self.copy_button.clicked.connect(self._copy)
        flow.addWidget(self.read_button)
        flow.addWidget(self.copy_button)
        for button in (self.cancel_button, self.save_button, self.print_button):
            flow.addWidget(button)
        return foot

    def _begin(self) -> None:
        offer = self.choice.offer()
        if offer is not None:
            self._show(offer)

    # Drawing

    def _show(self, offer: Offered) -> None:
        """Fill the paper through disclosure and draw it beside the window."""
        self._turn_to(place_of(offer))
        self._round += 1
        self._content = self._made = None
        self.preview.read("")
        self._may_give(False)
        self.band.hide()
        looks = self.choice.looks
        self.facts.show_offer(offer, names_person=looks.name_reason() is not None)
        self.review_button.setVisible(offer.code == "extract.notes_unreviewed")
        if not offer.is_allowed:
            self.preview.say(_("The copy is stopped."), offer.summary, stopping(offer))
            return
        try:
            made = self.workspace.read(
                documents.content,
                self.case_id,
                offer.kind,
                offer.recipient,
                lang=self.choice.language_choice.value(),
                plan_id=offer.plan_id,
                meeting_id=offer.meeting_id,
                variant=looks.variant(),
                text=looks.text_edit.value(),
                reply_by=looks.reply_edit.value(),
                name_reason=looks.name_reason(),
            )
        except RuleError as error:
            looks.show_problems(error.problems)
            text = "\n".join(problem_text(problem) for problem in error.problems)
            self.preview.say(text, problem=self._elsewhere(error.problems))
            return
        except LookupError:
            self.preview.say(_("This paper cannot be made yet."))
            return
        except StoreError as error:
            self.preview.say(error.text())
            return
        self._draw(made)

    def _draw(self, made: Made) -> None:
        self.preview.say(_("Drawing the page…"))
        number = self._round

        tr = translator(made.language)

        def work() -> bytes:
            return render(made.kind, made.content, tr)

        def done(content: bytes) -> None:
            if number == self._round:
                self.choice.language_choice.tell(made.language, len(tr.borrowed))
                self._drawn(made, content)

        def failed(error: Exception) -> None:
            if number == self._round:
                self.preview.say(*why_not(error))

        background.run(self, work, done, failed)

    def _drawn(self, made: Made, content: bytes) -> None:
        self._made, self._content = made, content
        self.preview.show_bytes(content)
        self._may_give(True)
        announce(self, _("The page is drawn."))

    def _may_give(self, may: bool) -> None:
        self.save_button.setEnabled(may)
        self.print_button.setEnabled(may and self.choice.printers.job() is not None)
        self.read_button.setEnabled(may)
        self.copy_button.setEnabled(may)

    def _text(self) -> str:
        made = self._made
        return render_text(made.kind, made.content, translator(made.language)) if made else ""

    def _read(self) -> None:
        """Change between the pages and their text."""
        self.preview.read("" if self.preview.text_view.isVisible() else self._text())

    def _copy(self) -> None:
        """Put the text on the clipboard for a minute; noted as a paper that was given to nobody."""
        offer = self.choice.offer()
        if self._made is None or offer is None:
            return
        why = self._made.name_reason
        self.workspace.write(documents.note_copied, self.case_id, kind=offer.kind, reason=why)
        copy_for_a_while(self._text())
        announce(self, _("The text is on the clipboard for a minute."))

    def _review(self) -> None:
        """Decide about each internal note; then the extract can be made."""
        if ReviewNotes(self.workspace, self.case_id, self).exec():
            self.choice.set_offers(self.workspace.read(documents.offered, self.case_id))

    # Giving

    def _know_printers(self, has_printer: bool) -> None:
        """The system has answered which printers there are: without any, saving is the act."""
        self.print_button.setVisible(has_printer)
        role, hue = ("secondary", "text") if has_printer else ("primary", "on_accent")
        theme.restyle(self.save_button, role=role)
        theme.set_icon(self.save_button, "download", hue, 18)
        self.print_button.setEnabled(has_printer and self._content is not None)

    def _save(self) -> None:
        content = self._content
        if content is None:
            return
        path = choose_file(self, self.workspace, self.file_name())
        if path and self._tried(
            lambda: save(Path(path), content, lambda: self._note(_("saved as PDF")))
        ):
            self.accept()

    def _print(self) -> None:
        """Note it, then send it; the window waits for the printer without standing still."""
        content, job = self._content, self.choice.printers.job()
        if content is None or job is None:
            return
        if not self._tried(lambda: self._note(copies_words(job))):
            return
        self._may_give(False)
        self.band.hide()
        announce(self, _("Sending to the printer…"))
        print_out.send(self, content, job, lambda _pages: self.accept(), self._not_printed)

    def _not_printed(self, _error: Exception) -> None:
        self._may_give(True)
        self._say(not_printed_but_noted())

    def file_name(self) -> str:
        """A name that says nothing about the person: "SIP 2026-0014 Kallelse Boendestödet.pdf"."""
        offer = self.choice.offer()
        return file_name(self._number, offer.title, unit_in_name(offer)) if offer else ""

    def _note(self, saved: str) -> None:
        """Freeze the bytes and note who got them; first this, then the paper."""
        made, content, offer = self._made, self._content, self.choice.offer()
        if made is None or content is None or offer is None:
            raise LookupError
        if offer.kind == NOBODYS:
            return
        how = ", ".join(filter(None, (WAYS.get(self.choice.way_choice.value(), ""), saved)))
        if offer.is_draft:
            self.workspace.write(documents.note_draft_print, self.case_id, kind=offer.kind)
        else:
            self._freeze(made, content, offer, how)

    def _tried(self, act: Callable[[], object]) -> bool:
        """Do it; a refusal is said in the window, which stays."""
        try:
            act()
        except RuleError as error:
            text = "\n".join(problem_text(problem) for problem in error.problems)
            self._say(text, self._elsewhere(error.problems))
            return False
        except StoreError as error:
            self._say(error.text())
            return False
        return True

    def _freeze(self, made: Made, content: bytes, offer: Offered, how: str) -> None:
        self.workspace.write(
            documents.freeze_and_hand_out,
            self.case_id,
            kind=offer.kind,
            recipient=made.recipient,
            content=content,
            how=how,
            language=made.language,
            variant=made.variant,
            plan_id=made.plan_id,
            meeting_id=made.meeting_id,
            name_reason=made.name_reason,
        )

    def _elsewhere(self, problems: Iterable[Problem]) -> Problem | None:
        """The first that is mended in the case, not in a field of this window."""
        own = {field.name for field in self.findChildren(Field)}
        return next((problem for problem in problems if problem.field not in own), None)

    def _go(self, problem: Problem) -> None:
        """Leave for the field where it is mended; not when there is something to ask first."""
        self.going = problem
        self.reject()
        if self.isVisible():
            self.going = None

    def _say(self, text: str, problem: Problem | None = None) -> None:
        self.way.lead(problem)
        self.band.say(text)
        self.band.show()
        announce(self, text, at_once=True)

    def showEvent(self, event: QShowEvent) -> None:
        """At most nine tenths of the window."""
        super().showEvent(event)
        over = self.parentWidget()
        if over is not None:
            room = over.window().size()
            self.resize(int(room.width() * 0.94), int(room.height() * 0.94))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing of the paper stays in the window."""
        super().closeEvent(event)
        if event.isAccepted():
            self.preview.clear()


def open_print(
    workspace: Workspace, case_id: UUID, kind: str = "", parent: QWidget | None = None
) -> Problem | None:
    """Open the print dialog; answers what the user left to mend, or None."""
    dialog = PrintDialog(workspace, case_id, kind, parent)
    dialog.exec()
    dialog.preview.clear()
    dialog.deleteLater()
    return dialog.going
