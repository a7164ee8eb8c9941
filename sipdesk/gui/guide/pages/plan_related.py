"""Other plans that the person has: their kind, who holds them, when they are looked over."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Plan, RelatedPlan
from sipdesk.domain.rules.related_plans import LSS, REVIEW
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import Rows
from sipdesk.gui.widgets.buttons import accent, icon_button
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, language
from sipdesk.services import plans
from sipdesk.services.plan_rows import shown

KINDS = (
    ("vardplan", N_("Care plan (vårdplan)")),
    ("genomforandeplan", N_("Implementation plan (genomförandeplan)")),
    ("lss_plan", N_("Individual plan under LSS")),
    ("vardplan_placering", N_("Care plan of a placed child")),
    ("rehabplan", N_("Rehabilitation plan")),
)


class RelatedCard(Card):
    """The list of other plans; never their content."""

    def __init__(self, page: StepPage) -> None:
        note = _("Only what they are and who holds them, never what they say.")
        super().__init__(_("Other plans"), note, icon="folder")
        self._page = page
        self.rows = Rows(page, partial(RelatedRow, page))
        self.add_button = accent(_("Add another plan"), "plus")
        self.add_button.clicked.connect(self._add)
        self.add(self.rows, self.add_button)

    def show_plan(self, plan: Plan) -> None:
        """Show the plans that are listed."""
        self.rows.show_rows(shown(plan.related_plans))
        self.add_button.setVisible(not plan.is_final)
        for row in self.rows.by_id.values():
            row.fix(plan.is_final)  # type: ignore[attr-defined]

    def _add(self) -> None:
        made = self._page.write(plans.add_related_plan, kind="")
        if made:
            self._page.focus_field("kind", made.id)


class RelatedRow(QWidget):
    """One other plan."""

    def __init__(self, page: StepPage, entry: RelatedPlan) -> None:
        super().__init__()
        self._page, self.entry_id = page, entry.id
        flow = Flow(self)
        kinds = [(code, _(words)) for code, words in KINDS]
        self.fields: list[Field] = []
        flow.add(self._own(ChoiceField("kind", _("What plan?"), kinds)), base=16)
        flow.add(self._own(TextField("holder", _("Who holds it?"))), stretch=1, base=14)
        flow.add(self._own(DateField("on", _("Looked over at latest"))), base=11)
        self.rule_text = Text("", "small")
        flow.add(self.rule_text, stretch=1, base=14)
        self.remove_button = icon_button("trash-2", _("Remove the other plan"))
        self.remove_button.clicked.connect(self._remove)
        flow.add(self.remove_button)

    def _own(self, field: Field) -> Field:
        key, name = self.entry_id, field.name
        self.fields.append(field)
        return self._page.bind(
            name,
            field,
            lambda case: getattr(_find(case, key), name, None),
            plans.change_related_plan,
            row=key,
            related_plan_id=key,
        )

    def show_row(self, entry: RelatedPlan) -> None:
        """The fields show themselves; a plan under LSS says how often it is looked over."""
        rule = self._page.pack.deadline(REVIEW) if entry.kind == LSS else None
        self.rule_text.setVisible(rule is not None)
        if rule is not None:
            words = {"often": str(rule.words), "source": self._page.pack.source(REVIEW, language())}
            self.rule_text.setText(_("Looked over {often}. Source: {source}").format(**words))

    def fix(self, is_fixed: bool) -> None:
        """A final version can be read, not changed."""
        for field in self.fields:
            field.set_read_only(is_fixed)
        self.remove_button.setVisible(not is_fixed)

    def _remove(self) -> None:
        page, key = self._page, self.entry_id
        if page.write(plans.remove_row, row_id=key):
            page.offer_undo(
                _("The other plan is removed."),
                lambda: page.write(plans.restore_row, row_id=key),
            )


def _find(case: Any, key: object) -> Any:
    for plan in case.plans if case else ():
        for entry in plan.related_plans:
            if entry.id == key:
                return entry
    return None
