"""The fields of a page: found by name and row, stored by themselves, drafts kept and restored."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from sipdesk.domain.problems import Problem, RuleError
from sipdesk.gui.messages import problem_text
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.workspace import Workspace
from sipdesk.storage.errors import StoreError

Getter = Callable[[Any], Any]
Save = Callable[[Field], object]


class Keeper(QObject):
    """Keeps what is typed in the fields of one page.

    Args:
        workspace, case_id: where to.
        place: begins the name of each draft: the step's code.
        say: shows problems that a rule answered when a field was stored.
        parent: the page.
    """

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        place: str,
        say: Callable[[tuple[Problem, ...]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._case_id, self._place, self._say = workspace, case_id, place, say
        self.fields: dict[str, Field] = {}
        self._bonds: dict[Field, tuple[Getter | None, Save]] = {}
        self._drafts: dict[str, str] | None = None
        self.autosave = Autosave(self._commit, self._draft, self)

    def register(self, field: Field, row: object) -> None:
        """Make a field findable."""
        self.fields[key(field.name, row)] = field

    def bind(self, field: Field, getter: Getter | None, save: Save, row: object) -> None:
        """Let a field store itself from now on."""
        self.register(field, row)
        self._bonds[field] = (getter, save)
        self.autosave.watch(field)

    def unbind(self, field: Field) -> None:
        """Forget a field whose row is gone; what is unsaved in it is stored first."""
        if field.is_dirty and field in self._bonds:
            self._commit(field)
        self._bonds.pop(field, None)
        self.autosave.forget(field)
        self.fields = {name: own for name, own in self.fields.items() if own is not field}

    def stores(self, field: Field) -> bool:
        """Whether a field stores itself, rather than with the other fields of a form."""
        return field in self._bonds

    def find(self, name: str, row: object = None) -> Field | None:
        """The field of a name and row, or of the name alone."""
        return self.fields.get(key(name, row)) or self.fields.get(name)

    def show(self, case: Any) -> None:
        """Put what is stored into the bound fields; the one that the user is in is left alone."""
        for field, (getter, _save) in list(self._bonds.items()):
            if getter is not None:
                field.set_value(getter(case))

    def _commit(self, field: Field) -> bool:
        bond = self._bonds.get(field)
        if bond is None:
            return True
        name = self._draft_name(field)
        try:
            bond[1](field)
        except RuleError as error:
            self._refused(field, error)
            return False
        except StoreError:
            self.autosave.try_again()
            return False
        if self._kept.pop(name, None) is not None:
            self._workspace.drop_draft(self._case_id, name)
        return True

    def _refused(self, field: Field, error: RuleError) -> None:
        self._say(error.problems)
        if not field.error.text() and len(error.problems) == 1:
            field.set_error(problem_text(error.problems[0]))
        self._draft(field)

    def _draft(self, field: Field) -> None:
        name, raw = self._draft_name(field), field.raw()
        if self._kept.get(name) == raw:
            return
        try:
            self._workspace.keep_draft(self._case_id, name, raw)
        except StoreError:
            self.autosave.try_again()
        else:
            self._kept[name] = raw

    def _draft_name(self, field: Field) -> str:
        own = next((name for name, each in self.fields.items() if each is field), field.name)
        return f"{self._place}.{own}"

    @property
    def _kept(self) -> dict[str, str]:
        if self._drafts is None:
            self._drafts = self._workspace.drafts(self._case_id)
        return self._drafts

    def restore(self) -> None:
        """Bring back what was typed and could not be stored."""
        for name, raw in self._kept.items():
            place, _dot, own = name.partition(".")
            field = self.fields.get(own)
            if place == self._place and field is not None:
                field.restore(raw)
                field.hold()  # something else may have been stored since


def key(name: str, row: object) -> str:
    """The name under which a field of a row is found."""
    return name if row is None or row == "" else f"{name}:{row}"
