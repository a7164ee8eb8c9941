"""The offer of a SIP and its answer; "Nej tack" is a whole path, not an error."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import Answer
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.section import Section, needed_day, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import offers


class OfferSection(Section):
    """Was a SIP offered, and what did the person answer?"""

    def build(self) -> None:
        """Until an offer is noted there is one button."""
        self.none_text = Text(_("The offer is kept with its day and answer, also when it is a no."))
        self.offer_button = secondary(_("Note that a plan is offered"), "plus")
        self.offer_button.clicked.connect(self._give)
        self.given = self._given()
        self.answer_segments = SegmentedField(
            "answer",
            _("What does the person answer?"),
            [
                (Answer.YES, _("Yes please"), "check"),
                (Answer.NO, _("No thanks"), "x"),
                (Answer.LATER, _("Later"), "clock"),
            ],
        )
        self.bind("answer", self.answer_segments, self._answer)
        self.answered_text = Text("", "small")
        self.after = self._after()
        self.refused_band = Band(
            "info",
            _("A no is an answer."),
            _("Write why, who decided and that the person knows it. Then the case can be closed."),
            act=_("Go to closing"),
        )
        self.refused_band.clicked.connect(lambda: self.page.asked.emit(Step.CLOSE.value, "", None))
        self.add(self.none_text, self.offer_button, self.given, self.answer_segments)
        self.add(self.answered_text, self.after, self.refused_band)

    def _given(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.on_edit = DateField("on", _("Offered on"))
        self.by_edit = TextField("by", _("By whom"))
        self.how_edit = TextField("how", _("How"))
        self.leaflet_check = CheckField("has_leaflet", _("The person got the leaflet about SIP"))
        lines.addWidget(side_by_side(self.on_edit, self.by_edit, self.how_edit, base=12))
        lines.addWidget(self.leaflet_check)
        for field in (self.on_edit, self.by_edit, self.how_edit, self.leaflet_check):
            self.bind(field.name, field, self._offer_saver(field.name), row="offer")
        return made

    def _after(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.reason_edit = LongTextField("reason", _("The person's reason"), lines=1)
        self.decided_edit = TextField("by", _("Who decided"))
        self.again_edit = DateField("ask_again_on", _("Ask again on"))
        self.told_check = CheckField(
            "is_told", _("The person knows what was decided, and can change mind at any time")
        )
        lines.addWidget(self.reason_edit)
        lines.addWidget(side_by_side(self.decided_edit, self.again_edit))
        lines.addWidget(self.told_check)
        for field in (self.reason_edit, self.decided_edit, self.again_edit, self.told_check):
            self.bind(field.name, field, self._answer_saver(field.name), row="answer")
        return made

    def _give(self) -> None:
        if self.page.write(offers.give_offer, by=self.page.workspace.actor.name) is not None:
            self.on_edit.setFocus()

    def _offer_saver(self, name: str) -> Any:
        def save(value: Any) -> object:
            if name == "on":
                needed_day(value, name)
            offer: Any = facts.last(self.page.case.offers)
            return self.write(offers.change_offer, offer_id=offer.id, **{name: value})

        return save

    def _answer(self, value: Answer) -> object:
        return self.write(offers.answer_offer, answer=value)

    def _answer_saver(self, name: str) -> Any:
        def save(value: Any) -> object:
            answer = facts.last_answer(self.page.case)
            verb = offers.change_offer_answer
            return self.write(verb, answer_id=answer.id if answer else None, **{name: value})

        return save

    def show_case(self, case: Any) -> None:
        """Show the latest offer and its latest answer."""
        offer, answer = facts.last(case.offers), facts.last_answer(case)
        self.none_text.setVisible(offer is None)
        self.offer_button.setVisible(offer is None)
        self.given.setVisible(offer is not None)
        self.answer_segments.setVisible(offer is not None)
        for field in (self.on_edit, self.by_edit, self.how_edit, self.leaflet_check):
            field.set_value(getattr(offer, field.name) if offer else None)
        self.answer_segments.set_value(answer.answer if answer else None)
        for each in (self.reason_edit, self.decided_edit, self.again_edit, self.told_check):
            each.set_value(getattr(answer, each.name) if answer else None)
        waits = answer is not None and answer.answer is not Answer.YES
        is_no = answer is not None and answer.answer is Answer.NO
        self.answered_text.setVisible(answer is not None)
        if answer is not None:
            self.answered_text.setText(_("Noted {day}.").format(day=on_day(answer.on)))
        self.after.setVisible(waits)
        self.decided_edit.setVisible(is_no)
        self.told_check.setVisible(is_no)
        self.refused_band.setVisible(is_no)
