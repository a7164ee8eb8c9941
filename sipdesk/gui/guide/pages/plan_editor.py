"""The editor of one intervention: what, exactly one owner, unit, function and dates."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.domain import consents, facts
from sipdesk.domain.model import Intervention, Owner, Plan, Principal, Unit
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_row import KINDS
from sipdesk.gui.guide.pages.plan_suggest import offer
from sipdesk.gui.widgets.buttons import primary, quiet
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import beside, column, row
from sipdesk.i18n import _
from sipdesk.services import plans

_OF_OWNER = {
    Owner.KOMMUN: (Principal.KOMMUN, Principal.SHARED),
    Owner.REGION: (Principal.REGION, Principal.SHARED),
    Owner.OTHER: (Principal.SCHOOL, Principal.PROVIDER, Principal.OTHER),
    Owner.PERSON: (),
}


class InterventionEditor(QFrame):
    """An open row. Each field stores itself; `done` closes the row.

    Signals:
        done: True when another row shall follow.
        removed: the user wants the row away.
        lines_asked: the pasted lines that shall become rows.
    """

    done = Signal(bool)
    removed = Signal()
    lines_asked = Signal(object)

    def __init__(
        self,
        page: StepPage,
        entry: Intervention,
        units: list[Unit],
        suggestions: list[tuple[str, str]],
        plan: Plan,
    ) -> None:
        super().__init__()
        self.setProperty("role", "editor")
        self._page, self.row_id, self._units = page, entry.id, units
        self._plan = plan
        self._names: list[str] = []
        lines = column(self, spacing=10, margins=(14, 12, 14, 12))
        lines.addWidget(self._first(suggestions))
        lines.addWidget(self._lines_band())
        lines.addWidget(self._second())
        lines.addWidget(self._third())
        lines.addWidget(self._fourth())
        lines.addWidget(self._fifth())
        self.condition_edit = self._own(TextField("condition", _("Condition")))
        lines.addWidget(self.condition_edit)
        lines.addLayout(self._acts())
        self._entry = entry
        self.show_row(entry)

    def _first(self, suggestions: list[tuple[str, str]]) -> QWidget:
        self.what_edit = self._own(TextField("what", _("Intervention")))
        self.suggest_button = offer(self.what_edit, suggestions)
        choices = (
            (Owner.KOMMUN, _("Municipality"), "building-2"),
            (Owner.REGION, _("Region"), "stethoscope"),
            (Owner.OTHER, _("Other"), "handshake"),
            (Owner.PERSON, _("I myself"), "user"),
        )
        self.owner_choice = SegmentedField("owner", _("Answers (one)"), choices)
        self._own(self.owner_choice, self._save_owner)
        return beside((self.what_edit, 1, 18), (self.owner_choice, 0, 0))

    def _lines_band(self) -> QWidget:
        """Pasted lines wait for an answer; nothing is cut and nothing is made unasked."""
        self.lines_band = Band("info", "", act=_("Make rows of them"))
        self.lines_band.hide()
        self.lines_band.clicked.connect(lambda: self.lines_asked.emit(self._lines_typed()))
        self.what_edit.edit.textChanged.connect(self._count_lines)
        return self.lines_band

    def _lines_typed(self) -> list[str]:
        return [line.strip() for line in self.what_edit.value().splitlines() if line.strip()]

    def _count_lines(self) -> None:
        lines = self._lines_typed()
        self.lines_band.setVisible(len(lines) > 1)
        if len(lines) > 1:
            text = _("The text has {n} lines. Each line can become a row of its own.")
            self.lines_band.say(text.format(n=len(lines)))

    def _second(self) -> QWidget:
        self.unit_choice = self._own(ChoiceField("unit_id", _("Unit")))
        self.answering_choice = self._own(
            ChoiceField(
                "answering_principal",
                _("Which principal answers?"),
                [(Principal.KOMMUN, _("Municipality")), (Principal.REGION, _("Region"))],
            )
        )
        self.function_edit = self._own(TextField("function", _("Function")))
        self.named_edit = self._own(TextField("named", _("Name, if it is settled")))
        return beside(
            (self.unit_choice, 1, 14),
            (self.answering_choice, 0, 11),
            (self.function_edit, 1, 9),
            (self.named_edit, 1, 9),
        )

    def _third(self) -> QWidget:
        self.starts_edit = self._own(DateField("starts_on", _("From")))
        self.latest_edit = DateField("latest_on", _("Latest"), ongoing=True)
        self.latest_edit.edit.setPlaceholderText(_("yyyy-mm-dd or ongoing"))
        hint = _("A day, or “ongoing” when the plan has a day to meet again")
        self.latest_edit.edit.setAccessibleDescription(hint)
        self.latest_edit.edit.setToolTip(hint)
        self._own(self.latest_edit, self._save_latest)
        self.kind_choice = self._own(
            ChoiceField("kind", _("Kind"), [(kind, _(word)) for kind, word in KINDS.items()])
        )
        self.waits_choice = self._own(ChoiceField("waits_for_id", _("Waits for")))
        return beside(
            (self.starts_edit, 0, 9.5),
            (self.latest_edit, 0, 14),
            (self.kind_choice, 0, 9),
            (self.waits_choice, 1, 12),
        )

    def _fourth(self) -> QWidget:
        """The decision: whether one is needed, by when, when it came, what was told (11 kap.)."""
        self.decision_check = self._own(CheckField("needs_decision", _("A decision is needed")))
        self.decision_edit = self._own(DateField("decision_by_on", _("Decision by")))
        self.decided_edit = self._own(DateField("decided_on", _("Decided on")))
        told = _("The person is told of the right to apply")
        self.told_check = self._own(CheckField("is_told_of_right", told))
        return beside(
            (self.decision_check, 0, 10.5),
            (self.decision_edit, 0, 9.5),
            (self.decided_edit, 0, 9.5),
            (self.told_check, 1, 14.0),
            at_bottom=True,
        )

    def _fifth(self) -> QWidget:
        self.child_check = self._own(CheckField("is_child_support", _("Support for the child")))
        text = _("Follow-up of the medicines")
        self.medicine_check = self._own(CheckField("is_medicine_followup", text))
        self.screening_check = self._own(CheckField("is_screening", _("Screening")))
        return beside(
            (self.child_check, 0, 11.0),
            (self.medicine_check, 0, 14.5),
            (self.screening_check, 1, 8.0),
        )

    def _earlier(self) -> list[tuple[UUID, str]]:
        """The other rows of the version; the rule says which of them would make a circle."""
        rows = facts.interventions(self._plan)
        return [(row.id, row.what) for row in rows if row.id != self.row_id and row.what]

    def _acts(self) -> Any:
        line = row(spacing=8)
        self.remove_button = quiet(_("Remove"), "trash-2")
        self.next_button = quiet(_("Done and new row (Ctrl+Enter)"), "plus")
        self.done_button = primary(_("Done"))
        self.remove_button.clicked.connect(self.removed)
        self.next_button.clicked.connect(lambda: self._finish(another=True))
        self.done_button.clicked.connect(lambda: self._finish(another=False))
        line.addWidget(self.suggest_button)
        line.addStretch(1)
        for button in (self.remove_button, self.next_button, self.done_button):
            line.addWidget(button)
        return line

    def _own(self, field: Any, save: Any = None) -> Any:
        key, name = self.row_id, field.name
        self._names.append(name)

        def stored(case: Any) -> Any:
            entry = find_row(case, key)
            return getattr(entry, name, None)

        if save is None:
            return self._page.bind(
                name, field, stored, plans.change_intervention, row=key, intervention_id=key
            )
        getter = None if name == "latest_on" else stored
        return self._page.bind_custom(name, field, getter, save, row=key)

    def _save_owner(self, field: Field) -> object:
        """Another owner cannot keep the unit of the one before."""
        values: dict[str, Any] = {"owner": field.value()}
        entry = find_row(self._page.case, self.row_id)
        if entry is not None and entry.unit is not None:
            allowed = _OF_OWNER.get(field.value(), ())
            if entry.unit.principal not in allowed:
                values |= {"unit_id": None, "answering_principal": None}
        return self._write(values)

    def _save_latest(self, field: Field) -> object:
        ongoing = self.latest_edit.is_ongoing()
        return self._write({"latest_on": field.value(), "is_ongoing": ongoing})

    def _write(self, values: dict[str, Any]) -> object:
        page = self._page
        return page.workspace.write(
            plans.change_intervention, page.case_id, intervention_id=self.row_id, **values
        )

    def show_row(self, entry: Intervention) -> None:
        """Show what follows from the stored row: which units can be chosen, and what is asked."""
        self._entry = entry
        allowed = _OF_OWNER[entry.owner] if entry.owner else tuple(Principal)
        fitting = [unit for unit in self._units if unit.principal in allowed]
        choices = [(unit.id, unit.full_name) for unit in fitting]
        gone = entry.unit if entry.unit is not None and entry.unit.removed_at else None
        if gone is not None:
            words = _("{unit} (no longer in the register)").format(unit=gone.full_name)
            choices.append((gone.id, words))
        self.unit_choice.set_choices(choices)
        if not self.unit_choice.is_dirty:
            self.unit_choice.reset(entry.unit_id)
        if gone is not None:
            self.unit_choice.set_error(_("The unit is no longer in the register. Choose another."))
        self.unit_choice.set_note(self._without_consent(entry))
        self.unit_choice.setVisible(entry.owner is not Owner.PERSON)
        is_shared = entry.unit is not None and entry.unit.principal is Principal.SHARED
        self.answering_choice.setVisible(is_shared)
        self.decision_edit.setVisible(entry.needs_decision)
        self.decided_edit.setVisible(entry.needs_decision)
        self.told_check.setVisible(entry.needs_decision)
        self.waits_choice.set_choices(self._earlier())
        if not self.waits_choice.is_dirty:
            self.waits_choice.reset(entry.waits_for_id)
        if not self.latest_edit.has_user():
            self.latest_edit.reset(_("ongoing") if entry.is_ongoing else entry.latest_on)

    def _without_consent(self, entry: Intervention) -> str:
        """Another actor takes part with the person's consent alone (REQ B8)."""
        case, unit = self._page.case, entry.unit
        if entry.owner is not Owner.OTHER or unit is None or case is None:
            return ""
        if unit.id in consents.granted(case, clock.today()):
            return ""
        return _("The consent does not name {unit}. Ask the person.").format(unit=unit.full_name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter: done and a new row; Esc: back to reading."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(another=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(another=False)
        else:
            super().keyPressEvent(event)

    def _finish(self, *, another: bool) -> None:
        self._page.flush()
        self.done.emit(another)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order that is seen."""
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.window() is self.window()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ]

    def let_go(self) -> None:
        """Forget the fields before the editor is thrown away."""
        for name in self._names:
            if (field := self._page.fields.get(f"{name}:{self.row_id}")) is not None:
                self._page.unbind(field)


def find_row(case: Any, row_id: UUID) -> Any:
    """An intervention of the case by its id, or None."""
    for plan in case.plans if case else ():
        for need in plan.needs:
            for goal in need.goals:
                for entry in goal.interventions:
                    if entry.id == row_id:
                        return entry
    return None
