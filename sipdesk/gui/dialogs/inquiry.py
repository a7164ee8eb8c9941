"""A case is marked as under inquiry, and the mark is lifted: the reason, and what it means."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.model import Inquiry, InquiryOutcome
from sipdesk.domain.problems import refuse
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.messages import confirm
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import inquiries

OUTCOME_WORDS = {
    InquiryOutcome.CORRECTED: N_("What was wrong is corrected"),
    InquiryOutcome.STANDS: N_("What is written stands"),
    InquiryOutcome.OTHER: N_("Something else"),
}


def begin_inquiry(workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
    """Ask what is looked into, and mark the case."""
    _run(lambda: BeginInquiryDialog(workspace, case_id, parent))


def lift_inquiry(
    workspace: Workspace, case_id: UUID, inquiry: Inquiry, parent: QWidget | None = None
) -> None:
    """Ask how it ended and why the mark is lifted, and lift it."""
    _run(lambda: LiftInquiryDialog(workspace, case_id, inquiry, parent))


def may_show_on_wall(parent: QWidget | None) -> bool:
    """Ask before a case under inquiry is shown to a whole room; no paper stops that."""
    return confirm(
        parent,
        _("The case is under inquiry"),
        _(
            "Everybody in the room sees what is on the wall, and nothing about the person is to "
            "be given to others now. Go on if only the person is there."
        ),
        _("Only the person is there"),
        is_danger=True,
    )


def _run(make: Callable[[], Dialog]) -> None:
    dialog = make()
    dialog.exec()
    dialog.deleteLater()


class BeginInquiryDialog(Dialog):
    """What is looked into and why, from which day; from then on nothing goes to others."""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Mark the case as under inquiry"),
            _("For example when the person says that something written here is wrong."),
            accept=_("Mark as under inquiry"),
            role="danger",
        )
        self.workspace, self.case_id = workspace, case_id
        self.what_edit = LongTextField("what", _("&What is looked into, and why?"), lines=3)
        self.on_edit = DateField("on", _("&From the day"))
        self.on_edit.reset(clock.today())
        card = Card()
        card.add(self.what_edit, self.on_edit)
        self.bind(self.what_edit, self.on_edit)
        words = _(
            "Until the mark is lifted no letter, copy or file about the person goes to anybody "
            "else, and the case is not purged. The person still gets the own papers, and what is "
            "written can be corrected."
        )
        self.add(card, Band("warn", _("This happens"), words))
        self.keep_typed(workspace, case_id, "inquiry")
        self.what_edit.setFocus()

    def submit(self) -> bool:
        """Mark the case. Raises RuleError at the field."""
        if self.on_edit.value() is None:
            raise refuse("date.missing", "on", N_("Write a day, for example 2026-04-30."))
        self.workspace.write(
            inquiries.begin_inquiry,
            self.case_id,
            what=self.what_edit.value(),
            on=self.on_edit.value(),
        )
        return True


class LiftInquiryDialog(Dialog):
    """How the inquiry ended, and why the mark is lifted; the mark stays in the history."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        inquiry: Inquiry,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Lift the mark"),
            _("The inquiry is done. Write how it ended, so that it can be read afterwards."),
            accept=_("Lift the mark"),
            role="danger",
        )
        self.workspace, self.case_id, self.inquiry = workspace, case_id, inquiry
        choices = [(value, _(words)) for value, words in OUTCOME_WORDS.items()]
        self.outcome_segments = SegmentedField("outcome", _("How did it end?"), choices)
        self.reason_edit = LongTextField("reason", _("&Why is the mark lifted?"), lines=3)
        hint = _("Leave it empty if the person has not been told.")
        self.told_edit = DateField("told_on", _("The person was &told on"), hint)
        card = Card()
        card.add(self.outcome_segments, self.reason_edit, self.told_edit)
        self.bind(self.outcome_segments, self.reason_edit, self.told_edit)
        words = _(
            "From today papers may go to others again, as far as the consent goes. Nothing is "
            "sent by itself. The mark and what you write here stay."
        )
        self.add(card, Band("warn", _("This happens"), words))
        self.keep_typed(workspace, case_id, f"lift-{inquiry.id}")
        self.outcome_segments.setFocus()

    def submit(self) -> bool:
        """Lift the mark. Raises RuleError at the field."""
        self.workspace.write(
            inquiries.lift_inquiry,
            self.case_id,
            inquiry_id=self.inquiry.id,
            outcome=self.outcome_segments.value(),
            reason=self.reason_edit.value(),
            told_on=self.told_edit.value(),
        )
        return True
