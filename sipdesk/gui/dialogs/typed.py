"""What is typed for one act is not lost by Esc, a lock or a crash: it is kept, or asked about."""

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


def leave(dialog: QDialog, go: Callable[[], object], *, is_written: bool) -> None:
    """Leave a dialog: at once, or after a question where something is written in it."""
    if not dialog.isVisible() or not is_written:
        go()
        return
    if dialog.findChild(LeaveQuestion) is not None:
        return
    asked = LeaveQuestion(dialog)
    asked.accepted.connect(lambda: go())  # Qt would take a slot by its name: that of the subclass
    asked.finished.connect(asked.deleteLater)
    asked.open()


class Typed(QWidget):
    """Keeps the fields of one act as drafts until it is done, and brings them back.

    It is the line that says so: shown only when something was brought back.

    Args:
        workspace, case_id: where to.
        place: begins the name of each draft: the dialog, and the row that it is about.
        fields: name → field, in the order in which they are brought back.
        parent: the dialog or card; it puts the line where it wants it.
    """

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID | None,
        place: str,
        fields: Mapping[str, Field],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)  # shown without one it would be a window of its own
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
                field.restore(raw)
                field.edited.emit()  # what depends on it is shown
                found = found or (bool(raw.strip()) and not field.isHidden())
        return found

    def _edited(self) -> None:
        if not self._timer.isActive() and not self._workspace.store.is_second:
            self._timer.start(FIRST_MS)

    def keep(self) -> bool:
        """Keep all that was changed; answers whether it is kept."""
        self._timer.stop()
        unkept = {name: field for name, field in self._fields.items() if field.is_dirty}
        if unkept and self._workspace.store.is_second:
            return False  # who only reads beside another has nowhere to keep it
        try:
            for name, field in unkept.items():
                self._workspace.keep_draft(self._case_id, self._place + name, field.raw())
                field.is_dirty = False
        except StoreError:
            self._timer.start(AGAIN_MS)
            return False
        return True

    def keep_all(self) -> bool:
        """Keep all that stands in the fields, whether it was changed or not."""
        for field in self._fields.values():
            field.is_dirty = True
        return self.keep()

    def forget(self, names: Iterable[str] | None = None) -> None:
        """Keep nothing any more of these fields, or of all: they are stored, or thrown away."""
        gone = [name for name in (self._fields if names is None else names) if name in self._fields]
        for name in gone:
            self._fields[name].is_dirty = False
            self._begun[self._fields[name]] = self._fields[name].value()
        if names is None:
            self._timer.stop()
            self.hide()
        with suppress(StoreError):
            for name in self._workspace.drafts(self._case_id).keys() & {
                self._place + name for name in gone
            }:
                self._workspace.drop_draft(self._case_id, name)

    def go_to(self, place: str) -> None:
        """Keep for another row from here on: the fields show that row, and its drafts come back.

        What was typed for the row before is kept by `keep` before the fields show another.
        """
        self._place = f"dialog-{place}."
        self._begun = {field: field.value() for field in self._fields.values()}
        self.setVisible(self._restore())

    def holds(self) -> bool:
        """Whether anything is written that was not there when the dialog began."""
        return any(
            field.value() != self._begun[field] and bool(field.raw().strip())
            for field in self._fields.values()
            if isinstance(field, _WRITTEN)
        )

    def tell(self) -> None:
        """Say that what is written is there to come back to, if anything is."""
        if self.holds():
            self._workspace.set_aside.emit()

    def _start_over(self) -> None:
        begun = dict(self._begun)
        self.forget()
        for field, value in begun.items():
            field.reset(value)
            field.edited.emit()
        self._timer.stop()


class TypingDialog(QDialog):
    """A dialog that is left without losing what is written in it: it is kept, or asked about.

    Attributes:
        typed: keeps the fields; None where nothing keeps them.
        is_kept_when_left: what is written comes back after Esc too, not only after a crash.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed: Typed | None = None
        self.is_kept_when_left = True

    def flush(self) -> bool:
        """Keep what is typed now: the program locks. Answers whether it is kept."""
        return self.typed is None or self.typed.keep()

    def accept(self) -> None:
        """The act is done: nothing that was typed is kept any more."""
        if self.typed is not None:
            self.typed.forget()
        super().accept()

    def reject(self) -> None:
        """Leave; what is written is kept, or else asked about."""
        if self.typed is not None and self.is_kept_when_left and self.typed.keep():
            self.typed.tell()
            super().reject()
            return
        leave(self, self._throw_away, is_written=self.is_written())

    def keep_again(self) -> None:
        """What the dialog was for was refused afterwards: what is written comes back next time."""
        if self.typed is not None:
            self.typed.keep_all()

    def is_written(self) -> bool:
        """Whether the user has written something here that is not stored."""
        seen = [field for field in self.findChildren(Field) if field.isVisibleTo(self)]
        return written(seen) or (self.typed is not None and self.typed.holds())

    def _throw_away(self) -> None:
        if self.typed is not None:
            self.typed.forget()
        super().reject()
