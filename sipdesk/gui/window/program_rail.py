"""The rail of the program at the start view."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from sipdesk.gui import theme
from sipdesk.gui.theme.tokens import RAIL
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, ngettext


class ProgramRail(QFrame):
    """Where one can go when no case is open.

    Args:
        places: (name, translated text, icon) of each.
    """

    chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, places: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        theme.fix(self, width=RAIL)
        lines = column(self, spacing=3, margins=(8, 10, 8, 12))
        head = row(spacing=8, margins=(9, 2, 0, 8))
        head.addWidget(theme.IconLabel("file-heart", "accent", 22))
        head.addWidget(Text("sipdesk", "h2", wrap=False), 1)
        lines.addLayout(head)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, icon in places:
            lines.addWidget(self._button(name, text, icon))
        lines.addStretch(1)
        self.help_button = self._plain(_("Help"), "circle-question-mark")
        self.help_button.clicked.connect(self.help_asked)
        lines.addWidget(self.help_button)
        note = row(margins=(38, 0, 0, 0))
        note.addWidget(Text(_("F1 at every field"), "small"))
        lines.addLayout(note)
        if "today" in self.buttons:
            self._late()

    def _plain(self, text: str, icon: str) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("role", "rail")
        made.setAutoDefault(False)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.set_icon(made, icon, "accent", 18)
        return made

    def _button(self, name: str, text: str, icon: str) -> QPushButton:
        made = self._plain(text, icon)
        made.setCheckable(True)
        self._group.addButton(made)
        made.clicked.connect(lambda: self.chosen.emit(name))
        self.buttons[name] = made
        return made

    def _late(self) -> None:
        today = self.buttons["today"]
        line = row(today, margins=(0, 0, 6, 0))
        line.addStretch(1)
        self._chip = Chip("0", "danger")
        line.addWidget(self._chip)
        self.set_late(0)

    def set_current(self, name: str) -> None:
        """Mark where one is."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def set_late(self, count: int) -> None:
        """How many things are late, beside Today."""
        self._chip.setVisible(count > 0)
        self._chip.set_state(str(count), "danger")
        words = ngettext("{n} thing is late", "{n} things are late", count).format(n=count)
        today = self.buttons["today"]
        today.setAccessibleName(f"{today.text()}, {words}" if count else today.text())
