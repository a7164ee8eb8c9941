"""The form of a paper: standard, large or easy to read; for a letter what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.domain.disclosure import RecipientKind
from sipdesk.domain.problems import Problem
from sipdesk.gui.messages import problem_text
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.layouts import column
from sipdesk.i18n import _
from sipdesk.services.documents import Offered
from sipdesk.services.person_letters import ENVELOPES, FORM_MARK

LETTERS = ("letter_to_person", "letter_to_guardian")
TO_UNITS = ("call_letter", "invitation_letter")


def place_of(offer: Offered | None) -> str:
    """Where what is written for one letter alone is kept: no other letter shows it."""
    if offer is None:
        return "print"
    about = (offer.kind, offer.recipient.kind.value, offer.recipient.id, offer.meeting_id)
    return "-".join(["print", *(str(part) for part in about if part)])


class Looks(QWidget):
    """Which form, and what is written for this letter alone; hidden where there is no choice.

    Signals:
        changed: something else is to be drawn.

    Attributes:
        written: the fields for this letter alone, by name.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = lines = column(self, spacing=12)
        self.variant_choice = ChoiceField("variant", _("Form"), empty=None)
        self.form_choice = ChoiceField("form", _("Form"), empty=None)
        self.text_edit = LongTextField("text", _("Own text in the letter"), lines=3)
        self.reply_edit = DateField("reply_by", _("Last day to answer, or to get in touch"))
        self.name_check = CheckField(
            "writes_name", _("Write the person's whole name in place of the initials")
        )
        self.reason_edit = LongTextField(
            "name_reason",
            _("Why does the receiver need the name?"),
            _("The reason stays in the log."),
            lines=1,
        )
        self._fields = (self.variant_choice, self.form_choice, self.text_edit, self.reply_edit)
        for field in (*self._fields, self.name_check, self.reason_edit):
            lines.addWidget(field)
        self.written = {
            field.name: field for field in (self.text_edit, self.reply_edit, self.reason_edit)
        }
        self.reason_edit.hide()
        self.name_check.edited.connect(self._ask_why)
        self.reason_edit.left.connect(self.changed)
        self.variant_choice.edited.connect(self.changed)
        self.form_choice.edited.connect(self.changed)
        self.text_edit.left.connect(self.changed)
        self.reply_edit.left.connect(self.changed)

    def show_offer(self, offer: Offered) -> None:
        """Offer the forms of another paper; a form that it has too stays chosen."""
        blocked = self.blockSignals(True)
        self.variant_choice.set_choices(offer.variants)
        self.variant_choice.setVisible(len(offer.variants) > 1)
        self.form_choice.set_choices(offer.forms)
        self.form_choice.setVisible(bool(offer.forms))
        self.variant_choice.set_label(_("What the letter is about") if offer.forms else _("Form"))
        is_letter = offer.kind in LETTERS
        self.text_edit.setVisible(is_letter)
        self.reply_edit.setVisible(is_letter)
        is_to_unit = offer.kind in TO_UNITS and offer.recipient.kind is RecipientKind.UNIT
        self._show_name(is_to_unit and offer.is_allowed and offer.may_name_person)
        self.setVisible(len(offer.variants) > 1 or is_letter or not self.name_check.isHidden())
        self.blockSignals(blocked)

    def _show_name(self, may: bool) -> None:
        if not may:
            self.name_check.reset(False)
        self.name_check.setVisible(may)
        self.reason_edit.setVisible(may and bool(self.name_check.value()))

    def insert(self, widget: QWidget) -> None:
        """Put a widget above the fields."""
        self._lines.insertWidget(0, widget)

    def begin(self) -> None:
        """Another letter: nothing of what was written for the one before goes into it."""
        for field in (*self.written.values(), self.name_check):
            field.reset(None)
        self.reason_edit.hide()

    def _ask_why(self) -> None:
        """The tick asks for its reason; the page is drawn anew in both cases."""
        wants = bool(self.name_check.value())
        self.reason_edit.setVisible(wants)
        if wants:
            self.reason_edit.setFocus()
        self.changed.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the reason why the whole name is refused."""
        for problem in problems:
            if problem.field == self.reason_edit.name:
                self.reason_edit.set_error(problem_text(problem))

    def name_reason(self) -> str | None:
        """Why the whole name is written; None when it is not."""
        return str(self.reason_edit.value() or "") if self.name_check.value() else None

    def variant(self) -> str:
        """The chosen form; "" for the usual one."""
        value = self.variant_choice.value()
        kind = value if isinstance(value, str) else ""
        form = self.form_choice.value()
        return f"{kind}{FORM_MARK}{form}" if form and self._has_forms(kind) else kind

    def _has_forms(self, kind: str) -> bool:
        """An envelope of a letter has one form."""
        return not self.form_choice.isHidden() and kind not in ENVELOPES
