"""Who answers, how and to whom; and the two answers side by side."""

from typing import Any, cast

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import ConsentForm, GiverKind
from sipdesk.gui.guide.section import Section, on_day
from sipdesk.gui.widgets.choices import SegmentedField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import rule
from sipdesk.gui.widgets.layouts import Flow, column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _


class ConsentSection(Section):
    """A card whose fields belong to the consent that is shown."""

    fields: tuple[Field, ...] = ()

    @property
    def owner(self) -> Any:
        """The consent page."""
        return cast("Any", self.page)

    def bind_all(self, *fields: Field) -> None:
        """Let each field change the consent under work."""
        self.fields = fields
        for field in fields:
            self.bind(field.name, field, self._saver(field.name))

    def _saver(self, name: str) -> Any:
        return lambda value: self.owner.change(**{name: value})

    def show_fields(self) -> None:
        """Show the stored values; a given consent is read-only."""
        consent = self.owner.consent
        for field in self.fields:
            field.set_value(getattr(consent, field.name) if consent else None)
            field.set_read_only(not self.owner.is_under_work)


class WhoSection(ConsentSection):
    """Who consents, how the answer was given, and who wrote it down."""

    def build(self) -> None:
        """One line as in the conversation."""
        who = QWidget()
        lines = column(who, spacing=4)
        self.name_text, self.day_text = Text("", "strong"), Text("", "small")
        lines.addWidget(Text(_("Who consents"), "label"))
        lines.addWidget(self.name_text)
        lines.addWidget(self.day_text)
        self.form_segments = SegmentedField(
            "form",
            _("How"),
            [(ConsentForm.ORAL, _("Orally")), (ConsentForm.WRITTEN, _("In writing"))],
        )
        self.by_edit = TextField("documented_by", _("Written down by"))
        board = QWidget()
        flow = Flow(board, spacing=18)
        flow.add(who, stretch=1, base=13)
        flow.add(self.form_segments, base=15)
        flow.add(self.by_edit, stretch=1, base=13)
        self.bind_all(self.form_segments, self.by_edit)
        self.add(board)

    def show_case(self, case: Any) -> None:
        """Show the giver and the day."""
        del case
        page = self.owner
        words = {
            GiverKind.PERSON: _("{name} in person"),
            GiverKind.GUARDIAN: _("{name}, guardian"),
            GiverKind.REPRESENTATIVE: _("{name}, representative"),
        }
        self.name_text.setText(words[page.giver[0]].format(name=page.giver_name()))
        consent = page.consent
        given = consent.given_on if consent else None
        self.day_text.setText(on_day(given) if given else _("Not given yet"))
        self.show_fields()
        if consent is None:
            self.by_edit.set_value(page.workspace.actor.name)


class AnswersSection(ConsentSection):
    """To make the plan, and to share information: two answers, never one."""

    def build(self) -> None:
        """Side by side; a no asks for the reason and when to ask again."""
        self.plan_segments = YesNoField(
            "make_plan",
            _("That the plan is made"),
            _("Cooperation between the municipality and the region."),
        )
        self.share_segments = YesNoField(
            "share",
            _("That information goes between the parties"),
            _("Only to the parties in the list, only about what is ticked."),
        )
        self.reason_edit = LongTextField("refusal_reason", _("Why no?"), lines=1)
        self.again_edit = DateField("ask_again_on", _("Ask again on"))
        self.no = side_by_side(self.reason_edit, self.again_edit)
        self.bind_all(self.plan_segments, self.share_segments, self.reason_edit, self.again_edit)
        self.add(side_by_side(self.plan_segments, self.share_segments, base=19, spacing=24))
        self.rule = rule()
        self.add(self.rule, self.no)

    def show_case(self, case: Any) -> None:
        """Show both answers."""
        del case
        self.show_fields()
        answers = (self.plan_segments.value(), self.share_segments.value())
        self.no.setVisible(False in answers)
        self.rule.setVisible(False in answers)
