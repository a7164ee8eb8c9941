"""The list of cases as a table: name and number, step, next date."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sipdesk.gui.overview import words
from sipdesk.i18n import N_, _
from sipdesk.services.overview import CaseRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
LATE = Qt.ItemDataRole.UserRole + 1
SECOND = Qt.ItemDataRole.UserRole + 2
_HEADS = (N_("Name and case"), N_("Step"), N_("Next date"))


class CasesModel(QAbstractTableModel):
    """Finished rows; further ones are fetched as the user scrolls."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CaseRow] = []
        self._day = date.min
        self._more: Callable[[int], Sequence[CaseRow]] | None = None

    def replace(
        self,
        rows: Sequence[CaseRow],
        day: date,
        more: Callable[[int], Sequence[CaseRow]] | None = None,
    ) -> None:
        """Show other rows; `more(offset)` answers with those that follow, none at the end."""
        self.beginResetModel()
        self._rows, self._day, self._more = list(rows), day, more
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be further rows."""
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: Index) -> None:
        """Take the next rows."""
        if self._more is None:
            return
        found = self._more(len(self._rows))
        if not found:
            self._more = None
            return
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
        self._rows.extend(found)
        self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are here."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Three."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Two lines for each cell, and the whole row as one sentence for the ear."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._sentence(row)
        if role in (Qt.ItemDataRole.DisplayRole, SECOND, Qt.ItemDataRole.ToolTipRole):
            first, second = self._lines(row, index.column())
            return {SECOND: second, Qt.ItemDataRole.ToolTipRole: first}.get(
                Qt.ItemDataRole(role) if role != SECOND else SECOND, first
            )
        if role == LATE:
            return words.next_words(row, self._day)[2]
        return None

    def _lines(self, row: CaseRow, column: int) -> tuple[str, str]:
        if column == 0:
            return row.name or _("Protected information"), f"SIP {row.number}"
        if column == 1:
            return words.step_text(row), ""
        first, second, _late = words.next_words(row, self._day)
        return first, second

    def _sentence(self, row: CaseRow) -> str:
        day, what, _late = words.next_words(row, self._day)
        parts = (words.person(row.name, row.number), words.step_text(row), day, what)
        return ", ".join(part for part in parts if part)
