"""The program when no case is open: rail, start view, contacts, settings."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sipdesk.domain.roles import Right
from sipdesk.gui.guide.read_only import ReadOnly
from sipdesk.gui.overview.overview import Overview
from sipdesk.gui.widgets.layouts import row
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.window.places import PLACES
from sipdesk.gui.window.program_rail import ProgramRail
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _

if TYPE_CHECKING:
    from sipdesk.gui.contacts.contacts import Contacts
    from sipdesk.gui.settings.settings import SettingsView

WRITTEN = {"contacts", "retention"}  # places that change what all cases go by


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
        self.workspace = workspace
        may = workspace.actor.may
        places = [(place.name, _(place.title), place.icon) for place in PLACES
                  if place.right is None or may(place.right)]  # fmt: skip
        if may(Right.READ_CASES):
            places.insert(0, ("today", _("Today"), "calendar-check-2"))
        self.place = places[0][0]
        self.rail = ProgramRail(places)
        self.stack = QStackedWidget()
        self.overview: Overview | None = None  # for those who may read the cases
        if self.place == "today":
            self.overview = Overview(workspace)
            self.overview.offer_practice(can_practise)
            self.overview.offer_new(workspace.can_write)
            self.stack.addWidget(self.overview)
        self._views: dict[str, PlaceView] = {}
        self._is_narrow = False
        line = row(self, spacing=0)
        line.addWidget(self.rail)
        line.addWidget(self.stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self.rail.help_asked.connect(self.help_asked)
        if self.overview is not None:
            self._listen(self.overview)

    def _listen(self, view: Overview) -> None:
        view.case_asked.connect(self.case_asked)
        view.acted.connect(self.flag_asked)
        view.snooze_asked.connect(self.snooze_asked)
        view.new_asked.connect(self.new_asked)
        view.register_asked.connect(self.register_asked)
        view.practice_asked.connect(self.practice_asked)
        view.list_asked.connect(self._show_list)
        view.packs_asked.connect(self._show_packs)
        view.review_asked.connect(lambda: self.show_place("review"))
        view.late_changed.connect(self.rail.set_late)
        view.reload()

    def _show_packs(self) -> None:
        self.show_place("settings")
        self.settings.show_part("packs")

    def _show_list(self) -> None:
        from sipdesk.gui.dialogs.print_list import show_list

        show_list(self.workspace, self.window())

    @property
    def contacts(self) -> "Contacts":
        """The register; read when it is shown for the first time."""
        return cast("Contacts", self.place_view("contacts"))

    @property
    def settings(self) -> "SettingsView":
        """The settings; made when they are shown for the first time."""
        return cast("SettingsView", self.place_view("settings"))

    @property
    def view(self) -> QWidget:
        """What the rail leads to now."""
        if self.place == "today" and self.overview is not None:
            return self.overview
        return self.place_view(self.place)

    def place_view(self, name: str) -> PlaceView:
        """The view of a place other than the start view."""
        if name not in self._views:
            made = next(place for place in PLACES if place.name == name).make(self.workspace)
            made.set_narrow(self._is_narrow)
            self._views[name] = made
            if name in WRITTEN and not self.workspace.can_write:
                ReadOnly(made)
            self.stack.addWidget(made)
            made.case_asked.connect(self.case_asked)
            if name == "settings":
                self.settings.changed.connect(self.setting_changed)
                self.settings.backup_asked.connect(self.backup_asked)
        return self._views[name]

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        stored = [view.flush() for view in self._views.values()]
        return all(stored)

    def undo(self) -> bool:
        """Undo the latest removal; answers whether there was one."""
        view = self._views.get(self.place)
        return view.undo() if view is not None else False

    def show_place(self, name: str) -> None:
        """Show one of the places; the first one where the user's role does not include it."""
        if name not in self.rail.buttons:
            name = next(iter(self.rail.buttons))
        is_new = name != self.place
        if is_new:
            self.flush()
            if name in self._views:
                self._views[name].reload()
        self.place = name
        self.rail.set_current(name)
        self.stack.setCurrentWidget(self.view)
        if is_new:
            self.place_changed.emit(name)

    def show_choices(self) -> None:
        """Show the settings as they are now."""
        if "settings" in self._views:
            self.settings.show_choices()

    def set_narrow(self, is_narrow: bool) -> None:
        """No rail in a narrow window: its places are in the menus."""
        self.rail.setVisible(not is_narrow)
        self._is_narrow = is_narrow
        for view in self._views.values():
            view.set_narrow(is_narrow)

    def take_focus(self) -> None:
        """Put the focus on the title of what is shown."""
        if self.place == "today" and self.overview is not None:
            self.overview.title.setFocus()
        else:
            self.place_view(self.place).take_focus()

    def parts(self) -> list[QWidget]:
        """The parts that F6 goes between."""
        found: list[QWidget] = [next(iter(self.rail.buttons.values())), self.view]
        if self.place == "today" and self.overview is not None:
            found.append(self.overview.case_list.table)
        return [part for part in found if part.isVisible()]
