"""What stands under the needs: own part, if it gets harder, who is responsible, next meeting."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Plan, Principal
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.buttons import accent, icon_button
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import beside, clear, column, row
from sipdesk.i18n import _
from sipdesk.services import cases, directory, plan_rows, plans


class OwnPartCard(Card):
    """What the person wants to do; asked about later, never graded."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(
            _("What I do myself"), _("In the person's words. Never a demand."), icon="user"
        )
        self._page = page
        self._shown: tuple[UUID, ...] | None = None
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)
        self.add_button = accent(_("Add something I do"), "plus")
        self.add_button.clicked.connect(self._add)
        self.add(self.add_button)

    def show_plan(self, plan: Plan) -> None:
        """Show the rows; made anew only when their number or order changed."""
        rows = plan_rows.shown(plan.own_parts)
        self.add_button.setVisible(not plan.is_final)
        shape = (plan.id, *(entry.id for entry in rows))
        if shape == self._shown:
            return
        for key in self._shown or ():
            if (field := self._page.fields.get(f"text:{key}")) is not None:
                self._page.unbind(field)
        clear(self._lines)
        self._shown = shape
        for entry in rows:
            self._lines.addWidget(self._line(entry.id, is_fixed=plan.is_final))

    def _line(self, key: UUID, *, is_fixed: bool) -> QWidget:
        made = QWidget()
        line = row(made, spacing=6)
        edit = LongTextField("text", _("I …"), lines=1)
        edit.set_read_only(is_fixed)
        self._page.bind(
            "text",
            edit,
            lambda case: getattr(_own_part(case, key), "text", ""),
            plans.change_own_part,
            row=key,
            own_part_id=key,
        )
        remove = icon_button("trash-2", _("Remove what I do"))
        remove.clicked.connect(lambda: self._remove(key))
        line.addWidget(edit, 1)
        line.addWidget(remove)
        remove.setVisible(not is_fixed)
        return made

    def _add(self) -> None:
        made = self._page.write(plans.add_own_part)
        if made:
            self._page.focus_field("text", made.id)

    def _remove(self, key: UUID) -> None:
        page = self._page
        if page.write(plans.remove_row, row_id=key):
            page.offer_undo(
                _("What I do is removed."), lambda: page.write(plans.restore_row, row_id=key)
            )


def _own_part(case: Any, key: UUID) -> Any:
    for plan in case.plans if case else ():
        for entry in plan.own_parts:
            if entry.id == key:
                return entry
    return None


def _of_plan(case: Any, *, name: str) -> Any:
    return getattr(_plan(case), name, "")


class RestCards:
    """If it gets harder; who is responsible; coordinator; the next meeting."""

    def __init__(self, page: StepPage) -> None:
        self._page = page
        self._fields: list[Field] = []
        self.cards = (
            self._harder(),
            self._responsible(),
            self._coordinator(),
            self._contacts(),
            self._meeting(),
        )

    def _harder(self) -> Card:
        card = Card(_("If it gets harder"), icon="triangle-alert")
        card.add(
            self._own(LongTextField("signs", _("Signs that it gets harder"), lines=1)),
            self._own(LongTextField("contingency", _("What we do then"), lines=1)),
            self._own(TextField("contingency_call", _("Whom to call"))),
        )
        return card

    def _responsible(self) -> Card:
        card = Card(
            _("Who is responsible for the whole plan?"),
            _("One principal. The fourth point of the law."),
            icon="landmark",
        )
        self.principal_choice = SegmentedField(
            "responsible_principal",
            _("Responsible principal"),
            (
                (Principal.KOMMUN, _("Municipality"), "building-2"),
                (Principal.REGION, _("Region"), "stethoscope"),
            ),
        )
        self.unit_choice = ChoiceField("responsible_unit_id", _("Which unit?"))
        named = TextField("responsible_named", _("Name, if it is settled"))
        card.add(
            beside(
                (self._own(self.principal_choice), 0, 0),
                (self._own(self.unit_choice), 1, 14),
                (self._own(named), 1, 10),
            )
        )
        return card

    def _coordinator(self) -> Card:
        card = Card(_("Named coordinator"), _("The one whom the person calls."), icon="phone")
        card.add(
            beside(
                (self._own(TextField("coordinator_name", _("Coordinator"))), 1, 14),
                (self._own(TextField("coordinator_phone", _("Telephone"))), 0, 10),
                (self._own(TextField("coordinator_deputy", _("When away, who?"))), 1, 14),
            ),
            self._second(),
        )
        return card

    def _second(self) -> QWidget:
        """Beside the main one; the same two fields as in step 4."""
        page = self._page
        fields = (
            TextField("second_coordinator", _("Second coordinator, if there is one")),
            TextField("second_coordinator_phone", _("Telephone")),
        )
        for field in fields:
            page.bind(
                field.name,
                field,
                partial(_of_plan, name=field.name),
                cases.change_case,
            )
            self._fields.append(field)
        return beside((fields[0], 1, 14), (fields[1], 0, 10))

    def _contacts(self) -> Card:
        note = _("Names and telephones stand on the first page of the plan.")
        card = Card(_("Permanent contacts"), note, icon="contact")
        card.add(
            beside(
                (self._own(TextField("care_contact", _("Permanent care contact"))), 1, 14),
                (self._own(TextField("doctor_contact", _("Permanent doctor contact"))), 1, 14),
                (self._own(TextField("personal_ombud", _("Personal ombud"))), 1, 14),
            )
        )
        return card

    def _meeting(self) -> Card:
        card = Card(_("We meet again"), icon="calendar-check-2")
        self.place_edit = TextField("followup_place", _("Place"))
        self._page.workspace.revealed.lets_go(self.place_edit)
        card.add(
            beside(
                (self._own(DateField("followup_on", _("Day of the follow-up"))), 0, 10),
                (self._own(TimeField("followup_at", _("Time"))), 0, 7),
                (self._own(self.place_edit), 1, 12),
                (self._own(TextField("followup_caller", _("Who calls everybody?"))), 1, 12),
            )
        )
        return card

    def _own(self, field: Field) -> Field:
        page, name = self._page, field.name
        self._fields.append(field)
        return page.bind(
            name,
            field,
            lambda case: self._value(_plan(case), name),
            plans.change_plan,
            fixed=lambda: {"plan_id": getattr(_plan(page.case), "id", None)},
        )

    def _value(self, plan: Any, name: str) -> Any:
        if name == "followup_place":
            return self._page.workspace.revealed.value(plan, name)
        return getattr(plan, name, None)

    def show_plan(self, plan: Plan) -> None:
        """Show which units can be responsible; a final version is read-only."""
        self._page.workspace.revealed.say(self.place_edit, self._page.case, plan)
        units = self._page.workspace.read(directory.list_units)
        wanted = plan.responsible_principal
        fitting = [
            unit for unit in units if wanted is not None and unit.principal in (wanted, "both")
        ]
        self.unit_choice.set_choices([(unit.id, unit.full_name) for unit in fitting])
        if not self.unit_choice.is_dirty:
            self.unit_choice.reset(plan.responsible_unit_id)
        for field in self._fields:
            field.set_read_only(plan.is_final)


def _plan(case: Any) -> Any:
    from sipdesk.domain.facts import newest_plan

    return (plan_rows.draft_of(case) or newest_plan(case)) if case else None
