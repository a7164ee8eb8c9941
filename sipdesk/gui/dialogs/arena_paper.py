"""The de-identified paper for the arena: written by hand, searched for traces, read by somebody."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import DeidPeriod, StepLevel
from sipdesk.domain.problems import refuse
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import disagreements

_TEXTS = {
    "question": N_("The question"),
    "shared_facts": N_("What both agree on"),
    "view_kommun": N_("The municipality's view"),
    "view_region": N_("The region's view"),
    "person_need": N_("What the person needs and thinks, not as a quotation"),
    "interim_owner": N_("Who answers meanwhile (function)"),
    "steps_taken": N_("Steps taken, by month"),
    "agreement_section": N_("The rule that is unclear"),
}
_QUESTIONS = {
    "nobody": N_("Nobody in the arena can recognise the person"),
    "enough": N_("We have five such cases or more"),
    "needed": N_("Each thing that is told is needed for the question"),
}


class ArenaPaperDialog(Dialog):
    """Nothing is copied from the case: the form is empty, and hits must be written anew."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        disagreement_id: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Paper for the official arena"),
            _("Nobody shall be able to recognise the person."),
            accept=_("Store the paper"),
            width=50,
        )
        self.workspace, self.case_id = workspace, case_id
        self.disagreement_id = disagreement_id
        self.add(self._warning(workspace), self._texts(), self._check())
        self.keep_typed(workspace, case_id, f"arena-{disagreement_id}")

    def _warning(self, workspace: Workspace) -> Band:
        pack = workspace.look(self.case_id)[1]
        arena = pack.arena("official_cases") or pack.arena("official")
        where = (", ".join(arena.names) or str(arena.label)) if arena else ""
        self.arena = where
        words = _(
            "Write no names, places, ages or days. In a small municipality also a rare diagnosis"
            " or a family can tell who it is."
        )
        return Band("warn", where or _("The official arena"), words)

    def _texts(self) -> Card:
        card = Card()
        for name, label in _TEXTS.items():
            field = LongTextField(name, _(label), lines=1)
            card.add(field)
            self.bind(field)
        return card

    def _check(self) -> Card:
        card = Card(_("Before it is stored"))
        periods = [(DeidPeriod.MONTH, _("Month")), (DeidPeriod.QUARTER, _("Quarter, when few"))]
        self.period_choice = SegmentedField("period", _("Days are told by"), periods)
        self.period_choice.reset(DeidPeriod.MONTH)
        self.checks: dict[str, CheckField] = {}
        for name, words in _QUESTIONS.items():
            self.checks[name] = CheckField(name, _(words))
        self.by_edit = TextField("checked_by", _("Read by (name and function)"))
        card.add(self.period_choice, *self.checks.values(), self.by_edit)
        self.bind(self.period_choice, *self.checks.values(), self.by_edit)
        return card

    def submit(self) -> bool:
        """Store it as a step to the arena. Raises RuleError at the field."""
        for name, check in self.checks.items():
            if not check.value():
                text = N_("If this does not hold, write the paper anew.")
                raise refuse("deid.check_missing", name, text)
        texts: dict[str, Any] = {name: self.fields[name].value() for name in _TEXTS}
        self.workspace.write(
            disagreements.take_step,
            self.case_id,
            disagreement_id=self.disagreement_id,
            level=StepLevel.ARENA,
            sent_to=self.arena,
            paper=texts,
            checked_by=self.by_edit.value(),
            period=self.period_choice.value(),
        )
        return True
