"""Whether what is written about the person is under inquiry: marked, lifted, and what has been."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import inquiries
from sipdesk.domain.model import Inquiry
from sipdesk.gui.dialogs.inquiry import OUTCOME_WORDS, begin_inquiry, lift_inquiry
from sipdesk.gui.guide.section import Section, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, language


class InquirySection(Section):
    """One button: it marks the case, or lifts the mark; earlier marks stay to be read."""

    def build(self) -> None:
        """A line or a band, the button, the source, and the earlier marks."""
        self.lead_text = Text(
            _(
                "Mark the case while it is looked into whether what is written here is right and "
                "may be used. Meanwhile nothing about the person is given to others."
            )
        )
        self.band = Band("danger", icon="ban")
        self.begin_button = secondary(_("Mark as under inquiry…"), "ban", small=True)
        self.lift_button = secondary(_("Lift the mark…"), "lock-open", small=True)
        self.begin_button.clicked.connect(self._begin)
        self.lift_button.clicked.connect(self._lift)
        self.source_text = Text("", "small")
        self.earlier = QWidget()
        self._lines = column(self.earlier, spacing=4)
        buttons = (self.begin_button, self.lift_button)
        self.add(self.lead_text, self.band, *buttons, self.source_text, self.earlier)

    def _begin(self) -> None:
        begin_inquiry(self.page.workspace, self.page.case_id, self)
        self.take_focus()  # the button that was pressed may be gone

    def _lift(self) -> None:
        row = inquiries.standing(self.page.case)
        if row is not None:
            lift_inquiry(self.page.workspace, self.page.case_id, row, self)
            self.take_focus()

    def take_focus(self) -> None:
        """Begin at the button that there is."""
        button = self.begin_button if self.lift_button.isHidden() else self.lift_button
        button.setFocus()

    def show_case(self, case: Any) -> None:
        """Show the mark that stands, and those that were lifted."""
        row = inquiries.standing(case)
        self.lead_text.setVisible(row is None)
        self.begin_button.setVisible(row is None)
        self.lift_button.setVisible(row is not None)
        self.band.setVisible(row is not None)
        if row is not None:
            title = _("Under inquiry since {day}: nothing is given to others")
            noted = _("Noted by {name}.").format(name=row.by)
            self.band.say(title.format(day=on_day(row.on)), f"{row.what}\n{noted}")
        source = self.page.pack.source("inquiry", language())
        self.source_text.setText(_("Source: {source}").format(source=source))
        clear(self._lines)
        lifted = [row for row in case.inquiries if row.lifted_on is not None]
        self.earlier.setVisible(bool(lifted))
        for one in reversed(lifted):
            self._lines.addWidget(Text(_line(one), "small"))


def _line(row: Inquiry) -> str:
    """A mark that was lifted, in one line."""
    words = OUTCOME_WORDS.get(row.outcome) if row.outcome else None
    parts = [
        _("Under inquiry from {first}, lifted {last}.").format(
            first=on_day(row.on), last=on_day(row.lifted_on)
        ),
        row.what,
        _("{outcome}: {reason}").format(outcome=_(words) if words else "", reason=row.reason),
        _("Noted by {name}.").format(name=row.lifted_by),
    ]
    if row.told_on is not None:
        parts.append(_("The person was told {day}.").format(day=on_day(row.told_on)))
    return " ".join(parts)
