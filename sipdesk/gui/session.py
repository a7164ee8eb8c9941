"""An open store with its window: who works in it, locking, unlocking, closing."""

import sys
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QProcess, Signal

from sipdesk.domain.pack import Packs
from sipdesk.domain.roles import Right
from sipdesk.gui import background
from sipdesk.gui.copies import Copies
from sipdesk.gui.dialogs.print_text import forget_own
from sipdesk.gui.lock import LOCK_MINUTES, Idle, Lock, warn
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.presence import Presence
from sipdesk.gui.store_check import StoreCheck
from sipdesk.gui.system_watch import SystemWatch
from sipdesk.gui.told import Told
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import ngettext
from sipdesk.services import pack_files, sign_in
from sipdesk.services.acts import Actor, enter
from sipdesk.settings import Settings
from sipdesk.storage import keys, recovery_change, seen
from sipdesk.storage.errors import StoreError
from sipdesk.storage.store import Store

Opened = tuple[Store, keys.Opened]


def open_store(
    folder: Path,
    passphrase: str,
    user_id: UUID | None,
    *,
    beside: Path | None = None,
    may_be_older: bool = False,
    failures: int = 0,
) -> Opened:
    """Open a store by a passphrase; runs on a thread.

    Args:
        folder: where it lies.
        passphrase: as typed.
        user_id: whose it is; None: whoever has it.
        beside: the folder of the settings, where it is noted what was last seen of a store.
        may_be_older: the user goes on with a store that is older than it should be; logged.
        failures: how many wrong ones were typed before it.

    Raises:
        StoreError: it stays closed.
    """
    opened = keys.open_with_passphrase(folder, passphrase, user_id)
    known = seen.last(beside, keys.store_id(folder, opened.dek)) if beside else None
    store = Store.open(
        folder,
        opened.dek,
        holder=opened.name,
        seen=known,
        may_be_older=may_be_older,
        may_be_second=not may_be_older,
    )
    try:
        with store.session() as session:
            sign_in.refuse_removed(session, opened.user_id)
            if failures:
                sign_in.note_failures(session, opened.user_id, failures)
    except BaseException:
        store.close()
        raise
    if may_be_older:
        _log_older(store, opened, known)
    if not store.is_second:
        recovery_change.seal_again(folder, opened)
    return store, opened


def _log_older(store: Store, opened: keys.Opened, known: seen.Seen | None) -> None:
    """Only who has the role for it goes on with an older store, and it stands in the log."""
    from sipdesk.services import restoring

    try:
        with store.session() as session:
            when = known.at if known else None
            restoring.go_on_older(session, opened.user_id, opened.name, Packs.load(), when)
    except BaseException:
        store.close()
        raise


def open_restored(folder: Path, opened: keys.Opened) -> Opened:
    """Open a store that has just been restored; runs on a thread. Raises StoreError."""
    return Store.open(folder, opened.dek, holder=opened.name, may_be_older=True), opened


def recover_store(folder: Path, key: str, passphrase: str, user_id: UUID | None) -> Opened:
    """Open a store by the recovery key and change the passphrase. Raises StoreError."""
    recovered = keys.open_with_recovery(folder, key)
    who = user_id or keys.users(folder)[0].user_id
    store = Store.open(folder, recovered.dek, holder="")
    try:
        opened = keys.reset_passphrase(folder, recovered, who, passphrase, keys.calibrate())
        with store.session() as session:
            sign_in.note_recovery(session, who)
    except BaseException:
        store.close()
        raise
    return store, opened


def make_practice(folder: Path) -> Opened:
    """Make a store of invented cases under a key that nobody keeps. Raises StoreError."""
    import secrets

    from sipdesk.services import demo

    folder.mkdir(parents=True, mode=0o700)
    dek = secrets.token_bytes(32)
    store = Store.create(folder, dek)
    with store.session() as session:
        demo.fill(session)
    return store, keys.Opened(dek, None, "", b"")


