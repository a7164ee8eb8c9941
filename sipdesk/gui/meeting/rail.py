"""The ordered list of the meeting: where we have been, where we are, what comes."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_time

_GAP = 62  # of icon, margins and scroll bar, at 100 %


class _Stop(QPushButton):
    """One line of the list; a long text ends in three dots and is read out whole."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = text
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(100), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme.px(_GAP - 16)
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self.whole, mode, room).replace("&", "&&"))


class MeetingRail(QFrame):
    """The list at the left; only the present place takes the focus.

    Signals:
        chosen: the place that the user wants, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(_("The meeting's list"))
        theme.fix(self, width=172)
        whole = column(self, spacing=8, margins=(8, 10, 6, 12))
        self.page = Page(margins=(0, 0, 0, 0))
        self.page.setProperty("role", "clear")
        self.page.content.setProperty("role", "clear")
        self._lines = column(spacing=4)
        self.page.body.addLayout(self._lines)
        whole.addWidget(self.page, 1)
        foot = row(spacing=6, margins=(8, 0, 0, 0))
        foot.addWidget(theme.IconLabel("clock", "text2", 14))
        self.clock_text = Text("", "strong", wrap=False)
        foot.addWidget(self.clock_text, 1)
        whole.addLayout(foot)
        self.stops: list[_Stop] = []
        self._keys: tuple[tuple[object, str], ...] = ()

    def show_stops(
        self, stops: Sequence[tuple[UUID | str, str]], at: int, seen: set[UUID | str]
    ) -> None:
        """Show the list: where one has been, and where one is."""
        if tuple(stops) != self._keys:
            self._make(stops)
        for place, ((key, _text), stop) in enumerate(zip(stops, self.stops, strict=True)):
            is_here = place == at
            stop.setChecked(is_here)
            stop.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_here else Qt.FocusPolicy.ClickFocus
            )
            state = ("circle-dot", "accent") if is_here else ("circle-dashed", "text2")
            if key in seen and not is_here:
                state = ("circle-check", "ok")
            theme.set_icon(stop, *state, 16)
            words = _("here now") if is_here else _("done") if key in seen else _("to come")
            stop.setAccessibleName(f"{stop.whole}, {words}")
        if 0 <= at < len(self.stops):
            self.page.reveal(self.stops[at])

    def _make(self, stops: Sequence[tuple[UUID | str, str]]) -> None:
        clear(self._lines)
        self._keys, self.stops = tuple(stops), []
        for place, (_key, text) in enumerate(stops):
            stop = _Stop(text)
            stop.clicked.connect(lambda _on=False, n=place: self.chosen.emit(n))
            self._lines.addWidget(stop)
            self.stops.append(stop)

    def take_focus(self, at: int) -> None:
        """Put the focus on a place of the list."""
        if 0 <= at < len(self.stops):
            self.stops[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Show the time of day."""
        self.clock_text.setText(format_time(clock.local(clock.now())))
