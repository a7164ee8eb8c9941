"""Fields for a day and for a time: typed as people write, checked when the field is left."""

from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.widgets.days import ONGOING_WORDS, read_day, read_time
from sipdesk.gui.widgets.field import Field
from sipdesk.i18n import _, language

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateField(Field):
    """A day.

    Types "30/4", "i morgon", "2026-04-30" or eight digits; Alt+Down opens a calendar; Up and
    Down move a day. What is no day stays in the field with an error.

    Args:
        ongoing: "löpande" is an answer too; then `value()` is None and `is_ongoing()` True.
    """

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        ongoing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        self._takes_ongoing = ongoing
        self.edit = QLineEdit()
        self.edit.setMaxLength(100_000)
        self.edit.setPlaceholderText(_("yyyy-mm-dd"))
        theme.fix(self.edit, min_width=140, max_width=230 if ongoing else 180)
        self.calendar_action = QAction(theme.icon("calendar", "text2"), _("Open the calendar"))
        self.edit.addAction(self.calendar_action, QLineEdit.ActionPosition.TrailingPosition)
        self.calendar_action.triggered.connect(self.open_calendar)
        self._take(self.edit)
        self._line.addStretch(1)
        self.edit.textChanged.connect(self._typed)
        self.left.connect(self._tidy)
        self._calendar: QFrame | None = None

    def value(self) -> date | None:
        """The day, or None when there is none (also while what is typed is no day)."""
        try:
            return None if self.is_ongoing() else read_day(self.edit.text())
        except ValueError:
            return None

    def is_ongoing(self) -> bool:
        """Whether "löpande" stands in the field."""
        return self._takes_ongoing and self.edit.text().strip().lower() in ONGOING_WORDS

    def raw(self) -> str:
        """What is typed."""
        return self.edit.text()

    def problem(self) -> str:
        """Why this is no day."""
        if self.is_ongoing():
            return ""
        try:
            read_day(self.edit.text())
        except ValueError as wrong:
            if self._takes_ongoing:
                return _(
                    "This is not a day. Write a day, for example 2026-04-30, or “ongoing” if "
                    "the plan has a follow-up date."
                )
            return str(wrong)
        return ""

    def _show(self, value: Any) -> None:
        if value is True or value == "ongoing":
            text = _("ongoing")
        else:
            text = value.isoformat() if isinstance(value, date) else str(value or "")
        if text != self.edit.text():
            self.edit.setText(text)

    def _tidy(self) -> None:
        """A day that was written in another way gets its ISO form when the field is left."""
        day = self.value()
        if day is not None and self.edit.text() != day.isoformat():
            blocked = self.blockSignals(True)
            self.edit.setText(day.isoformat())
            self.blockSignals(blocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field: Alt+Down opens the calendar, Up and Down move a day."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Down and alt:
                self.open_calendar()
                return True
            if event.key() in _STEPS and not event.modifiers():
                self._move(_STEPS[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        if self.edit.isReadOnly():
            return
        day = self.value()
        day = clock.today() if day is None else day + timedelta(days=by)
        self.edit.setText(day.isoformat())

    def open_calendar(self) -> None:
        """Show a calendar under the field; a chosen day is typed into it."""
        if self.edit.isReadOnly():
            return
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("role", "popover")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setLocale(QLocale("sv_SE" if language() == "sv" else "en_GB"))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(self.edit.accessibleName())
        day = self.value() or clock.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        theme.scaled(QVBoxLayout(popup), 0, (6, 6, 6, 6)).addWidget(calendar)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        self._calendar = popup
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + theme.px(2))))
        popup.show()
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.edit.setText(f"{day.year():04}-{day.month():02}-{day.day():02}")
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.edit.setFocus()


class TimeField(Field):
    """A time of day, typed "13", "13.00", "13:00" or "1300"."""

    def __init__(
        self, name: str, label: str, hint: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(100_000)
        self.edit.setPlaceholderText(_("13.00"))
        theme.fix(self.edit, min_width=84, max_width=110)
        self._take(self.edit)
        self._line.addStretch(1)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> time | None:
        """The time, or None."""
        try:
            return read_time(self.edit.text())
        except ValueError:
            return None

    def raw(self) -> str:
        """What is typed."""
        return self.edit.text()

    def problem(self) -> str:
        """Why this is no time."""
        try:
            read_time(self.edit.text())
        except ValueError as wrong:
            return str(wrong)
        return ""

    def _show(self, value: Any) -> None:
        text = value.strftime("%H.%M") if isinstance(value, time) else str(value or "")
        if text != self.edit.text():
            self.edit.setText(text)
