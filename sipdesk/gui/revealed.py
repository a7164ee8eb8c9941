"""What lies under a case key and is shown for a minute: at all places of the window at once."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.domain import facts
from sipdesk.gui.widgets.field import Field
from sipdesk.i18n import _
from sipdesk.services import sealed

if TYPE_CHECKING:
    from sipdesk.gui.workspace import Workspace

SHOWN_MS = 60_000


class Revealed(QObject):
    """The sealed values that are shown now; one case at a time, never written anywhere.

    Signals:
        hidden: the minute is over; fields let go of what they show.
    """

    hidden = Signal()

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._values: sealed.Details = {}
        self.case_id: UUID | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.hide)

    def show(self, case_id: UUID, reason: str) -> None:
        """Show what is sealed in a case; a row in the log says why. Raises RuleError."""
        self._values = self._workspace.show(sealed.show_details, case_id, reason=reason)
        self.begin(case_id)

    def begin(self, case_id: UUID) -> None:
        """Start the minute; after it what is shown of a case is hidden."""
        self.case_id = case_id
        self.timer.start()
        self._workspace.case_changed.emit(case_id)

    def hide(self) -> None:
        """Hide it again: the minute is over, the window is locked or another case is shown."""
        self.timer.stop()
        if self.case_id is None:
            return
        self.hidden.emit()
        case_id, self.case_id, self._values = self.case_id, None, {}
        self._workspace.case_changed.emit(case_id)

    def value(self, row: Any, field: str) -> str:
        """What a field holds as far as it may be seen now."""
        stored: str = getattr(row, field, "") or ""
        return stored or (self._values.get((row.id, field), "") if row else "")

    def note(self, case: Any, row: Any, field: str) -> str:
        """Why a field looks empty; nothing when it does not."""
        is_shown = row is None or (row.id, field) in self._values
        if is_shown or not facts.is_sealed(case, row.id, field):
            return ""
        if self._workspace.read(sealed.may_show, case):
            return _("Hidden. Choose “Show the details…” at the person, in step 1.")
        users = self._workspace.read(sealed.named_users, case)
        names = ", ".join(user.name for user in users)
        return _("Only {names} can show this.").format(names=names)

    def say(self, field: Field, case: Any, row: Any) -> None:
        """Say at a field why it looks empty."""
        words = self.note(case, row, field.name)
        if words != field.note.text():
            field.set_note(words)

    def lets_go(self, *fields: Field) -> None:
        """When the minute is over these fields show nothing, whoever is in them."""
        for field in fields:
            self.hidden.connect(field.let_go)
