"""What the main window tells about the store: whose it is, saved or not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sipdesk.domain.roles import Right
from sipdesk.gui.messages import announce
from sipdesk.i18n import _
from sipdesk.services import office
from sipdesk.storage.errors import StoreError

if TYPE_CHECKING:
    from sipdesk.gui.main_window import MainWindow


class Telling(QObject):
    """Keeps status line and band of a window at what the store last answered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.workspace.saved.connect(self.saved)
        window.workspace.save_failed.connect(self.failed)
        window.workspace.set_aside.connect(self.set_aside)

    def where(self) -> None:
        """Whose archive it is, and which agreement, or else which law, is in force."""
        known = self._window.office
        place = known.municipality or known.region or "sipdesk"
        archive = _("SIP archive")
        self._window.status.set_store(f"{place} · {archive}")
        pack = self._window.workspace.read(office.pack_in_force)
        name = (pack.county if pack.agreement else pack.national).id
        self._window.status.set_pack(_("Rule pack {name}").format(name=name))
        self._read_only()

    def _read_only(self) -> None:
        """Who is writing, where it is somebody else; that a reader reads."""
        work = self._window.workspace
        if work.store.is_second:
            name = work.store.writer or _("Someone else")
            words = _("Read only. {name} is writing").format(name=name)
            self._window.status.say_read_only(words)
        elif work.actor.may(Right.READ_CASES) and not work.can_write:
            self._window.status.say_read_only(_("Read only"))

    def saved(self, moment: datetime) -> None:
        """Something was stored: an earlier trouble is over."""
        self._window.status.say_saved(moment)
        self._window.trouble.hide()

    def set_aside(self) -> None:
        """A dialog was left before its act was done: what is written in it is still there."""
        words = _("What you wrote is kept for the next time")
        self._window.status.say_kept(words)
        announce(self._window, words)

    def failed(self, error: StoreError) -> None:
        """The store could not be written: what, where the text is safe; typing goes on."""
        happened, safe, advice = error.parts()
        self._window.status.say_failed(happened)
        self._window.trouble.say(happened, f"{safe} {advice}")
        self._window.trouble.show()
        announce(self._window, error.text(), at_once=True)
