"""The copies of the store: made by themselves while work goes on, their age always in sight."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from sipdesk import clock
from sipdesk.domain.deadlines import is_working_day
from sipdesk.gui import background
from sipdesk.gui.dialogs.leaving import Leaving
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.messages import announce
from sipdesk.gui.save_place import choose_place
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, format_time, ngettext
from sipdesk.storage import backup, restore, rhythm
from sipdesk.storage.backup import Copy
from sipdesk.storage.errors import CannotWrite, FailedCopy, FolderNotFound, StoreError
from sipdesk.storage.store import Store

LATE, VERY_LATE = 3, 7  # working days: amber, red
LOOK_EVERY = 60_000  # milliseconds between two looks whether a copy is due


def age_text(moment: datetime, place: str = "") -> tuple[str, str]:
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
    if place:
        text = _("Copy verified {day} at {time} ({place}).")
        return text.format(day=day, time=format_time(local), place=place), "ok"
    return _("Copy verified {day} at {time}.").format(day=day, time=format_time(local)), "ok"


@dataclass(frozen=True)
class Round:
    """What one look did: the newest copy, and whether a restore was tried."""

    latest: Copy | None
    rehearsed: bool = False


class Copies(QObject):
    """Shows and makes the copies of an open store.

    Args:
        window: has the status line and `backup_asked`.
        workspace: has the store and the settings.

    Attributes:
        is_busy: a copy is being made.
    """

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self.is_busy = False
        self._trouble = ""  # what was said last, so that it is said once
        self._leaving: Leaving | None = None
        window.backup_asked.connect(self.make)
        window.rebuilt.connect(self.show)
        window.settings_changed.connect(self.show)
        window.may_leave = self.may_leave
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self.show()
        if workspace.settings.backup_dir:
            self._timer.start()
            QTimer.singleShot(0, self, self.look)

    @property
    def _folder(self) -> Path | None:
        """The folder for copies where one is chosen and there; an empty path would be our own."""
        chosen = self._workspace.settings.backup_dir
        return Path(chosen) if chosen and Path(chosen).is_dir() else None

    # What the status line says

    def show(self) -> None:
        """Tell the status line how old the latest verified copy is, its drive there or not."""
        settings, status = self._workspace.settings, self._window.status
        if not settings.backup_dir:
            status.set_backup(_("No place for copies is chosen."), "warn", can_copy=True)
            return
        if not self._timer.isActive():
            self._timer.start()
        folder = Path(settings.backup_dir)
        moment = backup.last_verified(folder) if folder.is_dir() else None
        if moment is not None:
            self._remember(moment)
            status.set_backup(*age_text(moment, folder.name), can_copy=True)
            return
        status.set_backup(*self._away(folder), can_copy=True)

    def _away(self, folder: Path) -> tuple[str, str]:
        """The drive is not there, or has no copy: what is known of the last one, and what to do."""
        if folder.is_dir():
            return _("There is no copy yet in {place}.").format(place=folder.name), "warn"
        known = _moment(self._workspace.settings.backup_at)
        text, tone = age_text(known, folder.name) if known else ("", "warn")
        plug_in = _("Plug in {place}, and it is made now.").format(place=folder.name)
        if tone == "ok":
            return text, tone
        return f"{text} {plug_in}".strip(), tone

    def _remember(self, moment: datetime) -> None:
        settings = self._workspace.settings
        if settings.backup_at != moment.isoformat():
            settings.backup_at = moment.isoformat()
            QTimer.singleShot(0, self._window, self._window.settings_changed.emit)

    # Making one

    def make(self) -> None:
        """Make a copy now, beside the work; asks for a place when there is none."""
        settings = self._workspace.settings
        if self.is_busy:
            return
        if self._folder is None:
            chosen = choose_place(self._window, _("Choose a folder for copies"))
            if not chosen:
                return
            settings.backup_dir = chosen
            self._window.settings_changed.emit()
        self._window.flush()
        self._start(lambda store, folder: Round(backup.make(store, folder)), self._made)

    def look(self) -> None:
        """Make a copy if one is due or was missed, and try a restore once in a while."""
        settings = self._workspace.settings
        if self.is_busy or not self._workspace.store.is_open:
            return
        if self._folder is None:
            self.show()
            return
        minutes, days = settings.backup_minutes, settings.rehearse_days
        months, now = settings.backup_months or None, clock.now()

        def work(store: Store, folder: Path) -> Round:
            return one_round(store, folder, now=now, minutes=minutes, days=days, months=months)

        self._start(work, self._looked, is_quiet=True)

    def _start(
        self,
        work: Callable[[Store, Path], Round],
        done: Callable[[Round], None],
        *,
        is_quiet: bool = False,
    ) -> None:
        store, folder = self._workspace.store, Path(self._workspace.settings.backup_dir)
        self.is_busy = True
        if not is_quiet:
            self._window.status.set_backup(_("Copying…"), "info")
        background.run(
            self, lambda: work(store, folder), done, lambda error: self._failed(error, store)
        )

    def _made(self, _round: Round) -> None:
        self._looked(_round)
        announce(self._window, self._window.status.backup.text.text())

    def _looked(self, _round: Round) -> None:
        self.is_busy = False
        self._trouble = ""
        self._window.copy_news.hide()
        self.show()
        if self._leaving is not None:
            self._leave()

    def _failed(self, error: Exception, store: Store) -> None:
        self.is_busy = False
        if not isinstance(error, StoreError):
            raise error
        if not store.is_open:  # locked meanwhile: it is made up for when it is opened again
            return
        happened, safe, advice = _parts(error)
        text = f"{happened} {safe}" if not isinstance(error, FolderNotFound) else happened
        self._window.status.set_backup(text, "danger", can_copy=True)
        if self._leaving is not None:
            self._leaving.fail(happened, f"{safe} {advice}")
        elif self._trouble != error.code:  # once, and then in the status line alone
            self._window.copy_news.say(_("No copy could be made"), f"{happened} {safe} {advice}")
            self._window.copy_news.show()
            announce(self._window, text, at_once=True)
        self._trouble = error.code

    # Leaving

    def may_leave(self) -> bool:
        """Whether the program may end at once; else it ends when the copy has been made."""
        settings, store = self._workspace.settings, self._workspace.store
        is_wanted = settings.backup_on_exit and self._folder is not None
        if self._leaving is not None:
            return self._leaving.is_over
        if not is_wanted or not store.is_open or _is_logging_off():
            return True
        self._leaving = Leaving(self._window)
        self._leaving.left.connect(self._leave)
        self._leaving.stayed.connect(self._stay)
        self._leaving.open()
        if not self.is_busy:
            self._start(lambda s, folder: Round(backup.make(s, folder)), self._looked)
        return False

    def _leave(self) -> None:
        if self._leaving is not None:
            self._leaving.end()
            self._window.close()

    def _stay(self) -> None:
        if self._leaving is not None:
            self._leaving.end()
            self._leaving = None
            self.show()


def one_round(
    store: Store, folder: Path, *, now: datetime, minutes: int, days: int, months: int | None
) -> Round:
    """What is due: a copy, taking away those no longer kept, and trying a restore.

    Runs on a thread. Raises StoreError.
    """
    latest = next(iter(backup.of_store(folder, store.id)), None)
    state = store.state()
    is_missed = minutes > 0 and rhythm.is_missed(latest, store.found_generation)
    if is_missed or rhythm.is_due(latest, state.generation, now, minutes):
        latest = backup.make(store, folder)
        store.found_generation = 0  # made up for
        backup.thin(folder, store.id, months)
    rehearsed = False
    if latest is not None and rhythm.is_rehearsal_due(state.rehearsed_at, now, days):
        restore.try_out(store, latest)
        rehearsed = True
    return Round(latest, rehearsed)


def _parts(error: StoreError) -> tuple[str, str, str]:
    """What happened with a copy; where its drive refuses, it is the copies that are told of."""
    happened, safe, advice = error.parts()
    if isinstance(error, CannotWrite):
        _happened, safe, advice = FailedCopy().parts()
    return happened, safe, advice


def _is_logging_off() -> bool:
    """The computer is on its way down and waits for nobody."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
