"""Whether the one at work may still be: access is taken away, or the other one has done writing."""

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.storage import keys
from sipdesk.storage.errors import StoreError

_EVERY_MS = 5000


class Presence(QObject):
    """Looks at the keys every few seconds (FLT F76: within a minute).

    Signals:
        ended: why the program must be locked.
    """

    ended = Signal(str)

    def __init__(self, workspace: Workspace, who: keys.Opened, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._who = workspace, who
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self.start()

    def start(self) -> None:
        """Begin to look; in a practice store nobody has keys."""
        if self._who.user_id is not None:
            self._timer.start(_EVERY_MS)

    def stop(self) -> None:
        """The program is locked."""
        self._timer.stop()

    def look(self) -> None:
        """Look once."""
        store = self._workspace.store
        try:
            slots = {user.user_id for user in store.slots()}
        except StoreError:
            return  # the drive is away just now; what is written says so
        if self._who.user_id not in slots:
            self.ended.emit(_("Your access to this store has been removed."))
        elif store.is_second and store.is_free():
            name = store.writer or _("Someone else")
            text = _("{name} is not writing any more. Unlock, and you can write.")
            self.ended.emit(text.format(name=name))
