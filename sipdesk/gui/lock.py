"""Locks the window: nothing of a case is seen, and after unlocking everything is where it was."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.cover import Cover, is_cover
from sipdesk.gui.messages import announce
from sipdesk.gui.start import StartCard
from sipdesk.gui.unlock import UnlockCard
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_time
from sipdesk.storage.keys import User

WARNING_SECONDS = 60
LOCK_MINUTES = 90  # so long the lock waits at most in a meeting (ui.md)
_GAP_SECONDS = 90  # the computer slept: the clock jumped between two ticks
_TICK_MS = 1000
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
FOOT = N_("No cases are shown until you unlock.")


class LockCard(UnlockCard):
    """Who has locked and when; the passphrase brings back the same view."""

    def first_focus(self) -> QWidget:
        """The passphrase; in a practice store the button."""
        return self.passphrase.edit if self._users else self.unlock_button

    def __init__(self, users: Sequence[User], about: str, *, note: str) -> None:
        super().__init__(users, is_known=True)
        self.setAccessibleName(_("Locked"))
        head = row(spacing=14)
        head.addWidget(theme.IconLabel("lock", "accent", 28))
        lines = column(spacing=2)
        moment = format_time(clock.local(clock.now()))
        lines.addWidget(Text(_("Locked at {time}").format(time=moment), "h1"))
        lines.addWidget(Text(about, "lead"))
        head.addLayout(lines, 1)
        self.body.insertLayout(0, head)
        self.forgot_button.hide()
        if not users:  # a practice store has no passphrase
            self.passphrase.hide()
            self.unlock_button.clicked.disconnect()
            self.unlock_button.clicked.connect(lambda: self.submitted.emit(None, ""))
        self.add(Text(note, "small"))


class Lock(Cover):
    """Blanks a window and its dialogs; nothing is closed and no text is lost.

    Who unlocks does it in the dialog that is open, else in the window: a modal dialog lets
    nothing else be used.

    Signals:
        submitted: the id of the user and the passphrase.
    """

    submitted = Signal(object, str)

    @property
    def card(self) -> LockCard:
        """The card that is shown."""
        assert isinstance(self.page.card, LockCard)  # noqa: S101 - nothing else is ever shown
        return self.page.card

    def lock(self, users: Sequence[User], about: str, *, is_saved: bool = True) -> None:
        """Blank everything before returning, then show who can unlock.

        Args:
            users: those who may unlock; the one who has locked first.
            about: why it is locked.
            is_saved: whether all that was typed is stored.
        """
        if self.is_on:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        self.cover(lambda: self._make(users, about, is_saved), FOOT, windows)
        announce(self._window, _("Locked"), at_once=True)

    def _covered(self) -> None:
        """What comes into view while all is locked is blanked too; nothing is left beside."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        _leave_nothing_beside()

    def _make(self, users: Sequence[User], about: str, is_saved: bool) -> StartCard:
        saved = _("Everything you wrote is saved.")
        waits = _("What you wrote last is still in the window and is saved after unlocking.")
        note = _("You come back to the same field.")
        card = LockCard(users, f"{about} {saved if is_saved else waits}".strip(), note=note)
        card.submitted.connect(self.submitted)
        return card

    def _cover_late(self, shown: QWidget) -> None:
        """Something comes into view while all is locked: a paper that was drawn beside, say."""
        if is_cover(shown):
            return
        if shown.isWindow():
            self._blank_window(shown)
        elif shown.parentWidget() is shown.window():
            self._hidden.append(shown)
            shown.hide()

    def release(self) -> None:
        """Bring everything back, with the focus in the same field."""
        self.let_go()
        super().release()

    def let_go(self) -> None:
        """Cover nothing more: the window goes, and that of another user comes into view."""
        self._is_covering = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A locked dialog is not closed by Esc; what comes late is covered."""
        is_shown = self._is_covering and event.type() is QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget):
            self._cover_late(watched)
        if watched is self._over and self.is_on and self._over is not self._window:
            is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if is_escape or event.type() is QEvent.Type.Close:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _leave_nothing_beside() -> None:
    """Tool tips, and what we have put on the clipboard."""
    QToolTip.hideText()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():  # what another program has put there is left alone
        clipboard.clear()


class Idle(QObject):
    """Counts the time since somebody touched the program, and notices that the computer slept.

    It listens at the windows of the system, where only real input arrives.

    Signals:
        warned: the seconds that are left; 0 when somebody came back.
        expired: nobody has touched the program for so long, or the computer slept.
    """

    warned = Signal(int)
    expired = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._windows: set[int] = set()
        self._touched = self._ticked = clock.now()
        self._is_warning = False
        self._held_until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.tick(clock.now()))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen)
            self._listen(QGuiApplication.focusWindow())

    def start(self) -> None:
        """Begin to count from now."""
        self._ticked = clock.now()
        self.touch()
        self._timer.start(_TICK_MS)

    def stop(self) -> None:
        """Stop counting: the program is locked."""
        self._timer.stop()
        self._is_warning = False

    def hold(self, minutes: int) -> None:
        """A meeting is on: do not lock for so long, even if nobody touches the program."""
        self._held_until = clock.now() + timedelta(minutes=minutes)
        self.touch()

    def let_go(self) -> None:
        """The meeting is over: count from now as usual."""
        self._held_until = None
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = clock.now()
        if self._is_warning:
            self._is_warning = False
            self.warned.emit(0)

    def tick(self, now: datetime) -> None:
        """Look at the clock: warn in the last minute, then expire."""
        passed = now - self._ticked
        slept = passed.total_seconds() > _GAP_SECONDS
        if passed < timedelta(0):  # the clock was set back: the time that went by went by
            self._touched += passed
            self._held_until = self._held_until + passed if self._held_until else None
        self._ticked = now
        left = self.minutes * 60 - (now - self._touched).total_seconds()
        if self._held_until is not None:
            left = max(left, (self._held_until - now).total_seconds())
        if slept or left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= WARNING_SECONDS:
            self._is_warning = True
            self.warned.emit(max(1, round(left)))

    def _listen(self, window: QWindow | None) -> None:
        if window is not None and id(window) not in self._windows:
            known = id(window)
            self._windows.add(known)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._windows.discard(known))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a sign of life; never swallow it."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return super().eventFilter(watched, event)


def warn(band: Band, seconds: int) -> None:
    """Text 24 in the last minute; 0 takes it away. Spoken at 60 and at 10 seconds."""
    if seconds <= 0:
        band.hide()
        return
    step = next(n for n in (10, 30, WARNING_SECONDS) if seconds <= n or n == WARNING_SECONDS)
    text = _("Locks in {n} seconds. Press a key to go on. Everything is saved.").format(n=step)
    if band.isHidden() or band.title.text() != text:
        band.say(text)
        band.show()
        if step in (10, WARNING_SECONDS):
            announce(band, text, at_once=True)
