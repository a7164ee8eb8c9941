"""Step 4, Kalla och bjud in: the meeting, who is called and invited, and what they answered."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.dialogs.add_party import add_party
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.attendance import place_of
from sipdesk.gui.guide.pages.call_meeting import MeetingSection
from sipdesk.gui.guide.pages.call_off import CalledOffSection
from sipdesk.gui.guide.pages.call_row import HeadRow, PartyRow
from sipdesk.gui.guide.section import Rows, Section
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.layouts import Flow, clear
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, ngettext
from sipdesk.services import meetings

_TABLE = 57  # em: a narrower page has no room for the columns and shows the rows as cards


class CallPage(StepPage):
    """Principals are called, others invited: two statuses and two letters."""

    step: ClassVar[Step] = Step.CALL
    title: ClassVar[str] = N_("Call and invite")
    lead: ClassVar[str] = N_(
        "The principals are called. Others are invited. There are two different letters."
    )

    def build(self) -> None:
        """The meeting first, then the parties."""
        self.letters_button = primary(_("Preview the letters"), "file-text")
        self.letters_button.clicked.connect(lambda: self.print_asked.emit("call_letter"))
        self.all_button = secondary(_("All letters…"), "printer")
        self.all_button.clicked.connect(self._all_letters)
        self.head.addWidget(self.all_button)
        self.head.addWidget(self.letters_button)
        self.meeting = MeetingSection(self)
        self.parties = PartiesSection(self, _("Parties"), " ")
        self.called_off = CalledOffSection(self, _("Cancelled: who is to be told?"), icon="ban")
        self.called_off.letters_button.clicked.connect(self._all_letters)
        self.routine_text = Text("", "small")
        self.add(self.called_off, self.routine_text, self.meeting, self.parties)

    def _all_letters(self) -> None:
        from sipdesk.gui.dialogs.all_letters import AllLetters

        if self.flush():
            dialog = AllLetters(self.workspace, self.case_id, self.window())
            dialog.exec()
            dialog.deleteLater()

    def show_case(self, case: Any) -> None:
        """Show the next meeting and its parties."""
        meeting = meetings.next_meeting(case)
        for button in (self.all_button, self.letters_button):  # nobody to write to: no letter
            button.setVisible(meeting is not None and len(meeting.participants) > 0)
        self.called_off.show_case(case)
        self._show_routine()
        self.meeting.show_case(case)
        self.parties.show_case(case)

    def _show_routine(self) -> None:
        """What the municipality has decided about who starts and how people are invited."""
        settings = [self.pack.setting(name) for name in ("sip_starts", "sip_invites", "sip_place")]
        told = [setting for setting in settings if not setting.is_empty]
        self.routine_text.setVisible(bool(told))
        if told:
            words = _("Your routine: {text} Source: {source}.")
            text = " ".join(str(setting.value) for setting in told)
            self.routine_text.setText(words.format(text=text, source=told[0].source))

    def focus_field(self, name: str, row: object = None) -> bool:
        """Open what is closed before the cursor is put there."""
        if name == "interpreter":  # ordered and confirmed where the person prepares
            self.asked.emit(Step.PREPARE.value, name, None)
            return True
        if name in ("participants", "meeting"):
            self.parties.add_button.setFocus()
            self.page.reveal(self.parties.add_button)
            return True
        if name == "told":
            return self._focus_told(row)
        row = place_of(self.case, row)
        self.meeting.open_for(name)
        self.parties.open_for(name, row)
        return super().focus_field(name, row)

    def _focus_told(self, row: object) -> bool:
        """Who has not been told stands first when the meeting is off, else in its own row."""
        button = self.called_off.button_of(row)
        if button is None:
            self.parties.open_for("told", row)
            button = self.parties.told_button(row)
        if button is not None:
            button.setFocus()
            self.page.reveal(button)
        return button is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page shows cards instead of a table."""
        super().resizeEvent(event)
        self.parties.set_narrow(self.width() < _TABLE * theme.em())


