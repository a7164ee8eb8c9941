"""What a receiver gets to know, what is left out, and what that rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.gui.theme import IconLabel
from sipdesk.gui.widgets.frames import rule
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services.documents import Offered


class Facts(QWidget):
    """The right side of the print dialog."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=8)

    def show_offer(self, offer: Offered, *, names_person: bool = False) -> None:
        """Show another paper or receiver.

        Args:
            names_person: the whole name is written although initials are the rule.
        """
        clear(self._lines)
        title = _("This is what {name} gets to know").format(name=offer.name)
        if offer.is_allowed and offer.knows:
            self._lines.addWidget(Text(title, "h2"))
            for text in offer.knows:
                self._lines.addWidget(_fact("check", "ok", text))
            if names_person:
                self._lines.addWidget(_fact("eye", "warn", _("The person's whole name")))
        if not offer.is_allowed:
            self._lines.addWidget(Text(_("Nothing is given"), "h2"))
            self._lines.addWidget(_fact("lock", "danger", offer.summary))
        if offer.left_out:
            self._lines.addWidget(rule())
            self._lines.addWidget(Text(_("This is not in it"), "strong"))
            for text in offer.left_out:
                self._lines.addWidget(_fact("eye-off", "danger", text))
        if offer.rests_on:
            self._lines.addWidget(rule())
            self._lines.addWidget(_fact("shield-check", "accent", offer.rests_on))
        self._lines.addStretch(1)


def _fact(icon: str, tone: str, text: str) -> QWidget:
    made = QWidget()
    line = row(made, spacing=8)
    line.addWidget(IconLabel(icon, tone, 18), alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(text), 1)
    return made
