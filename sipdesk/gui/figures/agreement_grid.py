"""The grid of who does what: rows with a cell for each kind of care; a cell may be empty."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain.model import AgreementCell
from sipdesk.gui.figures.kept import Kept
from sipdesk.gui.widgets.buttons import icon_button, secondary
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card, UndoBar
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import local_agreement as verbs

_COLUMNS = {
    "socialtjanst": N_("Social services"),
    "primarvard": N_("Primary care"),
    "specialistvard": N_("Specialist care"),
    "other": N_("Others"),
}


class GridCard(Card):
    """One frame for each row; it lives as long as its row."""

    def __init__(self, workspace: Workspace, kept: Kept) -> None:
        note = _("A concrete division of the work. An empty cell is allowed.")
        super().__init__(_("Who does what"), note, icon="table-2")
        self.workspace, self.kept = workspace, kept
        self.by_id: dict[UUID, CellRow] = {}
        self.undo_bar = UndoBar()
        place = QWidget()
        self._lines = column(place, spacing=10)
        self.add_button = secondary(_("Add a row"), "plus")
        self.example_button = secondary(_("Put in the example rows of the annex"), "copy")
        self.add_button.clicked.connect(self._add)
        self.example_button.clicked.connect(self._examples)
        acts = QWidget()
        flow = Flow(acts, spacing=12)
        flow.add(self.add_button)
        flow.add(self.example_button)
        self.add(place, self.undo_bar, acts)
        acts.setVisible(workspace.can_write)

    def show_cells(self, cells: Sequence[AgreementCell]) -> None:
        """Show these rows in this order."""
        wanted = {cell.id for cell in cells}
        for gone in [key for key in self.by_id if key not in wanted]:
            self._drop(self.by_id.pop(gone))
        for place, cell in enumerate(cells):
            if cell.id not in self.by_id:
                self.by_id[cell.id] = CellRow(self, cell.id)
            widget = self.by_id[cell.id]
            if self._lines.indexOf(widget) != place:
                self._lines.insertWidget(place, widget)
            widget.show_row(cell)

    def _drop(self, widget: "CellRow") -> None:
        for field in widget.fields.values():
            self.kept.forget(field)
        self._lines.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _again(self) -> None:
        self.show_cells(self.workspace.read(verbs.load_agreement).cells)

    def _add(self) -> None:
        made = self.workspace.write(verbs.add_cell, None)
        self._again()
        self.by_id[made.id].fields["title"].setFocus()

    def _examples(self) -> None:
        self.kept.flush()
        self.workspace.write(verbs.take_examples, None)
        self._again()

    def remove(self, cell_id: UUID, title: str) -> None:
        """Take a row away; it can be brought back."""
        self.kept.flush()
        self.workspace.write(verbs.remove_cell, None, cell_id=cell_id)
        self._again()
        text = _("{name} is removed.").format(name=title or _("The row"))
        self.undo_bar.offer(text, partial(self._restore, cell_id))
        self.add_button.setFocus()

    def _restore(self, cell_id: UUID) -> None:
        self.workspace.write(verbs.restore_cell, None, cell_id=cell_id)
        self._again()


class CellRow(QFrame):
    """What is done, and by whom of the four."""

    def __init__(self, card: GridCard, cell_id: UUID) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        self._card, self._id = card, cell_id
        lines = column(self, spacing=8, margins=(12, 10, 12, 12))
        title = TextField("title", _("What"))
        self.fields: dict[str, Any] = {"title": title}
        head = row(spacing=10)
        head.addWidget(title, 1)
        self.remove_button = icon_button("trash-2", _("Remove the row"))
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.setVisible(card.workspace.can_write)
        head.addWidget(self.remove_button)
        lines.addLayout(head)
        cells = QWidget()
        flow = Flow(cells, spacing=12)
        for name, words in _COLUMNS.items():
            self.fields[name] = LongTextField(name, _(words), lines=1)
            flow.add(self.fields[name], stretch=1, base=12)
        lines.addWidget(cells)
        for name, field in self.fields.items():
            card.kept.own(field, f"agreement.{cell_id}.{name}", partial(self._store, name))

    def _store(self, name: str, value: Any) -> object:
        verb = verbs.change_cell
        return self._card.workspace.write(verb, None, cell_id=self._id, **{name: value})

    def _remove(self) -> None:
        self._card.remove(self._id, str(self.fields["title"].value()))

    def show_row(self, cell: AgreementCell) -> None:
        """Show what is stored."""
        for name, field in self.fields.items():
            field.set_value(getattr(cell, name))
