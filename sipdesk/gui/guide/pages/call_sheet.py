"""The sheet of a called unit: printed with the call, its answers typed back in the same place."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Bidding
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import bind
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import meetings

ANSWERS = ("can_offer", "may_decide", "decision_needed")


class UnitSheet(QWidget):
    """What a called unit has answered before the meeting; shown for called units alone."""

    def __init__(self, page: StepPage, row_id: UUID) -> None:
        super().__init__()
        self.page, self.row_id = page, row_id
        lines = column(self, spacing=8)
        self.print_button = secondary(_("Print the unit's sheet…"), "printer", small=True)
        self.print_button.clicked.connect(lambda: page.print_asked.emit("unit_sheet"))
        lead = Text(_("The sheet that the unit fills in before the meeting"), "strong")
        head = QWidget()
        flow = Flow(head, spacing=10)
        flow.add(lead, stretch=1, base=24)
        flow.add(self.print_button)
        lines.addWidget(head)
        self.edits = {
            "can_offer": LongTextField(
                "can_offer", _("What can they offer, who does it, and from which day?"), lines=1
            ),
            "may_decide": LongTextField(
                "may_decide", _("What may the one who comes decide?"), lines=1
            ),
            "decision_needed": LongTextField(
                "decision_needed", _("Which decision is needed besides, by whom?"), lines=1
            ),
        }
        for name, edit in self.edits.items():
            bind(page, name, edit, self._saver(name), row=row_id)
            lines.addWidget(edit)

    def _saver(self, name: str) -> Any:
        return lambda value: self.page.workspace.write(
            meetings.change_participant,
            self.page.case_id,
            participant_id=self.row_id,
            **{name: value},
        )

    def show_row(self, participant: Any) -> None:
        """Show the answers that are stored."""
        self.setVisible(participant.bidding is Bidding.CALLED)
        for name, edit in self.edits.items():
            edit.set_value(getattr(participant, name))
