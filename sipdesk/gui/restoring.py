"""From a copy back to the cases: also on a new computer, with the copy and the key on paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sipdesk.gui import background
from sipdesk.gui.restore_cards import CompareCard, CopiesCard, DoneCard, moment_text
from sipdesk.gui.unlock import FOOT, RecoverCard, UnlockCard
from sipdesk.i18n import _
from sipdesk.storage import backup, keys, places, restore
from sipdesk.storage.backup import Copy
from sipdesk.storage.errors import StoreError, WrongPassphrase, WrongRecoveryKey
from sipdesk.storage.keys import Opened
from sipdesk.storage.restore import Facts, Present

if TYPE_CHECKING:
    from sipdesk.gui.entrance import Entrance
    from sipdesk.services.mending import Mended, Survey


@dataclass(frozen=True, repr=False)
class Proved:
    """A copy that has been opened: by whom, what is in it, and what there is today."""

    copy: Copy
    opened: Opened
    then: Facts
    now: Facts | None
    present: Present | None
    recovery_key: str = ""
    new_passphrase: str = ""  # where the recovery key opened it
    survey: "Survey | None" = None  # which cases are damaged, where it is to be mended


@dataclass(frozen=True, repr=False)
class Restored:
    """A copy in its place: where, where the files of before lie, and who may open it."""

    folder: Path
    aside: Path | None
    opened: Opened
    mended: "Mended | None" = None


def prove(
    copy: Copy, folder: Path, user_id: UUID | None, passphrase: str = "", key: str = ""
) -> Proved:
    """Open a copy and, where there is one, the store of today; runs on a thread.

    The keys of today come first: who has been removed does not come back with an old copy.

    Raises:
        WrongPassphrase, WrongRecoveryKey: nothing opens.
        DamagedStore: the copy is not what it was.
    """

    def attempt(place: Path) -> Opened:
        if key:
            return keys.open_with_recovery(place, key)
        return keys.open_with_passphrase(place, passphrase, user_id)

    today = _today(folder, attempt) if places.has_store(folder) else None
    present = Present(folder, today.dek) if today else None
    opened = today if today and copy.is_signed_by(today.dek) else attempt(copy.folder)
    restore.prove(copy, opened.dek)
    then = restore.facts(copy.database, opened.dek, is_still=True)
    now = None
    if present is not None:
        try:
            now = restore.facts(folder / places.DATABASE, present.dek)
        except StoreError:
            now = None
    return Proved(copy, opened, then, now, present)


def _today(folder: Path, attempt: Callable[[Path], Opened]) -> Opened | None:
    """Who opens the store of today; None where its keys themselves are gone or damaged."""
    try:
        return attempt(folder)
    except (WrongPassphrase, WrongRecoveryKey):
        raise
    except StoreError:
        return None


def carry_out(
    proved: Proved, folder: Path, user_id: UUID | None, *, is_mending: bool = False
) -> "Restored":
    """Restore, or mend; runs on a thread. Raises StoreError: the present is as it was."""
    from sipdesk.domain.pack import Packs
    from sipdesk.services import mending, restoring

    if proved.present is None and not places.has_store(folder):
        places.check_place(folder)
    opened = proved.opened
    who = opened.user_id or user_id
    packs, copied_at, mended = Packs.load(), proved.copy.verified_at, mending.Mended()
    act = restoring.reapply(who, opened.name, packs, copied_at)
    if is_mending:
        act = mending.mend(who, opened.name, packs, copied_at, mended)
    aside = restore.restore(proved.copy, opened.dek, folder, proved.present, act)
    dek = proved.present.dek if proved.present else opened.dek
    now = replace(opened, dek=dek)
    if proved.recovery_key and who is not None:
        recovered = keys.open_with_recovery(folder, proved.recovery_key)
        phrase, cost = proved.new_passphrase, keys.calibrate()
        now = keys.reset_passphrase(folder, recovered, who, phrase, cost)
    return Restored(folder, aside, now, mended if is_mending else None)


class Restoring(QObject):
    """Leads through the cards on an entrance.

    Signals:
        cancelled: back to where it began.
        done: the store is in its place and the user wants on to the cases: a Restored.
    """

    cancelled = Signal()
    done = Signal(object)

    def __init__(self, entrance: "Entrance", folder: Path, *, is_mending: bool = False) -> None:
        super().__init__(entrance)
        self._is_mending = is_mending
        self._entrance, self._folder = entrance, folder
        self._is_new = not places.has_store(folder)
        self._look_in = entrance.settings.backup_dir
        self._proved: Proved | None = None
        self._user_id: UUID | None = None

    # Which copy

    def begin(self) -> None:
        """Show the copies in the folder for copies."""
        folder = self._look_in
        copies = backup.list_copies(Path(folder)) if folder else []

        def make() -> CopiesCard:
            card = CopiesCard(folder, copies)
            card.cancelled.connect(self.cancelled)
            card.folder_chosen.connect(self.look_in)
            card.chosen.connect(self.take)
            return card

        self._entrance.show_card(make, FOOT)

    def look_in(self, folder: str) -> None:
        """Look for copies in another folder."""
        self._look_in = folder
        self.begin()

    def take(self, copy: Copy) -> None:
        """Ask for the passphrase that opens a copy."""
        users = keys.users(copy.folder)
        about = _("The copy from {time}").format(time=moment_text(copy.verified_at))

        def make() -> UnlockCard:
            news = _("The passphrase that opened the store when the copy was made.")
            card = UnlockCard(users, about, news if self._is_new else "")
            card.submitted.connect(lambda user, phrase: self._open(copy, user, phrase))
            card.forgotten.connect(lambda: self._take_key(copy))
            return card

        self._entrance.show_card(make, FOOT)

    def _take_key(self, copy: Copy) -> None:
        users = keys.users(copy.folder)

        def make() -> RecoverCard:
            card = RecoverCard(users)
            card.submitted.connect(lambda user, key, phrase: self._open(copy, user, phrase, key))
            card.cancelled.connect(lambda: self.take(copy))
            return card

        self._entrance.show_card(make, FOOT)

    # What it changes

    def _open(self, copy: Copy, user_id: UUID | None, phrase: str, key: str = "") -> None:
        card = self._entrance.card
        if isinstance(card, UnlockCard):
            card.set_busy(True)
        self._user_id = user_id or (keys.users(copy.folder)[0].user_id if key else None)
        folder = self._folder

        def work() -> Proved:
            if not key:
                return self._surveyed(prove(copy, folder, user_id, phrase))
            found = prove(copy, folder, user_id, key=key)
            return self._surveyed(replace(found, recovery_key=key, new_passphrase=phrase))

        background.run(self, work, self._compare, self._refused)

    def _surveyed(self, proved: Proved) -> Proved:
        """Before it is mended: which cases are damaged; runs on the thread of the proof."""
        if not self._is_mending or proved.present is None:
            return proved
        from sipdesk.services import mending

        return replace(proved, survey=mending.survey(proved.present))

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        card = self._entrance.card
        if isinstance(card, UnlockCard | RecoverCard):
            card.fail(error)

    def _compare(self, proved: Proved) -> None:
        self._proved = proved

        def make() -> CompareCard:
            card = CompareCard(
                proved.copy,
                proved.then,
                proved.now,
                self._folder,
                is_new=self._is_new,
                is_mending=self._is_mending,
                survey=proved.survey,
            )
            card.cancelled.connect(self.begin)
            card.agreed.connect(self._restore)
            return card

        self._entrance.show_card(make, FOOT)

    # Doing it

    def _restore(self, place: str) -> None:
        proved, card = self._proved, self._entrance.card
        if proved is None or not isinstance(card, CompareCard):
            return
        card.set_busy(True)
        folder, user_id = Path(place).expanduser(), self._user_id
        background.run(
            self,
            lambda: carry_out(proved, folder, user_id, is_mending=self._is_mending),
            self._restored,
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        if isinstance(self._entrance.card, CompareCard):
            self._entrance.card.fail(error)

    def _restored(self, restored: Restored) -> None:
        proved = self._proved
        if proved is None:
            return
        settings = self._entrance.settings
        settings.store_dir = str(restored.folder)
        settings.backup_dir = settings.backup_dir or self._look_in
        self._entrance.settings_changed.emit()

        def make() -> DoneCard:
            card = DoneCard(proved.then, restored.aside, restored.mended)
            card.opened.connect(lambda: self.done.emit(restored))
            return card

        self._entrance.show_card(make, FOOT)
