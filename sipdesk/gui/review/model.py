"""The rows of the log as a table: when, who, what, about what, circumstance, review."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.i18n import N_, _, format_date, format_time, language
from sipdesk.services.log_words import OUTCOMES, REASONS, subject_words, words_of
from sipdesk.services.reviews import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
HEADS = (N_("When"), N_("Who"), N_("What"), N_("About"), N_("Circumstance"), N_("Review"))
_WORTH = {"outside", "protected", "own", "same_name", "night", "many"}


def when(entry: Entry) -> str:
    """The time as one says it: today, yesterday, or the day."""
    at = clock.local(entry.at)
    days = {clock.today(): _("Today"), clock.today() - timedelta(days=1): _("Yesterday")}
    day = days.get(at.date()) or format_date(at.date(), lang=language())
    day = day.removesuffix(f" {clock.today().year}")
    return f"{day} {format_time(at)}"


def about(entry: Entry) -> str:
    """What it was about: a case by its number, else what the row says."""
    return f"SIP {entry.about}" if entry.about else subject_words(entry.subject, _)


def circumstance(entry: Entry) -> str:
    """What a reviewer wants to know of the look: where the user stood, and the reason given."""
    codes = dict.fromkeys((*entry.circumstance, *entry.reasons))
    found = [_(REASONS[code]) for code in codes if code in REASONS]
    if entry.reason:
        found.append(_("Reason: ”{reason}”").format(reason=entry.reason))
    if not found and entry.about:
        return _("In the team")
    return ". ".join(found)


def is_worth_a_look(entry: Entry) -> bool:
    """Whether something in the circumstances asks for a second look."""
    return bool(_WORTH.intersection((*entry.circumstance, *entry.reasons)))


def state(entry: Entry) -> tuple[str, str, str]:
    """How far the review has come: words, icon, colour."""
    if entry.is_own:
        return _("Own row"), "user", "text2"
    if entry.review is not None:
        plain = entry.review.outcome.value == "justified"
        return _("Reviewed") if plain else _(OUTCOMES[entry.review.outcome]), *(
            ("circle-check", "ok") if plain else ("flag", "danger")
        )
    if entry.reasons:
        return _("Chosen"), "flag", "warn"
    return _("Not reviewed"), "circle-dashed", "info"


class LogModel(QAbstractTableModel):
    """Finished rows; one way in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def replace(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def place_of(self, row: int) -> int:
        """Where a row of the log stands, or -1."""
        return next((n for n, entry in enumerate(self.entries) if entry.row == row), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Six."""
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; an empty one is read out as "nothing"."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(entry, index.column())
        texts = (
            when(entry),
            entry.who,
            _(words_of(entry.act)),
            about(entry),
            circumstance(entry),
            state(entry)[0],
        )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return texts[index.column()] or _("nothing")
        return None

    def _icon(self, entry: Entry, column: int) -> Any:
        if column == 4 and is_worth_a_look(entry):
            return theme.icon("circle-alert", "warn", 16)
        if column == 5:
            _words, icon, hue = state(entry)
            return theme.icon(icon, hue, 16)
        return None
