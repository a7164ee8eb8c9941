"""Which printer and how many copies; the printers come when the system has answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from sipdesk.gui.dialogs import print_out
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.dialogs.print_out import MOST_COPIES, Job, Printers
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _


class CopiesField(Field):
    """How many copies, from one to twenty; typed, or changed with the arrow keys."""

    def __init__(self) -> None:
        super().__init__("copies", _("Copies"))
        self.spin = QSpinBox()
        self.spin.setRange(1, MOST_COPIES)
        self.spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # the arrow keys count too
        self._take(self.spin, stretch=0)
        self._line.addStretch(1)
        self.spin.valueChanged.connect(self._typed)

    def value(self) -> int:
        """At least one."""
        return self.spin.value()

    def _show(self, value: object) -> None:
        self.spin.setValue(value if isinstance(value, int) else 1)


class PrinterFields(QWidget):
    """Printer and copies; empty of printers until the system has answered.

    Signals:
        known: the system has answered; whether there is any printer.
    """

    known = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.printer_choice = ChoiceField("printer", _("Printer"), empty=None)
        self.copies_edit = CopiesField()
        self.state = Text(_("Looking for printers…"), "small")
        lines = column(self, spacing=8)
        for part in (self.copies_edit, self.printer_choice, self.state):
            lines.addWidget(part)
        self.printer_choice.hide()
        print_out.look_for_printers(self, self._found)

    def _found(self, found: Printers) -> None:
        self.printer_choice.set_choices([(name, name) for name in found.names])
        self.printer_choice.reset(found.usual)
        self.printer_choice.setVisible(bool(found.names))
        self.copies_edit.setVisible(bool(found.names))
        self.state.setText(_("There is no printer here. Save the paper as PDF."))
        self.state.setVisible(not found.names)
        self.known.emit(bool(found.names))

    def job(self) -> Job | None:
        """What is chosen; None while there is no printer."""
        name = self.printer_choice.value()
        return Job(name, self.copies_edit.value()) if isinstance(name, str) else None


class PrinterDialog(Dialog):
    """Printer and copies for a paper that is shown already."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Print…"), accept=_("Print"), width=28)
        self.printers = PrinterFields()
        self.add(self.printers)
        self.accept_button.setEnabled(False)
        self.printers.known.connect(self.accept_button.setEnabled)


def ask_printer(parent: QWidget | None) -> Job | None:
    """Let the user choose a printer; None when the user goes back."""
    dialog = PrinterDialog(parent)
    job = dialog.printers.job() if dialog.exec() else None
    dialog.deleteLater()
    return job
