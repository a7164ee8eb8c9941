"""One process that is measured: `python -m tests.bench.child bare|unlock|list [FOLDER]`.

Prints `MOMENT KILOBYTES` when its window has been painted: the system's monotonic clock and the
memory that the process holds then. PySide6 is imported as late as in the program itself.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

PASSPHRASE = "fyra små ord räcker långt"


def tell_when_painted(window: Any) -> None:
    """Tell once when a window has been painted, then end the process."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            # It comes when all is laid out; what is queued after it has been painted.
            if event.type() is QEvent.Type.Paint:
                moment = time.monotonic()
                QTimer.singleShot(0, lambda: tell(moment))
            return False

    window.installEventFilter(Painted(window))


def tell(moment: float) -> None:
    """Say when it was and what it took, and go."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    sys.stdout.write(f"{moment} {line.split()[1]}\n")
    sys.stdout.flush()
    os._exit(0)


def bare() -> int:
    """A main window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 690)
    tell_when_painted(window)
    window.show()
    return app.exec()


def unlock(folder: Path, *, goes_on: bool) -> int:
    """The program until its unlock window is seen, or on to the list."""
    from sipdesk import quick_start

    with quick_start.light():  # as sipdesk/__main__.py does
        from sipdesk import app as program
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    started = program.Program(app, folder)
    started.start()
    entrance = started.entrance
    assert entrance is not None
    if goes_on:
        started.show_cases = _then_tell(started, started.show_cases)  # type: ignore[method-assign]
        entrance.opened.disconnect()
        entrance.opened.connect(started.show_cases)
        QTimer.singleShot(1500, lambda: _type(entrance))
    else:
        tell_when_painted(entrance)
    return app.exec()


def _type(entrance: object) -> None:
    card = entrance.card  # type: ignore[attr-defined]
    card.passphrase.reset(PASSPHRASE)
    card.unlock_button.click()


def _then_tell(started: object, show: object) -> object:
    def shown(opened: object) -> None:
        show(opened)  # type: ignore[operator]
        told = started.session.told  # type: ignore[attr-defined]
        if told.is_on:  # the list is what is waited for
            told.card.read_button.click()
        tell_when_painted(started.session.window)  # type: ignore[attr-defined]

    return shown


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        sys.exit(bare())
    sys.exit(unlock(Path(sys.argv[2]), goes_on=sys.argv[1] == "list"))
