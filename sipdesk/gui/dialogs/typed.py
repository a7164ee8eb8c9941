"""What is typed in a dialog is not lost by Esc, a lock or a crash: it is kept, or asked about."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.gui.messages import Question
from sipdesk.gui.widgets.autosave import AGAIN_MS, FIRST_MS
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.storage.errors import StoreError

_WRITTEN = (TextField, LongTextField, DateField)


def written(fields: Iterable[Field]) -> bool:
    """Whether the user has written anything that is not stored; choices are soon made again."""
    return any(
        field.is_dirty and field.is_lasting and bool(field.raw().strip())
        for field in fields
        if isinstance(field, _WRITTEN)
    )


class LeaveQuestion(Question):
    """Asks before what is written in a dialog is thrown away; going on is the safe answer."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(
            dialog,
            _("Throw away what you have written?"),
            _("You have written something here that is not saved."),
            _("Throw it away"),
            is_danger=True,
            cancel=_("Keep writing"),
        )


def leave(dialog: QDialog, fields: Iterable[Field], go: Callable[[], object]) -> None:
    """Leave a dialog: at once, or after a question where something is written in it."""
    seen = [field for field in fields if field.isVisibleTo(dialog)]
    if not dialog.isVisible() or not written(seen):
        go()
        return
    if dialog.findChild(LeaveQuestion) is not None:
        return
    asked = LeaveQuestion(dialog)
    asked.accepted.connect(lambda: go())  # Qt would take a slot by its name: that of the subclass
    asked.finished.connect(asked.deleteLater)
    asked.open()


class Typed(QWidget):
    """Keeps the fields of one dialog as drafts until its act is done, and brings them back.

    It is the line that says so: shown only when something was brought back.

    Args:
        workspace, case_id: where to.
        place: begins the name of each draft: the dialog, and the row that it is about.
        fields: name → field, in the order in which they are brought back.
    """

    def __init__(
        self, workspace: Workspace, case_id: UUID | None, place: str, fields: Mapping[str, Field]
    ) -> None:
        super().__init__()
        self._workspace, self._case_id, self._place = workspace, case_id, f"dialog-{place}."
        self._fields = {name: field for name, field in fields.items() if field.is_lasting}
        self._begun = {field: field.value() for field in self._fields.values()}
        words = _("What you began last time is still here.")
        self.band = Band("info", "", words, act=_("Start over"))
        self.band.clicked.connect(self._start_over)
        column(self, spacing=0).addWidget(self.band)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        self.setVisible(self._restore())
        for field in self._fields.values():
            field.edited.connect(self._edited)
            field.left.connect(self.keep)

    def _restore(self) -> bool:
        kept = self._workspace.drafts(self._case_id)
        found = False
        for name, field in self._fields.items():
            if (raw := kept.get(self._place + name)) is not None:
                found = found or bool(raw.strip())
                field.restore(raw)
                field.edited.emit()  # what depends on it is shown
        return found

    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start(FIRST_MS)

    def keep(self) -> bool:
        """Keep all that was changed; answers whether it is kept."""
        self._timer.stop()
        try:
            for name, field in self._fields.items():
                if field.is_dirty:
                    self._workspace.keep_draft(self._case_id, self._place + name, field.raw())
                    field.is_dirty = False
        except StoreError:
            self._timer.start(AGAIN_MS)
            return False
        return True

    def forget(self, names: Iterable[str] | None = None) -> None:
        """Keep nothing any more of these fields, or of all: they are stored, or thrown away."""
        gone = [name for name in (self._fields if names is None else names) if name in self._fields]
        for name in gone:
            self._fields[name].is_dirty = False
            self._begun[self._fields[name]] = self._fields[name].value()
        if names is None:
            self._timer.stop()
        with suppress(StoreError):
            for name in self._workspace.drafts(self._case_id).keys() & {
                self._place + name for name in gone
            }:
                self._workspace.drop_draft(self._case_id, name)

    def tell(self) -> None:
        """Say that what is written is there to come back to, if anything is."""
        if any(
            field.value() != self._begun[field] and bool(field.raw().strip())
            for field in self._fields.values()
            if isinstance(field, _WRITTEN)
        ):
            self._workspace.set_aside.emit()

    def _start_over(self) -> None:
        begun = dict(self._begun)
        self.forget()
        self.hide()
        for field, value in begun.items():
            field.reset(value)
            field.edited.emit()
        self._timer.stop()
