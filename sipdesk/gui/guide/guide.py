"""The case window: header, rail of steps, one page at a time, what is missing, footer."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from sipdesk import clock
from sipdesk.domain.problems import Problem
from sipdesk.domain.steps import Step, step_of
from sipdesk.gui import theme
from sipdesk.gui.guide.footer import Footer
from sipdesk.gui.guide.header import CaseHeader
from sipdesk.gui.guide.look import CaseLook
from sipdesk.gui.guide.missing import MissingPanel
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.places import HISTORY, side_of
from sipdesk.gui.guide.rail import StepRail
from sipdesk.gui.guide.read_only import ReadOnly
from sipdesk.gui.guide.sides import SIDES
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.frames import UndoBar
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _

ORDER = tuple(Step)


class Guide(QWidget):
    """One case, open.

    Signals:
        home_asked: back to the start view.
        print_asked: a document by its code, or nothing for any.
        meeting_asked: the meeting mode.
        step_opened: the code of the step that is shown now.
    """

    home_asked = Signal()
    print_asked = Signal(str)
    meeting_asked = Signal()
    step_opened = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        pages: Mapping[Step, type[StepPage]],
        step: Step | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace, self.case_id, self._kinds = workspace, case_id, pages
        self._pages: dict[Step, StepPage] = {}
        self._sides: dict[str, StepPage] = {}
        self.side = ""  # the page beside the steps that is open
        self.shape = ""
        self.look = self._read()
        self.step = step or self._first()
        self.header, self.rail, self.missing = CaseHeader(), StepRail(), MissingPanel(self)
        self.stack, self.undo_bar, self.footer = QStackedWidget(), UndoBar(), Footer()
        self.back_button, self.next_button = self.footer.back_button, self.footer.next_button
        if not workspace.can_write:
            self.read_only = ReadOnly(self.stack, self.undo_bar, self.header)
        self._assemble()
        self._connect()
        self.open_step(self.step)

    def _assemble(self) -> None:
        lines = column(self, spacing=0)
        lines.addWidget(self.header)
        body = row(spacing=0)
        body.addWidget(self.rail)
        middle = column(spacing=0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.undo_bar)
        middle.addWidget(self.footer)
        body.addLayout(middle, 1)
        body.addWidget(self.missing)
        self._body = body
        lines.addLayout(body, 1)

    def _connect(self) -> None:
        self.workspace.case_changed.connect(self._changed)
        self.back_button.clicked.connect(lambda: self._by(-1))
        self.next_button.clicked.connect(self._next)
        self.header.consent_asked.connect(lambda: self.open_step(Step.CONSENT))
        self.header.inquiry_asked.connect(lambda: self.go_to(Step.NEED, "inquiry"))
        self.header.responsible_asked.connect(
            lambda: self.go_to(Step.PLAN, "responsible_principal")
        )
        self.header.meeting_asked.connect(self.meeting_asked)
        self.header.print_asked.connect(lambda: self.print_asked.emit(""))
        self.rail.home_asked.connect(self.home_asked)
        self.rail.side_asked.connect(self.open_side)
        self.rail.chosen.connect(lambda place: self.open_step(ORDER[place]))
        self.missing.followed.connect(self.follow)
        self.missing.step_asked.connect(lambda code: self.open_step(Step(code)))
        self.missing.closed.connect(self.close_missing)

    # Reading

    def _read(self) -> CaseLook:
        case, pack = self.workspace.look(self.case_id)
        return CaseLook(case, pack, clock.today(), own_phone=self.workspace.actor.phone)

    def _first(self) -> Step:
        return self.look.next_after(Step.CLOSE) or Step.NEED

    def _changed(self, case_id: object) -> None:
        if case_id is None or case_id == self.case_id:
            self.reload()

    def reload(self) -> None:
        """Show the case as it is stored now: header, rail, panel and footer."""
        before = {look.step: look.words for look in self.look.steps}
        self.look = self._read()
        for look in self.look.steps:
            if before[look.step] != look.words:
                announce(self, f"{look.title}: {look.words}")
        self._show()

    def _show(self) -> None:
        self.header.show_look(self.look, narrow=self.shape == "narrow")
        place = ORDER.index(self.step)
        self.rail.show_steps(self.look.steps, -1 if self.side else place)
        self.rail.show_sides(self.look.case, self.side)
        self.missing.show_look(self.look, self.step)
        self._show_footer()
        page = self.page
        now = self.look.steps[place]
        words = _("{n} of {all}: {title}").format(n=place + 1, all=len(ORDER), title=now.title)
        side = SIDES.get(self.side)
        page.steps_button.setText(_(side.title) if side else words)
        hue = (side.icon, "text") if side else (now.icon, now.tone)
        theme.set_icon(page.steps_button, *hue)
        count = len(self.missing.problems)
        page.missing_button.setText(_("This is missing: {n}").format(n=count))

    def _show_footer(self) -> None:
        self.footer.hold(self.page, is_narrow=self.shape == "narrow")
        place = -1 if self.side else ORDER.index(self.step)
        self.footer.show_steps(ORDER, place, self.look.next_after(self.step))

    # Moving

    @property
    def page(self) -> StepPage:
        """The page that is shown."""
        if not self.side:
            return self._page_of(self.step)
        if self.side not in self._sides:
            self._sides[self.side] = SIDES[self.side].page(self.workspace, self.case_id)
            self._welcome(self._sides[self.side])
        return self._sides[self.side]

    @property
    def is_history(self) -> bool:
        """Whether documents and history are shown."""
        return self.side == HISTORY

    def _page_of(self, step: Step) -> StepPage:
        if step not in self._pages:
            self._pages[step] = self._kinds[step](self.workspace, self.case_id)
            self._welcome(self._pages[step])
        return self._pages[step]

    def _welcome(self, page: StepPage) -> None:
        page.asked.connect(self.go)
        page.print_asked.connect(self.print_asked)
        page.undo_offered.connect(self.undo_bar.offer)
        page.missing_asked.connect(self.open_missing)
        page.steps_asked.connect(self.open_steps)
        page.set_shape(self.shape)
        self.stack.addWidget(page)

    def open_step(self, step: Step) -> None:
        """Show a step, from its top; what is unsaved in the one before is stored."""
        self.close_missing()
        if self.step in self._pages or self.side:
            self.page.flush()
        self.step, self.side = step, ""
        self._turn()
        self.step_opened.emit(step.value)

    def open_history(self) -> None:
        """Show documents and history."""
        self.open_side(HISTORY)

    def open_side(self, side: str) -> None:
        """Show a page beside the steps; the step stays the one that was open."""
        self.page.flush()
        self.side = side
        self._turn()
        self.step_opened.emit(side)

    def go(self, code: str, field: str = "", at: object = None) -> None:
        """Show a step or a page beside the steps, by its code, with the cursor in a field."""
        if code not in SIDES:
            self.go_to(Step(code), field, at)
            return
        if code != self.side:
            self.open_side(code)
        self._focus(field, at)

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self._show()
        self.close_missing()

    def go_to(self, step: Step, field: str = "", at: object = None) -> None:
        """Show a step with the cursor in a field of it."""
        if step is not self.step or self.side:
            self.open_step(step)
        self._focus(field, at)

    def _focus(self, field: str, at: object) -> None:
        self.close_missing()
        if field:
            page = self.page
            QTimer.singleShot(0, page, lambda: page.focus_field(field, at))

    def follow(self, problem: Problem) -> None:
        """Go to the field where a problem is mended."""
        place = side_of(problem.code) or step_of(problem.code).value
        self.go(place, problem.field, problem.row)

    def go_missing(self, by: int) -> None:
        """The next (1) or previous (-1) missing thing: focus goes to its field."""
        problem = self.missing.go(by)
        if problem is None:
            announce(self, _("Nothing is missing here."))
        else:
            self.follow(problem)

    def _by(self, steps: int) -> None:
        self.open_step(ORDER[ORDER.index(self.step) + steps])

    def _next(self) -> None:
        following = self.look.next_after(self.step)
        if following is not None:
            self.open_step(following)

    def undo(self) -> bool:
        """Undo the latest removal; answers whether there was one."""
        return self.undo_bar.undo()

    def redo(self) -> bool:
        """Do once more what was undone last; answers whether there was anything."""
        return self.undo_bar.redo()

    def flush(self) -> bool:
        """Store everything that is unsaved in the case."""
        pages = [*self._pages.values(), *self._sides.values()]
        stored = [page.flush() for page in pages]  # all of them, not to the first
        return all(stored)

    def parts(self) -> list[QWidget]:
        """The parts that F6 goes between."""
        found: list[QWidget] = [self.header.consent_button, self.rail.view, self.page]
        found += self.missing.links[:1]
        return [part for part in found if part.isVisible()]

    # Width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width, counted in em, so that large text and a small screen are one case."""
        super().resizeEvent(event)
        self.fit()

    def fit(self, width: int = 0) -> None:
        """Choose wide, medium or narrow (ui.md section 3)."""
        ems = (width or self.width()) / theme.em()
        shape = "wide" if ems >= theme.WIDE else "medium" if ems >= theme.MEDIUM else "narrow"
        if shape != self.shape:
            self.shape = shape
            self.rail.setVisible(shape != "narrow")
            self.close_missing()
            self.footer.fit(is_narrow=shape == "narrow")
            for page in [*self._pages.values(), *self._sides.values()]:
                page.set_shape(shape)
            self._show()
        elif self.missing.property("is_over"):
            self._place_missing()

    def open_missing(self) -> None:
        """Show what is missing over the page."""
        self._body.removeWidget(self.missing)
        theme.restyle(self.missing, role="popover", is_over=True)
        self.missing.close_button.show()
        self._place_missing()
        self.missing.show()
        self.missing.raise_()
        self.missing.close_button.setFocus()

    def _place_missing(self) -> None:
        top = self.header.height()
        width = min(self.missing.maximumWidth(), self.width())
        self.missing.setGeometry(self.width() - width, top, width, self.height() - top)

    def close_missing(self) -> None:
        """Put the panel back beside the page, or away when there is no room."""
        if self.missing.property("is_over"):
            theme.restyle(self.missing, role="panel", is_over=False)
            self.missing.close_button.hide()
            self._body.addWidget(self.missing)
        self.missing.setVisible(self.shape in ("wide", "") and not self.side)

    def open_steps(self) -> None:
        """The steps as a menu, where there is no room for the rail."""
        menu = QMenu(self)
        home = menu.addAction(theme.icon("arrow-left", "accent"), _("To Today"))
        home.triggered.connect(self.home_asked)
        menu.addSeparator()
        for place, look in enumerate(self.look.steps):
            text = f"{place + 1}  {look.title} – {look.words}"
            act = menu.addAction(theme.icon(look.icon, look.tone), text)
            act.triggered.connect(lambda _on=False, s=look.step: self.open_step(s))
        for name, side in SIDES.items():
            if side.is_begun(self.look.case):
                last = menu.addAction(theme.icon(side.icon), _(side.title))
                last.triggered.connect(lambda _on=False, n=name: self.open_side(n))
        below = self.page.steps_button
        at = below.mapToGlobal(QPoint(0, below.height())) if below.isVisible() else QCursor.pos()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
