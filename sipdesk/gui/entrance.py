"""The way in: first run, unlock, recovery, and what to do when a store does not open."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal

from sipdesk import clock
from sipdesk.gui import background
from sipdesk.gui.start import StartCard, StartPage
from sipdesk.gui.unlock import FOOT, ErrorCard, RecoverCard, UnlockCard
from sipdesk.i18n import _, format_time
from sipdesk.settings import Settings
from sipdesk.storage import backup, keys, places
from sipdesk.storage.errors import FolderNotFound, StoreError, WrongPassphrase, WrongRecoveryKey

if TYPE_CHECKING:
    from sipdesk.gui.first_run_steps import Choices
    from sipdesk.gui.restoring import Restoring
    from sipdesk.gui.salvaging import Salvaging


class Entrance(StartPage):
    """The window before the cases.

    Args:
        settings: the choices of this computer; kept by whoever hears `settings_changed`.
        folder: where the store lies unless another place was chosen.

    Signals:
        opened: a store and who opened it, as (Store, Opened).
        practised: the user wants to practise first.
    """

    opened = Signal(object)
    practised = Signal()

    def __init__(self, settings: Settings, folder: Path) -> None:
        super().__init__(settings)
        self.setWindowTitle("sipdesk")
        self._folder = folder
        self._choices: Choices | None = None
        self._restoring: Restoring | None = None
        self._salvaging: Salvaging | None = None
        self._may_be_older = False

    @property
    def store_folder(self) -> Path:
        """Where the store lies, or will lie."""
        return Path(self.settings.store_dir or self._folder)

    @property
    def asks_passphrase(self) -> bool:
        """Whether it is the passphrase that is asked for."""
        return isinstance(self.card, UnlockCard)

    def begin(self) -> None:
        """Show what there is to do: unlock, or the first run, or why neither."""
        if places.is_half_restored(self.store_folder):
            self._finish_restore()
        elif places.has_store(self.store_folder):
            self.show_unlock()
        elif self.settings.store_dir:
            self.show_error(FolderNotFound(self.settings.store_dir))
        else:
            self.show_first_run()

    def _finish_restore(self) -> None:
        """A restore was cut short: go on with it, then begin."""
        from sipdesk.storage import restore

        try:
            restore.tidy(self.store_folder)
        except StoreError as error:
            self.show_error(error)
        else:
            self.begin()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        try:
            users = keys.users(self.store_folder)
        except StoreError as error:
            self.show_error(error)
            return
        typed, failures = "", 0

        def make() -> UnlockCard:
            nonlocal typed, failures
            if isinstance(self.card, UnlockCard):
                typed, failures = self.card.passphrase.value(), self.card.failures
            card = UnlockCard(users, str(self.store_folder), self._news(), typed)
            card.failures = failures
            card.submitted.connect(self._unlock)
            card.forgotten.connect(self.show_recover)
            return card

        self.show_card(make, FOOT)

    def show_recover(self) -> None:
        """Ask for the recovery key and a new passphrase."""
        users = keys.users(self.store_folder)

        def make() -> RecoverCard:
            card = RecoverCard(users)
            card.submitted.connect(self._recover)
            card.cancelled.connect(self.show_unlock)
            return card

        self.show_card(make, FOOT)

    def show_error(self, error: StoreError) -> None:
        """Tell why the store did not open and what can be done."""

        def make() -> ErrorCard:
            card = ErrorCard(error, self.settings.support)
            card.retried.connect(self._retry)
            card.moved.connect(self._move)
            card.restore_asked.connect(lambda: self.show_restore(lambda: self.show_error(error)))
            card.mend_asked.connect(
                lambda: self.show_restore(lambda: self.show_error(error), is_mending=True)
            )
            card.salvage_asked.connect(lambda: self.show_salvage(lambda: self.show_error(error)))
            card.went_on.connect(self._go_on_older)
            return card

        self.show_card(make, FOOT)

    def show_restore(self, back: Callable[[], object], *, is_mending: bool = False) -> None:
        """Lead from a copy back to the cases; `back` is called when the user changes mind."""
        from sipdesk.gui.restoring import Restoring

        self._restoring = leading = Restoring(self, self.store_folder, is_mending=is_mending)
        leading.cancelled.connect(back)
        leading.done.connect(self._restored)
        leading.begin()

    def show_salvage(self, back: Callable[[], object]) -> None:
        """Lead from a damaged store to a whole one with all that can be read."""
        from sipdesk.gui.salvaging import Salvaging

        self._salvaging = leading = Salvaging(self, self.store_folder)
        leading.cancelled.connect(back)
        leading.done.connect(self._restored)
        leading.begin()

    def _restored(self, restored: Any) -> None:
        def work() -> Any:
            from sipdesk.gui import session

            return session.open_restored(restored.folder, restored.opened)

        self._run(work)

    def _go_on_older(self) -> None:
        """The passphrase once more: who goes on is logged, and needs the role for it."""
        self._may_be_older = True
        self.show_unlock()

    def show_first_run(self) -> None:
        """Lead from nothing to an open store."""
        from sipdesk.gui.first_run import FirstRun
        from sipdesk.gui.first_run_steps import Choices

        choices = self._choices = self._choices or Choices(
            self.settings, folder=str(self.store_folder)
        )

        def make() -> FirstRun:
            if isinstance(self.card, FirstRun) and self.card.step:
                self.card.step.keep()
            card = FirstRun(choices)
            card.finished.connect(self._begun)
            card.practised.connect(self.practised)
            card.existing.connect(self.use_folder)
            card.look_changed.connect(self.settings_changed)
            card.restore_asked.connect(lambda: self.show_restore(self.show_first_run))
            return card

        self.show_card(make, FOOT)

    def _news(self) -> str:
        """When the latest copy was verified, as far as its drive is there."""
        if not self.settings.backup_dir:
            return ""
        moment = backup.last_verified(Path(self.settings.backup_dir))
        if moment is None:
            return _("The drive with the copies is not there just now.")
        local = clock.local(moment)
        days = {clock.today(): _("today"), clock.today() - timedelta(days=1): _("yesterday")}
        day = days.get(local.date(), local.date().isoformat())
        return _("Copy verified {day} at {time}.").format(day=day, time=format_time(local))

    def _retry(self) -> None:
        if places.has_store(self.store_folder):
            self.show_unlock()
        else:
            self.show_error(FolderNotFound(str(self.store_folder)))

    def _move(self) -> None:
        from sipdesk.gui.save_place import choose_place

        chosen = choose_place(self, _("Choose a folder"), str(self.store_folder.parent))
        if chosen:
            self.use_folder(chosen)

    def use_folder(self, folder: str) -> None:
        """Take another folder as the place of the store."""
        inner = Path(folder, "sipdesk")
        place = inner if not places.has_store(Path(folder)) and inner.is_dir() else Path(folder)
        self.settings.store_dir = str(place)
        self.settings_changed.emit()
        self._retry()

    # Opening

    def _unlock(self, user_id: UUID | None, passphrase: str) -> None:
        folder, beside = self.store_folder, self._folder.parent
        may_be_older, self._may_be_older = self._may_be_older, False
        failures = 0
        if isinstance(self.card, UnlockCard):
            self.card.set_busy(True)
            failures = self.card.failures

        def work() -> Any:
            from sipdesk.gui import session

            return session.open_store(
                folder,
                passphrase,
                user_id,
                beside=beside,
                may_be_older=may_be_older,
                failures=failures,
            )

        self._run(work)

    def _recover(self, user_id: UUID | None, key: str, passphrase: str) -> None:
        folder = self.store_folder

        def work() -> Any:
            from sipdesk.gui import session

            return session.recover_store(folder, key, passphrase, user_id)

        self._run(work)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        is_typed_wrong = isinstance(error, WrongPassphrase | WrongRecoveryKey)
        if isinstance(self.card, RecoverCard) or (
            isinstance(self.card, UnlockCard) and is_typed_wrong
        ):
            self.card.fail(error)
        else:
            self.show_error(error)

    def _run(self, work: Callable[[], Any]) -> None:
        background.run(self, work, self.opened.emit, self._refused)

    def _begun(self) -> None:
        choices = self._choices
        if choices is None or choices.done is None:
            return
        self._choices = None
        self.settings.store_dir = str(choices.done[0].folder)
        self.settings.backup_dir = choices.backup
        self.settings_changed.emit()
        self.opened.emit(choices.done)

    def practise(self, folder: Path) -> None:
        """Make a temporary store with invented cases in a folder, and open it."""
        self.show_card(_preparing, FOOT)

        def work() -> Any:
            from sipdesk.gui import session

            return session.make_practice(folder)

        self._run(work)

    def abandon(self) -> None:
        """The program ends: what the first run has not finished goes."""
        if self._choices is not None and self._choices.new is not None:
            self._choices.new.abandon()


def _preparing() -> StartCard:
    from sipdesk.gui.widgets.texts import Text

    card = StartCard(_("Practice"))
    card.add(Text(_("Preparing the practice cases…"), "h2"))
    return card
