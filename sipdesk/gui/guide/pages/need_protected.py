"""Who may see address, telephone and place; at the person's card in step 1."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.gui.dialogs.show_protected import reason_to_show
from sipdesk.gui.guide.read_only import READS
from sipdesk.gui.guide.section import Section
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.layouts import clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import cases, sealed, users


class WhoMaySee(QWidget):
    """The users whom the case is restricted to, and the button that shows what is hidden.

    Args:
        section: the card that it stands on.
    """

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section, self._workspace = section, section.page.workspace
        self.checks: dict[str, CheckField] = {}
        self.show_button = secondary(_("Show the details…"), "shield-alert", small=True)
        self.show_button.setProperty(READS, True)
        self.show_button.clicked.connect(self._ask)
        self.held_text = Text("", "small")
        lines = column(self, spacing=6)
        lines.addWidget(self.held_text)
        lines.addWidget(self.show_button)
        lines.addWidget(Text(_("Only these may open the case without a reason"), "label"))
        hint = _("Others write why, and never see address, telephone or meeting place.")
        lines.addWidget(Text(hint, "hint"))
        self._lines = column(spacing=4)
        lines.addLayout(self._lines)

    def _ask(self) -> None:
        case_id = self._section.page.case_id
        if reason := reason_to_show(self._workspace, case_id, self):
            self._workspace.revealed.show(case_id, reason)

    def may_show(self, case: Any) -> bool:
        """Whether the one at work holds a key to the case."""
        return bool(self._workspace.read(sealed.may_show, case))

    def show_case(self, case: Any) -> None:
        """Show who is named, and whether something is hidden."""
        people = {str(user.id): user for user in self._workspace.read(users.list_readers)}
        if list(people) != list(self.checks):
            self._make(people)
        named = set(case.restricted_to)
        for key, check in self.checks.items():
            check.set_value(bool(named & {key, people[key].name}))
        may, hidden = self.may_show(case), self._workspace.revealed.case_id != case.id
        self.show_button.setVisible(bool(case.sealed) and may and hidden)
        names = ", ".join(user.name for user in self._workspace.read(sealed.named_users, case))
        words = _("Address, telephone and place lie under a key that {names} has.")
        self.held_text.setText(words.format(names=names) if facts.is_guarded(case) else "")
        self.held_text.setVisible(facts.is_guarded(case))

    def _make(self, people: dict[str, Any]) -> None:
        for old in self.checks.values():
            self._section.page.unbind(old)
        clear(self._lines)
        self.checks = {}
        for key, user in people.items():
            check = self.checks[key] = CheckField("restricted_to", user.name)
            self._section.bind("restricted_to", check, partial(self._name, key), row=key)
            self._lines.addWidget(check)

    def _name(self, key: str, is_named: bool) -> object:
        case = self._section.page.case
        people = {str(user.id): user.name for user in self._workspace.read(users.list_readers)}
        old = set(case.restricted_to)
        named = [one for one, name in people.items() if old & {one, name} and one != key]
        if is_named:
            named.append(key)
        return self._section.write(cases.change_case, restricted_to=named)
