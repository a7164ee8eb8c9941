"""After the plan is final: units confirm their rows, decisions come, promises are kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Intervention, Owner, Plan, Unit
from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.messages import problem_text
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Card, Chip, rule
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services import plans


class AfterCard(Card):
    """One line for each thing that can be noted on a final version without changing it."""

    def __init__(self, page: StepPage) -> None:
        note = _("This is noted beside the plan. The plan itself is not changed.")
        super().__init__(_("What has happened since"), note, icon="history")
        self._page = page
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)

    def show_plan(self, plan: Plan) -> None:
        """Show what waits, and what is noted already."""
        clear(self._lines)
        is_out = plan.is_final or plan.is_for_confirmation
        self.setVisible(is_out and self._page.case.closed_on is None)
        if self.isHidden():
            return
        lines = [*self._confirmations(plan), *(self._rows(plan) if plan.is_final else ())]
        for number, line in enumerate(lines):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(Text(_("Nothing waits to be noted.")))

    def _confirmations(self, plan: Plan) -> list[QWidget]:
        confirmed = {row.unit_id: row.on for row in plan.confirmations}
        units: dict[object, Unit] = {}
        for row in facts.interventions(plan):
            if row.unit is not None and not self._is_own(row.unit) and row.owner is not Owner.OTHER:
                units[row.unit.id] = row.unit
        found = []
        for unit in units.values():
            on = confirmed.get(unit.id)
            done = _("Confirmed {day}").format(day=format_date(on)) if on else ""
            text = _("{unit} confirms its rows").format(unit=unit.full_name)
            found.append(self._line(text, done, _("Confirmed today"), self._confirm(plan, unit)))
        return found

    def _is_own(self, unit: Unit) -> bool:
        case = self._page.case
        return unit.id == case.authority_unit_id or unit.principal is facts.own_principal(case)

    def _rows(self, plan: Plan) -> list[QWidget]:
        found = []
        for row in facts.interventions(plan):
            if row.needs_decision:
                on = row.decided_on
                done = _("Decided {day}").format(day=format_date(on)) if on else ""
                text = _("Decision: {what}").format(what=row.what)
                found.append(self._line(text, done, _("Decided today"), self._decide(row)))
            if row.owner is Owner.PERSON:
                continue
            if row.is_medicine_followup or row.is_screening:
                found.append(DoneLine(self._page, row))
            else:
                done = _("Was done") if facts.is_kept(self._page.case, row) else ""
                found.append(self._line(row.what, done, _("Note as done"), self._keep(row)))
        return found

    def _line(self, text: str, done: str, act: str, do: Callable[[], object]) -> QWidget:
        made = QWidget()
        flow = Flow(made)
        flow.add(Text(text), stretch=1, base=18)
        if done:
            flow.add(Chip(done, "ok", "circle-check"))
        else:
            button = secondary(act, small=True, about=text)
            button.clicked.connect(lambda: do())
            flow.add(button)
        return made

    def _confirm(self, plan: Plan, unit: Unit) -> Callable[[], object]:
        return lambda: self._page.write(plans.confirm_plan, plan_id=plan.id, unit_id=unit.id)

    def _decide(self, row: Intervention) -> Callable[[], object]:
        return lambda: self._page.write(
            plans.decide, intervention_id=row.id, decided_on=clock.today()
        )

    def _keep(self, row: Intervention) -> Callable[[], object]:
        return lambda: self._page.write(plans.keep_promise, intervention_id=row.id)


class DoneLine(QWidget):
    """A follow-up of medicines or a screening: the day and by whom, never what it showed."""

    def __init__(self, page: StepPage, row: Intervention) -> None:
        super().__init__()
        self._page, self.row_id = page, row.id
        lines, flow = column(self, spacing=4), Flow()
        lines.addLayout(flow)
        flow.add(Text(row.what), stretch=1, base=18)
        if row.is_kept:
            flow.add(Chip(_done_words(row), "ok", "circle-check"))
            return
        self.on_edit = DateField("done_on", _("Done on"))
        self.on_edit.reset(clock.today())
        self.by_edit = TextField("done_by", _("By whom? No results."))
        self.done_button = secondary(_("Note as done"), small=True, about=row.what)
        self.done_button.clicked.connect(self._done)
        fields = {field.name: field for field in (self.on_edit, self.by_edit)}
        self.typed = Typed(page.workspace, page.case_id, f"done-{row.id}", fields, self)
        lines.addWidget(self.typed)
        flow.add(self.on_edit, base=10)
        flow.add(self.by_edit, stretch=1, base=12)
        flow.add(self.done_button)

    def _done(self) -> None:
        page, values = self._page, {"done_on": self.on_edit, "done_by": self.by_edit}
        for field in values.values():
            if field.problem():
                field.set_error(field.problem())
                return
        given = {name: field.value() for name, field in values.items()}
        if given["done_on"] is None:
            self.on_edit.set_error(_("Write a day, for example 2026-04-30."))
            self.on_edit.setFocus()
            return
        try:
            page.workspace.write(
                plans.keep_promise, page.case_id, intervention_id=self.row_id, **given
            )
        except RuleError as refused:
            values[refused.problems[0].field].set_error(problem_text(refused.problems[0]))
        else:
            self.typed.forget()


def _done_words(row: Intervention) -> str:
    words = _("Done {day}").format(day=format_date(row.done_on)) if row.done_on else _("Was done")
    return f"{words}, {row.done_by}" if row.done_by else words
