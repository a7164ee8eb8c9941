"""The start view Idag: what to do, and the list of cases."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from sipdesk import clock
from sipdesk.domain.pack_news import Notice, notices
from sipdesk.gui import theme
from sipdesk.gui.overview import words
from sipdesk.gui.overview.case_list import CaseList
from sipdesk.gui.overview.review_band import ReviewBand
from sipdesk.gui.overview.today import TodayList
from sipdesk.gui.widgets.buttons import link, primary, quiet, secondary
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, format_date
from sipdesk.services import office, overview

EVERYTHING = 100_000
ENDING = ("pack.expires", "pack.expired")
_SIDE = 452


class Overview(QWidget):
    """What is late, today and this week, and the cases by next date.

    Signals:
        case_asked: open a case: its id.
        acted: do a row's act: the TodayRow.
        snooze_asked: put a row off: the TodayRow.
        new_asked, register_asked, practice_asked: from the empty view.
        late_changed: how many things are late.
        list_asked: print what is to be followed up.
        packs_asked: look at the rule packs.
        review_asked: review the log.
    """

    case_asked = Signal(object)
    acted = Signal(object)
    snooze_asked = Signal(object)
    new_asked = Signal()
    register_asked = Signal()
    practice_asked = Signal()
    late_changed = Signal(int)
    list_asked = Signal()
    packs_asked = Signal()
    review_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._limit = 50
        self._is_narrow: bool | None = None
        self._is_stale = False
        self.title, self.day_label = Text(_("Today"), "h1", wrap=False), Text(role="small")
        self.tabs = Segments([("todo", _("To do")), ("cases", _("Cases"))], _("What is shown"))
        self.tabs.set_value("todo")
        self.list_button = quiet(_("Print the list…"), "printer")
        self.today_list, self.case_list = TodayList(), CaseList(workspace)
        self.today_list.may_snooze = workspace.can_write
        self.stack, self.empty = QStackedWidget(), self._empty()
        self._assemble()
        self._connect()
        self.reload()

    def _assemble(self) -> None:
        lines = column(self, spacing=0)
        head = QWidget()
        flow = Flow(spacing=12)
        column(head, spacing=0, margins=(22, 14, 20, 10)).addLayout(flow)
        texts = QWidget()
        inner = column(texts, spacing=0)
        inner.addWidget(self.title)
        inner.addWidget(self.day_label)
        flow.add(texts, stretch=1, base=16)
        flow.add(self.tabs)
        flow.add(self.list_button)
        lines.addWidget(head)
        self.pack_band = Band("warn", "-", act=_("See the rule packs"))
        self.pack_band.clicked.connect(self.packs_asked)
        self._told = QWidget()
        self.review_band = ReviewBand(self.workspace)
        self.review_band.clicked.connect(self.review_asked)
        told = column(self._told, spacing=8, margins=(22, 0, 20, 10))
        told.addWidget(self.review_band)
        told.addWidget(self.pack_band)
        lines.addWidget(self._told)
        both = QWidget()
        self._both = row(both, spacing=0)
        self._both.addWidget(self.today_list, 1)
        self._side = QWidget()
        theme.fix(self._side, width=_SIDE)
        column(self._side, spacing=0, margins=(8, 0, 20, 14)).addWidget(self.case_list)
        self._both.addWidget(self._side)
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        lines.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.workspace.case_changed.connect(self._changed)
        self.tabs.chosen.connect(lambda _value: self._fit(again=True))
        self.list_button.clicked.connect(self.list_asked)
        self.today_list.acted.connect(self.acted)
        self.today_list.opened.connect(self.case_asked)
        self.today_list.snoozed.connect(self.snooze_asked)
        self.today_list.all_asked.connect(self._all)
        self.case_list.opened.connect(self.case_asked)
        self.case_list.new_asked.connect(self.new_asked)

    def _empty(self) -> Page:
        page = Page(margins=(22, 4, 22, 20), spacing=14)
        card = Card(_("This is how you get started"))
        card.add(
            Text(
                _(
                    "You have no cases of your own yet. You can begin with a person you already "
                    "work with."
                )
            )
        )
        acts = QWidget()
        flow = Flow(acts, spacing=10)
        self.begin_button = primary(_("New case"), "plus")
        self.begin_button.clicked.connect(self.new_asked)
        flow.add(self.begin_button)
        self.register_button = secondary(_("Register a plan on paper"), "file-text")
        self.register_button.clicked.connect(self.register_asked)
        flow.add(self.register_button)
        self.all_button = secondary(_("Show everybody's cases"))
        self.all_button.clicked.connect(self._show_everybody)
        flow.add(self.all_button)
        self.practice_link = link(_("Open the practice mode"))
        self.practice_link.clicked.connect(self.practice_asked)
        self._practice = Text(
            _(
                "Do you want to practise first? The practice mode has invented people and files "
                "of its own. Nothing is mixed with real cases."
            ),
            "small",
        )
        card.add(acts, self._practice, self.practice_link)
        done = Card(_("No dates are waiting"), icon="circle-check")
        done.add(
            Text(
                _(
                    "Here is gathered what is late, what is to be done today and what comes "
                    "this week."
                )
            )
        )
        holder = QWidget()
        inner = column(holder, spacing=14)
        inner.addWidget(card)
        inner.addWidget(done)
        theme.fix(holder, max_width=theme.TEXT_COLUMN)
        page.body.addWidget(holder)
        return page

    # Reading

    def _changed(self, _case_id: object) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    def showEvent(self, event: object) -> None:
        """What changed while the view was hidden is read again."""
        if self._is_stale:
            self.reload()
        super().showEvent(event)  # type: ignore[arg-type]

    def reload(self) -> None:
        """Read what stands open and the list again."""
        self._is_stale = False
        day = clock.today()
        today = self.workspace.read(overview.today, day, limit=self._limit)
        self.day_label.setText(words.today_line(day, today.late_count))
        self._tell_of_packs(day)
        self.today_list.show_today(today)
        self.case_list.reload(day)
        is_empty = self.case_list.cases_model.rowCount() == 0 and not self.today_list.rows
        everybody = self.workspace.read(overview.count_cases) if is_empty else 0
        self.all_button.setVisible(everybody > 0)
        self.stack.setCurrentIndex(
            1 if is_empty and self.case_list.filter.value() != "closed" else 0
        )
        self.late_changed.emit(today.late_count)
        self._fit(again=True)

    def _tell_of_packs(self, day: date) -> None:
        """A pack that ends soon or has ended: once for the office, not once for each case."""
        found = notices(self.workspace.read(office.pack_in_force, day), day)
        texts = [_(one.text).format(**_told(one)) for one in found if one.code in ENDING]
        self.pack_band.setVisible(bool(texts))
        self._told.setVisible(bool(texts) or self.review_band.look(day))
        self.pack_band.say(" ".join(texts), _("Plans that are made keep theirs."))

    def _all(self) -> None:
        self._limit = EVERYTHING
        self.reload()

    def _show_everybody(self) -> None:
        self.case_list.filter.set_value("all")
        self.workspace.settings.case_filter = "all"
        self.reload()

    def offer_new(self, is_offered: bool) -> None:
        """Whether the user may begin a case."""
        for made in (self.case_list.new_button, self.begin_button, self.register_button):
            made.setVisible(is_offered)

    def offer_practice(self, is_offered: bool) -> None:
        """Whether the empty view offers the practice mode."""
        self.practice_link.setVisible(is_offered)
        self._practice.setVisible(is_offered)

    # Width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two halves when there is room, else two segments."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *, again: bool = False) -> None:
        narrow = self.window().width() / theme.em() < theme.MEDIUM
        if narrow == self._is_narrow and not again:
            return
        self._is_narrow = narrow
        self.case_list.fit()
        self.tabs.setVisible(narrow and self.stack.currentIndex() == 0)
        shows = self.tabs.value()
        self.today_list.setVisible(not narrow or shows == "todo")
        self._side.setVisible(not narrow or shows == "cases")
        self._both.setStretch(1, 1 if narrow else 0)
        if narrow:
            theme.free(self._side, "width")
        else:
            theme.fix(self._side, width=_SIDE)
        self.today_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)


def _told(one: Notice) -> dict[str, str]:
    """The values of a notice, its day as it is read."""
    day = one.values.get("day")
    return {**one.values, "day": format_date(date.fromisoformat(day))} if day else one.values
