"""What the called units have answered on their sheets, read at the meeting."""

from collections.abc import Iterator
from typing import Any

from sipdesk.gui.guide.pages.attendance import names_of
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _

_ANSWERS = (
    ("can_offer", N_("Can offer: {words}")),
    ("may_decide", N_("May decide: {words}")),
    ("decision_needed", N_("Is to be decided besides: {words}")),
)


class AnswersCard(Card):
    """One part for each unit that has answered; gone when none has."""

    def __init__(self) -> None:
        note = _("Typed in step 4. It stands on no wall and in no plan by itself.")
        super().__init__(_("What the units have answered"), note, icon="list-checks")
        self._lines = column(spacing=4)
        self.body.addLayout(self._lines)

    def show_case(self, case: Any, meeting: Any) -> None:
        """Show the answers of a meeting's units."""
        clear(self._lines)
        for row in meeting.participants if meeting else ():
            found = list(_answers(row))
            if found:
                self._lines.addWidget(Text(names_of(case, row)[0], "strong"))
            for text in found:
                self._lines.addWidget(Text(text))
        self.setVisible(self._lines.count() > 0)


def _answers(row: Any) -> Iterator[str]:
    for name, words in _ANSWERS:
        if said := getattr(row, name).strip():
            yield _(words).format(words=said)
