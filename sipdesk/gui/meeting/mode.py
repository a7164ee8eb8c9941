"""Meeting mode: full screen, 24 pixels or more, one thing at a time, by keyboard alone.

Shows the plan of one case and nothing else: no notes, no search, no other case (ui.md).
"""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QPushButton, QStackedWidget, QWidget

from sipdesk.domain import facts
from sipdesk.gui import on_screen, theme
from sipdesk.gui.meeting.ending import NextSlide, SummarySlide, WhoSlide
from sipdesk.gui.meeting.need import NeedSlide, area_words
from sipdesk.gui.meeting.opening import MattersSlide, WelcomeSlide
from sipdesk.gui.meeting.rail import MeetingRail
from sipdesk.gui.meeting.slide import Slide, given_name, plan_of
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.buttons import primary, quiet, secondary
from sipdesk.gui.widgets.frames import Band, frame
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _

LEAST_PERCENT = 175  # the smallest text is then 24 pixels high
_CLOCK_MS = 10_000
Key = UUID | str
_FIXED: dict[str, tuple[str, type[Slide]]] = {
    "welcome": (N_("Welcome"), WelcomeSlide),
    "matters": (N_("What matters"), MattersSlide),
    "who": (N_("Who does what"), WhoSlide),
    "next": (N_("Next meeting"), NextSlide),
    "summary": (N_("Summary"), SummarySlide),
}


