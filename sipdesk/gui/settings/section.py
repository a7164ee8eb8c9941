"""What every part of the settings is made of: a page with a title, and fields it looks after."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.domain.problems import RuleError
from sipdesk.gui import theme
from sipdesk.gui.messages import problem_text
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace

F = TypeVar("F", bound=Field)


class Section(Page):
    """One part.

    Signals:
        changed: the name of a setting of this computer that was changed.
        backup_asked: make a copy of the store now.
        rules_changed: the local routine: what stands open may be another thing now.
    """

    rules_changed = Signal()
    changed = Signal(str)
    backup_asked = Signal()

    def __init__(self, workspace: Workspace, title: str, lead: str = "") -> None:
        super().__init__(margins=(10, 18, 22, 20))
        self.workspace = workspace
        self.fields: dict[str, Field] = {}
        self.setAccessibleName(title)
        head = QWidget()
        lines = column(head, spacing=4)
        self.title = Text(title, "h1")
        lines.addWidget(self.title)
        if lead:
            lines.addWidget(Text(lead, "lead"))
        self.add(head)
        self.build()

    def build(self) -> None:
        """Make the widgets, once."""

    def reload(self) -> None:
        """Show what is stored now."""

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return True

    def undo(self) -> bool:
        """Undo the latest removal; answers whether there was one."""
        return False

    def setting(self, field: F) -> F:
        """Let a field choose a setting of this computer; seen at once."""
        self.fields[field.name] = field
        field.set_value(getattr(self.workspace.settings, field.name))
        field.edited.connect(lambda: self._set(field))
        return field

    def _set(self, field: Field) -> None:
        field.is_dirty = False
        setattr(self.workspace.settings, field.name, field.value())
        self.changed.emit(field.name)


def text_column(*cards: QWidget) -> QWidget:
    """Cards under each other, not wider than can be read, and as high as that width needs.

    A row measures its parts at the width that they get; a page would at its own, and cut them.
    """
    outer, inner = QWidget(), theme.fix(QWidget(), max_width=theme.TEXT_COLUMN)
    lines = column(inner, spacing=12)
    for card in cards:
        lines.addWidget(card)
    line = row(outer, spacing=0)
    line.addWidget(inner, 1)
    line.addStretch(0)
    return outer


def refused(field: Field, error: RuleError) -> None:
    """Say at a field what a rule answered."""
    field.set_error(problem_text(error.problems[0]))
