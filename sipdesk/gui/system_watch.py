"""What the system tells: the screen is locked, the computer sleeps, the user logs out.

The program locks at once (FLT F34-F36). On Linux logind tells over the system's own message bus,
which is no network; on Windows the window gets messages. Where neither is there, the clock in
`Idle` still notices that the computer has slept.
"""

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager, QWindow

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.login1"
_POWER_BROADCAST, _SUSPEND = 0x0218, 0x0004
_SESSION_CHANGE = 0x02B1
_THIS_SESSION = 0
_LEAVES = {0x2, 0x4, 0x6, 0x7}  # console and remote disconnect, logoff, lock


class SystemWatch(QObject):
    """Listens for as long as a session is open.

    Signals:
        leaving: the screen is locked, the computer goes to sleep or another user takes over.
        ending: the user logs out or the computer shuts down; there is little time.
    """

    leaving = Signal()
    ending = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._commit)
        self._filter: _Messages | None = None
        self._is_registered = False
        if sys.platform == "win32":
            self._filter = _Messages(self)
            if isinstance(app, QGuiApplication):
                app.focusWindowChanged.connect(self._register)
                self._register(QGuiApplication.focusWindow())
        elif sys.platform.startswith("linux"):
            self._listen()

    def stop(self) -> None:
        """The session is over: what the system tells concerns another one."""
        self.blockSignals(True)

    def _register(self, window: QWindow | None) -> None:
        """Windows tells of a locked session only to a window that has asked for it, once."""
        if window is not None and not self._is_registered:
            self._is_registered = ask_for_session(int(window.winId()))

    def _commit(self, manager: QSessionManager) -> None:
        """The session ends: nothing is asked, and the program is not started again by itself."""
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        self.ending.emit()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            self.connect_to(bus)

    def connect_to(self, bus: "QDBusConnection") -> bool:
        """Listen at a message bus; whether it lets us."""
        manager = ("/org/freedesktop/login1", f"{_SERVICE}.Manager")
        sleeps = bus.connect(_SERVICE, *manager, "PrepareForSleep", self, _slot("on_sleep(bool)"))
        # Any session of this user that is locked is reason enough: the path is not known.
        locks = bus.connect(_SERVICE, "", f"{_SERVICE}.Session", "Lock", self, _slot("on_lock()"))
        return bool(sleeps and locks)

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The computer is about to sleep, or has woken."""
        if begins:
            self.leaving.emit()

    @Slot()
    def on_lock(self) -> None:
        """The screen is locked."""
        self.leaving.emit()

    def told(self, message: int, what: int) -> None:
        """A message of Windows: its number and its first value."""
        is_sleep = message == _POWER_BROADCAST and what == _SUSPEND
        if is_sleep or (message == _SESSION_CHANGE and what in _LEAVES):
            self.leaving.emit()


def ask_for_session(handle: int, library: Any = None) -> bool:
    """Ask Windows to tell a window when the session is locked or taken away; whether it does.

    Args:
        handle: the window.
        library: `wtsapi32`; loaded when not given. It has not been run on Windows.
    """
    import ctypes

    if library is None:
        loader: Any = getattr(ctypes, "windll", None)
        if loader is None:
            return False
        library = loader.wtsapi32
    try:
        return bool(library.WTSRegisterSessionNotification(ctypes.c_void_p(handle), _THIS_SESSION))
    except (OSError, AttributeError):
        return False


def _slot(name: str) -> Any:
    return SLOT(name)


class _Messages(QAbstractNativeEventFilter):
    """Hears the messages of Windows that are sent to the program's windows."""

    def __init__(self, watch: SystemWatch) -> None:
        super().__init__()
        self._watch = watch
        app = QGuiApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at a message and let it pass."""
        from ctypes import wintypes

        if bytes(event_type) == b"windows_generic_MSG":  # type: ignore[arg-type]
            told = wintypes.MSG.from_address(int(message))
            self._watch.told(told.message, int(told.wParam or 0))
        return False, 0