class MeetingMode(QDialog):
    """The wall of a meeting: list at the left, one slide, and the way on.

    Attributes:
        notice: a band for the warning before the lock.
    """

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.case_id = workspace, case_id
        self.setWindowTitle(_("Meeting mode"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._before = theme.current()
        self._geometry = parent.window().geometry() if parent else QRect()
        _apply(theme.Theme(self._before.name, max(LEAST_PERCENT, self._before.percent)))
        self._slides: dict[Key, Slide] = {}
        self._seen: set[Key] = set()
        self.key: Key = "welcome"
        self._assemble()
        self._keys()
        workspace.case_changed.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.rail.tick)
        self._timer.start(_CLOCK_MS)
        self.rail.tick()
        self._reload()
        self.open_slide("welcome")

    def _assemble(self) -> None:
        whole = column(self, spacing=0)
        body = row(spacing=0)
        self.rail, self.stack = MeetingRail(), QStackedWidget()
        self.rail.chosen.connect(lambda place: self.open_slide(self.stops[place][0]))
        body.addWidget(self.rail)
        body.addWidget(self.stack, 1)
        whole.addLayout(body, 1)
        self.notice = Band("warn", icon="timer")
        self.notice.hide()
        whole.addWidget(self.notice)
        self.foot, self.question = self._foot(), self._ask()
        whole.addWidget(self.foot)
        whole.addWidget(self.question)
        self.question.hide()

    def _foot(self) -> QFrame:
        foot = frame("footer")
        line = row(foot, spacing=8, margins=(10, 6, 14, 6))
        self.leave_button = secondary(_("Leave the meeting mode"), "x", small=True)
        self.only_text = Text("", "small")
        self.back_button = secondary(_("Back"), "arrow-left", small=True)
        self.next_button: QPushButton = primary("", small=True)
        line.addWidget(self.leave_button)
        line.addWidget(theme.IconLabel("shield-check", "ok", 15))
        line.addWidget(self.only_text, 1)
        line.addWidget(self.back_button)
        line.addWidget(self.next_button)
        self.leave_button.clicked.connect(self.ask_to_leave)
        self.back_button.clicked.connect(lambda: self.step(-1))
        self.next_button.clicked.connect(lambda: self.step(1))
        return foot

    def _ask(self) -> QFrame:
        made = frame("footer")
        line = row(made, spacing=8, margins=(10, 6, 14, 6))
        line.addWidget(theme.IconLabel("circle-question-mark", "accent", 16))
        words = _("Leave the meeting mode? Turn the projector off first. Everything is saved.")
        self.question_text = Text(words)
        line.addWidget(self.question_text, 1)
        self.yes_button = quiet(_("Leave"), "x", small=True)
        self.stay_button = primary(_("Stay in the meeting"), small=True)
        line.addWidget(self.yes_button)
        line.addWidget(self.stay_button)
        self.yes_button.clicked.connect(self.leave)
        self.stay_button.clicked.connect(self.stay)
        return made

    def _keys(self) -> None:
        for keys, act in (
            ("PgDown", lambda: self.step(1)),
            ("PgUp", lambda: self.step(-1)),
            ("Ctrl+Return", self.write_row),
            ("Ctrl+Enter", self.write_row),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.arrows = []
        for keys, by in (("Down", 1), ("Right", 1), ("Up", -1), ("Left", -1)):
            arrow = QShortcut(QKeySequence(keys), self)
            arrow.activated.connect(lambda by=by: self.step(by))
            self.arrows.append(arrow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focused)

    def _focused(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Arrows step through the meeting, but belong to the text in a field."""
        is_field = new is not None and not isinstance(new, QPushButton)
        if isinstance(new, QPushButton) and new.property("role") == "segment":
            is_field = True
        for arrow in self.arrows:
            arrow.setEnabled(not is_field)

    # What is shown

    def _reload(self) -> None:
        case, pack = self.workspace.look(self.case_id)
        plan = plan_of(case)
        needs = [(need.id, area_words(pack, need)) for need in facts.needs(plan)] if plan else []
        fixed = [(key, _(text)) for key, (text, _kind) in _FIXED.items()]
        self.stops: list[tuple[Key, str]] = [*fixed[:2], *needs, *fixed[2:]]
        if self.key not in [key for key, _text in self.stops]:
            self.key = "matters"
        name = given_name(case)
        only = _("Only {name}'s plan is shown").format(name=name)
        self.only_text.setText(only if name else _("Only this plan is shown"))

    def _changed(self, case_id: object) -> None:
        if case_id is None or case_id == self.case_id:
            self._reload()
            self._show()

    @property
    def place(self) -> int:
        """Where in the list one is, counted from 0."""
        return [key for key, _text in self.stops].index(self.key)

    @property
    def slide(self) -> Slide:
        """The slide that is shown."""
        if self.key not in self._slides:
            self._slides[self.key] = self._make(self.key)
            self.stack.addWidget(self._slides[self.key])
        return self._slides[self.key]

    def _make(self, key: Key) -> Slide:
        if isinstance(key, UUID):
            return NeedSlide(self.workspace, self.case_id, key)
        return _FIXED[key][1](self.workspace, self.case_id)

    def open_slide(self, key: Key) -> None:
        """Show a slide; what is typed in the one before is stored."""
        if self.key in self._slides and not self.slide.leave():
            return
        self._seen.add(self.key)
        self.key = key
        self.stack.setCurrentWidget(self.slide)
        self._show()
        self.rail.take_focus(self.place)
        announce(self, self.slide.title_label.text())

    def _show(self) -> None:
        if self.stack.currentWidget() is not self.slide:
            self.stack.setCurrentWidget(self.slide)
        place = self.place
        self.rail.show_stops(self.stops, place, self._seen)
        self.back_button.setVisible(place > 0)
        is_last = place == len(self.stops) - 1
        self.next_button.setVisible(not is_last)
        if not is_last:
            text = _("Next: {step}").format(step=self.stops[place + 1][1])
            self.next_button.setText(text.replace("&", "&&"))

    def step(self, by: int) -> None:
        """The next or the previous slide."""
        at = self.place + by
        if 0 <= at < len(self.stops) and not self.question.isVisible():
            self.open_slide(self.stops[at][0])

    def write_row(self) -> None:
        """Ctrl+Enter."""
        if not self.question.isVisible():
            self.slide.write_row()

    # Leaving

    def ask_to_leave(self) -> None:
        """Ask in the place of the footer; the safe answer has the focus."""
        self.foot.hide()
        self.question.show()
        self.stay_button.setFocus()
        announce(self, self.question_text.text())

    def stay(self) -> None:
        """Back to the meeting."""
        self.question.hide()
        self.foot.show()
        self.rail.take_focus(self.place)

    def reject(self) -> None:
        """Esc asks; once more it stays."""
        if self.question.isVisible():
            self.stay()
        else:
            self.ask_to_leave()

    def flush(self) -> bool:
        """Store everything that is unsaved."""
        stored = [slide.flush() for slide in self._slides.values()]  # all of them, not to the first
        return all(stored)

    def leave(self) -> None:
        """Store everything and close; what cannot be stored keeps the meeting mode open."""
        if not self.flush():
            self.stay()
            return
        self._timer.stop()
        _apply(self._before)
        self.done(0)
        parent: Any = self.parentWidget()
        if parent is not None:
            on_screen.put_back(parent.window(), self._geometry)
        self.closed.emit()
        self.deleteLater()


def _apply(look: theme.Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        look.apply(app)
