"""What the system tells locks the program, and nothing comes into view while it is locked."""

import shutil
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from sipdesk.gui.lock import Lock
from sipdesk.gui.system_watch import SystemWatch, ask_for_session
from sipdesk.settings import Settings


@pytest.fixture
def watch(qapp: QApplication) -> SystemWatch:
    return SystemWatch(qapp)


@pytest.mark.parametrize(
    ("message", "what", "leaves"),
    [
        (0x0218, 0x0004, True),  # suspend
        (0x0218, 0x0007, False),  # resume
        (0x02B1, 0x7, True),  # lock
        (0x02B1, 0x2, True),  # console disconnect: another user
        (0x02B1, 0x4, True),  # remote disconnect
        (0x02B1, 0x6, True),  # logoff
        (0x02B1, 0x8, False),  # unlock
        (0x0010, 0x7, False),
    ],
)
def test_the_messages_of_windows_that_mean_leaving(
    watch: SystemWatch, message: int, what: int, leaves: bool
) -> None:
    told: list[bool] = []
    watch.leaving.connect(lambda: told.append(True))
    watch.told(message, what)
    assert bool(told) is leaves


def test_going_to_sleep_locks_and_waking_does_not(watch: SystemWatch) -> None:
    told: list[bool] = []
    watch.leaving.connect(lambda: told.append(True))
    watch.on_sleep(False)
    assert not told
    watch.on_sleep(True)
    watch.on_lock()
    assert len(told) == 2


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no message bus here")
def test_logind_is_heard_over_a_real_bus(tmp_path: Any) -> None:
    """A bus of its own, and somebody who says on it what logind says."""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from PySide6.QtDBus import QDBusConnection, QDBusMessage\n"
        "from sipdesk.gui.system_watch import SystemWatch\n"
        "app = QCoreApplication([])\n"
        "bus = QDBusConnection.connectToBus(sys.argv[1], 'watch')\n"
        "other = QDBusConnection.connectToBus(sys.argv[1], 'logind')\n"
        "assert other.registerService('org.freedesktop.login1')\n"
        "watch = SystemWatch(app)\n"
        "assert watch.connect_to(bus)\n"
        "told = []\n"
        "def hear():\n"
        "    told.append(1)\n"
        "    if len(told) == 2: app.quit()\n"
        "watch.leaving.connect(hear)\n"
        "login = 'org.freedesktop.login1.'\n"
        "top = '/org/freedesktop/login1'\n"
        "sleep = QDBusMessage.createSignal(top, login + 'Manager', 'PrepareForSleep')\n"
        "sleep.setArguments([True])\n"
        "lock = QDBusMessage.createSignal(top + '/session/_31', login + 'Session', 'Lock')\n"
        "def say():\n"
        "    for each in (sleep, lock): assert other.send(each)\n"
        "QTimer.singleShot(0, say)\n"
        "QTimer.singleShot(20000, app.quit)\n"
        "app.exec()\n"
        "print(len(told))\n"
    )
    place = f"unix:dir={tmp_path}"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={place}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        try:
            assert bus.stdout is not None
            address = bus.stdout.readline().strip()
            done = subprocess.run(
                [sys.executable, "-c", script, address], capture_output=True, text=True, timeout=60
            )
        finally:
            bus.terminate()
    assert done.stdout.strip() == "2", done.stderr


def _window(qtbot: Any, text: str) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(text)
    QVBoxLayout(window).addWidget(QLabel(text))
    window.show()
    return window


def _seen() -> str:
    labels = [w for top in QApplication.topLevelWidgets() for w in top.findChildren(QLabel)]
    titles = [top.windowTitle() for top in QApplication.topLevelWidgets() if top.isVisible()]
    return " ".join([w.text() for w in labels if w.isVisible()] + titles)


def test_what_comes_into_view_while_locked_is_covered_too(qtbot: Any) -> None:
    window = _window(qtbot, "SIP 2026-0014")
    lock = Lock(window, Settings())
    lock.lock([], "")
    late = _window(qtbot, "Markören själv")
    inside = QLabel("Ännu en markör", window)
    inside.show()
    assert "arkör" not in _seen()
    assert "2026-0014" not in _seen()
    lock.release()
    assert late.windowTitle() == "Markören själv"
    assert window.windowTitle() == "SIP 2026-0014"
    assert "Markören själv" in _seen()
    assert "Ännu en markör" in _seen()


class Library:
    """What Windows answers to who asks to be told of the session."""

    def __init__(self, answer: int | Exception) -> None:
        self.answer, self.asked = answer, list[tuple[int, int]]()

    def WTSRegisterSessionNotification(self, window: Any, which: int) -> int:
        self.asked.append((window.value, which))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(("answer", "is_told"), [(1, True), (0, False), (OSError(6), False)])
def test_windows_is_asked_to_tell_of_the_session_of_this_user_alone(
    answer: int | Exception, is_told: bool
) -> None:
    library = Library(answer)
    assert ask_for_session(4711, library) is is_told
    assert library.asked == [(4711, 0)]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is")
def test_where_there_is_no_windows_nothing_is_asked() -> None:
    assert not ask_for_session(4711)
