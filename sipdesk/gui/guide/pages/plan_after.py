"""After the plan is final: units confirm their rows, decisions come, promises are kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Intervention, Owner, Plan, Unit
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.buttons import secondary
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
            if row.owner is not Owner.PERSON:
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