class OpenSession(QObject):
    """A user at work: workspace, window, lock.

    Args:
        store: the open store.
        who: who opened it.
        settings: the choices of this computer.
        is_practice: the store is temporary; a lock blanks it but does not close it.
        beside: the folder of the settings, where it is noted what was last seen of the store.

    Signals:
        look_changed: language, look, size or another setting was changed in the window.
        restore_asked: the user wants a copy in the store's place.
        user_changed: somebody else has unlocked, as (Store, Opened).
    """

    look_changed = Signal()
    user_changed = Signal(object)
    restore_asked = Signal()

    def __init__(
        self,
        store: Store,
        who: keys.Opened,
        settings: Settings,
        *,
        is_practice: bool = False,
        beside: Path | None = None,
    ) -> None:
        super().__init__()
        self._beside = beside
        self.settings, self.who, self.is_practice = settings, who, is_practice
        store.unlocked_by(who.user_id, who.private_key)
        try:
            with store.session() as session:
                packs = pack_files.with_imported(session, Packs.load())
                actor: Actor = sign_in.enter(session, who.user_id, who.name, packs)
        except BaseException:
            store.close()
            raise
        self.workspace = Workspace(store, actor, packs, settings, self)
        self.window = MainWindow(self.workspace)
        self.told = Told(self.window, self.workspace)
        self.lock_page = Lock(self.window, settings)
        self.idle = Idle(settings.idle_minutes, self)
        copies = not (is_practice or store.is_second) and actor.may(Right.SETTINGS)
        self.copies = Copies(self.window, self.workspace) if copies else None
        self.check = StoreCheck(self.window, self.workspace)
        self.presence = Presence(self.workspace, who, self)
        self.system = SystemWatch(self)
        self._connect()
        self._note_seen(is_closed=False)
        self.idle.start()
        if who.user_id is not None:  # in a practice store nobody reads about anybody
            self.told.look()

    def _connect(self) -> None:
        self.window.lock_requested.connect(self.lock_now)
        self.window.settings_changed.connect(self._settings_changed)
        self.window.rebuilt.connect(self._tell_minutes)
        if not self.is_practice:
            self.window.restore_asked.connect(self.restore_asked)
        self.window.practice_asked.connect(_practise_beside)
        self.window.meeting_changed.connect(self._meeting_changed)
        self.idle.warned.connect(self._warn)
        self.idle.expired.connect(self.lock_idle)
        self.workspace.settings_kept.connect(self.look_changed)
        self.lock_page.submitted.connect(self._unlock)
        self.told.left.connect(self.lock_now)
        self.told.done.connect(lambda: self.window.home.take_focus())
        self.presence.ended.connect(self._lock)
        self.system.leaving.connect(self.lock_now)
        self.system.ending.connect(self.lock_now)
        self._tell_minutes()

    def _meeting_changed(self) -> None:
        """In meeting mode nobody touches the computer, so the lock is put off."""
        if self.window.meeting is not None:
            self.idle.hold(LOCK_MINUTES)
        else:
            self.idle.let_go()

    def _warn(self, seconds: int) -> None:
        meeting = self.window.meeting
        warn(self.window.notice, seconds)
        if meeting is not None:
            warn(meeting.notice, seconds)

    def _tell_minutes(self) -> None:
        self.window.status.set_lock_minutes(self.idle.minutes)

    def _settings_changed(self) -> None:
        self.idle.minutes = self.settings.idle_minutes
        self._tell_minutes()
        self.look_changed.emit()

    def lock_now(self) -> None:
        """The user locks."""
        self._lock("")

    def lock_idle(self) -> None:
        """Nobody was there."""
        n = self.idle.minutes
        text = ngettext(
            "Nobody has touched the computer for {n} minute.",
            "Nobody has touched the computer for {n} minutes.",
            n,
        )
        self._lock(text.format(n=n))

    def _lock(self, about: str) -> None:
        """Keep what is typed, blank the window, close the store."""
        if self.lock_page.is_on:
            return
        is_saved = self.window.flush()
        self.workspace.revealed.hide()
        forget_own()
        self.idle.stop()
        self.presence.stop()
        self._warn(0)
        self.lock_page.lock(self._users(), about, is_saved=is_saved)
        if not self.is_practice:
            self._note_seen(is_closed=True)
            self.workspace.store.close()

    def _note_seen(self, *, is_closed: bool) -> None:
        """Remember beside the settings how far the store has come."""
        store = self.workspace.store
        if self._beside is not None and store.id and store.is_open:
            with suppress(StoreError):
                state = store.state()
                told = seen.Seen(state.generation, state.changed_at, is_closed)
                seen.note(self._beside, store.id, told)

    def _users(self) -> list[keys.User]:
        if self.is_practice:
            return []
        users = keys.users(self.workspace.store.folder)
        return sorted(users, key=lambda user: user.user_id != self.who.user_id)

    def _unlock(self, user_id: UUID | None, passphrase: str) -> None:
        if self.is_practice:
            self._back((self.workspace.store, self.who))
            return
        folder = self.workspace.store.folder
        self.lock_page.card.set_busy(True)

        failures = self.lock_page.card.failures

        def work() -> Opened:
            return open_store(folder, passphrase, user_id, failures=failures, beside=self._beside)

        background.run(self, work, self._back, self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self.lock_page.card.fail(error)

    def _back(self, opened: Opened) -> None:
        """The same user comes back to the same view; another one gets a window of their own."""
        store, who = opened
        if who.user_id != self.who.user_id:
            self.user_changed.emit(opened)
            return
        store.unlocked_by(who.user_id, who.private_key)
        if store.is_second != self.workspace.store.is_second or not self._signs_in(store):
            self.user_changed.emit(opened)  # who may do other things than before gets a new window
            return
        self.workspace.store = store
        self._note_seen(is_closed=False)
        self.lock_page.release()
        if self.copies is not None:
            self.copies.look()  # what was missed while it was locked
        self.workspace.case_changed.emit(None)
        self.idle.start()
        self.presence.start()

    def _signs_in(self, store: Store) -> bool:
        """Log that the same user is back; whether the user may do the same as before."""
        with store.session() as session:
            enter(session, self.workspace.actor, self.workspace.packs)
            now = sign_in.back(session)
        return now == self.workspace.actor

    def close(self) -> None:
        """Keep what is typed and close the store; from now on nothing can lock it."""
        self.idle.stop()
        self.presence.stop()
        self.system.stop()
        self.lock_page.let_go()
        forget_own()
        if not self.lock_page.is_on:
            self.window.flush()
        self._note_seen(is_closed=True)
        self.workspace.store.close()
        self.window.may_leave = lambda: True
        self.window.close()
        self.window.deleteLater()


def _practise_beside() -> None:
    """Open the practice mode in a program of its own, so that it cannot touch real cases."""
    frozen = bool(getattr(sys, "frozen", False))
    QProcess.startDetached(sys.executable, ["--demo"] if frozen else ["-m", "sipdesk", "--demo"])
