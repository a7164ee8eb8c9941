"""What can be done with a planned meeting: calendar file, cancel it; and what happened to it."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Meeting, MeetingTurn
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, on_day
from sipdesk.gui.messages import announce
from sipdesk.gui.save_place import choose_file
from sipdesk.gui.widgets.buttons import danger, quiet, secondary
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.layouts import clear, column, left_to_right
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date, format_time
from sipdesk.services import calendar_files, meetings
from sipdesk.storage.errors import StoreError
from sipdesk.storage.saving import save

FILE_NAME = "meeting.ics"  # says nothing about anybody


class MeetingTurns(QWidget):
    """Calendar file and cancelling for the next meeting; the trace of all meetings."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self.page = page
        self._meeting: Meeting | None = None
        lines = column(self, spacing=8)
        self.trace = QWidget()
        self._trace_lines = column(self.trace, spacing=2)
        self.calendar_button = secondary(_("Calendar file…"), "calendar", small=True)
        self.calendar_button.clicked.connect(self._save_calendar)
        self.cancel_button = quiet(_("Cancel the meeting…"), "ban", small=True)
        self.cancel_button.clicked.connect(self._ask_why)
        self.acts = left_to_right(self.calendar_button, self.cancel_button)
        self.asking = self._ask()
        for widget in (self.trace, self.acts, self.asking):
            lines.addWidget(widget)

    def _ask(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=8)
        hint = _("It stays on record. Everybody who got a letter is to be told.")
        self.why_edit = LongTextField("why", _("Why is the meeting cancelled?"), hint, lines=1)
        self.form = DraftForm(self.page, "cancel", self.why_edit)
        self.do_button = danger(_("Cancel the meeting"), "ban", small=True)
        self.keep_button = quiet(_("Keep the meeting"), small=True)
        self.do_button.clicked.connect(self._cancel)
        self.keep_button.clicked.connect(self._keep)
        lines.addWidget(self.why_edit)
        lines.addWidget(left_to_right(self.do_button, self.keep_button))
        made.hide()
        return made

    def _ask_why(self) -> None:
        self.asking.show()
        self.why_edit.setFocus()

    def _keep(self) -> None:
        self.asking.hide()
        self.cancel_button.setFocus()

    def _cancel(self) -> None:
        if self._meeting is None:
            return
        if self.form.store(meetings.cancel_meeting, meeting_id=self._meeting.id) is not None:
            self.asking.hide()

    def _save_calendar(self) -> None:
        meeting = self._meeting
        if meeting is None or not self.page.flush():
            return
        data = self.page.write(calendar_files.calendar_file, meeting_id=meeting.id)
        if not isinstance(data, bytes):
            return
        kinds = _("Calendar file") + " (*.ics)"
        title = _("Save the calendar file")
        path = choose_file(self, self.page.workspace, FILE_NAME, title, kinds)
        if not path:
            return
        try:
            save(Path(path), data)
        except StoreError as error:
            self.page.problems.say(error.text())
            self.page.problems.show()
            return
        announce(self, _("The calendar file is saved."))

    def show_case(self, case: Any, meeting: Meeting | None) -> None:
        """Show what can be done with the next meeting, and what happened to all of them."""
        self._meeting = meeting or _cancelled(case)
        has_day = self._meeting is not None and self._meeting.on is not None
        self.calendar_button.setVisible(has_day)
        about = self._meeting is not None and self._meeting.is_cancelled
        self.calendar_button.setText(
            _("Calendar file that cancels…") if about else _("Calendar file…")
        )
        self.cancel_button.setVisible(meeting is not None)
        self.acts.setVisible(self._meeting is not None)
        clear(self._trace_lines)
        for text in trace_words(case):
            self._trace_lines.addWidget(Text(text, "small"))
        self.trace.setVisible(self._trace_lines.count() > 0)


def _cancelled(case: Any) -> Meeting | None:
    """The latest meeting, if it is cancelled and calendars were told of it."""
    last = case.meetings[-1] if case.meetings else None
    is_told = last is not None and last.is_cancelled and last.calendar_facts
    return last if is_told else None


def trace_words(case: Any) -> list[str]:
    """What happened to the meetings of a case, oldest first."""
    return [_turn(change) for meeting in case.meetings for change in meeting.changes]


def _turn(change: Any) -> str:
    day = format_date(change.old_on, "d MMMM y") if change.old_on else _("a day not set")
    time = format_time(change.old_starts_at) if change.old_starts_at else ""
    said = {"when": f"{day} {time}".strip(), "day": on_day(change.on), "name": change.by}
    if change.turn is MeetingTurn.MOVED:
        return _("The meeting {when} was moved. {name}, {day}.").format(**said)
    text = _("The meeting {when} was cancelled: {why} {name}, {day}.")
    return text.format(why=change.why.rstrip(".") + ".", **said)
