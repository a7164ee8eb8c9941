"""The left half of the start view: what is late, what is for today, what comes this week."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.messages import fill
from sipdesk.gui.overview import words
from sipdesk.gui.widgets.buttons import button, link, quiet
from sipdesk.gui.widgets.frames import frame
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services.overview import Bucket, Today, TodayRow

AT_ONCE = 8  # rows of each part that are made before the list is first seen

_PARTS = {
    Bucket.LATE: (N_("Late"), "danger", "circle-alert"),
    Bucket.TODAY: (N_("Today"), "warn", "calendar-clock"),
    Bucket.WEEK: (N_("This week"), "info", "clock"),
}


class FlagRow(QFrame):
    """One thing to do: how late, what, for whom, by which rule; one act, and "Put off…"."""

    def __init__(self, data: TodayRow, today: date, *, is_first: bool, is_main: bool) -> None:
        super().__init__()
        self.data = data
        self.setProperty("role", "row")
        self.setProperty("first", "true" if is_first else "false")
        _title, tone, icon = _PARTS[data.bucket]
        flow = Flow(spacing=10)
        flow.add(self._when(data, today, tone, icon), base=8)
        self.what = fill(data.text, data.values)
        flow.add(self._texts(data, today), stretch=1, base=15)
        acts = QWidget()
        line = row(acts, spacing=4)
        who = words.person(data.name, data.case_number)
        role = "primary" if is_main else "secondary"
        about = f"{self.what}, {who}"
        self.act_button = button(words.act_of(data.code), role, small=True, about=about)
        self.snooze_button = quiet(_("Put off…"), small=True, about=about)
        line.addWidget(self.act_button)
        line.addWidget(self.snooze_button)
        flow.add(acts)
        column(self, spacing=0, margins=(12, 10, 8, 10)).addLayout(flow)

    def _when(self, data: TodayRow, today: date, tone: str, icon: str) -> QWidget:
        box = QWidget()
        line = row(box, spacing=7)
        line.addWidget(theme.IconLabel(icon, tone, 20), alignment=Qt.AlignmentFlag.AlignTop)
        self.when_label = Text(words.when(data, today), "strong", tone=tone)
        line.addWidget(self.when_label, 1)
        return box

    def _texts(self, data: TodayRow, today: date) -> QWidget:
        box = QWidget()
        lines = column(box, spacing=1)
        self.title = Text(self.what, "strong")
        who = QWidget()
        line = row(who, spacing=5)
        if data.is_protected:
            line.addWidget(theme.IconLabel("shield-alert", "prot", 16))
        self.person = Text(words.person(data.name, data.case_number))
        line.addWidget(self.person, 1)
        lines.addWidget(self.title)
        lines.addWidget(who)
        if why := words.why(data, today):
            lines.addWidget(Text(why, "small"))
        return box


class TodayList(Page):
    """The three parts, each with its rows.

    Signals:
        acted: a row's act: the TodayRow.
        opened: the row's case: its id (Ctrl+Enter).
        snoozed: put off: the TodayRow.
        all_asked: show all rows of every part.
    """

    acted = Signal(object)
    opened = Signal(object)
    snoozed = Signal(object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(22, 0, 16, 16), spacing=14)
        self.rows: list[FlagRow] = []
        self.may_snooze = True  # not for somebody who only reads

    def show_today(self, today: Today) -> None:
        """Show a day."""
        clear(self.body)
        self.rows = []
        self._part(Bucket.LATE, today.late, today.late_count, today.day)
        self._part(Bucket.TODAY, today.today, today.today_count, today.day)
        self._part(Bucket.WEEK, today.week, today.week_count, today.day)

    def _part(self, bucket: Bucket, data: Sequence[TodayRow], count: int, day: date) -> None:
        if not data:
            return
        title, tone, _icon = _PARTS[bucket]
        part = QWidget()
        lines = column(part, spacing=6)
        head = row(spacing=8)
        head.addWidget(Text(_(title), "h2", tone=tone, wrap=False))
        head.addWidget(Text(str(count), "small", wrap=False), 1)
        lines.addLayout(head)
        card = frame("card")
        card.setAccessibleName(f"{_(title)} {count}")
        inner = column(card, spacing=0, margins=(1, 1, 1, 1))
        self._fill(card, inner, data, day, begin=0)
        lines.addWidget(card)
        if count > len(data):
            lines.addWidget(self._more(count))
        self.add(part)

    def _fill(
        self, card: QFrame, inner: QVBoxLayout, data: Sequence[TodayRow], day: date, begin: int
    ) -> None:
        """Make the first rows now and the others when these are seen."""
        for n, one in enumerate(data[begin : begin + AT_ONCE], begin):
            inner.addWidget(self._row(one, day, is_first=n == 0))
        if begin + AT_ONCE < len(data):
            rest = partial(self._fill, card, inner, data, day, begin + AT_ONCE)
            QTimer.singleShot(0, card, rest)

    def _row(self, data: TodayRow, day: date, *, is_first: bool) -> FlagRow:
        made = FlagRow(data, day, is_first=is_first, is_main=not self.rows)
        made.act_button.clicked.connect(lambda: self.acted.emit(data))
        made.snooze_button.clicked.connect(lambda: self.snoozed.emit(data))
        made.snooze_button.setVisible(self.may_snooze)
        self.rows.append(made)
        return made

    def _more(self, count: int) -> QPushButton:
        made = link(_("Show all {n}").format(n=count))
        made.clicked.connect(self.all_asked)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter in a row opens its case."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            for each in self.rows:
                if each.isAncestorOf(self.focusWidget() or self):
                    self.opened.emit(each.data.case_id)
                    return
        super().keyPressEvent(event)