class PartiesSection(Section):
    """One row for each party of the meeting, and those who could be added."""

    def build(self) -> None:
        """The head of the table, the rows, and who else there is."""
        self.is_narrow = False
        self.add_button = secondary(_("Add a party"), "plus")
        self.add_button.clicked.connect(self._add)
        self.head.addWidget(self.add_button)
        self.empty_text = Text(_("Nobody is called or invited yet. Begin with the two principals."))
        self.columns = HeadRow()
        self.rows = Rows(self.page, self._row, spacing=0)
        self.more = QWidget()
        self.more_flow = Flow(self.more, spacing=8)
        theme.scaled(self.body, 0)
        self.add(self.empty_text, self.columns, self.rows)
        self.body.addSpacing(10)
        self.add(self.more)

    def _row(self, row: Any) -> QWidget:
        made = PartyRow(self.page, row)
        made.set_narrow(self.is_narrow)
        made.opened.connect(self._only)
        return made

    def _only(self, opened: object) -> None:
        for row_id, widget in self.rows.by_id.items():
            if row_id != opened and isinstance(widget, PartyRow):
                widget.set_open(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Cards when narrow, a table else."""
        if is_narrow == self.is_narrow:
            return
        self.is_narrow = is_narrow
        self.columns.setVisible(not is_narrow and bool(self.rows.by_id))
        for widget in self.rows.by_id.values():
            if isinstance(widget, PartyRow):
                widget.set_narrow(is_narrow)

    def open_for(self, name: str, row: object) -> None:
        """Open the row that a link points at: by participant or by unit."""
        for row_id, widget in self.rows.by_id.items():
            if isinstance(widget, PartyRow) and str(row) in (str(row_id), str(widget.party_id)):
                widget.set_open(True)

    def told_button(self, row: object) -> QPushButton | None:
        """The button that notes of a party that it has been told of the change."""
        for row_id, widget in self.rows.by_id.items():
            if isinstance(widget, PartyRow) and str(row) in (str(row_id), str(widget.party_id)):
                return widget.editor.after.changed_band.button
        return None

    def _add(self) -> None:
        meeting = meetings.next_meeting(self.page.case)
        there = [row.unit_id for row in meeting.participants if row.unit_id] if meeting else ()
        unit_id = add_party(self.page.workspace, self.page.case_id, self.page, there=there)
        if unit_id is not None:
            self.bring({"unit_id": unit_id})

    def bring(self, who: dict[str, Any]) -> None:
        """Put somebody on the list of the next meeting, which is planned when there is none."""
        meeting = meetings.next_meeting(self.page.case) or self.page.write(meetings.plan_meeting)
        if meeting is not None:
            self.page.write(meetings.add_participant, meeting_id=meeting.id, **who)

    def show_case(self, case: Any) -> None:
        """Show the rows of the next meeting."""
        meeting = meetings.next_meeting(case)
        rows = list(meeting.participants) if meeting else []
        self.rows.show_rows(rows)
        self.columns.setVisible(bool(rows) and not self.is_narrow)
        self.empty_text.setVisible(not rows)
        waits = sum(
            row.sent_on is not None and row.reply is None and not row.is_wrong_unit for row in rows
        )
        said = ngettext("{n} party", "{n} parties", len(rows)).format(n=len(rows))
        if waits:
            said = f"{said} · " + ngettext(
                "{n} without an answer", "{n} without an answer", waits
            ).format(n=waits)
        self.note.setText(said if rows else "")
        self._offer(case, rows)

    def _offer(self, case: Any, rows: list[Any]) -> None:
        clear(self.more_flow)
        words = Text(_("More who may take part:"), "small", wrap=False)
        self.more_flow.add(theme.fix(words, min_height=30))  # as high as the buttons beside it
        there = {row.unit_id or row.close_person_id or row.guardian_id for row in rows}
        there |= {row.representative_id for row in rows}
        for name, who in _others(case):
            if next(iter(who.values())) not in there:
                made = secondary(name, "plus", small=True, about=_("Take to the meeting"))
                made.clicked.connect(partial(self.bring, who))
                self.more_flow.add(made)
        self.more.setVisible(self.more_flow.count() > 1)


def _others(case: Any) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = [
        (party.unit.name, {"unit_id": party.unit_id})
        for party in case.parties
        if party.removed_at is None
    ]
    person = case.person
    found += [(each.name, {"close_person_id": each.id}) for each in person.close_persons]
    found += [(each.name, {"guardian_id": each.id}) for each in person.guardians]
    found += [(each.name, {"representative_id": each.id}) for each in person.representatives]
    return [(name, who) for name, who in found if name.strip()]
