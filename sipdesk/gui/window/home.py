"""The program when no case is open: rail, start view, contacts, settings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sipdesk.gui.overview.overview import Overview
from sipdesk.gui.widgets.layouts import row
from sipdesk.gui.window.program_rail import ProgramRail
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _

if TYPE_CHECKING:
    from sipdesk.gui.contacts.contacts import Contacts
    from sipdesk.gui.settings.settings import SettingsView


class Home(QWidget):
    """Rail and the places it leads to.

    Signals:
        case_asked, flag_asked, snooze_asked: from the start view.
        new_asked, register_asked, practice_asked: from the start view.
        setting_changed: the name of a setting.
        place_changed: the place that is shown now.
    """

    case_asked = Signal(object)
    flag_asked = Signal(object)
    snooze_asked = Signal(object)
    new_asked = Signal()
    register_asked = Signal()
    practice_asked = Signal()
    help_asked = Signal()
    setting_changed = Signal(str)
    backup_asked = Signal()
    place_changed = Signal(str)

    def __init__(self, workspace: Workspace, *, can_practise: bool) -> None:
        super().__init__()
        self.workspace, self.place = workspace, "today"
        places = [
            ("today", _("Today"), "calendar-check-2"),
            ("contacts", _("Contacts"), "book-user"),
            ("settings", _("Settings"), "settings"),
        ]
        self.rail = ProgramRail(places)
        self.stack = QStackedWidget()
        self.overview = Overview(workspace)
        self.overview.offer_practice(can_practise)
        self.stack.addWidget(self.overview)
        self._contacts: Contacts | None = None
        self._settings: SettingsView | None = None
        self._is_narrow = False
        line = row(self, spacing=0)
        line.addWidget(self.rail)
        line.addWidget(self.stack, 1)
        self._connect()

    def _connect(self) -> None:
        view = self.overview
        view.case_asked.connect(self.case_asked)
        view.acted.connect(self.flag_asked)
        view.snooze_asked.connect(self.snooze_asked)
        view.new_asked.connect(self.new_asked)
        view.register_asked.connect(self.register_asked)
        view.practice_asked.connect(self.practice_asked)
        view.list_asked.connect(self._show_list)
        view.late_changed.connect(self.rail.set_late)
        self.rail.chosen.connect(self.show_place)
        self.rail.help_asked.connect(self.help_asked)
        view.reload()

    def _show_list(self) -> None:
        from sipdesk.gui.dialogs.print_list import show_list

        show_list(self.workspace, self.window())

    @property
    def contacts(self) -> "Contacts":
        """The register; read when it is shown for the first time."""
        if self._contacts is None:
            from sipdesk.gui.contacts.contacts import Contacts

            self._contacts = Contacts(self.workspace)
            self.stack.addWidget(self._contacts)
        return self._contacts

    @property
    def view(self) -> QWidget:
        """What the rail leads to now."""
        if self.place == "contacts":
            return self.contacts
        return self.settings if self.place == "settings" else self.overview

    @property
    def settings(self) -> "SettingsView":
        """The settings; made when they are shown for the first time."""
        if self._settings is None:
            from sipdesk.gui.settings.settings import SettingsView

            self._settings = SettingsView(self.workspace)
            self._settings.set_narrow(self._is_narrow)
            self._settings.changed.connect(self.setting_changed)
            self._settings.backup_asked.connect(self.backup_asked)
            self.stack.addWidget(self._settings)
        return self._settings

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        made = [view for view in (self._contacts, self._settings) if view is not None]
        stored = [view.flush() for view in made]
        return all(stored)

    def undo(self) -> bool:
        """Undo the latest removal; answers whether there was one."""
        shown = {"contacts": self._contacts, "settings": self._settings}.get(self.place)
        return shown.undo() if shown is not None else False

    def show_place(self, name: str) -> None:
        """Show the start view, the contacts or the settings."""
        is_new = name != self.place
        if is_new:
            self.flush()
        self.place = name
        self.rail.set_current(name)
        self.stack.setCurrentWidget(self.view)
        if is_new:
            self.place_changed.emit(name)

    def show_choices(self) -> None:
        """Show the settings as they are now."""
        if self._settings is not None:
            self._settings.show_choices()

    def set_narrow(self, is_narrow: bool) -> None:
        """No rail in a narrow window: its places are in the menus."""
        self.rail.setVisible(not is_narrow)
        self._is_narrow = is_narrow
        if self._settings is not None:
            self._settings.set_narrow(is_narrow)
        if self._contacts is not None:
            self._contacts.fit()

    def take_focus(self) -> None:
        """Put the focus on the title of what is shown."""
        if self.place == "today":
            self.overview.title.setFocus()
        elif self.place == "contacts":
            self.contacts.search_edit.setFocus()
        else:
            self.settings.take_focus()

    def parts(self) -> list[QWidget]:
        """The parts that F6 goes between."""
        found: list[QWidget] = [self.rail.buttons["today"], self.view]
        if self.place == "today":
            found.append(self.overview.case_list.table)
        return [part for part in found if part.isVisible()]
