"""The program ends when the copy has been made and checked: says so, and never holds anybody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.gui import theme
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _


class Leaving(QDialog):
    """Shown while the last copy of the day is made.

    Signals:
        left: the user does not want to wait, or goes without a copy.
        stayed: the user goes on working.

    Attributes:
        is_over: the window may close.
    """

    left = Signal()
    stayed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_over = False
        self.setWindowTitle(_("Copying…"))
        theme.fix(self, min_width=420, max_width=620)
        lines = column(self, spacing=12, margins=(24, 20, 24, 20))
        self.title = Text(_("A copy is made before the program ends"), "h2")
        self.text = Text(_("It is opened and counted too. Then the program closes by itself."))
        lines.addWidget(self.title)
        lines.addWidget(self.text)
        self.stay_button = secondary(_("&Go on working"))
        self.leave_button = secondary(_("&End without a copy"))
        buttons = row(spacing=10)
        buttons.addStretch(1)
        buttons.addWidget(self.stay_button)
        buttons.addWidget(self.leave_button)
        lines.addSpacing(theme.px(6))
        lines.addLayout(buttons)
        self.stay_button.clicked.connect(self.stayed)
        self.leave_button.clicked.connect(self.left)
        self.stay_button.setFocus()

    def fail(self, happened: str, more: str) -> None:
        """No copy could be made: said once, with what is safe and what to do."""
        self.title.setText(_("No copy could be made"))
        self.text.setText(f"{happened} {more}")
        announce(self, f"{happened} {more}", at_once=True)

    def reject(self) -> None:
        """Esc, or the window's own button: go on working."""
        if self.is_over:
            super().reject()
        else:
            self.stayed.emit()

    def end(self) -> None:
        """It is over: one way or the other."""
        self.is_over = True
        self.reject()
        self.deleteLater()
