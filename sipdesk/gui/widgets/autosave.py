"""Keeps what is typed: at latest two seconds after the first unsaved key, and on leaving."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.gui.widgets.field import Field

FIRST_MS = 1500  # after the first unsaved key press, not after the last
AGAIN_MS = 5000  # when the store could not be written


class Autosave(QObject):
    """Stores the fields of one page.

    Signals:
        kept: everything that was unsaved has been gone through.

    Args:
        commit: stores a field's value; answers whether it is stored.
        draft: keeps a field's raw text that is not a value yet.
        parent: the page.

    Attributes:
        is_keeping: field after field is being stored; what is shown waits for the last one.
    """

    kept = Signal()

    def __init__(
        self,
        commit: Callable[[Field], bool],
        draft: Callable[[Field], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._commit, self._draft = commit, draft
        self._fields: list[Field] = []
        self.is_keeping = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def watch(self, field: Field) -> None:
        """Look after a field from now on."""
        self._fields.append(field)
        field.edited.connect(lambda: self._edited(field))
        field.left.connect(lambda: self._left(field))
        field.destroyed.connect(lambda: self.forget(field))

    def forget(self, field: Field) -> None:
        """Look after it no more: its row is gone."""
        if field in self._fields:
            self._fields.remove(field)

    def is_waiting(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._timer.isActive()

    def _edited(self, field: Field) -> None:
        if field.is_instant:
            self._store(field)
        elif not self._timer.isActive():
            self._timer.start(FIRST_MS)

    def _left(self, field: Field) -> None:
        if field.is_dirty:
            self._store(field, say=True)

    def keep(self) -> None:
        """Store all that is unsaved, without disturbing the field that the user is in."""
        unsaved = [field for field in self._fields if field.is_dirty]
        if self.is_keeping or not unsaved:
            return
        self.is_keeping = True
        try:
            for field in unsaved:
                if field.is_dirty:
                    self._store(field)
        finally:
            self.is_keeping = False
            self.kept.emit()

    def flush(self) -> bool:
        """Store all that is unsaved now: the page hides, the program locks or closes.

        Answers whether everything is stored or kept as a draft.
        """
        self._timer.stop()
        self.keep()
        return not self._timer.isActive()

    def _store(self, field: Field, *, say: bool = False) -> None:
        if problem := field.problem():
            self._draft(field)
            if say or field.is_instant:
                field.set_error(problem)
            return
        if field.is_held:
            self._draft(field)
            return
        field.is_dirty, field.is_own = False, True
        if not self._commit(field):
            field.is_dirty, field.is_own = True, False

    def try_again(self) -> None:
        """The store could not be written: the text stays in the window and is tried again."""
        self._timer.start(AGAIN_MS)
