"""Hand a case over to another coordinator, with a note; both names are kept."""

from typing import Any

from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import beside, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services import cases, office


class HandoverCard(Card):
    """Who takes over, how they are reached, and what they need to know."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(_("Another coordinator"), icon="user-plus")
        self._page = page
        self.history_text = Text("", "small")
        self.user_choice = page.register(
            ChoiceField("to_id", _("Who takes over here?"), empty=_("Somebody else"))
        )
        self.name_edit = page.register(TextField("to_name", _("Who takes over?")))
        self.phone_edit = page.register(TextField("phone", _("Telephone")))
        self.note_edit = page.register(LongTextField("note", _("What they need to know"), lines=2))
        self.form = DraftForm(page, "handover", self.name_edit, self.phone_edit, self.note_edit)
        self.give_button = secondary(_("Hand over the case"), "user-plus")
        self.give_button.clicked.connect(self._give)
        line = row()
        line.addWidget(self.give_button)
        line.addStretch(1)
        self.user_choice.edited.connect(self._fit)
        self.add(
            self.history_text,
            beside((self.user_choice, 1, 14), (self.name_edit, 1, 14), (self.phone_edit, 0, 12)),
        )
        self.add(self.note_edit)
        self.body.addLayout(line)

    def show_case(self, case: Any) -> None:
        """Show who has had the case."""
        self.setVisible(case.closed_on is None)
        users = self._page.workspace.read(office.list_users)
        others = [(user.id, user.name) for user in users if user.id != case.coordinator_id]
        self.user_choice.set_choices(others)
        self._fit()
        texts = [
            _("{day}: {before} handed over to {after}").format(
                day=format_date(each.on), before=each.from_name, after=each.to_name
            )
            for each in case.handovers
        ]
        self.history_text.setText("\n".join(texts))
        self.history_text.setVisible(bool(texts))

    def _fit(self) -> None:
        """Whoever uses the program has a name and a telephone already."""
        is_other = self.user_choice.value() is None
        self.user_choice.setVisible(self.user_choice.combo.count() > 1)
        self.name_edit.setVisible(is_other)
        self.phone_edit.setVisible(is_other)

    def _give(self) -> None:
        to_id = self.user_choice.value()
        name = "" if to_id else self.name_edit.value().strip()
        values = {"to_name": name, "phone": "" if to_id else self.phone_edit.value()}
        given = self._page.write(
            cases.hand_over, to_id=to_id, note=self.note_edit.value(), **values
        )
        if given:
            self.form.clear()
            self.user_choice.reset(None)
