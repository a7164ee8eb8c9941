"""The program runs once for each folder of settings: a second start brings the first one forward.

No socket: a lock that the system drops when its process dies, and a small file that the first one
watches (FLT F24).
"""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

LOCK, ASKED = "running.lock", "running.asked"


class OneStart(QObject):
    """Whether this is the first start, and whether another one has been tried since.

    Args:
        folder: where the settings lie; one that may not be written stops nobody.

    Signals:
        asked: somebody has started the program once more.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / ASKED
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # only a process that is gone loses it
        self._watcher: QFileSystemWatcher | None = None
        taken = self._lock.tryLock(0)
        self.is_first = taken or self._lock.error() is not QLockFile.LockError.LockFailedError
        if taken:
            self._watch()

    def _watch(self) -> None:
        with suppress(OSError):
            self._file.write_bytes(b"")
            self._watcher = QFileSystemWatcher([str(self._file)], self)
            self._watcher.fileChanged.connect(self._heard)

    def _heard(self) -> None:
        with suppress(OSError):
            if self._file.stat().st_size:
                self._file.write_bytes(b"")
                self.asked.emit()

    def ask(self) -> None:
        """Ask the first one to come forward; a folder that refuses is no harm."""
        with suppress(OSError):
            self._file.write_bytes(b"1")

    def end(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()


def bring_forward() -> None:
    """Show the program's window over the others; what is open in it stays as it is."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    shown = [window for window in app.topLevelWidgets() if window.isVisible()]
    dialog = app.activeModalWidget()
    for window in [each for each in shown if each is not dialog] + ([dialog] if dialog else []):
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
