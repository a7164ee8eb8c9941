"""All letters to a meeting at once: each through disclosure, each noted, each a file of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.disclosure import Document, Recipient
from sipdesk.domain.facts import sealed_fields
from sipdesk.domain.model import Meeting, Participant
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules.before_letter import before_letter, contact_phone
from sipdesk.gui import background
from sipdesk.gui.dialogs import print_out
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.dialogs.print_printer import ask_printer
from sipdesk.gui.dialogs.print_ways import WAYS, file_name, unit_in_name
from sipdesk.gui.dialogs.print_words import not_printed_but_noted, stopped, why_not
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.save_place import choose_folder, free_place
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, format_date, ngettext, translator
from sipdesk.printing.letter import Kind
from sipdesk.printing.render import render
from sipdesk.services import cases, documents, meeting_letters
from sipdesk.services.documents import Made, Offered
from sipdesk.services.letter_papers import receiver_ids
from sipdesk.storage.errors import StoreError
from sipdesk.storage.saving import save

LETTERS = (Document.CALL_LETTER.value, Document.INVITATION_LETTER.value)
_OWN = (Kind.TIME, Kind.CHANGED, Kind.FOLLOW_UP)  # they ask for nothing but the meeting
Note = Callable[[], None]
Give = Callable[[Offered, bytes, Note], None]


class AllLetters(Dialog):
    """Ticks for every letter that may go; those that are stopped say why.

    Attributes:
        ticks: a tick and its letter, in the order of the meeting.
        own: the letter to the person about the meeting, where it may go; it is ticked by hand,
            since the person has said which way is safe.
    """

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("All letters to the meeting"),
            _("Each letter is noted as sent to its receiver."),
            accept=_("Save as PDF…"),
        )
        self.workspace, self.case_id = workspace, case_id
        self._case = workspace.read(cases.load, case_id)
        self.ticks: list[tuple[CheckField, Offered]] = []
        self.sheets: dict[Recipient, Offered] = {}
        self.way_choice = SegmentedField(
            "how",
            _("How is it given?"),
            (("hand", _("In the hand")), ("post", _("By post")), ("channel", _("Secure channel"))),
        )
        self.way_choice.reset("post")
        self.sheet_check = CheckField(
            "sheets", _("Print the sheet of each called unit together with its call")
        )
        self.own: Offered | None = None
        self.own_check = CheckField("own", _("A letter to the person about the meeting too"))
        self.add(self._letters(), self.own_check, self.sheet_check, self.way_choice)
        self.sheet_check.setVisible(bool(self.sheets))
        self.own_check.setVisible(self.own is not None)
        self.print_button = secondary(_("Print and note"), "printer")
        self.print_button.clicked.connect(self._print)
        self.print_button.hide()
        self.foot_line.insertWidget(1, self.print_button)
        print_out.look_for_printers(
            self, lambda found: self.print_button.setVisible(bool(found.names))
        )
        self.drawn: list[tuple[Offered, Made, bytes]] = []
        self._given: list[Offered] = []

    def _letters(self) -> Card:
        card = Card()
        offers = self.workspace.read(documents.offered, self.case_id)
        for offer in offers:
            if offer.kind == Document.UNIT_SHEET.value and offer.is_allowed:
                self.sheets[offer.recipient] = offer
            self.own = self.own or _about_the_meeting(offer)
            if offer.kind not in LETTERS:
                continue
            if not offer.is_allowed:
                card.add(Text(offer.name, "strong"))
                card.add(Text(stopped(offer.summary), "small", tone="danger"))
                continue
            sent = self._sent_on(offer)
            told = offer.summary or offer.title
            if sent is not None:
                told = _("sent {day}").format(day=format_date(sent))
            tick = CheckField("letter", f"{offer.name} · {told}")
            tick.reset(sent is None)
            self.ticks.append((tick, offer))
            card.add(tick)
        return card

    def _sent_on(self, offer: Offered) -> Any:
        row = self._place(offer)[1]
        return row.sent_on if row is not None and row.is_change_told else None

    def _place(self, offer: Offered) -> tuple[Meeting | None, Participant | None]:
        """The meeting that a letter is about, and the receiver's place at it."""
        meeting = next((m for m in self._case.meetings if m.id == offer.meeting_id), None)
        rows = meeting.participants if meeting else ()
        return meeting, next((r for r in rows if offer.recipient.id in receiver_ids(r)), None)

    def submit(self) -> bool:
        """Save each as a file; the dialog closes when all is done."""
        self._save()
        return False

    def _print(self) -> None:
        job = ask_printer(self)
        if job is None:
            return
        noted: list[bytes] = []

        def keep(_offer: Offered, content: bytes, note: Note) -> None:
            note()
            noted.append(content)

        self._draw(
            _("printed"),
            keep,
            lambda: self._send(noted, job),
        )

    def _send(self, left: list[bytes], job: print_out.Job) -> None:
        """One letter after the other to the printer; all of them are noted by now."""
        if not left:
            self.accept()
            return

        def failed(_error: Exception) -> None:
            self._busy(False)
            self._say(not_printed_but_noted())

        print_out.send(self, left[0], job, lambda _pages: self._send(left[1:], job), failed)

    def _save(self) -> None:
        folder = choose_folder(self, self.workspace)
        if not folder:
            return

        def give(offer: Offered, content: bytes, note: Note) -> None:
            number = len(self._given) + 1
            title = f"{number} {offer.title}"  # two units may have the same name
            name = file_name(self._case.number, title, unit_in_name(offer))
            save(free_place(Path(folder), name), content, note)

        self._draw(_("saved as PDF"), give, self.accept)

    # One after the other, beside the window

    def _draw(self, how: str, give: Give, finish: Callable[[], None]) -> None:
        self.band.hide()
        ticked = list(self._wanted())
        wanted = [offer for offer in ticked if offer not in self._given]
        if not wanted:
            again = _(
                "They are noted already. Save or print them again from Documents and history."
            )
            self._say(again if ticked else _("Tick at least one letter."))
            return
        self.drawn = []
        self._busy(True)
        self._next(wanted, how, give, finish)

    def _wanted(self) -> Iterator[Offered]:
        """The letters that are ticked, each call perhaps followed by the unit's sheet."""
        for tick, offer in self.ticks:
            if not tick.value():
                continue
            yield offer
            sheet = self.sheets.get(offer.recipient)
            if self.sheet_check.value() and sheet and sheet.meeting_id == offer.meeting_id:
                yield sheet
        if self.own is not None and self.own_check.value():
            yield self.own

    def _busy(self, is_busy: bool) -> None:
        self.accept_button.setEnabled(not is_busy)
        self.print_button.setEnabled(not is_busy)

    def _next(self, left: list[Offered], how: str, give: Give, finish: Callable[[], None]) -> None:
        if not left:
            self._give(how, give, finish)
            return
        offer = left[0]
        if lacks := self._lacks(offer):
            self._stop(offer, lacks)
            return
        try:
            made = self.workspace.read(
                documents.content,
                self.case_id,
                offer.kind,
                offer.recipient,
                meeting_id=offer.meeting_id,
                variant=_form(offer),
            )
        except RuleError as error:
            self._stop(offer, problem_text(error.problems[0]))
            return

        def work() -> bytes:
            return render(made.kind, made.content, translator(made.language))

        def done(content: bytes) -> None:
            self.drawn.append((offer, made, content))
            self._next(left[1:], how, give, finish)

        background.run(self, work, done, lambda error: self._stop(offer, " ".join(why_not(error))))

    def _lacks(self, offer: Offered) -> str:
        """What the letter lacks, a day that has passed included, in words."""
        if offer is self.own:  # it asks for nothing
            return ""
        case, pack = self.workspace.look(self.case_id)
        turn, (meeting, row) = meeting_letters.turn_of(_form(offer)), self._place(offer)
        sealed = sealed_fields(case, meeting.id if meeting else None)
        contact = contact_phone(case, self.workspace.actor.phone)
        found = before_letter(
            meeting, row, clock.today(), pack, turn, contact=contact, sealed=sealed
        )
        return " ".join(problem_text(problem) for problem in found)

    def _stop(self, offer: Offered, why: str) -> None:
        """One letter cannot be given, and none after it, so that nobody is left out unseen."""
        self._busy(False)
        self._say(_("{name}: {why}").format(name=offer.name, why=why))

    def _say(self, text: str) -> None:
        self.band.say(text)
        self.band.show()

    def _give(self, how: str, give: Give, finish: Callable[[], None]) -> None:
        way = ", ".join(filter(None, (WAYS.get(self.way_choice.value(), ""), how)))
        for offer, made, content in self.drawn:
            note = partial(self._note, offer, made, content, way)
            try:
                give(offer, content, note)
            except RuleError as error:
                self._stop(offer, problem_text(error.problems[0]))
                return
            except StoreError as error:
                self._stop(offer, " ".join(filter(None, (error.text(), self._told()))))
                return
        announce(self, self._told())
        finish()

    def _told(self) -> str:
        """How many letters are noted as given; "" when none is."""
        n = len(self._given)
        return (
            ngettext("{n} letter is noted.", "{n} letters are noted.", n).format(n=n) if n else ""
        )

    def _note(self, offer: Offered, made: Made, content: bytes, how: str) -> None:
        """Put on record that a letter is given; a second try leaves it out."""
        self.workspace.write(
            documents.freeze_and_hand_out,
            self.case_id,
            kind=offer.kind,
            recipient=made.recipient,
            content=content,
            how=how,
            language=made.language,
            variant=made.variant,
            meeting_id=made.meeting_id,
        )
        self._given.append(offer)


def _about_the_meeting(offer: Offered) -> Offered | None:
    """The letter to the person, on the meeting and nothing else; None for other papers."""
    if offer.kind != Document.LETTER_TO_PERSON.value or not offer.is_allowed:
        return None
    forms = tuple(form for form in offer.variants if form[0] in _OWN)
    return replace(offer, variants=forms) if forms else None


def _form(offer: Offered) -> str:
    """The likeliest form of a letter: the first, or the one that says moved or cancelled."""
    return offer.variants[0][0] if offer.variants else ""
