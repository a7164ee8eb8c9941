"""A child is placed: the other agreement, school and dental care, the plans beside (H15, V2)."""

from typing import Any

from sipdesk.domain import facts
from sipdesk.domain.model import Principal
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.add_party import add_party
from sipdesk.gui.guide.track_page import TrackPage
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Card, Chip
from sipdesk.gui.widgets.layouts import left_to_right, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import plans
from sipdesk.services.plan_rows import shown

_PLANS = {
    "vardplan_placering": N_("Care plan of a placed child"),
    "genomforandeplan": N_("Implementation plan (genomförandeplan)"),
}
_ACTORS = {"school": N_("School or preschool"), "dental": N_("Dental care")}


class ChildCard(Card):
    """What a placed child needs besides; nothing here stops the placement."""

    def __init__(self, page: TrackPage) -> None:
        super().__init__(_("A child is placed"), icon="baby")
        self._page = page
        self.reference_text, self.law_text = Text(""), Text("", "small")
        self.add(self.reference_text, self.law_text)
        self.chips: dict[str, Chip] = {}
        for name, words in (_ACTORS | _PLANS).items():
            line = row(spacing=10)
            line.addWidget(Text(_(words)), 1)
            self.chips[name] = Chip("", "warn")
            line.addWidget(self.chips[name])
            self.body.addLayout(line)
        self.party_button = secondary(_("Add a party"), "plus")
        self.plans_button = secondary(_("List both plans"), "plus")
        self.party_button.clicked.connect(self._add_party)
        self.plans_button.clicked.connect(self._list_plans)
        self.add(left_to_right(self.party_button, self.plans_button))

    def _add_party(self) -> None:
        there = [unit.id for unit in facts.units(self._page.case)]
        add_party(self._page.workspace, self._page.case_id, self._page.window(), there=there)

    def _list_plans(self) -> None:
        """In a plan under work both are listed; else the plan is opened."""
        plan = facts.newest_plan(self._page.case)
        if plan is None or plan.is_final:
            self._page.asked.emit(Step.PLAN.value, "", None)
            return
        for kind in _PLANS:
            if kind not in self._listed(plan):
                self._page.write(plans.add_related_plan, kind=kind)

    @staticmethod
    def _listed(plan: Any) -> set[str]:
        return {one.kind for one in shown(plan.related_plans)}

    def show_row(self, placement: Any) -> None:
        """Show what is there, for a child only."""
        page = self._page
        day = placement.placed_on or placement.recorded_at.date()
        self.setVisible(facts.is_minor(page.case, day))
        own = page.pack.slot("child_placement_agreement")
        reference = str(page.pack.rule_text("hvb.child_reference"))
        self.reference_text.setText(" ".join(part for part in (reference, own) if part))
        law = _("The plans follow {law}.").format(law=page.pack.law["child_plans"])
        self.law_text.setText(law)
        units, plan = facts.units(page.case), facts.newest_plan(page.case)
        has = {
            "school": any(unit.principal is Principal.SCHOOL for unit in units),
            "dental": any(unit.is_dental for unit in units),
            **{kind: plan is not None and kind in self._listed(plan) for kind in _PLANS},
        }
        for name, chip in self.chips.items():
            if has[name]:
                chip.set_state(_("Included"), "ok", "circle-check")
            else:
                chip.set_state(_("Not included yet"), "warn", "circle-dashed")
        self.plans_button.setVisible(not all(has[kind] for kind in _PLANS))
