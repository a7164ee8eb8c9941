"""Hand a case over to another coordinator, with a note; both names are kept."""

from typing import Any

from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import beside, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services import cases


class HandoverCard(Card):
    """Who takes over, how they are reached, and what they need to know."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(_("Another coordinator"), icon="user-plus")
        self._page = page
        self.history_text = Text("", "small")
        self.name_edit = page.register(TextField("to_name", _("Who takes over?")))
        self.phone_edit = page.register(TextField("phone", _("Telephone")))
        self.note_edit = page.register(LongTextField("note", _("What they need to know"), lines=2))
        self.form = DraftForm(page, "handover", self.name_edit, self.phone_edit, self.note_edit)
        self.give_button = secondary(_("Hand over the case"), "user-plus")
        self.give_button.clicked.connect(self._give)
        line = row()
        line.addWidget(self.give_button)
        line.addStretch(1)
        self.add(self.history_text, beside((self.name_edit, 1, 14), (self.phone_edit, 0, 12)))
        self.add(self.note_edit)
        self.body.addLayout(line)

    def show_case(self, case: Any) -> None:
        """Show who has had the case."""
        self.setVisible(case.closed_on is None)
        texts = [
            _("{day}: {before} handed over to {after}").format(
                day=format_date(each.on), before=each.from_name, after=each.to_name
            )
            for each in case.handovers
        ]
        self.history_text.setText("\n".join(texts))
        self.history_text.setVisible(bool(texts))

    def _give(self) -> None:
        name = self.name_edit.value().strip()
        if not name:
            self.name_edit.set_error(_("Write who takes over."))
            self.name_edit.setFocus()
            return
        given = self._page.write(
            cases.hand_over,
            to_name=name,
            phone=self.phone_edit.value(),
            note=self.note_edit.value(),
        )
        if given:
            self.form.clear()
