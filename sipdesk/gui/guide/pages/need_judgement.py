"""Each principal's judgement; the other's line opens with the person's yes, or without a name."""

from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import Principal
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Section, bind, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import owner_chip
from sipdesk.gui.widgets.layouts import column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, language
from sipdesk.services import needs

_CHIPS = {Principal.KOMMUN: "kommun", Principal.REGION: "region"}
_QUESTIONS = {
    Principal.KOMMUN: N_("Does the municipality judge that a plan is needed?"),
    Principal.REGION: N_("Does the region judge that a plan is needed?"),
}
_CONTACTS = {
    Principal.KOMMUN: N_("“Yes, you may contact the municipality”"),
    Principal.REGION: N_("“Yes, you may contact the region”"),
}


class JudgementSection(Section):
    """Two lines, the own principal's first; one yes is enough."""

    def build(self) -> None:
        """The own principal's line stands first and is always open."""
        own = self.page.workspace.actor.principal
        order = sorted(_CHIPS, key=lambda principal: principal is not own)
        self.law_text = Text("", "small")
        self.add(
            Text(_("One yes is enough. A no from the other principal does not stop the plan."))
        )
        self.lines = {each: JudgementLine(self.page, each, each is own) for each in order}
        self.add(*self.lines.values(), self.law_text)

    def show_case(self, case: Any) -> None:
        """Show both judgements."""
        pack = self.page.pack
        self.law_text.setText(
            _("Source: {source}").format(source=pack.source("need.judged", language()))
        )
        for line in self.lines.values():
            line.show_case(case)


class JudgementLine(QFrame):
    """One principal's judgement, perhaps closed until the person has said yes to the contact."""

    def __init__(self, page: StepPage, principal: Principal, is_own: bool) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        self.page, self.principal, self.is_own = page, principal, is_own
        lines = column(self, spacing=10, margins=(14, 12, 14, 14))
        lines.addWidget(owner_chip(_CHIPS[principal]))
        self.closed = self._closed()
        self.open = self._open()
        lines.addWidget(self.closed)
        lines.addWidget(self.open)

    def _closed(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        lines.addWidget(
            Text(
                _(
                    "This line opens when the person has said yes to the contact, "
                    "or when you ask without a name."
                )
            )
        )
        self.permitted_edit = DateField("on", _("The day of the yes"))
        self.how_edit = TextField("how", _("How was it said, and by whom?"))
        place = f"permit-{self.principal.value}"
        self.permit_form = DraftForm(self.page, place, self.permitted_edit, self.how_edit)
        self.permit_button = secondary(_("Note the yes"), "check", small=True)
        self.unnamed_check = CheckField("unnamed", _("The question was asked without a name"))
        lines.addWidget(Text(_(_CONTACTS[self.principal]), "strong"))
        lines.addWidget(side_by_side(self.permitted_edit, self.how_edit))
        lines.addWidget(self.permit_button)
        lines.addWidget(self.unnamed_check)
        self.page.register(self.unnamed_check, self.principal.value)
        self.permit_button.clicked.connect(self._permit)
        self.unnamed_check.edited.connect(lambda: self.show_case(self.page.case))
        return made

    def _open(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.permitted_text = Text("", "small")
        self.needed_segments = YesNoField("judgement", _(_QUESTIONS[self.principal]))
        self.why_edit = LongTextField("why", _("Why?"), lines=1)
        self.told_text = Text("", "small")
        bind(self.page, "judgement", self.needed_segments, self._judge, row=self.principal.value)
        bind(self.page, "why", self.why_edit, self._explain, row=self.principal.value)
        for widget in (self.permitted_text, self.needed_segments, self.why_edit, self.told_text):
            lines.addWidget(widget)
        return made

    def _permit(self) -> None:
        done = self.permit_form.store(
            needs.permit_contact, principal=self.principal, by=self.page.workspace.actor.name
        )
        if done is not None:
            self.needed_segments.setFocus()

    def _judge(self, is_needed: bool) -> object:
        return self.page.workspace.write(
            needs.judge_need,
            self.page.case_id,
            principal=self.principal,
            is_needed=is_needed,
            why=self.why_edit.value(),
            is_unnamed=self.unnamed_check.value() and not self._permission(self.page.case),
        )

    def _explain(self, text: str) -> object:
        latest = self._latest(self.page.case)
        return self.page.workspace.write(
            needs.change_judgement, self.page.case_id, judgement_id=latest.id, why=text
        )

    def _latest(self, case: Any) -> Any:
        return facts.last([row for row in case.judgements if row.principal is self.principal])

    def _permission(self, case: Any) -> Any:
        return facts.last([row for row in case.permissions if row.principal is self.principal])

    def show_case(self, case: Any) -> None:
        """Show the judgement, or why the line is closed."""
        latest, permission = self._latest(case), self._permission(case)
        is_open = bool(self.is_own or latest or permission or self.unnamed_check.value())
        self.open.setVisible(is_open)
        self.closed.setVisible(not is_open or (self.unnamed_check.value() and latest is None))
        self.permitted_text.setVisible(permission is not None)
        if permission is not None:
            words = _("The person said yes to the contact {day}. {how}")
            told = words.format(day=on_day(permission.on), how=permission.how).strip()
            self.permitted_text.setText(told)
        self.needed_segments.set_value(latest.is_needed if latest else None)
        self.why_edit.set_value(latest.why if latest else "")
        self.why_edit.setVisible(latest is not None)
        self.told_text.setVisible(latest is not None)
        if latest is not None:
            words = (
                _("Noted {day}. Asked without a name.") if latest.is_unnamed else _("Noted {day}.")
            )
            self.told_text.setText(words.format(day=on_day(latest.on)))
