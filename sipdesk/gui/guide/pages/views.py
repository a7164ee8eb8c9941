"""Views and complaints on the cooperation: taken in, judged, passed on, answered (REQ J6)."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QFrame

from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Rows, bind, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card, Chip
from sipdesk.gui.widgets.layouts import column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import viewpoints


class ViewsPage(StepPage):
    """What the person, or who speaks for the person, thinks of how it works."""

    step: ClassVar[Step] = Step.FOLLOW_UP
    title: ClassVar[str] = N_("Views and complaints")
    lead: ClassVar[str] = N_("Told to somebody that the person trusts. Feedback shall be given.")

    def build(self) -> None:
        """What is told stands first, then a form for a new view."""
        self.rows = Rows(self, partial(ViewRow, self), spacing=12)
        self.form_card = Card(_("A new view"), icon="plus")
        self.text_edit = LongTextField("text", _("What does the person think?"), lines=2)
        self.by_edit = TextField("told_by", _("Who told it?"))
        self.how_edit = TextField("how", _("How? (orally, form, e-service)"))
        fields = (self.text_edit, self.by_edit, self.how_edit)
        self.form = DraftForm(self, "view", *fields)
        self.add_button = secondary(_("Take in the view"), "check")
        self.add_button.clicked.connect(lambda: self.form.store(viewpoints.note_view))
        self.form_card.add(self.text_edit, side_by_side(self.by_edit, self.how_edit))
        self.form_card.add(self.add_button)
        words = _(
            "The person can also turn to the municipality or the region, without saying who it is,"
            " or to the patients' committee. Such views do not go this way."
        )
        self.add(self.rows, self.form_card, Text(words, "small"))

    def show_case(self, case: Any) -> None:
        """Show each view."""
        self.rows.show_rows(case.viewpoints)

    def set_shape(self, shape: str) -> None:
        """What is missing stands in the page itself."""
        super().set_shape(shape)
        self.missing_button.hide()


class ViewRow(QFrame):
    """One view on its way: judged, passed on, answered."""

    def __init__(self, page: StepPage, view: Any) -> None:
        super().__init__()
        self.setProperty("role", "card")
        lines = column(self, spacing=8, margins=(18, 14, 18, 16))
        self.head_text, self.state_chip = Text("", "strong"), Chip("", "warn")
        head = row(spacing=10)
        head.addWidget(self.head_text, 1)
        head.addWidget(self.state_chip)
        lines.addLayout(head)
        judged = LongTextField("judged", _("Your judgement: what is it about?"), lines=1)
        passed = TextField("passed_to", _("Passed on to"))
        passed_on = DateField("passed_on", _("Passed on"))
        answer = LongTextField("answer", _("What the person was told"), lines=1)
        answered = DateField("answered_on", _("Feedback given on"))
        fault = CheckField("is_system_fault", _("A fault in the system, for the yearly follow-up"))
        text = LongTextField("text", _("What does the person think?"), lines=1)
        self.fields = [text, judged, passed, passed_on, answer, answered, fault]
        for field in self.fields:
            save = partial(self._store, page, view.id, field.name)
            bind(page, field.name, field, save, row=view.id)
        for part in (text, judged, side_by_side(passed, passed_on), answer, answered, fault):
            lines.addWidget(part)

    @staticmethod
    def _store(page: StepPage, view_id: Any, name: str, value: Any) -> object:
        verb = viewpoints.change_view
        return page.workspace.write(verb, page.case_id, view_id=view_id, **{name: value})

    def show_row(self, view: Any) -> None:
        """Show how far it has come."""
        parts = [on_day(view.on), view.told_by, view.how]
        self.head_text.setText(" · ".join(part for part in parts if part))
        if view.answered_on is None:
            self.state_chip.set_state(_("Feedback is missing"), "warn", "circle-dashed")
        else:
            day = on_day(view.answered_on)
            self.state_chip.set_state(_("Answered {day}").format(day=day), "ok", "circle-check")
        for field in self.fields:
            field.set_value(getattr(view, field.name))
