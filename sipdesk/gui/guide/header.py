"""The head of the case window: whose plan, whether consent holds, who is responsible."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from sipdesk.gui import theme
from sipdesk.gui.guide.look import CaseLook
from sipdesk.gui.guide.read_only import READS
from sipdesk.gui.widgets.buttons import button, link, secondary
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _


class CaseHeader(QFrame):
    """Name, age and number; consent and responsible principal; meeting mode and print."""

    consent_asked = Signal()
    inquiry_asked = Signal()
    responsible_asked = Signal()
    print_asked = Signal()
    meeting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = row(self, spacing=12, margins=(20, 8, 16, 8))
        words = column(spacing=4)
        words.addLayout(self._first())
        words.addLayout(self._second())
        line.addLayout(words, 1)
        self.meeting_button = secondary(_("Meeting mode"), "presentation", small=True)
        self.meeting_button.clicked.connect(self.meeting_asked)
        line.addWidget(self.meeting_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.print_button = secondary(_("Print…"), "printer", small=True)
        self.print_button.clicked.connect(self.print_asked)
        line.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.menu_button = secondary(_("Menu"), "menu")
        self.menu_button.setToolTip(_("Menu (F10)"))
        self.menu_button.setAccessibleName(_("Menu (F10)"))
        self.menu_button.setProperty(READS, True)
        self.menu_button.hide()
        line.addWidget(self.menu_button, alignment=Qt.AlignmentFlag.AlignTop)

    def _first(self) -> Flow:
        line = Flow(spacing=12)
        self.shield = theme.IconLabel("shield-alert", "prot", 24)
        self.name, self.facts = Text(role="h1", wrap=True), Text(wrap=False)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for widget in (self.shield, self.name, self.facts):
            line.addWidget(widget)
            line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _second(self) -> Flow:
        self._line = Flow(spacing=8)
        self.consent_button: QPushButton = button("", "chip", "shield-check")
        self.consent_button.setProperty(READS, True)
        self.consent_button.clicked.connect(self.consent_asked)
        self.inquiry_button: QPushButton = button("", "chip", "ban")
        theme.set_icon(self.inquiry_button, "ban", "danger", 16)
        theme.restyle(self.inquiry_button, tone="danger")
        self.inquiry_button.setProperty(READS, True)
        self.inquiry_button.clicked.connect(self.inquiry_asked)
        self.marks = [Chip(""), Chip(""), Chip(""), Chip("")]
        who = QWidget()
        line = row(who, spacing=6)
        self.responsible_label = Text(_("Responsible principal:"), "small", wrap=False)
        self.responsible = Text(role="strong", wrap=False)
        self.change_link = link(_("Change"), _("Responsible principal:").rstrip(":"))
        self.change_link.clicked.connect(self.responsible_asked)
        line.addWidget(self.responsible_label)
        line.addWidget(self.responsible)
        line.addWidget(self.change_link)
        for widget in (self.inquiry_button, self.consent_button, *self.marks, who):
            self._line.addWidget(widget)
            self._line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        return self._line

    def show_look(self, look: CaseLook, *, narrow: bool = False) -> None:
        """Show a case; in a narrow window number and case number move to the case's details."""
        self.shield.setVisible(look.is_protected)
        self.name.setText(look.name())
        parts = [look.age()] if narrow else [look.number(), look.age(), f"SIP {look.case.number}"]
        self.facts.setText("  ·  ".join(part for part in parts if part))
        inquiry = look.inquiry(short=narrow)
        self.inquiry_button.setText(inquiry)
        self.inquiry_button.setVisible(bool(inquiry))
        words, tone, icon = look.consent()
        self.consent_button.setText(words)
        theme.set_icon(self.consent_button, icon, tone, 16)
        theme.restyle(self.consent_button, tone=tone)
        for chip, mark in zip(self.marks, [*look.marks(), None, None, None, None], strict=False):
            chip.setVisible(mark is not None)
            if mark is not None:
                chip.set_state(*mark)
        self.responsible.setText(look.responsible(short=narrow))
        self.meeting_button.setVisible(not narrow)
        self.print_button.setVisible(not narrow)
        self.change_link.setVisible(not narrow)
        self.setAccessibleName(_("Case {name}").format(name=look.name()))

    def take_menu(self, menu: QMenu | None) -> None:
        """In a narrow window the menus stand here instead of in a bar of their own."""
        self.menu_button.setMenu(menu)  # type: ignore[arg-type]
        self.menu_button.setVisible(menu is not None)

    def read_out(self) -> str:
        """The whole header as one text, for Ctrl+Shift+S."""
        marks = [chip.text.text() for chip in self.marks if not chip.isHidden()]
        if not self.inquiry_button.isHidden():
            marks.insert(0, self.inquiry_button.text())
        parts = [self.name.text(), self.facts.text(), self.consent_button.text(), *marks]
        parts.append(f"{self.responsible_label.text()} {self.responsible.text()}")
        return ". ".join(part for part in parts if part)
