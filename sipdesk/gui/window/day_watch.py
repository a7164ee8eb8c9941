"""Notices that another day has come while the program is open: past midnight, or after a sleep."""

from PySide6.QtCore import QObject, QTimer

from sipdesk import clock
from sipdesk.gui.workspace import Workspace
from sipdesk.storage.errors import StoreError

EVERY_MS = 60_000


class DayWatch(QObject):
    """Has everything that is shown read anew on another day; flags turn by date alone.

    A clock that is set back is another day too.
    """

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._day = workspace, clock.today()
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Compare the day with the one that is shown."""
        day = clock.today()
        if day == self._day:
            return
        try:
            with self._workspace.store.session():
                self._day = day
        except StoreError:
            return  # locked: all is read anew when it is unlocked
        self._workspace.case_changed.emit(None)
