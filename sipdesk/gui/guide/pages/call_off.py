"""A meeting that is cancelled: who got a letter and does not know it yet, one by one."""

from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.call_row import describe
from sipdesk.gui.guide.section import Rows, Section
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, ngettext
from sipdesk.services import meeting_letters, meetings


class CalledOffSection(Section):
    """Everybody is told by a letter or a call; the card is gone when all of them know."""

    def build(self) -> None:
        """The rows, and the letters for all of them at once."""
        self.letters_button = secondary(_("Letters that say so…"), "file-text", small=True)
        self.head.addWidget(self.letters_button)
        self.lead_text = Text("", "small")
        self.rows = Rows(self.page, lambda _row: _Told(self.page), spacing=4)
        self.add(self.lead_text, self.rows)

    def show_case(self, case: Any) -> None:
        """Show who is to be told."""
        gone = meeting_letters.cancelled_untold(case)
        rows = [row for meeting in gone for row in meeting_letters.untold(meeting)]
        self.setVisible(bool(rows))
        words = ngettext(
            "{n} party still believes that there is a meeting.",
            "{n} parties still believe that there is a meeting.",
            len(rows),
        )
        self.lead_text.setText(words.format(n=len(rows)))
        self.rows.show_rows(rows)

    def button_of(self, party_id: object) -> QPushButton | None:
        """The button that notes of a party that it has been told; None when it is not here."""
        for widget in self.rows.by_id.values():
            if isinstance(widget, _Told) and party_id in widget.keys:
                return widget.told_button
        return None


class _Told(QWidget):
    """One party, and that it has been told."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page, self._row_id = page, None
        self.keys: tuple[object, ...] = ()
        flow = Flow(self, spacing=10)
        self.name_text = Text("")
        self.told_button = secondary(_("They have been told"), "check", small=True)
        self.told_button.clicked.connect(self._tell)
        flow.add(self.name_text, stretch=1, base=16)
        flow.add(self.told_button)

    def _tell(self) -> None:
        self._page.write(meetings.tell_change, participant_id=self._row_id)

    def show_row(self, row: Any) -> None:
        """Show whom it is about."""
        self._row_id, self.keys = row.id, (row.id, row.unit_id, row.close_person_id)
        name = describe(self._page.case, row)[0]
        self.name_text.setText(name)
        self.told_button.setAccessibleName(f"{self.told_button.text()}, {name}")
