"""The form of a paper: standard, large or easy to read; for a letter what it is about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.layouts import column
from sipdesk.i18n import _
from sipdesk.services.documents import Offered

LETTERS = ("letter_to_person", "letter_to_guardian")


class Looks(QWidget):
    """Which form, and what is written for this letter alone; hidden where there is no choice.

    Signals:
        changed: something else is to be drawn.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=12)
        self.variant_choice = ChoiceField("variant", _("Form"), empty=None)
        self.text_edit = LongTextField("text", _("Own text in the letter"), lines=3)
        self.reply_edit = DateField("reply_by", _("Last day to answer, or to get in touch"))
        self._fields = (self.variant_choice, self.text_edit, self.reply_edit)
        for field in self._fields:
            lines.addWidget(field)
        self.variant_choice.edited.connect(self.changed)
        self.text_edit.left.connect(self.changed)
        self.reply_edit.left.connect(self.changed)

    def show_offer(self, offer: Offered) -> None:
        """Offer the forms of another paper; a form that it has too stays chosen."""
        blocked = self.blockSignals(True)
        self.variant_choice.set_choices(offer.variants)
        self.variant_choice.setVisible(len(offer.variants) > 1)
        is_letter = offer.kind in LETTERS
        self.text_edit.setVisible(is_letter)
        self.reply_edit.setVisible(is_letter)
        self.setVisible(len(offer.variants) > 1 or is_letter)
        self.blockSignals(blocked)

    def variant(self) -> str:
        """The chosen form; "" for the usual one."""
        value = self.variant_choice.value()
        return value if isinstance(value, str) else ""
