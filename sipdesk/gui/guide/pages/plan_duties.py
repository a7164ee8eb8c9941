"""Around a plan: laid before the units for confirmation; who has been responsible, and when."""

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.model import Duty, DutyRole, Plan, Principal
from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import beside, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import plans

ROLES = {
    DutyRole.RESPONSIBLE: N_("Responsible principal"),
    DutyRole.COORDINATOR: N_("Coordinator"),
}
PRINCIPALS = {Principal.KOMMUN: N_("Municipality"), Principal.REGION: N_("Region")}


class SendBand(Band):
    """A draft is laid before the units; it can still be changed, and be taken back."""

    def __init__(self, page: StepPage) -> None:
        super().__init__("info", "-", act=_("Lay before the units"))
        self._page = page
        self._plan: Plan | None = None
        self.clicked.connect(self._turn)

    def show_plan(self, plan: Plan) -> None:
        """Say where the draft lies."""
        self._plan = plan
        self.setVisible(not plan.is_final)
        sent, button = plan.sent_on, self.button
        if button is not None:
            button.setText(_("Take back the draft") if sent else _("Lay before the units"))
        if sent:
            day = _("Before the units for confirmation since {day}").format(day=format_date(sent))
            self.say(day, _("A change to the rows of a unit clears only what that unit confirmed."))
        else:
            title = _("Shall the units confirm before the plan is made final?")
            self.say(title, _("The plan stays a draft and can be changed."))

    def _turn(self) -> None:
        if self._plan is not None and self._page.flush():
            verb = plans.take_back if self._plan.sent_on else plans.send_for_confirmation
            self._page.write(verb, plan_id=self._plan.id)


class DutyCard(Card):
    """Who has answered for the plan, each from a day on; somebody takes over from a day."""

    def __init__(self, page: StepPage) -> None:
        note = _("The plan itself is not changed. The days are kept.")
        super().__init__(_("Who has been responsible, and from when"), note, icon="history")
        self._page = page
        self._lines = column(spacing=4)
        self.body.addLayout(self._lines)
        roles = tuple((role, _(words)) for role, words in ROLES.items())
        self.role_choice = SegmentedField("role", _("Who changes?"), roles)
        self.principal_choice = SegmentedField(
            "principal", _("Principal"), tuple((p, _(words)) for p, words in PRINCIPALS.items())
        )
        self.name_edit = TextField("name", _("Who takes over?"))
        self.phone_edit = TextField("phone", _("Telephone"))
        self.since_edit = DateField("since", _("From"))
        self.take_over_button = secondary(_("Note who takes over"), "check")
        self.take_over_button.clicked.connect(self._take_over)
        self.role_choice.edited.connect(self._fit)
        self.form = beside(
            (self.role_choice, 0, 0),
            (self.principal_choice, 0, 0),
            (self.name_edit, 1, 12),
            (self.phone_edit, 0, 10),
            (self.since_edit, 0, 10),
        )
        self.add(self.form, self.take_over_button)
        self._empty()
        fields = (self.role_choice, self.principal_choice, *self._words, self.since_edit)
        new = {field.name: field for field in fields}
        self.typed = Typed(page.workspace, page.case_id, "duty", new, self)
        self.body.insertWidget(self.body.indexOf(self.form), self.typed)

    @property
    def _words(self) -> tuple[TextField, TextField]:
        return self.name_edit, self.phone_edit

    def _empty(self) -> None:
        for field in self._words:
            field.reset("")
        self.role_choice.reset(DutyRole.COORDINATOR)
        self.principal_choice.reset(None)
        self.since_edit.reset(clock.today())
        self._fit()

    def _fit(self) -> None:
        is_principal = self.role_choice.value() is DutyRole.RESPONSIBLE
        self.principal_choice.setVisible(is_principal)
        self.phone_edit.setVisible(not is_principal)

    def show_plan(self, plan: Plan) -> None:
        """Show the days; there are none before the first version is final."""
        case = self._page.case
        self.setVisible(plan.is_final or bool(case.duties))
        clear(self._lines)
        for row in sorted(case.duties, key=lambda row: (row.since, row.recorded_at)):
            self._lines.addWidget(_line(row))
        for widget in (self.form, self.take_over_button):
            widget.setVisible(plan.is_final and case.closed_on is None)

    def _take_over(self) -> None:
        if not self.name_edit.value().strip():
            self.name_edit.set_error(_("Write who takes over."))
            self.name_edit.setFocus()
            return
        values = {field.name: field.value() for field in self._shown()}
        if self._page.write(plans.change_duty, **values):
            self._empty()
            self.typed.forget()

    def _shown(self) -> list[TextField | DateField | SegmentedField]:
        fields: list[TextField | DateField | SegmentedField] = [self.role_choice, self.name_edit]
        is_principal = self.role_choice.value() is DutyRole.RESPONSIBLE
        fields.append(self.principal_choice if is_principal else self.phone_edit)
        return [*fields, self.since_edit]


def _line(row: Duty) -> QWidget:
    who = ", ".join(part for part in (row.name, row.phone) if part)
    if row.principal is not None:
        who = " – ".join(part for part in (_(PRINCIPALS[row.principal]), who) if part)
    text = _("{role} from {day}: {who}")
    return Text(text.format(role=_(ROLES[row.role]), day=format_date(row.since), who=who))
