"""Who works in the case beside its coordinator; at the person's card in step 1."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.gui.guide.section import Section
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.layouts import clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import cases, users


class Team(QWidget):
    """A box for each user who may read cases; shown where there is somebody to choose.

    Args:
        section: the card that it stands on.
    """

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section, self._workspace = section, section.page.workspace
        self.checks: dict[str, CheckField] = {}
        lines = column(self, spacing=6)
        lines.addWidget(Text(_("Work in the case beside the coordinator"), "label"))
        hint = _("Anybody else writes why when they open the case, and it is logged.")
        lines.addWidget(Text(hint, "hint"))
        self._lines = column(spacing=4)
        lines.addLayout(self._lines)

    def show_case(self, case: Any) -> None:
        """Show who is in the team; a restricted case names its users in another place."""
        people = {
            str(user.id): user.name
            for user in self._workspace.read(users.list_readers)
            if user.id != case.coordinator_id
        }
        if list(people) != list(self.checks):
            self._make(people)
        for key, check in self.checks.items():
            check.set_value(key in case.team)
        self.setVisible(bool(people) and bool(case.coordinator_id) and not case.restricted_to)

    def _make(self, people: dict[str, str]) -> None:
        for old in self.checks.values():
            self._section.page.unbind(old)
        clear(self._lines)
        self.checks = {}
        for key, name in people.items():
            check = self.checks[key] = CheckField("team", name)
            self._section.bind("team", check, partial(self._put, key), row=key)
            self._lines.addWidget(check)

    def _put(self, key: str, is_in: bool) -> object:
        team = [each for each in self._section.page.case.team if each != key]
        return self._section.write(cases.change_case, team=[*team, key] if is_in else team)
