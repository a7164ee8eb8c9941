"""Who may know what, and why: one sentence for each that could be a receiver."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.gui import theme
from sipdesk.gui.guide.section import Section
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import knows


class KnowsSection(Section):
    """What the answers amount to today; no act in the program can give more."""

    def build(self) -> None:
        """A line for each receiver, and what holds for everybody else."""
        self.lines = QWidget()
        self.column = column(self.lines, spacing=6)
        rest = _(
            "Nobody else may know anything without a yes in the consent or a recorded legal ground."
        )
        self.add(self.lines, Text(rest, "small"))

    def show_case(self, case: Any) -> None:
        """Say it anew for everybody."""
        clear(self.column)
        for known in self.page.workspace.read(knows.list_known, case.id):
            self.column.addWidget(_line(known))

    def sentences(self) -> list[str]:
        """The sentences as they stand."""
        return [text.text() for text in self.lines.findChildren(Text)]


def _line(known: knows.Known) -> QWidget:
    made = QWidget()
    line = row(made, spacing=10)
    icon, tone = ("eye", "ok") if known.is_open else ("eye-off", "text2")
    mark = theme.IconLabel(icon, tone, 18)
    line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(known.sentence), 1)
    return made
