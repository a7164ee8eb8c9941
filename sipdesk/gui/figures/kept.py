"""Fields beside the cases that store themselves: each with a verb of its own."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from sipdesk.domain.problems import RuleError
from sipdesk.gui.settings.section import refused
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.workspace import Workspace
from sipdesk.storage.errors import StoreError

F = TypeVar("F", bound=Field)
Save = Callable[[Any], object]


class Kept(QObject):
    """Stores each field by its own verb; what cannot be stored is kept as a draft."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._known: dict[Field, tuple[str, Save]] = {}
        self._drafts = workspace.drafts(None)
        self._autosave = Autosave(self._commit, self._draft, self)

    def own(self, field: F, name: str, save: Save) -> F:
        """Look after a field; `name` is that of its draft."""
        self._known[field] = name, save
        self._autosave.watch(field)
        field.set_read_only(not self._workspace.can_write)
        if raw := self._drafts.get(name):
            field.restore(raw)
        return field

    def forget(self, field: Field) -> None:
        """The row of the field is gone."""
        field.is_dirty = False
        self._known.pop(field, None)
        self._autosave.forget(field)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return self._autosave.flush()

    def _commit(self, field: Field) -> bool:
        name, save = self._known[field]
        try:
            save(field.value())
        except RuleError as error:
            refused(field, error)
            self._draft(field)
            return False
        except StoreError:
            self._autosave.try_again()
            return False
        if self._drafts.pop(name, None) is not None:
            self._workspace.drop_draft(None, name)
        return True

    def _draft(self, field: Field) -> None:
        name = self._known[field][0]
        self._drafts[name] = field.raw()
        self._workspace.keep_draft(None, name, field.raw())
