"""After the letter to one party: reminder, wrong unit, told of a change, a reason that is none."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Bidding, Reply
from sipdesk.domain.rules.before_letter import before_letter, contact_phone
from sipdesk.domain.rules.calling import ALREADY_PLACED
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import bind, on_day
from sipdesk.gui.messages import problem_text
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, left_to_right
from sipdesk.i18n import _
from sipdesk.services import meetings


class AfterLetter(QWidget):
    """What follows on a letter; each part is shown only when it concerns the party."""

    def __init__(self, page: StepPage, row_id: UUID) -> None:
        super().__init__()
        self.page, self.row_id = page, row_id
        lines = column(self, spacing=8)
        self.lacks_band = Band("warn")
        self.changed_band = Band("warn", act=_("They have been told"))
        self.changed_band.clicked.connect(lambda: self._do(meetings.tell_change))
        self.placed_band = Band(
            "danger",
            _("A placement that is made is no reason to stay away."),
            _("Ask once more. If they still say no, write down the disagreement in step 6."),
            act=_("To the plan"),
        )
        self.placed_band.clicked.connect(lambda: page.asked.emit(Step.PLAN.value, "", None))
        self.remind_button = secondary(_("Note a reminder today"), "bell", small=True)
        self.wrong_button = secondary(_("It was the wrong unit"), "replace", small=True)
        self.placed_button = secondary(
            _("They say that the placement is already made"), "ban", small=True
        )
        self.remind_button.clicked.connect(lambda: self._do(meetings.remind))
        self.wrong_button.clicked.connect(lambda: self._do(meetings.note_wrong_unit))
        self.placed_button.clicked.connect(self._placed)
        self.right_edit = TextField("right_unit", _("Which unit did they name instead?"))
        bind(page, "right_unit", self.right_edit, self._save_right, row=row_id)
        self.wrong_band = Band(
            "info",
            _("Ask the person before another unit is told anything."),
            _("Add the unit to the consent first. Then take it to the meeting as a new party."),
            act=_("To the consent"),
        )
        self.wrong_band.clicked.connect(lambda: page.asked.emit(Step.CONSENT.value, "", None))
        acts = left_to_right(self.remind_button, self.wrong_button, self.placed_button)
        for widget in (
            self.lacks_band,
            self.changed_band,
            acts,
            self.placed_band,
            self.wrong_band,
            self.right_edit,
        ):
            lines.addWidget(widget)

    def _do(self, verb: Any) -> None:
        self.page.write(verb, participant_id=self.row_id)

    def _save_right(self, text: str) -> object:
        return self.page.workspace.write(
            meetings.change_participant,
            self.page.case_id,
            participant_id=self.row_id,
            right_unit=text,
        )

    def _placed(self) -> None:
        self.page.write(
            meetings.record_reply,
            participant_id=self.row_id,
            reply=Reply.DECLINES,
            reason=ALREADY_PLACED,
        )

    def show_row(self, row: Any) -> None:
        """Show what concerns this party now."""
        is_sent, is_called = row.sent_on is not None, row.bidding is Bidding.CALLED
        self._show_lacks(row, is_sent)
        self.changed_band.setVisible(not row.is_change_told)
        self.changed_band.say(
            _("The meeting was moved or cancelled after the letter."),
            _("Print a new letter, or call them, and note that they have been told."),
        )
        waits = is_sent and row.reply is None and not row.is_wrong_unit
        self.remind_button.setVisible(waits)
        if row.reminded_on is not None:
            text = _("Reminded {day}. Note a new reminder").format(day=on_day(row.reminded_on))
            self.remind_button.setText(text)
        self.wrong_button.setVisible(waits and row.unit_id is not None)
        self.wrong_band.setVisible(row.is_wrong_unit)
        self.right_edit.setVisible(row.is_wrong_unit)
        self.right_edit.set_value(row.right_unit)
        is_placed = row.decline_reason == ALREADY_PLACED and row.reply is Reply.DECLINES
        self.placed_button.setVisible(is_sent and is_called and not is_placed)
        self.placed_band.setVisible(is_placed)

    def _show_lacks(self, row: Any, is_sent: bool) -> None:
        page = self.page
        meeting = next((m for m in page.case.meetings if m.id == row.meeting_id), None)
        sealed = facts.sealed_fields(page.case, row.meeting_id)
        contact = contact_phone(page.case, page.workspace.actor.phone)
        lacks = before_letter(
            meeting, row, clock.today(), page.pack, contact=contact, sealed=sealed
        )
        self.lacks_band.setVisible(bool(lacks) and not is_sent)
        if lacks:
            texts = " ".join(problem_text(problem) for problem in lacks)
            self.lacks_band.say(_("The letter lacks something. You can go on anyway."), texts)
