"""Step 8: why the case is closed, who decided, and that the person was told."""

from typing import Any

from PySide6.QtCore import Slot

from sipdesk.domain.model import CloseReason
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.close_handover import HandoverCard
from sipdesk.gui.guide.section import DraftForm
from sipdesk.gui.messages import confirm
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.choices import CheckField, RadioField, SegmentedField
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import cases

REASONS = {
    CloseReason.COORDINATION_NOT_NEEDED: N_("Coordination is no longer needed"),
    CloseReason.NO_SIP: N_("No SIP is made"),
    CloseReason.MOVED: N_("The person has moved"),
    CloseReason.CONSENT_WITHDRAWN: N_("The consent has been withdrawn"),
    CloseReason.DECEASED: N_("The person has died"),
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
        self.add(self.closed_band, self.card, self.handover)

    def show_case(self, case: Any) -> None:
        """A closed case shows when and why; an open one asks."""
        is_closed = case.closed_on is not None
        self.closed_band.setVisible(is_closed)
        self.card.setVisible(not is_closed)
        self.handover.show_case(case)
        self.close_button.setVisible(not is_closed)
        if is_closed:
            title = _("The case was closed {day}.").format(day=format_date(case.closed_on))
            reason = _(REASONS[case.close_reason]) if case.close_reason else ""
            self.closed_band.say(title, "\n".join(part for part in (reason, case.outcome) if part))

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
