"""A recorded legal ground: never a yes, and it opens for its receiver alone."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.gui.guide.section import DraftForm, Section, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.layouts import Flow, clear, column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import consents

PLACE = "ground"


class GroundSection(Section):
    """What is recorded, and a form that is closed until it is asked for."""

    def build(self) -> None:
        """The lead, the records, the form."""
        self.lead_text = Text(
            _("When law lets something be shared without consent. It is never a yes."), "small"
        )
        self.list = QWidget()
        self.list_lines = column(self.list, spacing=6)
        self.open_button = secondary(_("Legal ground…"), "scale", small=True)
        self.open_button.clicked.connect(self._open)
        self.form = self._form()
        self.form.hide()
        self.add(self.lead_text, self.list, self.open_button, self.form)

    def _form(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.receiver_combo = ChoiceField("receiver", _("Receiver"))
        self.paragraph_edit = TextField("paragraph", _("Paragraph"))
        self.maker_edit = TextField("decision_maker", _("Who decided"))
        self.on_edit = DateField("on", _("Day of the decision"))
        self.text_edit = LongTextField("text", _("Reason"), lines=1)
        self.fields = DraftForm(
            self.page, PLACE, self.paragraph_edit, self.maker_edit, self.on_edit, self.text_edit
        )
        self.page.register(self.receiver_combo, PLACE)
        self.rule_text = Text("", "hint")
        self.receiver_combo.edited.connect(self._say_rule)
        lines.addWidget(self.rule_text)
        lines.addWidget(side_by_side(self.receiver_combo, self.paragraph_edit))
        lines.addWidget(side_by_side(self.maker_edit, self.on_edit))
        lines.addWidget(self.text_edit)
        lines.addWidget(Text(_("Which areas does it concern?"), "label"))
        board = QWidget()
        flow = Flow(board, spacing=6)
        self.area_checks: dict[str, CheckField] = {}
        for area in self.page.workspace.look(self.page.case_id)[1].areas:
            check = self.area_checks[area.code] = CheckField("areas", str(area.label))
            flow.add(check, base=16)
        lines.addWidget(board)
        self.store_button = secondary(_("Note the ground"), "check")
        self.store_button.clicked.connect(self._store)
        lines.addWidget(self.store_button)
        return made

    def _say_rule(self) -> None:
        chosen = self.receiver_combo.value()
        name = self.receiver_combo.raw() if chosen else _("its receiver")
        words = _(
            "Write paragraph, who decided, day and reason. The ground holds only for {receiver}."
        )
        self.rule_text.setText(words.format(receiver=name))

    def _open(self) -> None:
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            self.receiver_combo.setFocus()

    def _store(self) -> None:
        chosen: tuple[str, UUID] | None = self.receiver_combo.value()
        areas = [code for code, check in self.area_checks.items() if check.value()]
        who = {chosen[0]: chosen[1]} if chosen else {}
        if self.fields.store(consents.record_ground, areas=areas, **who) is None:
            return
        self.receiver_combo.reset(None)
        for check in self.area_checks.values():
            check.reset(False)
        self.form.hide()
        self.open_button.setFocus()

    def show_case(self, case: Any) -> None:
        """Show what is recorded, and offer everybody who could be a receiver."""
        receivers = [
            (("unit_id", p.unit_id), p.unit.full_name) for p in case.parties if p.removed_at is None
        ]
        people = (*case.person.guardians, *case.person.close_persons)
        receivers += [(("receiver_id", each.id), each.name) for each in people]
        self.receiver_combo.set_choices(receivers)
        self._say_rule()
        names = {key[1]: name for key, name in receivers}
        clear(self.list_lines)
        for row in case.legal_grounds:
            name = names.get(row.unit_id or row.receiver_id, "")
            told = _("{receiver}: {paragraph}. Decided by {name}, {day}.").format(
                receiver=name, paragraph=row.paragraph, name=row.decision_maker, day=on_day(row.on)
            )
            self.list_lines.addWidget(Text(f"{told} {row.text}".strip()))
        self.list.setVisible(bool(case.legal_grounds))
