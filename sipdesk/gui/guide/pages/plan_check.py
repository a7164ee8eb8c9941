"""Check the plan: the law's four points, consent, and what comes after the meeting."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from sipdesk.domain.model import Plan
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.steps import step_of
from sipdesk.gui.dialogs.override import OverrideDialog
from sipdesk.gui.guide.missing import AT_ONCE
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.check_facts import Fact, Section, sections
from sipdesk.gui.guide.places import side_of
from sipdesk.gui.messages import announce, confirm, problem_text
from sipdesk.gui.theme import IconLabel
from sipdesk.gui.widgets.buttons import link, primary, quiet
from sipdesk.gui.widgets.frames import Band, Card, rule
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, ngettext
from sipdesk.services import plans


class CheckView(QWidget):
    """One page with all that a final plan needs; each gap has a link to its field."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._plan: Plan | None = None
        self._problems: Sequence[Problem] = ()
        lines = column(self, spacing=12)
        self.summary = Band("danger")
        lines.addWidget(self.summary)
        self._place = column(spacing=12)
        lines.addLayout(self._place)
        self.foot = self._acts()

    def _acts(self) -> QWidget:
        """The acts stand below the page, in sight wherever it is scrolled (mock-up 06)."""
        self.override_button = quiet(_("Save as a working plan…"))
        self.final_button = primary(_("Make the plan final"), "stamp")
        self.override_button.clicked.connect(self._override)
        self.final_button.clicked.connect(self._finalise)
        foot = QWidget()
        line = row(foot, spacing=10)
        line.addStretch(1)
        line.addWidget(self.override_button)
        line.addWidget(self.final_button)
        foot.hide()
        return foot

    def show_plan(self, case: Any, plan: Plan, problems: Sequence[Problem], pack: Pack) -> None:
        """Show what is there and what is missing."""
        self._plan, self._problems = plan, problems
        clear(self._place)
        for section in sections(case, plan, problems, pack):
            self._place.addWidget(self._card(section))
        self._sum_up(problems)
        can_lift = bool(problems) and all(p.override is Override.WITH_REASON for p in problems)
        self.override_button.setVisible(can_lift and not plan.is_final)
        self.foot.setVisible(not plan.is_final)

    def leave(self) -> None:
        """Another view is shown: the acts of the check go."""
        self.foot.hide()

    def _sum_up(self, problems: Sequence[Problem]) -> None:
        clear(self.summary.links)
        self.summary.setVisible(bool(problems))
        if not problems:
            return
        text = ngettext(
            "{n} thing is missing before the plan can be made final",
            "{n} things are missing before the plan can be made final",
            len(problems),
        )
        self.summary.say(text.format(n=len(problems)))
        for problem in problems[:AT_ONCE]:
            made = link(problem_text(problem))
            made.clicked.connect(lambda _on=False, p=problem: self._go(p))
            line = row()
            line.addWidget(made)
            line.addStretch(1)
            self.summary.links.addLayout(line)
        if (left := len(problems) - AT_ONCE) > 0:
            text = ngettext("and {n} more thing", "and {n} more things", left)
            self.summary.links.addWidget(Text(text.format(n=left)))

    def _card(self, section: Section) -> Card:
        card = Card(section.title, section.source, spacing=6)
        for at, fact in enumerate(section.facts):
            if at:
                card.add(rule())
            card.add(self._fact(fact))
        return card

    def _fact(self, fact: Fact) -> QWidget:
        made = QWidget()
        line = row(made, spacing=10)
        icon, tone = {
            "ok": ("circle-check", "ok"),
            "missing": ("circle-alert", "danger"),
            "empty": ("circle-dashed", "text2"),
        }[fact.state]
        mark = IconLabel(icon, tone, 18)
        line.addWidget(mark)
        words = Flow()
        words.add(Text(fact.title, "strong"), base=15)
        tone = "danger" if fact.state == "missing" else ""
        words.add(Text(fact.text, tone=tone), stretch=1, base=18)
        line.addLayout(words, 1)
        if fact.step:
            act = link(_("Change"), fact.title)
            act.clicked.connect(lambda: self._page.asked.emit(fact.step, fact.field, fact.row))
            line.addWidget(act)
        return made

    def _go(self, problem: Problem) -> None:
        place = side_of(problem.code) or step_of(problem.code).value
        self._page.asked.emit(place, problem.field, problem.row)

    def _finalise(self) -> None:
        if not self._page.flush() or self._plan is None:
            return
        if self._problems:
            self.focus_summary()
            return
        question = _("It cannot be changed afterwards. Changes make a new version.")
        act = _("Make the plan final")
        if confirm(self, act, question, act=act):
            self._page.write(plans.finalise, plan_id=self._plan.id)

    def focus_summary(self) -> None:
        """Put the cursor on the first link of the summary."""
        first = self.summary.findChild(QPushButton)
        if first is not None:
            QTimer.singleShot(0, first, first.setFocus)
            announce(self, self.summary.accessibleName())

    def _override(self) -> None:
        if self._plan is None:
            return
        missing = [problem_text(problem) for problem in self._problems]
        page = self._page
        dialog = OverrideDialog(page.workspace, page.case_id, self._plan.id, missing, self)
        if dialog.exec():
            fields = {"plan_id": self._plan.id, "override_reason": dialog.reason()}
            if page.write(plans.finalise, **fields) is None:
                dialog.keep_again()
