"""The path for a person who cannot take a position: practice, not statute, and never a yes."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.domain import facts
from sipdesk.gui.guide.section import DraftForm, Section, on_day
from sipdesk.gui.widgets.buttons import link, secondary
from sipdesk.gui.widgets.choices import RadioField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, left_to_right, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import consents

PLACE = "position"


class PositionSection(Section):
    """Closed until somebody opens the path; then every part of it is asked for."""

    def build(self) -> None:
        """The lead, what is noted, the form."""
        self.lead_text = Text(
            _(
                "If the person cannot answer there is a path of its own: an assessment, what you "
                "did to learn the will, who judged."
            ),
            "small",
        )
        self.told_band = Band("info", icon="brain")
        self.open_link = link(_("Open that path"))
        self.open_link.clicked.connect(lambda: self.set_open(True))
        self.form = self._form()
        self.form.hide()
        self.print_button = secondary(_("Print the assessment…"), "printer", small=True)
        self.print_button.clicked.connect(
            lambda: self.page.print_asked.emit("incapacity_assessment")
        )
        acts = left_to_right(self.open_link, self.print_button)
        self.add(self.lead_text, self.told_band, acts, self.form)

    def _form(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.kind_radios = RadioField(
            "position",
            _("Can the person take a position?"),
            [
                ("can", _("Yes, the person can take a position")),
                ("temporary", _("Not now; it is expected to pass")),
                ("lasting", _("No, and it is lasting")),
            ],
        )
        self.assessment_edit = LongTextField("assessment", _("The assessment"))
        self.search_edit = LongTextField(
            "attitude_search", _("What was done to learn the person's attitude?")
        )
        self.shown_edit = LongTextField(
            "attitude_shown", _("What has the person shown?"), _("If anything."), lines=1
        )
        self.assessor_edit = TextField("assessed_by", _("Who judged"))
        self.again_edit = DateField("ask_again_on", _("Ask again on"))
        self.paragraph_edit = TextField("ground_paragraph", _("Ground: paragraph"))
        self.maker_edit = TextField("ground_decision_maker", _("Ground: who decided"))
        self.ground_edit = DateField("ground_on", _("Ground: day"))
        texts = (self.assessment_edit, self.search_edit, self.shown_edit)
        words = (*texts, self.assessor_edit, self.again_edit)
        grounds = (self.paragraph_edit, self.maker_edit, self.ground_edit)
        self.fields = DraftForm(self.page, PLACE, *words, *grounds)
        self.page.register(self.kind_radios)
        lines.addWidget(self.kind_radios)
        for field in texts:
            lines.addWidget(field)
        lines.addWidget(side_by_side(self.assessor_edit, self.again_edit))
        self.ground_text = Text(
            _("The path is practice. A lawyer settles the ground; it opens only the principals."),
            "small",
        )
        lines.addWidget(self.ground_text)
        lines.addWidget(side_by_side(*grounds, base=12))
        self.store_button = secondary(_("Note the assessment"), "check")
        self.store_button.clicked.connect(self._store)
        lines.addWidget(self.store_button)
        return made

    def set_open(self, is_open: bool) -> None:
        """Open or close the form."""
        self.form.setVisible(is_open)
        self.open_link.setVisible(not is_open)
        if is_open:
            self._fill()
            self.kind_radios.buttons[0].setFocus()

    def _fill(self) -> None:
        row = facts.last(self.page.case.positions)
        if row is None:
            return
        for field in self.fields.fields:
            if not field.raw():
                field.set_value(getattr(row, field.name))
        self.kind_radios.set_value(_kind(row))

    def _store(self) -> None:
        kind = self.kind_radios.value()
        if kind is None:
            self.kind_radios.set_error(_("Choose one of the three."))
            return
        done = self.fields.store(
            consents.note_position, can_take=kind == "can", is_temporary=kind == "temporary"
        )
        if done is not None:
            self.kind_radios.reset(None)
            self.set_open(False)

    def show_case(self, case: Any) -> None:
        """Show the latest assessment."""
        row: Any = facts.last(case.positions)
        minor = bool(case.person.guardians)
        self.setVisible(not minor or row is not None)
        self.told_band.setVisible(row is not None)
        path = rules.path(case, clock.today())
        self.print_button.setVisible(path is not rules.Path.NOT_IN_USE)
        if row is not None:
            words = {
                "can": _("The person can take a position"),
                "temporary": _("The person cannot take a position now"),
                "lasting": _("The person cannot take a position. This is no yes."),
            }
            told = _("Judged by {name} {day}.").format(name=row.assessed_by, day=on_day(row.on))
            if row.ask_again_on:
                told += " " + _("Ask again {day}.").format(day=on_day(row.ask_again_on))
            self.told_band.say(words[_kind(row)], f"{told} {row.assessment}".strip())


def _kind(row: Any) -> str:
    if row.can_take:
        return "can"
    return "temporary" if row.is_temporary else "lasting"
