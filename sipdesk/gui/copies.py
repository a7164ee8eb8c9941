"""The copy of the store: its age in the status line, and making one while work goes on."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from sipdesk import clock
from sipdesk.domain.deadlines import is_working_day
from sipdesk.gui import background
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.messages import announce
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, format_time, ngettext
from sipdesk.storage import backup
from sipdesk.storage.backup import Copy
from sipdesk.storage.errors import FolderNotFound, StoreError

LATE, VERY_LATE = 3, 7  # working days: amber, red


def age_text(moment: datetime) -> tuple[str, str]:
    """When the latest copy was verified, in words, and the tone of the status line."""
    local, today = clock.local(moment), clock.today()
    passed = range(1, (today - local.date()).days + 1)
    days = sum(is_working_day(local.date() + timedelta(days=n)) for n in passed)
    if days > LATE:
        text = ngettext(
            "No verified copy for {n} working day.", "No verified copy for {n} working days.", days
        )
        return text.format(n=days), "danger" if days > VERY_LATE else "warn"
    names = {today: _("today"), today - timedelta(days=1): _("yesterday")}
    day = names.get(local.date(), local.date().isoformat())
    return _("Copy verified {day} at {time}.").format(day=day, time=format_time(local)), "ok"


class Copies(QObject):
    """Shows and makes the copies of an open store.

    Args:
        window: has the status line and `backup_asked`.
        workspace: has the store and the settings.
    """

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self.is_busy = False
        window.backup_asked.connect(self.make)
        window.rebuilt.connect(self.show)
        window.settings_changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """Tell the status line how old the latest verified copy is."""
        folder, status = self._workspace.settings.backup_dir, self._window.status
        if not folder:
            status.set_backup(_("No place for copies is chosen."), "warn", can_copy=True)
            return
        moment = backup.last_verified(Path(folder))
        if moment is None:
            text = _("The drive with the copies is not there just now.")
            status.set_backup(text, "warn", can_copy=True)
            return
        text, tone = age_text(moment)
        status.set_backup(text, tone, can_copy=True)

    def make(self) -> None:
        """Make a copy now, beside the work; asks for a place when there is none."""
        settings = self._workspace.settings
        if self.is_busy:
            return
        if not settings.backup_dir or not Path(settings.backup_dir).is_dir():
            chosen = QFileDialog.getExistingDirectory(self._window, _("Choose a folder for copies"))
            if not chosen:
                return
            settings.backup_dir = chosen
            self._window.settings_changed.emit()
        self._window.flush()
        self.is_busy = True
        self._window.status.set_backup(_("Copying…"), "info")
        store, folder = self._workspace.store, Path(settings.backup_dir)
        background.run(self, lambda: backup.make(store, folder), self._made, self._failed)

    def _made(self, _copy: Copy) -> None:
        self.is_busy = False
        self.show()
        announce(self._window, self._window.status.backup.text.text())

    def _failed(self, error: Exception) -> None:
        self.is_busy = False
        if not isinstance(error, StoreError):
            raise error
        text = error.text() if not isinstance(error, FolderNotFound) else error.parts()[0]
        self._window.status.set_backup(text, "danger", can_copy=True)
        announce(self._window, text, at_once=True)
