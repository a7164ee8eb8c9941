"""The main window: start view or one case, with bar, status line and all menu acts."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from sipdesk.domain.problems import RuleError
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.actions import make_actions
from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.messages import Trouble
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.window import choices, menu_acts
from sipdesk.gui.window.day_watch import DayWatch
from sipdesk.gui.window.focus_keeper import FocusKeeper
from sipdesk.gui.window.history import History, Place
from sipdesk.gui.window.home import Home
from sipdesk.gui.window.practice import Ground
from sipdesk.gui.window.status_line import StatusLine
from sipdesk.gui.window.telling import Telling
from sipdesk.gui.window.top_bar import TopBar
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import office
from sipdesk.storage.errors import DamagedStore

if TYPE_CHECKING:  # imported when the first case is opened: until then nobody pays for it
    from sipdesk.gui.guide.guide import Guide
    from sipdesk.gui.meeting.mode import MeetingMode


class MainWindow(QMainWindow):
    """One open store.

    Signals:
        lock_requested: the user wants to lock; everything is stored already.
        backup_asked: the user wants a copy now.
        restore_asked: the user wants a copy in the store's place.
        check_asked: the user wants every page and row looked at.
        practice_asked: the user wants the practice mode.
        settings_changed: language, look, size or another choice: to be written to disk.
        meeting_changed: the meeting mode was opened or left.
        rebuilt: the language changed and every part is new.

    Attributes:
        guide: the open case, or None.
        meeting: the meeting mode, while it is open.
        status: the status line.
        notice: a band above it, for the warning before the lock.
        place_news: a band that says where a store lies that should lie elsewhere.
        copy_news: a band that says once when no copy could be made.
        may_leave: whether the window may close; who answers no closes it later.
    """

    lock_requested = Signal()
    backup_asked = Signal()
    restore_asked = Signal()
    check_asked = Signal()
    practice_asked = Signal()
    settings_changed = Signal()
    meeting_changed = Signal()
    rebuilt = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.office = workspace.read(office.load_office)
        self.history = History()
        self.guide: Guide | None = None
        self.meeting: MeetingMode | None = None
        self._is_narrow: bool | None = None
        self.may_leave: Callable[[], bool] = lambda: True
        self.resize(1366, 690)
        self.telling = Telling(self)
        self.days = DayWatch(workspace, self)
        self._build()
        self.focus_keeper = FocusKeeper(self)

    def rebuild(self) -> None:
        """Make every part anew, in the language that is on, at the same case and step."""
        guide, place = self.guide, self.home.place
        self.guide = None
        self._build()
        if guide is not None:
            self._show_guide(guide.case_id, guide.step)
        else:
            self.show_home(place)
        self.fit(again=True)
        self.rebuilt.emit()

    def _build(self) -> None:
        self.ground = Ground(is_practice=self.office.is_practice)
        for action in self.actions():
            self.removeAction(action)
        self.acts = make_actions(self, menu_acts.handlers(self))
        self.top = TopBar(self.workspace, self.acts)
        self.home = Home(self.workspace, can_practise=not self.office.is_practice)
        self.stack, self.trouble = QStackedWidget(), Band("danger")
        self.stack.setProperty("role", "canvas")
        self.notice, self.status = Band("warn", icon="timer"), StatusLine()
        self.copy_news = Band("danger", icon="hard-drive", closable=True)
        self.place_news = Band("warn", icon="hard-drive", closable=True)
        self.place_news.say("", _("The file lies on the network: one person at a time can use it, and it can be damaged there. Move it to a folder on this computer: make a copy, and restore it there."))  # fmt: skip  # noqa: E501
        self.stack.addWidget(self.home)
        self.ground.lines.addWidget(self.top)
        bands = QWidget()
        inner = column(bands, spacing=4)
        for band in (self.trouble, self.copy_news, self.place_news, self.notice):
            band.hide()
            inner.addWidget(band)
        self.place_news.setVisible(self.workspace.store.is_single_writer)
        for part in (self.stack, bands, self.status):
            self.ground.lines.addWidget(part, 1 if part is self.stack else 0)
        self.setCentralWidget(self.ground)
        self.telling.where()
        self._connect()
        self.fit(again=True)
        self.show_home()

    def _connect(self) -> None:
        self.top.lock_asked.connect(self.lock)
        self.top.search.opened.connect(self.open_case)
        self.status.backup_asked.connect(self.backup_asked)
        self.home.case_asked.connect(self.open_case)
        self.home.flag_asked.connect(lambda row: menu_acts.open_flag(self, row))
        self.home.new_asked.connect(lambda: menu_acts.new_case(self))
        self.home.register_asked.connect(lambda: menu_acts.register_plan(self))
        self.home.snooze_asked.connect(lambda row: menu_acts.snooze(self, row))
        self.home.practice_asked.connect(self.practice_asked)
        self.home.backup_asked.connect(self.backup_asked)
        self.home.setting_changed.connect(lambda name: choices.follow(self, name))
        self.home.help_asked.connect(lambda: menu_acts.show_help(self))
        self.home.place_changed.connect(lambda name: self.history.visit(Place(name=name)))

    def tell_office(self) -> None:
        """The authority was changed: read it again, and say so in the status line."""
        self.office = self.workspace.read(office.load_office)
        self.telling.where()

    # Views

    def show_home(self, place: str = "today") -> None:
        """Close the case, if one is open, and show the start view."""
        self._drop_guide()
        self.stack.setCurrentWidget(self.home)
        self.home.show_place(place)
        self._titled("")
        self.history.visit(Place(name=place))
        self.home.take_focus()

    def open_case(self, case_id: UUID, step: Step | None = None) -> bool:
        """Open a case; logged. Answers whether it could be opened."""
        if self.guide is not None and self.guide.case_id == case_id:
            self.guide.open_step(step or self.guide.step)
            return True
        if not self._may_open(case_id):
            return False
        self._drop_guide()
        self._show_guide(case_id, step)
        return True

    def _may_open(self, case_id: UUID) -> bool:
        try:
            self.workspace.open_case(case_id)
        except DamagedStore as error:
            happened, safe, advice = error.parts()
            Trouble(self, happened, safe, advice, error.code).open()
            return False
        except RuleError as error:
            reason = menu_acts.reason_to_open(self, case_id, error.problems[0].code)
            if not reason:
                return False
            self.workspace.open_case(case_id, reason=reason)
        return True

    def _show_guide(self, case_id: UUID, step: Step | None) -> None:
        from sipdesk.gui.guide.guide import Guide
        from sipdesk.gui.guide.pages import PAGES

        self.guide = guide = Guide(self.workspace, case_id, PAGES)
        guide.fit(self.width())
        guide.home_asked.connect(self.show_home)
        guide.print_asked.connect(lambda document: menu_acts.print_paper(self, document))
        guide.meeting_asked.connect(lambda: menu_acts.meeting_mode(self))
        guide.step_opened.connect(lambda code: self.history.visit(Place(case_id, code)))
        self.stack.addWidget(guide)
        self.stack.setCurrentWidget(guide)
        if step is not None:
            guide.open_step(step)
        self._titled(guide.look.case.number)
        self.history.visit(Place(case_id, guide.step.value))
        self._enable()
        self.fit()
        page = guide.page
        QTimer.singleShot(0, page, lambda: page.title_label.setFocus())

    def _drop_guide(self) -> None:
        if self.guide is not None:
            self.guide.flush()
            self.stack.removeWidget(self.guide)
            self.guide.deleteLater()
            self.guide = None
            self.fit()
        self._enable()

    def _enable(self) -> None:
        inside = menu_acts.in_case()
        for name, action in self.acts.items():
            is_there = self.guide is not None or name not in inside
            action.setEnabled(is_there and menu_acts.may(self, name))

    def _titled(self, number: str) -> None:
        name = f"SIP {number} – sipdesk" if number else "sipdesk"
        practice = _("PRACTICE")
        self.setWindowTitle(f"{practice} – {name}" if self.office.is_practice else name)

    def go(self, by: int) -> None:
        """Back or forward."""
        place = self.history.step(by)
        if place is None:
            return
        self.history.pause(True)
        if place.case_id is None:
            self.show_home(place.name)
        elif place.step in {step.value for step in Step}:
            self.open_case(place.case_id, Step(place.step))
        else:
            self.open_case(place.case_id)
            if self.guide is not None:
                self.guide.open_side(place.step)
        self.history.pause(False)

    def open_step(self, number: int) -> None:
        """Show step 1 to 8 of the open case."""
        if self.guide is not None:
            self.guide.open_step(tuple(Step)[number - 1])

    def open_history(self) -> None:
        """Show documents and history of the open case."""
        if self.guide is not None:
            self.guide.open_history()

    # Storing

    def flush(self) -> bool:
        """Store everything that is unsaved; answers whether all is safe."""
        parts = [part for part in (self.home, self.guide, self.meeting) if part is not None]
        stored = [part.flush() for part in parts]  # all of them, not to the first
        return all([*stored, *(typed.keep() for typed in self.findChildren(Typed))])

    def lock(self) -> None:
        """Store everything, then ask for the lock."""
        self.flush()
        self.lock_requested.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost by closing: what cannot be stored keeps the window open."""
        if self.flush() and self.may_leave():
            event.accept()
        else:
            event.ignore()

    # Width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit bar and status line to the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self, *, again: bool = False) -> None:
        """Bar, rail and status line for a wide or a narrow window."""
        narrow = self.width() / theme.em() < theme.MEDIUM
        if narrow != self._is_narrow or again:
            self._is_narrow = narrow
            self.top.set_narrow(narrow)
            self.status.set_narrow(narrow)
            self.home.set_narrow(narrow)
            self.setMinimumSize(*(round(side * theme.em()) for side in theme.LEAST))
        self.top.setVisible(not (narrow and self.guide))
        if self.guide is not None:
            self.guide.header.take_menu(self.top.menu if narrow else None)
            self.guide.fit()
