"""Puts the parts together: language, look, way in, store, window, lock, close.

Only what the unlock window needs is imported here; the rest is imported on a thread while the
passphrase is typed, and inside the functions that run after the window has been painted.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from sipdesk import __version__, i18n, own_memory, paths, settings
from sipdesk.gui import on_screen, theme
from sipdesk.gui.entrance import Entrance
from sipdesk.storage.errors import ClosedStore, StoreError

if TYPE_CHECKING:
    import argparse

    from sipdesk.gui.session import OpenSession

LOG = "errors.txt"
SIZE = (1366, 690)


def load_rest() -> None:
    """Import what is needed after unlocking; runs on a thread while the passphrase is typed."""
    # SQLAlchemy takes asyncio along, which does without TLS where there is none; nothing here
    # speaks to a network, so OpenSSL's megabytes stay on disk.
    modules: dict[str, Any] = sys.modules
    is_left_out = modules.setdefault("ssl", None) is None
    try:
        import sipdesk.gui.session
        import sipdesk.services.set_up
        import sipdesk.storage.new_store  # noqa: F401
    finally:
        if is_left_out:
            del modules["ssl"]


class Program(QObject):
    """One run of the program, from the first card to the last window.

    Args:
        app: Qt's application.
        folder: where settings lie, and the store unless another place is chosen.
        lang: language of this run; empty: as it was last time.
    """

    def __init__(self, app: QApplication, folder: Path, lang: str = "") -> None:
        super().__init__(app)
        self.app, self.folder = app, folder
        self.settings = settings.load(folder)
        if lang:
            self.settings.language = lang
        self._qt_texts = QTranslator(self)
        self.entrance: Entrance | None = None
        self.session: OpenSession | None = None
        self._practice: Path | None = None
        self._is_shown = False
        self._screens = on_screen.ScreenWatch(app)
        self.apply_look()

    def apply_look(self) -> None:
        """Put language, look and size of the settings on everything."""
        self._speak()
        look = theme.Theme(self.settings.theme, self.settings.text_size)
        if self._is_shown:
            look.apply(self.app)
        else:
            look.begin(self.app)

    def _speak(self) -> None:
        """The language, in our own texts and in those of Qt."""
        i18n.set_language(self.settings.language)
        self.app.removeTranslator(self._qt_texts)
        where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_texts.load(f"qtbase_{i18n.language()}", where):
            self.app.installTranslator(self._qt_texts)

    def keep_settings(self) -> None:
        """Write the settings; a folder that refuses is no reason to stop."""
        self._speak()
        if self._practice is None:
            with contextlib.suppress(StoreError):
                settings.save(self.settings, self.folder)

    def look_changed(self) -> None:
        """A choice was made before the cases are shown: let it be seen, and keep it."""
        self.apply_look()
        self.keep_settings()
        if self.entrance is not None:
            self.entrance.rebuild()

    def start(self, *, practise: bool = False) -> None:
        """Show the first window, and begin to load the rest when it has been painted."""
        self.entrance = self._make_entrance()
        self.entrance.painted.connect(self._go_on)
        if practise:
            self.practise()
        else:
            self.entrance.begin()
        if not self.entrance.asks_passphrase:  # the other cards show more of the look
            theme.complete(self.app)
        self.entrance.show()
        on_screen.bring(self.entrance)
        self.entrance.focus_card()

    def _go_on(self) -> None:
        """The first window has been painted: now for what it could do without."""
        self._is_shown = True
        theme.complete(self.app)
        _load_beside()

    def practise(self) -> None:
        """Open a temporary store with invented cases; it is gone afterwards."""
        import tempfile

        self._practice = Path(tempfile.mkdtemp(prefix="sipdesk-practice-"))
        if self.entrance is not None:
            self.entrance.practise(self._practice / "store")

    def show_cases(self, opened: Any) -> None:
        """Open the window of whoever has unlocked; what was shown before goes."""
        from sipdesk.gui.session import OpenSession

        theme.complete(self.app)
        before = self.entrance or (self.session.window if self.session else None)
        store, who = opened
        self._close_session()
        try:
            self.session = OpenSession(
                store, who, self.settings, is_practice=bool(self._practice), beside=self.folder
            )
        except StoreError as error:
            if self.entrance is None:
                raise
            self.entrance.show_error(error)
            return
        self.session.look_changed.connect(self.keep_settings)
        self.session.user_changed.connect(self.show_cases)
        self.session.restore_asked.connect(self.restore)
        if before is not None:
            self.session.window.setGeometry(before.geometry())
        self.session.window.show()
        on_screen.bring(self.session.window)
        if self.entrance is not None:
            self.entrance.close()
            self.entrance.deleteLater()
            self.entrance = None

    def restore(self) -> None:
        """Leave the cases: the store is closed while a copy takes its place, or not."""
        before = self.session.window.geometry() if self.session else None
        entrance = self._make_entrance()
        if before is not None:
            entrance.setGeometry(before)
        entrance.show()  # first: with the last window the program ends
        self._close_session()
        entrance.show_restore(entrance.begin)

    def _make_entrance(self) -> Entrance:
        self.entrance = made = Entrance(self.settings, self.folder / "store")
        made.resize(*SIZE)
        made.settings_changed.connect(self.look_changed)
        made.practised.connect(self.practise)
        made.opened.connect(self.show_cases)
        return made

    def _close_session(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None

    def close(self) -> None:
        """Close the store and take away what was temporary."""
        self._close_session()
        if self.entrance is not None:
            self.entrance.abandon()
        if self._practice is not None:
            import shutil

            shutil.rmtree(self._practice, ignore_errors=True)


def _load_beside() -> None:
    import threading

    sys.setswitchinterval(0.001)  # so that typing is not held up
    threading.Thread(target=load_rest, daemon=True).start()


def arguments(given: Sequence[str] | None) -> "argparse.Namespace":
    """The choices of the command line."""
    import argparse

    parser = argparse.ArgumentParser(prog="sipdesk", description="Samordnad individuell plan")
    parser.add_argument("--version", action="version", version=f"sipdesk {__version__}")
    parser.add_argument("--demo", action="store_true", help="open a store of invented cases")
    parser.add_argument("--data-dir", type=Path, help="folder for settings and store")
    parser.add_argument("--lang", choices=i18n.LANGUAGES, default="", help="language of this run")
    parser.add_argument(
        "--self-test", type=Path, metavar="OUT", help="drive the shortest story; leaves its proof"
    )
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Run the program; the answer is the exit code."""
    wanted = arguments(given)
    if wanted.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([sys.argv[0], "-style", "fusion"])  # by name: no style loaded in Python
    app.setApplicationName("sipdesk")
    app.setApplicationDisplayName("sipdesk")
    if wanted.self_test:
        from sipdesk.gui import self_test

        def make(folder: Path, lang: str) -> Program:
            return Program(app, folder, lang)

        return self_test.run(app, wanted.self_test, wanted.lang, make)
    folder = wanted.data_dir or paths.user_data()
    guard(folder)
    if not wanted.demo and not is_only_start(app, folder):
        return 0
    program = Program(app, folder, wanted.lang)
    program.start(practise=wanted.demo)
    app.aboutToQuit.connect(program.close)
    code = app.exec()
    leave(app)
    return code


def is_only_start(app: QApplication, folder: Path) -> bool:
    """Whether nobody has started the program here already; else that one is brought forward."""
    from sipdesk.gui import one_start

    started = one_start.OneStart(folder, app)
    if not started.is_first:
        started.ask()
        return False
    started.asked.connect(one_start.bring_forward)
    app.aboutToQuit.connect(started.end)
    return True


def leave(app: QApplication) -> None:
    """Let every window go while Python is whole: at its end Qt asks their layouts once more."""
    for window in app.topLevelWidgets():
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def guard(folder: Path) -> None:
    """Whatever nobody expected is told and logged; a timer that asks a locked store is not.

    The memory of the process is closed before a passphrase can be typed.
    """
    own_memory.close()
    from sipdesk.gui.messages import install_exception_hook

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    install_exception_hook(folder / LOG if folder.is_dir() else None)
    told = sys.excepthook

    def hook(kind: Any, error: Any, trace: Any) -> None:
        if not issubclass(kind, ClosedStore):
            told(kind, error, trace)

    sys.excepthook = hook
