"""One party of the meeting: read in a row, opened to write questions, letter and answer."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from sipdesk import clock
from sipdesk.domain.disclosure import Document, Recipient, RecipientKind, may_disclose
from sipdesk.domain.model import Bidding, Principal, Reply
from sipdesk.gui import theme
from sipdesk.gui.dialogs.print_words import letter_stopped
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.call_editor import PartyEditor
from sipdesk.gui.guide.section import on_day
from sipdesk.gui.messages import fill
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, ngettext

ICONS = {
    Principal.KOMMUN: ("building-2", "kommun"),
    Principal.REGION: ("stethoscope", "region"),
    Principal.SHARED: ("building-2", "kommun"),
    Principal.SCHOOL: ("school", "annan"),
}
_OTHER_ICON = ("handshake", "annan")
_CELLS = {"chip": 118, "sent": 92, "reply": 190, "act": 128}  # widths of the columns
_CARD = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2), (3, 0, 1, 2))
_KINDS = {
    "unit_id": RecipientKind.UNIT,
    "close_person_id": RecipientKind.CLOSE_PERSON,
    "guardian_id": RecipientKind.GUARDIAN,
    "representative_id": RecipientKind.REPRESENTATIVE,
}


class HeadRow(QFrame):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        grid = _grid(self)
        texts = {0: _("Party"), 1: _("Called or invited"), 2: _("Sent"), 3: _("Answer")}
        for place, (text, width) in enumerate(zip(texts.values(), _widths(), strict=True)):
            label = Text(text, "column", wrap=False)
            if width:
                theme.fix(label, width=width)
            grid.addWidget(label, 0, place)
        act = QWidget()
        theme.fix(act, width=_CELLS["act"])
        grid.addWidget(act, 0, 4)
        grid.setColumnStretch(0, 1)


def _widths() -> list[int]:
    return [0, _CELLS["chip"], _CELLS["sent"], _CELLS["reply"]]


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    return theme.scaled(grid, 10, (4, 8, 4, 8))


class PartyRow(QFrame):
    """One party: name, called or invited, sent, answer; the editor opens in the same place.

    Signals:
        opened: the id of the row whose editor was opened.
    """

    opened = Signal(object)

    def __init__(self, page: StepPage, participant: Any) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.page, self.row_id = page, participant.id
        self.party_id = party_of(participant)[1]
        self._participant: Any = None
        lines = column(self, spacing=0)
        top = QWidget()
        self._line = _grid(top)
        self._cells()
        lines.addWidget(top)
        self._lines, self._first = lines, participant
        self._editor: PartyEditor | None = None
        self.set_narrow(False)

    @property
    def editor(self) -> PartyEditor:
        """The fields; made when the row is first opened, so that sixty rows open at once."""
        if self._editor is None:
            self._editor = PartyEditor(self.page, self._first)
            self._editor.hide()
            self._lines.addWidget(self._editor)
            if self._participant is not None:
                self._editor.show_row(self._participant, self.name_text.text())
        return self._editor

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self._editor is not None and not self._editor.isHidden()

    def _cells(self) -> None:
        self.who = QWidget()
        line = row(self.who, spacing=10)
        self.icon = theme.IconLabel("user", "annan", 20)
        line.addWidget(self.icon, alignment=Qt.AlignmentFlag.AlignTop)
        words = column(spacing=1)
        self.name_text, self.sub_text = Text("", "strong"), Text("", "small")
        self.stop_text = Text("", "small", tone="danger")
        for text in (self.name_text, self.sub_text, self.stop_text):
            words.addWidget(text)
        line.addLayout(words, 1)
        self.chip = Chip("")
        self.chip_cell = QWidget()
        row(self.chip_cell).addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignLeft)
        self.sent_text = Text("")
        self.reply_cell = QWidget()
        said = row(self.reply_cell, spacing=6)
        self.reply_icon = theme.IconLabel("clock", "text2", 18)
        self.reply_text = Text("")
        said.addWidget(self.reply_icon)
        said.addWidget(self.reply_text, 1)
        self.act_cell = QWidget()
        self.act_button = secondary(_("Change"), small=True)
        row(self.act_cell).addWidget(self.act_button, alignment=Qt.AlignmentFlag.AlignRight)
        self.act_button.clicked.connect(lambda: self.set_open(not self.is_open))

    def set_narrow(self, is_narrow: bool) -> None:
        """A card when narrow, else a row of the table."""
        cells = (self.who, self.chip_cell, self.sent_text, self.reply_cell, self.act_cell)
        for place, cell in enumerate(cells):
            self._line.removeWidget(cell)
            at = _CARD[place] if is_narrow else (0, place, 1, 1)
            self._line.addWidget(cell, *at)
        for cell, width in zip(cells[1:], _CELLS.values(), strict=True):
            _set_width(cell, 0 if is_narrow else width)
        self._line.setColumnStretch(0, 0 if is_narrow else 1)
        self._line.setColumnStretch(1, 1 if is_narrow else 0)
        edge = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignRight
        layout = self.act_cell.layout()
        if layout is not None:
            layout.setAlignment(self.act_button, edge)
        self.is_narrow = is_narrow
        if self._participant is not None:
            self._show_sent(self._participant)
            self._show_reply(self._participant)

    def set_open(self, is_open: bool) -> None:
        """Open or close the editor."""
        if not is_open and not self.is_open:
            return
        if not is_open:
            self.page.flush()
        self.editor.setVisible(is_open)
        theme.restyle(self, chosen="true" if is_open else "false")
        if is_open:
            self.opened.emit(self.row_id)
            self.editor.first.setFocus()
        self._show_act()

    def show_row(self, participant: Any) -> None:
        """Show what is stored."""
        self._participant = participant
        name, sub, (icon, tone) = describe(self.page.case, participant)
        self.icon.set_icon(icon, tone)
        self.name_text.setText(name)
        self.sub_text.setText(sub)
        self.sub_text.setVisible(bool(sub))
        self.chip.set_state(*_bidding(participant.bidding))
        self._show_stop(participant)
        self._show_sent(participant)
        self._show_reply(participant)
        if self._editor is not None:
            self._editor.show_row(participant, name)
        self.setAccessibleName(f"{name}, {self.chip.text.text()}, {self.reply_text.text()}")
        self._show_act()

    def _show_act(self) -> None:
        row_ = self._participant
        waits = row_.sent_on is not None and row_.reply is None and not row_.is_wrong_unit
        text = _("Write answer") if waits else _("Change")
        text = _("Done") if self.is_open else text
        self.act_button.setText(text)
        self.act_button.setAccessibleName(f"{text}, {self.name_text.text()}")

    def _show_stop(self, participant: Any) -> None:
        kind, key = party_of(participant)
        is_called = participant.bidding is Bidding.CALLED
        paper = Document.CALL_LETTER if is_called else Document.INVITATION_LETTER
        page = self.page
        answer = may_disclose(page.case, Recipient(kind, key), paper, clock.today(), page.pack)
        is_stopped = not answer.allowed and participant.sent_on is None
        is_gone = participant.unit is not None and participant.unit.removed_at is not None
        self.stop_text.setVisible(is_stopped or is_gone)
        if is_gone:
            self.stop_text.setText(_("The unit is taken out of the register. Call another one."))
        elif is_stopped:
            reason = fill(answer.text, answer.values)
            self.stop_text.setText(letter_stopped(reason))

    def _show_sent(self, participant: Any) -> None:
        day = participant.sent_on
        if day is None:
            self.sent_text.setText(_("Not sent"))
        elif self.is_narrow:
            self.sent_text.setText(_("Sent {day}").format(day=on_day(day)))
        else:
            self.sent_text.setText(on_day(day))

    def _show_reply(self, participant: Any) -> None:
        text, tone, icon = reply_words(self.page.case, participant)
        self.reply_cell.setVisible(bool(text) or not self.is_narrow)
        self.reply_icon.setVisible(bool(icon))
        if icon:
            self.reply_icon.set_icon(icon, tone or "text2")
        self.reply_text.setText(text)
        theme.restyle(self.reply_text, tone=tone, role="strong" if tone == "danger" else "body")


def party_of(participant: Any) -> tuple[RecipientKind, UUID | None]:
    """What kind of receiver a participant is, and the id."""
    for name, kind in _KINDS.items():
        if (key := getattr(participant, name)) is not None:
            return kind, key
    return RecipientKind.UNIT, None


def describe(case: Any, participant: Any) -> tuple[str, str, tuple[str, str]]:
    """Name, second line and icon of a participant."""
    if participant.unit is not None:
        unit = participant.unit
        parts = (unit.organisation, participant.attention)
        icon = ICONS.get(unit.principal, _OTHER_ICON)
        return unit.name, " · ".join(part for part in parts if part), icon
    kind, key = party_of(participant)
    person = case.person
    everybody = (*person.close_persons, *person.guardians, *person.representatives)
    found = next((one for one in everybody if one.id == key), None)
    words = {
        RecipientKind.CLOSE_PERSON: _("Close person"),
        RecipientKind.GUARDIAN: _("Guardian"),
        RecipientKind.REPRESENTATIVE: _("Representative"),
    }
    parts = (words.get(kind, ""), getattr(found, "relation", ""))
    return (
        found.name if found else "",
        ": ".join(part for part in parts if part),
        ("user", "annan"),
    )


def _bidding(bidding: Bidding | None) -> tuple[str, str, str]:
    if bidding is Bidding.CALLED:
        return _("Called"), "info", "mail-check"
    if bidding is Bidding.INVITED:
        return _("Invited"), "ok", "mail"
    return _("Without a letter"), "neutral", ""


_SAID = {
    Reply.COMES: (N_("Comes"), "", "circle-check"),
    Reply.DECLINES: (N_("Does not come"), "warn", "x"),
    Reply.OTHER_UNIT: (N_("Somebody else comes"), "info", "replace"),
}


def reply_words(case: Any, participant: Any) -> tuple[str, str, str]:
    """What was answered, its tone and icon; lateness is told in days."""
    if not participant.is_change_told:
        return _("Is to be told of the change"), "danger", "circle-alert"
    if participant.is_wrong_unit:
        return _("Wrong unit"), "warn", "replace"
    if participant.reply is not None:
        text, tone, icon = _SAID[participant.reply]
        return _(text), tone, icon
    if participant.sent_on is None:
        return "", "", ""
    meeting = next(m for m in case.meetings if m.id == participant.meeting_id)
    late = (clock.today() - meeting.reply_by_on).days if meeting.reply_by_on else 0
    if late <= 0:
        return _("No answer yet"), "", "clock"
    words = ngettext("No answer, {n} day late", "No answer, {n} days late", late)
    return words.format(n=late), "danger", "circle-alert"


def _set_width(cell: QWidget, width: int) -> None:
    if width:
        theme.fix(cell, width=width)
        return
    cell.setProperty("at100_width", None)
    cell.setMinimumWidth(0)
    cell.setMaximumWidth(16_777_215)
