"""After a change of the local routine: what stands open in each case, a few at a time."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from sipdesk.gui.workspace import Workspace
from sipdesk.services import refresh
from sipdesk.storage.errors import StoreError

_PAUSE_MS = 1500  # more may be typed
_AT_A_TIME = 5


class Refresher(QObject):
    """Works between other events, so that the window never stops."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: list[UUID] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin soon, from the first case."""
        self._waiting = None
        self._timer.start(_PAUSE_MS)

    def finish(self) -> None:
        """Do all that waits now: the settings are left."""
        while self._timer.isActive():
            self._timer.stop()
            self._step()

    def _step(self) -> None:
        try:
            if self._waiting is None:
                self._waiting = self._workspace.read(refresh.open_cases)
            now, self._waiting = self._waiting[:_AT_A_TIME], self._waiting[_AT_A_TIME:]
            self._workspace.read(refresh.rewrite, now)
        except StoreError:
            return  # locked or full: each case is brought up to date at its next act
        if self._waiting:
            self._timer.start(0)
        else:
            self._workspace.case_changed.emit(None)
