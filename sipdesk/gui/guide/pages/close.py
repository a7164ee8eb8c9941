"""Step 8: why the case is closed, who decided, and that the person was told."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import CloseReason, GoalOutcome
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.close_handover import HandoverCard
from sipdesk.gui.guide.section import DraftForm
from sipdesk.gui.messages import confirm
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.choices import CheckField, RadioField, SegmentedField
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import cases
from sipdesk.services.plan_rows import shown

REASONS = {
    CloseReason.COORDINATION_NOT_NEEDED: N_("Coordination is no longer needed"),
    CloseReason.NO_SIP: N_("No SIP is made"),
    CloseReason.MOVED: N_("The person has moved"),
    CloseReason.CONSENT_WITHDRAWN: N_("The consent has been withdrawn"),
    CloseReason.DECEASED: N_("The person has died"),
}
OUTCOMES = {
    GoalOutcome.REACHED: N_("Reached"),
    GoalOutcome.PARTLY: N_("Partly"),
    GoalOutcome.NOT: N_("Not reached"),
    GoalOutcome.NO_LONGER: N_("No longer relevant"),
}


class ClosePage(StepPage):
    """Closing is asked about; a closed case can be read, and opened again."""

    step = Step.CLOSE
    title = N_("Close")
    lead = N_("A closed case can be read and opened again. Nothing is deleted.")

    def build(self) -> None:
        """The reason, who decided, the outcome, told or not."""
        self.closed_band = Band("ok", "", act=_("Open the case again"))
        self.closed_band.clicked.connect(lambda: self.write(cases.reopen_case))
        self.card = Card(_("Why is the case closed?"), icon="archive")
        reasons = [(reason, _(text)) for reason, text in REASONS.items()]
        self.reason_choice = self.register(RadioField("close_reason", _("Reason"), reasons))
        deciders = (
            ("person", _("The person")),
            ("kommun", _("The municipality")),
            ("region", _("The region")),
            ("together", _("Together")),
        )
        self.decided_choice = self.register(
            SegmentedField("closed_by", _("Who decided?"), deciders)
        )
        self.outcome_edit = self.register(
            LongTextField("outcome", _("How did it turn out?"), lines=3)
        )
        self.form = DraftForm(self, "close", self.outcome_edit)
        self.told_check = self.register(CheckField("is_person_told", _("The person has been told")))
        self.card.add(self.reason_choice, self.decided_choice, self.outcome_edit, self.told_check)
        self.close_button = primary(_("Close the case"), "archive")
        self.close_button.clicked.connect(self._close)
        self.print_button = secondary(_("Print…"), "printer")
        self.print_button.clicked.connect(lambda: self.print_asked.emit("closing_record"))
        self.head.addWidget(self.close_button)
        self.handover = HandoverCard(self)
        self.goals_card = Card(_("How it went with the goals"), icon="list-checks")
        self._goals = column(spacing=6)
        self.goals_card.body.addLayout(self._goals)
        self.add(self.closed_band, self.goals_card, self.card, self.handover)

    def show_case(self, case: Any) -> None:
        """A closed case shows when and why; an open one asks."""
        is_closed = case.closed_on is not None
        self.closed_band.setVisible(is_closed)
        self.card.setVisible(not is_closed)
        self.handover.show_case(case)
        self._show_goals(case)
        self.close_button.setVisible(not is_closed)
        if is_closed:
            title = _("The case was closed {day}.").format(day=format_date(case.closed_on))
            reason = _(REASONS[case.close_reason]) if case.close_reason else ""
            self.closed_band.say(title, "\n".join(part for part in (reason, case.outcome) if part))

    def _show_goals(self, case: Any) -> None:
        """The last result of each goal; one without a result can still be followed up."""
        plan, last = facts.final_plan(case), facts.last_results(case)
        goals = [goal for need in facts.needs(plan) for goal in shown(need.goals)] if plan else []
        self.goals_card.setVisible(bool(goals))
        clear(self._goals)
        for goal in goals:
            found = last.get(goal.lineage_id or goal.id)
            outcome = found.outcome if found is not None else None
            words = _(OUTCOMES[outcome]) if outcome is not None else _("No result is noted")
            line = QWidget()
            flow = Flow(line, spacing=10)
            flow.add(Text(f"”{goal.text}”" if goal.is_own_words else goal.text), stretch=1, base=18)
            flow.add(Text(words, "strong", tone="" if outcome else "warn", wrap=False))
            self._goals.addWidget(line)

    @Slot()
    def _close(self) -> None:
        if self.reason_choice.value() is None:
            self.reason_choice.set_error(_("Choose why the case is closed."))
            self.focus_field("close_reason")
            return
        question = _("Flags and letters stop. The case can be read, and opened again.")
        act = _("Close the case")
        if confirm(self, act, question, act=act):
            closed = self.write(
                cases.close_case,
                reason=self.reason_choice.value(),
                decided_by=self.decided_choice.value() or "",
                outcome=self.outcome_edit.value(),
                is_told=self.told_check.value(),
            )
            if closed:
                self.form.clear()
