"""The panel "This is missing": what the open step lacks, each with a link to its field."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from sipdesk.domain.pack import spoken
from sipdesk.domain.problems import Problem
from sipdesk.domain.steps import STEP_TITLES, Step
from sipdesk.gui import theme
from sipdesk.gui.guide.look import CaseLook, is_late
from sipdesk.gui.messages import problem_text
from sipdesk.gui.theme.tokens import PANEL
from sipdesk.gui.widgets.buttons import icon_button, link
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date, ngettext

AT_ONCE = 20  # things that are drawn unasked: a plan may lack a thousand


class MissingPanel(QFrame):
    """What is missing for this step, what is in order, and what the consent leaves out.

    What is shown already is not drawn anew, so that the focus stays on a link.

    Signals:
        followed: a link: the Problem.
        step_asked: a link to another step: its code.
        closed: the panel over the page was closed.
    """

    followed = Signal(object)
    step_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        theme.fix(self, width=PANEL)
        self._page = Page(margins=(16, 16, 12, 16), spacing=10)
        column(self, spacing=0, margins=(1, 1, 1, 1)).addWidget(self._page)
        head = row(spacing=8)
        head.addWidget(theme.IconLabel("list-checks", "accent", 20))
        self.title = Text(_("This is missing"), "h2")
        head.addWidget(self.title, 1)
        self.close_button = icon_button("x", _("Close what is missing"))
        self.close_button.clicked.connect(self.closed)
        self.close_button.hide()
        head.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self._page.body.addLayout(head)
        self.note = Text(_("You can go on working all the same."), "small")
        self._page.add(self.note)
        self._rows = column(spacing=12)
        self._page.body.addLayout(self._rows)
        self.links: list[QPushButton] = []
        self.problems: list[Problem] = []
        self.more_button: QPushButton | None = None
        self._at, self._most = -1, AT_ONCE
        self._step: Step | None = None
        self._drawn: object = None

    def show_look(self, look: CaseLook, step: Step) -> None:
        """Show what a step lacks."""
        if step is not self._step:
            self._step, self._most = step, AT_ONCE
        problems = [*look.missing(step), *look.lacks(step)]
        others = [(s, len(look.missing(s))) for s in Step if s is not step and look.missing(s)]
        texts = [problem_text(problem) for problem in problems]
        drawn = (step, look.day, problems, texts, others, look.exceptions())
        if drawn != self._drawn:
            self.problems, self._at, self._drawn = problems, -1, drawn
            self._draw(look, others)

    def _draw(self, look: CaseLook, others: list[tuple[Step, int]]) -> None:
        clear(self._rows)
        self.links, self.more_button = [], None
        for problem in self.problems[: self._most]:
            self._rows.addWidget(self._row(problem, look))
        if len(self.problems) > self._most:
            self._rows.addWidget(self._more(look, others), alignment=Qt.AlignmentFlag.AlignLeft)
        self.note.setVisible(bool(self.problems))
        if not self.problems:
            self._rows.addWidget(_line("circle-check", "ok", _("Nothing is missing here.")))
        if others:
            self._rows.addWidget(self._others(others))
        if exceptions := look.exceptions():
            self._rows.addWidget(self._excepted(exceptions))

    def _more(self, look: CaseLook, others: list[tuple[Step, int]]) -> QPushButton:
        left = len(self.problems) - self._most
        words = _("Show {n} more of {all}").format(n=min(left, AT_ONCE), all=len(self.problems))
        made = link(words)
        made.clicked.connect(lambda: self._draw_more(look, others))
        self.more_button = made
        return made

    def _draw_more(self, look: CaseLook, others: list[tuple[Step, int]]) -> None:
        first = self._most
        self._most += AT_ONCE
        self._draw(look, others)
        self.links[first].setFocus()

    def _row(self, problem: Problem, look: CaseLook) -> QWidget:
        late = is_late(problem, look.day)
        icon, tone = ("circle-alert", "danger") if late else ("circle-dashed", "warn")
        text = problem_text(problem)
        go = link(_("Go to the field"), text)
        go.setAccessibleName(_("Go to the field. Missing: {what}").format(what=text))
        go.clicked.connect(lambda: self.followed.emit(problem))
        self.links.append(go)
        return _line(icon, tone, text, _when(problem, look), go)

    def _others(self, others: list[tuple[Step, int]]) -> QWidget:
        box = QWidget()
        lines = column(box, spacing=2)
        lines.addWidget(Text(_("In other steps"), "strong"))
        for step, count in others:
            words = ngettext("{step}: {n} thing", "{step}: {n} things", count)
            go = link(words.format(step=_(STEP_TITLES[step]), n=count))
            go.clicked.connect(lambda _on=False, s=step: self.step_asked.emit(s.value))
            lines.addWidget(go, alignment=Qt.AlignmentFlag.AlignLeft)
        return box

    def _excepted(self, texts: list[str]) -> QWidget:
        band = Band("warn", _("Exceptions in the consent"), "\n".join(texts))
        go = link(_("See the consent"))
        go.clicked.connect(lambda: self.step_asked.emit(Step.CONSENT.value))
        band.links.addWidget(go, alignment=Qt.AlignmentFlag.AlignLeft)
        return band

    def go(self, by: int) -> Problem | None:
        """The next (1) or previous (-1) missing thing; None when nothing is missing."""
        if not self.problems:
            return None
        self._at = (self._at + by) % len(self.problems) if self._at >= 0 or by > 0 else -1
        return self.problems[self._at]


def _day(day: date, today: date) -> str:
    return format_date(day, "d MMMM" if day.year == today.year else "d MMMM y")


def _when(problem: Problem, look: CaseLook) -> str:
    """When it is or was due, or since when it has stood; and by which rule."""
    parts = []
    if problem.due is not None:
        words = _("Was due {date}.") if problem.due < look.day else _("Due {date}.")
        parts.append(words.format(date=_day(problem.due, look.day)))
    elif problem.since is not None and (days := (look.day - problem.since).days):
        parts.append(ngettext("{n} day has passed.", "{n} days have passed.", days).format(n=days))
    if problem.source:
        parts.append(spoken(problem.source).removesuffix(".") + ".")
    return " ".join(parts)


def _line(icon: str, tone: str, text: str, small: str = "", go: QWidget | None = None) -> QWidget:
    made = QWidget()
    line = row(made, spacing=8)
    line.addWidget(theme.IconLabel(icon, tone, 18), alignment=Qt.AlignmentFlag.AlignTop)
    texts = column(spacing=1)
    texts.addWidget(Text(text))
    if small:
        texts.addWidget(Text(small, "small"))
    if go is not None:
        texts.addWidget(go, alignment=Qt.AlignmentFlag.AlignLeft)
    line.addLayout(texts, 1)
    return made
