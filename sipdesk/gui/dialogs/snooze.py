"""Put a thing off: for how long, and why; the date itself stays late in the case."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk import clock
from sipdesk.domain.problems import refuse
from sipdesk.gui import theme
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.messages import fill
from sipdesk.gui.overview import words
from sipdesk.gui.widgets.choices import RadioField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.layouts import row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, format_date, format_time
from sipdesk.services import overview
from sipdesk.services.overview import TodayRow

HOUR = timedelta(hours=1)


def snooze(workspace: Workspace, data: TodayRow, parent: QWidget | None = None) -> bool:
    """Ask until when and why, and put the thing off; answers whether it was."""
    dialog = SnoozeDialog(workspace, data, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


class SnoozeDialog(Dialog):
    """One hour, tomorrow, next Monday or a day of one's own; the reason is seen by colleagues."""

    def __init__(self, workspace: Workspace, data: TodayRow, parent: QWidget | None = None) -> None:
        self.what = fill(data.text, data.values)
        who = words.person(data.name, data.case_number)
        super().__init__(
            parent,
            _("Put off"),
            f"{self.what.rstrip('.')}. {who}.",
            accept=_("Put off"),
            width=37,
        )
        self.workspace, self.data = workspace, data
        self._now = clock.now()
        self._today = clock.local(self._now).date()
        self.until_radio = RadioField("until", "", self._choices())
        self.until_radio.control.setAccessibleName(_("Until when"))
        self.day_edit = DateField("own_day", _("Other &date"))
        hint = _("Is seen in the history, so that colleagues know why.")
        self.reason_edit = TextField("reason", _("&Reason"), hint)
        self.add(self.until_radio, self.day_edit, self.reason_edit)
        self.bind(self.until_radio, self.day_edit, self.reason_edit)
        if data.due is not None:
            self.add(self._note(data.due))
        self.until_radio.reset("tomorrow")
        self.until_radio.edited.connect(self._chosen)
        self.day_edit.edited.connect(self._chosen)
        self._chosen()
        self.keep_typed(workspace, data.case_id, f"snooze-{data.code}-{data.row}")
        self.reason_edit.setFocus()

    def _choices(self) -> list[tuple[str, str]]:
        hour = format_time(clock.local(self._now + HOUR))
        tomorrow = self._today + timedelta(days=1)
        found = [
            ("hour", _("1 hour, until {time}").format(time=hour)),
            ("tomorrow", _("Tomorrow, {day}").format(day=format_date(tomorrow, "EEEE d MMMM"))),
        ]
        if self._monday() != tomorrow:
            day = format_date(self._monday(), "d MMMM")
            found.append(("monday", _("Next Monday, {day}").format(day=day)))
        return [*found, ("own", _("Other date"))]

    def _note(self, due: date) -> QWidget:
        made = QWidget()
        line = row(made, spacing=8)
        line.addWidget(theme.IconLabel("info", "info", 18))
        day = format_date(due, "d MMMM")
        late = _("The date {day} stays as late in the case.")
        text = late if due < self._today else _("The date {day} stays in the case.")
        self.note = Text(text.format(day=day), "small")
        line.addWidget(self.note, 1)
        return made

    def _monday(self) -> date:
        return self._today + timedelta(days=7 - self._today.weekday())

    def _day(self) -> date | None:
        days = {"tomorrow": self._today + timedelta(days=1), "monday": self._monday()}
        return days.get(self.until_radio.value(), self.day_edit.value())

    def until(self) -> datetime | None:
        """The moment that is chosen, in UTC; None while no day is written."""
        if self.until_radio.value() == "hour":
            return self._now + HOUR
        day = self._day()
        return None if day is None else clock.begins(day)

    def _chosen(self) -> None:
        is_own = self.until_radio.value() == "own"
        self.day_edit.setVisible(is_own)
        if self.isVisible():
            self._fit()
        if self.until_radio.value() == "hour":
            when = format_time(clock.local(self._now + HOUR))
            self.accept_button.setText(_("Put off until {day}").format(day=when))
            return
        day = self._day()
        self.accept_button.setText(
            _("Put off until {day}").format(day=format_date(day, "d MMMM")) if day else _("Put off")
        )

    def submit(self) -> bool:
        """Put it off; what is wrong is said at its field."""
        until = self.until()
        if until is None:
            raise refuse("snooze.until.missing", "own_day", N_("Write until which day."))
        field = "own_day" if self.until_radio.value() == "own" else "until"
        if until <= clock.now():
            wrong = N_("Choose a day after today.")
            raise refuse("snooze.until.passed", field, wrong)
        self.workspace.write(
            overview.snooze,
            self.data.case_id,
            code=self.data.code,
            row=self.data.row,
            until=until,
            reason=self.reason_edit.value(),
        )
        return True
