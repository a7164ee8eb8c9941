"""What is written about one party of a meeting: to whom, questions, letter and answer."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Reply
from sipdesk.domain.rules.calling import ALREADY_PLACED
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.call_after import AfterLetter
from sipdesk.gui.guide.pages.call_sheet import ANSWERS, UnitSheet
from sipdesk.gui.guide.section import bind
from sipdesk.gui.widgets.buttons import quiet
from sipdesk.gui.widgets.choices import SegmentedField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.layouts import column, side_by_side
from sipdesk.i18n import _
from sipdesk.services import meetings

_KEPT = ("attention", "questions", "bring", *ANSWERS)


class PartyEditor(QWidget):
    """The fields of one participant.

    Attributes:
        first: where the cursor goes when the editor opens.
    """

    def __init__(self, page: StepPage, participant: Any) -> None:
        super().__init__()
        self.page, self.row_id = page, participant.id
        lines = column(self, spacing=10, margins=(34, 2, 8, 14))
        self._letter_fields()
        self._reply_fields()
        self.after = AfterLetter(page, participant.id)
        self.sheet = UnitSheet(page, participant.id)
        self.reply_segments.edited.connect(self._show_reason)
        for widget in (
            side_by_side(self.attention_edit, self.sent_edit, self.how_edit, base=12),
            self.questions_edit,
            self.bring_edit,
            self.reply_segments,
            self.instead_edit,
            self.reason_edit,
            self.valid_segments,
            self.after,
            self.sheet,
        ):
            lines.addWidget(widget)
        self.remove_button = quiet(_("Take away from the meeting"), "trash-2", small=True)
        self.remove_button.clicked.connect(self._remove)
        lines.addWidget(self.remove_button)
        self.first: Field = self.attention_edit
        for field in self._edits():
            is_reason = field is self.reason_edit
            save = self._save_reason if is_reason else self._saver(field.name)
            bind(page, field.name, field, save, row=self.row_id)
        bind(page, "reply", self.reply_segments, self._reply, row=self.row_id)
        if participant.unit_id:  # what is missing points at the unit
            page.register(self.reply_segments, participant.unit_id)

    def _letter_fields(self) -> None:
        self.attention_edit = TextField("attention", _("To whom?"))
        self.sent_edit = DateField("sent_on", _("Letter sent on"))
        self.how_edit = TextField("sent_how", _("How"))
        self.questions_edit = LongTextField("questions", _("Questions to them"), lines=1)
        self.bring_edit = LongTextField("bring", _("What shall they bring?"), lines=1)

    def _reply_fields(self) -> None:
        self.reply_segments = SegmentedField(
            "reply",
            _("What did they answer?"),
            [
                (Reply.COMES, _("Comes"), "check"),
                (Reply.DECLINES, _("Does not come"), "x"),
                (Reply.OTHER_UNIT, _("Somebody else comes"), "replace"),
            ],
        )
        self.instead_edit = TextField("comes_instead", _("Who comes instead?"))
        self.reason_edit = LongTextField(
            "decline_reason",
            _("Why do they not come?"),
            _("That a placement is already made is never a reason."),
            lines=1,
        )
        self.valid_segments = YesNoField("is_decline_valid", _("Is the reason allowed?"))

    def _edits(self) -> list[Field]:
        return [
            self.attention_edit,
            self.sent_edit,
            self.how_edit,
            self.questions_edit,
            self.bring_edit,
            self.instead_edit,
            self.reason_edit,
            self.valid_segments,
        ]

    def _show_reason(self) -> None:
        """Who does not come gives a reason: the field is there before the answer is stored."""
        declines = self.reply_segments.value() is Reply.DECLINES
        self.reason_edit.setVisible(declines)
        if declines:
            self.reason_edit.setFocus()

    def _save_reason(self, reason: str) -> object:
        if self.reply_segments.value() is Reply.DECLINES:
            return self._reply(Reply.DECLINES)
        return self._saver("decline_reason")(reason)

    def _saver(self, name: str) -> Any:
        return lambda value: self.page.workspace.write(
            meetings.change_participant,
            self.page.case_id,
            participant_id=self.row_id,
            **{name: value},
        )

    def _reply(self, reply: Reply) -> object:
        return self.page.workspace.write(
            meetings.record_reply,
            self.page.case_id,
            participant_id=self.row_id,
            reply=reply,
            comes_instead=self.instead_edit.value() if reply is Reply.OTHER_UNIT else "",
            reason=self.reason_edit.value() if reply is Reply.DECLINES else "",
            is_valid=self.valid_segments.value() if reply is Reply.DECLINES else None,
        )

    def _remove(self) -> None:
        row = self._row
        keys = ("unit_id", "close_person_id", "guardian_id", "representative_id", *_KEPT)
        again = {name: getattr(row, name) for name in keys}
        if self.page.write(meetings.remove_participant, participant_id=self.row_id) is None:
            return
        bring_back = partial(
            self.page.write, meetings.add_participant, meeting_id=row.meeting_id, **again
        )
        self.page.offer_undo(_("The party is taken away from the meeting."), bring_back)

    def show_row(self, participant: Any, name: str) -> None:
        """Show what is stored."""
        self._row = participant
        for field in self._edits():
            field.set_value(getattr(participant, field.name))
        self.reply_segments.set_value(participant.reply)
        given = self.page.case.person.given
        self.questions_edit.set_label(
            _("Questions to {party}").format(party=name),
            _("Written together with {name}; stands in the letter.").format(name=given),
        )
        self.bring_edit.set_label(_("What shall {party} bring?").format(party=name))
        self.instead_edit.setVisible(participant.reply is Reply.OTHER_UNIT)
        waits = self.reply_segments.is_dirty and self.reply_segments.value() is Reply.DECLINES
        self.reason_edit.setVisible(waits or participant.reply is Reply.DECLINES)
        self.valid_segments.setVisible(participant.reply is Reply.DECLINES)
        is_placed = participant.decline_reason == ALREADY_PLACED
        if is_placed:
            self.reason_edit.hide()
            self.valid_segments.hide()
        self.after.show_row(participant)
        self.sheet.show_row(participant)
        self.remove_button.setVisible(participant.sent_on is None)
