"""What a pack sets or changes, word for word, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sipdesk.domain.pack_news import Change
from sipdesk.gui import theme
from sipdesk.i18n import N_, _

Index = QModelIndex | QPersistentModelIndex
TABLE_WORDS = {
    "pack": N_("The pack"), "county": N_("The county"), "next": N_("What comes next"),
    "rules": N_("Rules"), "deadlines": N_("Deadlines"), "law": N_("References"),
    "terms": N_("Words"), "headings": N_("Life areas"), "areas": N_("Areas"),
    "catalogue": N_("Suggestions"), "assessed": N_("Needs a decision"), "arenas": N_("Forums"),
    "target_groups": N_("Groups"), "warning_signs": N_("Signs"),
    "circumstances": N_("Children's circumstances"), "hvb_reasons": N_("Reasons for placement"),
    "health_routes": N_("Ways of giving care"), "close_reasons": N_("Reasons for closing"),
    "year_topics": N_("Topics of the year"), "principles": N_("Principles"),
    "actors": N_("Units"), "instruments": N_("Instruments"),
    "local_headings": N_("Local agreement"), "grid": N_("Grid"), "references": N_("Documents"),
    "rights": N_("Good to know"), "minority_areas": N_("Minority languages"),
    "retention": N_("Retention"), "never_purge": N_("Never purged"),
    "settings": N_("Local settings"), "values": N_("Local values"),
}  # fmt: skip
NAME_WORDS = {
    "valid_from": N_("valid from"), "valid_until": N_("valid until"), "version": N_("version"),
    "publisher": N_("publisher"), "verified": N_("checked"), "amount": N_("number"),
    "unit": N_("unit of time"), "section": N_("section"), "value": N_("value"),
    "source": N_("source"), "req": N_("source"), "owner": N_("whose side"),
    "assessment": N_("assessment"), "notice_from": N_("told from"), "in_force": N_("in force"),
    "title": N_("title"), "note": N_("note"), "label": N_("name"), "text": N_("text"),
    "cite": N_("reference"), "words": N_("wording"), "agreement": N_("agreement"),
    "name": N_("name"), "region": N_("region"), "municipalities": N_("municipalities"),
}  # fmt: skip
_VALUES = {"True": N_("Yes"), "False": N_("No")}


def where(change: Change) -> str:
    """Which value it is, in words as far as there are any."""
    name, dot, lang = change.name.partition(".")
    named = _(NAME_WORDS[name]) if name in NAME_WORDS else name
    spoken = {"sv": _("in Swedish"), "en": _("in English")}.get(lang, "")
    table = _(TABLE_WORDS[change.table]) if change.table in TABLE_WORDS else change.table
    parts = [table, change.row, " ".join(part for part in (named, spoken) if part)]
    del dot
    return " · ".join(part for part in parts if part)


class ChangesModel(QAbstractTableModel):
    """One change in each row; with nothing before only what is set is shown."""

    def __init__(
        self, changes: Sequence[Change], *, is_whole: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.changes = tuple(changes)
        heads = (N_("What"), N_("Now"), N_("New words"))
        self._heads = (heads[0], N_("Content")) if is_whole else heads
        self._is_whole = is_whole

    def rowCount(self, parent: Index | None = None) -> int:
        """How many changes."""
        return 0 if parent is not None and parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index | None = None) -> int:
        """Two for a whole pack, three for a change."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(self._heads[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; what is not there is said in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        change = self.changes[index.row()]
        if index.column() == 0:
            return where(change)
        text = change.after if self._is_whole or index.column() == 2 else change.before
        return _(_VALUES[text]) if text in _VALUES else text or _("nothing")


class ChangesTable(QTableView):
    """The table: rows as high as their text, columns as wide as the window."""

    def __init__(self, changes: Sequence[Change], *, is_whole: bool = False) -> None:
        super().__init__()
        self.changes_model = ChangesModel(changes, is_whole=is_whole, parent=self)
        self.setModel(self.changes_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("What the pack says") if is_whole else _("What changes"))
        self._fitter = QTimer(self)
        self._fitter.setSingleShot(True)
        self._fitter.timeout.connect(self.resizeRowsToContents)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        theme.fix(self, min_height=200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitter.start(0)  # once, however many sizes a window goes through when shown
