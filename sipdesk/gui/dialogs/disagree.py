"""A disagreement about a row: each side's view, who answers meanwhile, and the way upwards."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk import clock
from sipdesk.domain.model import (
    Disagreement,
    DisagreementKind,
    Intervention,
    Owner,
    Principal,
    StepLevel,
)
from sipdesk.domain.problems import refuse
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, format_date, language
from sipdesk.services import cases, directory, disagreements

LEVELS = {
    StepLevel.MANAGERS: N_("Dialogue between chiefs"),
    StepLevel.ARENA: N_("The official arena"),
    StepLevel.COURT: N_("General court"),
}
_OWNERS = {Owner.KOMMUN: N_("Municipality"), Owner.REGION: N_("Region"), Owner.OTHER: N_("Other")}


def disagree(
    workspace: Workspace, case_id: UUID, row: Intervention, parent: QWidget | None = None
) -> bool:
    """Show the disagreement about a row; answers whether it was stored."""
    dialog = DisagreeDialog(workspace, case_id, row, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def arena_names(pack: Any) -> str:
    """The names of the official arena for the time being; "" when the pack has none."""
    arenas = (pack.arena("official"), pack.arena("official_cases"))
    return ", ".join(next((one.names for one in arenas if one and one.names), ()))


class DisagreeDialog(Dialog):
    """The need never waits: somebody answers until the disagreement is solved (REQ J1)."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        row: Intervention,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Disagreement about a row"),
            _("The person must not be left without what is needed while you disagree."),
            accept=_("Store the disagreement"),
            width=50,
        )
        self.workspace, self.case_id = workspace, case_id
        case, self.pack = workspace.look(case_id)
        self.row = _row_now(case, row)
        self.is_fixed = any(plan.is_final and self._is_in(plan) for plan in case.plans)
        self.found = disagreements.of_row(case, row)
        self.add(Text(row.what or _("Nothing is written yet"), "strong"))
        self.add(self._what(), self._views(), self._meanwhile(), self._upwards())
        self._show_found()
        self.keep_typed(workspace, case_id, f"disagree-{self.row.id}")

    def _is_in(self, plan: Any) -> bool:
        rows = (one for need in plan.needs for goal in need.goals for one in goal.interventions)
        return any(one.id == self.row.id for one in rows)

    def _what(self) -> Card:
        card = Card()
        kinds = [
            (DisagreementKind.RESPONSIBILITY, _("Who answers")),
            (DisagreementKind.COST, _("The cost")),
        ]
        self.kind_choice = SegmentedField("kind", _("What do you disagree about?"), kinds)
        inside = [
            (None, _("Between the principals")),
            (Principal.KOMMUN, _("Inside the municipality")),
            (Principal.REGION, _("Inside the region")),
        ]
        self.inside_choice = ChoiceField("inside", _("Where does it lie?"), inside, empty=None)
        self.return_edit = DateField("return_on", _("Day to return to it"))
        card.add(self.kind_choice, side_by_side(self.inside_choice, self.return_edit, base=14))
        self.bind(self.kind_choice, self.inside_choice, self.return_edit)
        return card

    def _views(self) -> Card:
        card = Card(_("How each side sees it"))
        self.kommun_edit = LongTextField("view_kommun", _("The municipality's view"), lines=2)
        self.region_edit = LongTextField("view_region", _("The region's view"), lines=2)
        self.person_edit = LongTextField("persons_view", _("The person's view"), lines=2)
        self.printed_check = CheckField("is_printed", _("The person wants it on the plan"))
        text = _("A fault in the system, for the yearly follow-up")
        self.fault_check = CheckField("is_system_fault", text)
        fields = (self.kommun_edit, self.region_edit, self.person_edit)
        card.add(*fields, self.printed_check, self.fault_check)
        self.bind(*fields, self.printed_check, self.fault_check)
        return card

    def _meanwhile(self) -> Card:
        card = Card(_("Who answers until it is solved"))
        owners = [(owner, _(words)) for owner, words in _OWNERS.items()]
        self.interim_choice = SegmentedField("interim_owner", _("Answers meanwhile"), owners)
        units = [(u.id, u.full_name) for u in self.workspace.read(directory.list_units)]
        self.unit_choice = ChoiceField("interim_unit_id", _("Unit"), units)
        self.fixed_text = Text(_("The version is final. Make a new version to change the row."))
        card.add(self.interim_choice, self.unit_choice, self.fixed_text)
        self.bind(self.interim_choice, self.unit_choice)
        for field in (self.interim_choice, self.unit_choice):
            field.setVisible(not self.is_fixed)
        self.fixed_text.setVisible(self.is_fixed)
        return card

    def _upwards(self) -> Card:
        card = Card(_("The way to a solution"), self.pack.source("disagreement", language()))
        self.steps_text = Text("")
        levels = [(level, self._level(level)) for level in LEVELS]
        self.level_choice = ChoiceField("level", _("A new step"), levels, empty=_("No new step"))
        self.on_edit = DateField("on", _("Day"))
        self.who_edit = TextField("who", _("Who talked, or whom was it sent to?"))
        self.outcome_edit = LongTextField("outcome", _("What came out of it?"), lines=1)
        self.solved_check = CheckField("is_solved", _("It is solved"))
        self.again_edit = DateField("again_on", _("Return to it on"))
        self.on_edit.reset(clock.today())
        self.step_box = Card(role="plain")
        self.step_box.add(side_by_side(self.on_edit, self.who_edit, base=14), self.outcome_edit)
        self.step_box.add(self.again_edit)
        self.step_box.add(self.solved_check)
        self.paper_button = secondary(_("Write the paper for the arena…"), "file-text")
        self.paper_button.clicked.connect(self._write_paper)
        card.add(self.steps_text, self.level_choice, self.step_box, self.paper_button)
        self.bind(self.level_choice, self.on_edit, self.who_edit, self.outcome_edit)
        self.bind(self.again_edit)
        self.level_choice.edited.connect(self._show_step)
        return card

    def _level(self, level: StepLevel) -> str:
        """The step in words; the arena with the names that it goes by for the time being."""
        names = arena_names(self.pack) if level is StepLevel.ARENA else ""
        return f"{_(LEVELS[level])} ({names})" if names else _(LEVELS[level])

    # Showing

    def _show_found(self) -> None:
        found = self.found
        self.kind_choice.reset(found.kind if found else DisagreementKind.RESPONSIBILITY)
        for field in (self.inside_choice, self.return_edit, self.kommun_edit, self.region_edit):
            field.reset(getattr(found, field.name, None))
        for check in (self.person_edit, self.printed_check, self.fault_check):
            check.reset(getattr(found, check.name, None))
        self.interim_choice.reset(self.row.interim_owner)
        self.unit_choice.reset(self.row.interim_unit_id)
        lines = [step_words(step) for step in found.steps] if found else []
        self.steps_text.setText("\n".join(lines) or _("No step has been taken yet."))
        self._show_step()

    def _show_step(self) -> None:
        self.step_box.setVisible(self.level_choice.value() is not None)

    # Storing

    def submit(self) -> bool:
        """Store the disagreement, then the step if there is one. Raises RuleError at the field."""
        stored = self._store()
        level = self.level_choice.value()
        if level is None:
            return True
        if self.on_edit.value() is None:
            raise refuse("date.missing", "on", N_("Write a day, for example 2026-04-30."))
        if self.solved_check.value() and not self.outcome_edit.value().strip():
            raise refuse("disagreement.outcome.missing", "outcome", N_("Write how it was solved."))
        again = self.again_edit.value()
        if again is not None and again < (self.on_edit.value() or again):
            raise refuse("date.reversed", "again_on", N_("The last day lies before the first."))
        self.workspace.write(
            disagreements.take_step,
            self.case_id,
            disagreement_id=stored.id,
            level=level,
            on=self.on_edit.value(),
            who=self.who_edit.value(),
            sent_to=arena_names(self.pack) if level is StepLevel.ARENA else "",
            outcome=self.outcome_edit.value(),
            is_solved=self.solved_check.value(),
            return_on=again,
        )
        return True

    def _store(self) -> Disagreement:
        names = ("kind", "inside", "return_on", "view_kommun", "view_region", "persons_view")
        values = {name: self.fields[name].value() for name in names}
        values["is_printed"] = self.printed_check.value()
        values["is_system_fault"] = self.fault_check.value()
        interim = {
            "interim_owner": self.interim_choice.value(),
            "interim_unit_id": self.unit_choice.value(),
        }
        stored: Disagreement = self.workspace.write(
            disagreements.open_disagreement,
            self.case_id,
            intervention_id=self.row.id,
            interim=None if self.is_fixed else interim,
            **values,
        )
        self.found = stored
        if self.typed is not None:
            self.typed.forget([*values, *interim])
        return stored

    def _write_paper(self) -> None:
        """The paper belongs to a disagreement that is stored."""
        from sipdesk.gui.dialogs.arena_paper import ArenaPaperDialog

        if not self.typed_well() or not self.attempt(self._stored) or self.found is None:
            return
        key = self.found.id
        dialog = ArenaPaperDialog(self.workspace, self.case_id, key, self)
        dialog.exec()
        dialog.deleteLater()
        case = self.workspace.read(cases.load, self.case_id)
        self.found = next(one for one in case.disagreements if one.id == key)
        self._show_found()

    def _stored(self) -> bool:
        self._store()
        return True


def _row_now(case: Any, row: Intervention) -> Intervention:
    """The row as it is stored now."""
    rows = (
        one
        for plan in case.plans
        for need in plan.needs
        for goal in need.goals
        for one in goal.interventions
    )
    return next((one for one in rows if one.id == row.id), row)


def step_words(step: Any) -> str:
    """A step that was taken, in one line."""
    words = [f"{format_date(step.on)}: {_(LEVELS[step.level])}"]
    words += [text for text in (step.who, step.sent_to, step.outcome) if text]
    if step.has_paper:
        words.append(_("the paper was read by {name}").format(name=step.checked_by))
    if step.return_on:
        words.append(_("back to it {day}").format(day=format_date(step.return_on)))
    return ", ".join(words)
