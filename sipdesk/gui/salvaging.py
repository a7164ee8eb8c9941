"""From a damaged store to a whole one without any copy: all that can be read is taken over."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.gui import background
from sipdesk.gui.card_trouble import CardTrouble
from sipdesk.gui.restore_cards import DoneCard, survey_band
from sipdesk.gui.restoring import Restored
from sipdesk.gui.start import StartCard
from sipdesk.gui.unlock import FOOT, UnlockCard
from sipdesk.gui.widgets.buttons import danger, secondary
from sipdesk.gui.widgets.frames import Band, rule
from sipdesk.gui.widgets.layouts import row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.storage import keys, restore
from sipdesk.storage.errors import StoreError
from sipdesk.storage.keys import Opened
from sipdesk.storage.restore import Present

if TYPE_CHECKING:
    from sipdesk.gui.entrance import Entrance
    from sipdesk.services.mending import Survey


class SalvageCard(StartCard):
    """Which cases are whole, which are damaged, and what is done with the file.

    Signals:
        agreed: do it.
        cancelled: back.
    """

    agreed = Signal()
    cancelled = Signal()

    def __init__(self, survey: "Survey", folder: Path) -> None:
        super().__init__(_("Save what can be read"), 650)
        lead = _("Use this only if there is no copy. A new file is made with every case that is whole.")  # fmt: skip  # noqa: E501
        safe = _("The damaged file is only read. It is kept whole in a folder “before-restore” in {folder}.")  # fmt: skip  # noqa: E501
        self.add(Text(_("Save what can be read"), "h1"), Text(lead, "lead"))
        self.add(survey_band(survey), Band("info", "", safe.format(folder=folder)))
        self.trouble = CardTrouble()
        self.back_button = secondary(_("&Back"), "arrow-left")
        self.save_button = danger(_("&Save what can be read"))
        self.save_button.setEnabled(survey.is_known and bool(survey.whole))
        self.add(self.trouble, rule())
        line = row(spacing=10)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.save_button)
        self.body.addLayout(line)
        self.back_button.clicked.connect(self.cancelled)
        self.save_button.clicked.connect(self.agreed)

    def set_busy(self, is_busy: bool) -> None:
        """Nothing can be pressed twice."""
        for each in (self.save_button, self.back_button):
            each.setEnabled(not is_busy)

    def fail(self, error: StoreError) -> None:
        """Say why nothing was done."""
        self.set_busy(False)
        self.trouble.tell(error)

    def first_focus(self) -> QWidget:
        """The safest act."""
        return self.back_button


class Salvaging(QObject):
    """Leads through the cards on an entrance.

    Signals:
        cancelled: back to where it began.
        done: the store is in its place: a Restored.
    """

    cancelled = Signal()
    done = Signal(object)

    def __init__(self, entrance: "Entrance", folder: Path) -> None:
        super().__init__(entrance)
        self._entrance, self._folder = entrance, folder
        self._opened: Opened | None = None

    def begin(self) -> None:
        """Ask for the passphrase: without it nothing can be read."""
        users = keys.users(self._folder)

        def make() -> UnlockCard:
            card = UnlockCard(users, str(self._folder))
            card.submitted.connect(self._open)
            card.forgot_button.hide()
            return card

        self._entrance.show_card(make, FOOT)

    def _open(self, user_id: UUID | None, passphrase: str) -> None:
        card, folder = self._entrance.card, self._folder
        if isinstance(card, UnlockCard):
            card.set_busy(True)

        def work() -> "tuple[Opened, Survey]":
            from sipdesk.services import mending

            opened = keys.open_with_passphrase(folder, passphrase, user_id)
            return opened, mending.survey(Present(folder, opened.dek))

        background.run(self, work, self._surveyed, self._failed)

    def _surveyed(self, found: "tuple[Opened, Survey]") -> None:
        self._opened, survey = found

        def make() -> SalvageCard:
            card = SalvageCard(survey, self._folder)
            card.cancelled.connect(self.cancelled)
            card.agreed.connect(self._save)
            return card

        self._entrance.show_card(make, FOOT)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        if isinstance(self._entrance.card, UnlockCard | SalvageCard):
            self._entrance.card.fail(error)

    def _save(self) -> None:
        opened, folder = self._opened, self._folder
        if opened is None or not isinstance(self._entrance.card, SalvageCard):
            return
        self._entrance.card.set_busy(True)
        background.run(self, lambda: carry_out(opened, folder), self._saved, self._failed)

    def _saved(self, restored: Restored) -> None:
        def make() -> DoneCard:
            card = DoneCard(None, restored.aside, restored.mended)
            card.opened.connect(lambda: self.done.emit(restored))
            return card

        self._entrance.show_card(make, FOOT)


def carry_out(opened: Opened, folder: Path) -> Restored:
    """Make the new store; runs on a thread. Raises StoreError: the damaged one is as it was."""
    from sipdesk.domain.pack import Packs
    from sipdesk.services import mending

    mended = mending.Mended()
    act = mending.salvage(opened.user_id, opened.name, Packs.load(), mended)
    aside = restore.salvage(folder, Present(folder, opened.dek), act)
    return Restored(folder, aside, opened, mended)
