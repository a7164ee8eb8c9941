"""The units of the register as a table: unit, organisation, who answers, phone."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sipdesk.domain.model import Unit
from sipdesk.gui.dialogs.add_party import PRINCIPAL_WORDS
from sipdesk.i18n import N_, _

Index = QModelIndex | QPersistentModelIndex
UNIT = Qt.ItemDataRole.UserRole
_HEADS = (N_("Unit"), N_("Organisation"), N_("Principal"), N_("Phone"))


class UnitsModel(QAbstractTableModel):
    """Finished rows; one way in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.units: tuple[Unit, ...] = ()

    def replace(self, units: Sequence[Unit]) -> None:
        """Show other units."""
        self.beginResetModel()
        self.units = tuple(units)
        self.endResetModel()

    def place_of(self, unit_id: object) -> int:
        """The row of a unit, or -1."""
        return next((n for n, unit in enumerate(self.units) if unit.id == unit_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many units are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.units)

    def columnCount(self, parent: Index | None = None) -> int:
        """Four."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; an empty one is read out as "nothing"."""
        unit = self.units[index.row()]
        texts = (unit.name, unit.organisation, _(PRINCIPAL_WORDS[unit.principal]), unit.phone)
        text = texts[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text or _("nothing")
        return unit if role == UNIT else None
