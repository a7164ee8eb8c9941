"""Settings: a list of parts to the left, one part to the right."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QStackedWidget, QWidget

from sipdesk.domain.roles import Right
from sipdesk.gui import theme
from sipdesk.gui.settings.access import OwnSection, UsersSection
from sipdesk.gui.settings.authority import AuthoritySection
from sipdesk.gui.settings.local_routine import LocalRoutine
from sipdesk.gui.settings.packs import PacksSection
from sipdesk.gui.settings.refresher import Refresher
from sipdesk.gui.settings.section import Section
from sipdesk.gui.settings.this_computer import BackupSection, LockSection, LookSection
from sipdesk.gui.widgets.buttons import button
from sipdesk.gui.widgets.fields import ChoiceField
from sipdesk.gui.widgets.frames import frame
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _

PARTS: dict[str, tuple[str, str, str, type[Section]]] = {
    "look": (
        N_("Text and look"),
        N_("Seen at once. The choices belong to this computer."),
        "a-large-small",
        LookSection,
    ),
    "lock": (N_("Locking"), "", "timer", LockSection),
    "own": (N_("Your access"), "", "user", OwnSection),
    "users": (
        N_("Users"),
        N_("Everybody unlocks with a passphrase of their own. What is done stands in that name."),
        "users",
        UsersSection,
    ),
    "backup": (N_("Safety copies"), "", "hard-drive", BackupSection),
    "office": (
        N_("Authority"),
        N_("Stands on letters and decides which rules new cases go by."),
        "landmark",
        AuthoritySection,
    ),
    "packs": (
        N_("Rule packs"),
        N_("Laws, words and forums change. Each plan remembers the packs it was made under."),
        "book-open",
        PacksSection,
    ),
    "local": (
        N_("Local routine"),
        N_("What you have decided yourselves, each with its source. Empty is also an answer."),
        "map-pin-house",
        LocalRoutine,
    ),
}

NEEDS = {
    "users": Right.MANAGE_USERS,
    "backup": Right.SETTINGS,
    "office": Right.SETTINGS,
    "packs": Right.SETTINGS,
    "local": Right.SETTINGS,
}


OWN = ("look", "lock", "own")  # choices of this computer, and of the user


def parts_for(workspace: Workspace) -> dict[str, tuple[str, str, str, type[Section]]]:
    """The parts that the user's roles open; the second user at a store changes nothing in it."""
    may = workspace.actor.may
    return {
        name: part
        for name, part in PARTS.items()
        if (name in OWN or not workspace.store.is_second)
        and (name not in NEEDS or may(NEEDS[name]))
    }


class SettingsView(PlaceView):
    """A part is made when it is shown for the first time.

    Signals:
        changed: the name of a setting of this computer that was changed.
        backup_asked: make a copy of the store now.
    """

    changed = Signal(str)
    backup_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.part = workspace, ""
        self.sections: dict[str, Section] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.stack = QStackedWidget()
        self.refresher = Refresher(workspace, self)
        self._parts = parts_for(workspace)
        titles = [(name, _(title)) for name, (title, *_more) in self._parts.items()]
        self.part_combo = ChoiceField("part", _("Part of the settings"), titles, empty=None)
        self.part_combo.edited.connect(lambda: self.show_part(self.part_combo.value()))
        lines = column(self, spacing=0)
        self._top = QWidget()
        column(self._top, margins=(10, 12, 22, 0)).addWidget(self.part_combo)
        lines.addWidget(self._top)
        body = row(spacing=8)
        body.addWidget(self._list())
        body.addWidget(self.stack, 1)
        lines.addLayout(body, 1)
        self.set_narrow(False)
        self.show_part("look")

    def _list(self) -> QWidget:
        self._rail = QWidget()
        outer = column(self._rail, margins=(20, 18, 0, 14))
        card = frame("card")
        theme.fix(card, width=205)
        outer.addWidget(card)
        lines = column(card, spacing=3, margins=(8, 8, 8, 8))
        group = QButtonGroup(self)
        for name, (title, _lead, icon, _kind) in self._parts.items():
            made = button(_(title), "rail")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            theme.set_icon(made, icon, "accent", 18)
            made.clicked.connect(self._opener(name))
            group.addButton(made)
            lines.addWidget(made)
            self.buttons[name] = made
        lines.addStretch(1)
        return self._rail

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.show_part(name)

    @property
    def section(self) -> Section:
        """The part that is shown."""
        return self.sections[self.part]

    def show_part(self, name: str) -> None:
        """Show a part; what is unsaved in the one before is stored."""
        if name not in self._parts:
            return
        if self.part:
            self.section.flush()
        if name not in self.sections:
            title, lead, _icon, kind = PARTS[name]
            made = kind(self.workspace, _(title), _(lead))
            made.changed.connect(self.changed)
            made.backup_asked.connect(self.backup_asked)
            made.rules_changed.connect(self.refresher.start)
            if isinstance(made, PacksSection):
                made.routine_asked.connect(lambda: self.show_part("local"))
            self.sections[name] = made
            self.stack.addWidget(made)
        elif name != self.part:
            self.sections[name].reload()
        self.part = name
        self.stack.setCurrentWidget(self.section)
        self.buttons[name].setChecked(True)
        self.part_combo.reset(name)

    def show_choices(self) -> None:
        """Show the choices of this computer as they are now."""
        for name in ("look", "lock", "backup"):
            if name in self.sections:
                self.sections[name].reload()

    def take_focus(self) -> None:
        """Put the focus where a part is chosen."""
        chosen = self.part_combo if self._rail.isHidden() else self.buttons[self.part]
        chosen.setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        """A list to choose from instead of the list beside, where there is little room."""
        self._top.setVisible(is_narrow)
        self._rail.setVisible(not is_narrow)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        stored = [section.flush() for section in self.sections.values()]
        return all(stored)

    def undo(self) -> bool:
        """Undo the latest removal; answers whether there was one."""
        return self.section.undo()
