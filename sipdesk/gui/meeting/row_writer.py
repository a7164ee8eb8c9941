"""Writes one row of the plan in the meeting: who does what, and by when."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sipdesk.domain import facts
from sipdesk.domain.model import Goal, Owner, Principal
from sipdesk.gui.guide.section import DraftForm
from sipdesk.gui.meeting.slide import Slide
from sipdesk.gui.widgets.buttons import primary, quiet
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.layouts import column, left_to_right, side_by_side
from sipdesk.i18n import _
from sipdesk.services import plans

UNITS_OF = {
    Owner.KOMMUN: (Principal.KOMMUN, Principal.SHARED),
    Owner.REGION: (Principal.REGION, Principal.SHARED),
    Owner.OTHER: (Principal.SCHOOL, Principal.PROVIDER, Principal.OTHER),
    Owner.PERSON: (),
}


class RowWriter(QFrame):
    """The fields of a new row; what is typed is kept as a draft until the row is written.

    Signals:
        closed: the row is written, or the user does not want to write one.
    """

    closed = Signal()

    def __init__(self, slide: Slide, need_id: UUID) -> None:
        super().__init__()
        self.setProperty("role", "editor")
        self._slide, self._need_id = slide, need_id
        lines = column(self, spacing=10, margins=(14, 12, 14, 12))
        self.what_edit = TextField("what", _("What is done?"))
        choices = (
            (Owner.KOMMUN, _("Municipality"), "building-2"),
            (Owner.REGION, _("Region"), "stethoscope"),
            (Owner.OTHER, _("Other"), "handshake"),
            (Owner.PERSON, _("I myself"), "user"),
        )
        self.owner_choice = SegmentedField("owner", _("Who does it?"), choices)
        self.unit_choice = ChoiceField("unit_id", _("Unit"))
        hint = _("A day, or “ongoing” when the plan has a day to meet again")
        self.latest_edit = DateField("latest_on", _("Latest"), hint, ongoing=True)
        self.form = DraftForm(
            slide, f"meeting-{need_id}", self.what_edit, self.owner_choice, self.latest_edit
        )
        slide.register(self.unit_choice, f"meeting-{need_id}")
        self.owner_choice.edited.connect(self._choose_units)
        lines.addWidget(self.what_edit)
        lines.addWidget(self.owner_choice)
        lines.addWidget(side_by_side(self.unit_choice, self.latest_edit))
        self.store_button = primary(_("Write the row (Ctrl+Enter)"), "check")
        self.close_button = quiet(_("Put the fields away"))
        self.store_button.clicked.connect(self.store)
        self.close_button.clicked.connect(self._close)
        lines.addWidget(left_to_right(self.store_button, self.close_button))
        self._choose_units()

    def _choose_units(self) -> None:
        owner = self.owner_choice.value()
        allowed = UNITS_OF.get(owner, ()) if owner else ()
        case = self._slide.case
        units = [unit for unit in facts.units(case) if unit.principal in allowed] if case else []
        self.unit_choice.set_choices([(unit.id, unit.full_name) for unit in units])
        self.unit_choice.reset(units[0].id if len(units) == 1 else None)
        self.unit_choice.setVisible(bool(units))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed that could be written."""
        return not self.what_edit.value().strip()

    def store(self) -> bool:
        """Write the row under the need's goal; answers whether it was written."""
        if self.is_empty:
            self.what_edit.set_error(_("Write what is done."))
            self.what_edit.setFocus()
            return False
        goal_id = self._goal()
        if goal_id is None:
            return False
        made = self.form.store(
            plans.add_intervention,
            goal_id=goal_id,
            unit_id=self.unit_choice.value(),
            is_ongoing=self.latest_edit.is_ongoing(),
        )
        if made is None:
            return False
        self._choose_units()
        self.what_edit.setFocus()
        return True

    def _goal(self) -> UUID | None:
        goals = goals_of(self._slide.case, self._need_id)
        if goals:
            return goals[-1].id
        made: Any = self._slide.write(plans.add_goal, need_id=self._need_id)
        return made.id if made is not None else None

    def _close(self) -> None:
        self.form.clear()
        self.closed.emit()


def goals_of(case: Any, need_id: UUID) -> list[Goal]:
    """The goals of a need that are shown."""
    for plan in case.plans:
        for need in plan.needs:
            if need.id == need_id:
                return [goal for goal in need.goals if goal.removed_at is None]
    return []
