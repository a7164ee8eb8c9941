"""Which paper, and who gets the copy; stopped ones are shown with their reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy, QWidget

from sipdesk.domain.model import Principal
from sipdesk.gui.dialogs.print_language import LanguageChoice
from sipdesk.gui.dialogs.print_looks import Looks
from sipdesk.gui.dialogs.print_printer import PrinterFields
from sipdesk.gui.dialogs.print_words import stopped
from sipdesk.gui.theme import IconLabel, restyle
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.fields import ChoiceField
from sipdesk.gui.widgets.frames import frame
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services.documents import Offered

_ICONS = {
    None: ("user", "jag"),
    Principal.KOMMUN: ("building-2", "kommun"),
    Principal.REGION: ("stethoscope", "region"),
    Principal.SHARED: ("landmark", "accent"),
}


class Choice(QWidget):
    """The left side of the print dialog.

    Signals:
        chosen: an Offered, whenever paper, receiver or language changes.
    """

    chosen = Signal(object)

    def __init__(self, offers: Sequence[Offered], kind: str, language: str) -> None:
        super().__init__()
        self._offers = list(offers)
        lines = column(self, spacing=12)
        kinds = list(dict.fromkeys((offer.kind, offer.title) for offer in self._offers))
        self.kind_choice = ChoiceField("kind", _("Which paper?"), kinds, empty=None)
        lines.addWidget(self.kind_choice)
        self._title = Text(_("Who shall have the copy?"), "h2")
        lines.addWidget(self._title)
        self._place = column(spacing=6)
        lines.addLayout(self._place)
        lines.addWidget(Text(_("How it looks and how it is given"), "h2"))
        self.language_choice = LanguageChoice(language)
        self.way_choice = SegmentedField(
            "how",
            _("How is it given?"),
            (
                ("hand", _("In the hand")),
                ("post", _("By post")),
                ("channel", _("Secure channel")),
            ),
        )
        self.way_choice.reset("hand")
        self.looks = Looks()
        lines.addWidget(self.looks)
        lines.addWidget(self.language_choice)
        lines.addWidget(self.way_choice)
        self.printers = PrinterFields()
        lines.addWidget(self.printers)
        lines.addStretch(1)
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self.kind_choice.edited.connect(self._fill)
        self.language_choice.edited.connect(self._tell)
        self.looks.changed.connect(self._tell)
        self.kind_choice.reset(kind if kind in dict(kinds) else (kinds[0][0] if kinds else None))
        self._fill()

    def set_offers(self, offers: Sequence[Offered]) -> None:
        """What can be given has changed; the paper that was chosen stays."""
        self._offers = list(offers)
        self._fill()

    def _fill(self) -> None:
        clear(self._place)
        for button in self.buttons:
            self._group.removeButton(button)
        self.buttons = []
        self._shown = [o for o in self._offers if o.kind == self.kind_choice.value()]
        for offer in self._shown:
            self._place.addWidget(self._card(offer))
        first = next((n for n, offer in enumerate(self._shown) if offer.is_allowed), 0)
        before: QWidget = self.kind_choice.combo
        for button in self.buttons:  # made last, and reached where they stand
            QWidget.setTabOrder(before, button)
            before = button
        if self.buttons:
            self.buttons[first].setChecked(True)

    def _card(self, offer: Offered) -> QFrame:
        made = frame("inner")
        line = row(made, spacing=10, margins=(10, 8, 10, 8))
        button = QRadioButton()
        said = offer.summary if offer.is_allowed else stopped(offer.summary)
        button.setAccessibleName(f"{offer.name}. {said}")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(button)
        icon, tone = _ICONS.get(offer.principal, ("handshake", "annan"))
        line.addWidget(IconLabel(icon, tone, 20))
        words = column(spacing=0)
        words.addWidget(Text(offer.name, "strong"))
        words.addWidget(Text(said, "small", tone="" if offer.is_allowed else "danger"))
        line.addLayout(words, 1)
        if not offer.is_allowed:
            line.addWidget(IconLabel("lock", "danger", 18))
        self._group.addButton(button)
        self.buttons.append(button)
        button.toggled.connect(lambda on: self._picked(made, on))
        return made

    def _picked(self, card: QFrame, is_on: bool) -> None:
        restyle(card, chosen="true" if is_on else "false")
        if is_on:
            self._tell()

    def _tell(self) -> None:
        if (offer := self.offer()) is not None:
            self.looks.show_offer(offer)
            self.language_choice.show_kind(offer.kind)
            self.chosen.emit(offer)

    def offer(self) -> Offered | None:
        """The paper and receiver that are chosen, or None."""
        for button, offer in zip(self.buttons, self._shown, strict=True):
            if button.isChecked():
                return offer
        return None
