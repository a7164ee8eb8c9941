"""What the catalogue suggests for an intervention: the text and its source, never an owner."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QMenu, QPushButton

from sipdesk.domain.rules.before_final import GAP
from sipdesk.gui.widgets.buttons import quiet
from sipdesk.gui.widgets.fields import TextField
from sipdesk.i18n import _

MOST_SHOWN = 20  # in the menu; the rest is found by typing


def offer(field: TextField, suggestions: list[tuple[str, str]]) -> QPushButton:
    """Let a field suggest texts while typing, and show them all from a button beside it."""
    model = QStandardItemModel(field)
    for text, source in suggestions:
        item = QStandardItem(f"{text}  –  {source}")
        item.setData(text, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    completer = QCompleter(model, field.edit)
    completer.setCompletionRole(Qt.ItemDataRole.UserRole)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.edit.setCompleter(completer)
    made = quiet(_("Suggestions"), "list", small=True)
    if not suggestions:
        made.hide()
    made.clicked.connect(lambda: _show(made, field, suggestions))
    return made


def _show(button: QPushButton, field: TextField, suggestions: list[tuple[str, str]]) -> None:
    menu = QMenu(button)
    for text, source in suggestions[:MOST_SHOWN]:
        act = menu.addAction(f"{text}  –  {source}".replace("&", "&&"))
        act.triggered.connect(lambda _on=False, words=text: take(field, words))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def take(field: TextField, words: str) -> None:
    """Put a text into the field as if it was typed; a gap in it is selected, to be filled in."""
    edit = field.edit
    edit.setFocus()
    edit.setText(words)  # not typed: the list of suggestions would open again
    at = words.find(GAP)
    if at >= 0:
        edit.setSelection(at, len(GAP))
