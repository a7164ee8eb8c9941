"""Help for the field that has the focus, and the sheet of all keys."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.actions import keys_sheet
from sipdesk.gui.widgets.buttons import primary
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _

_SHARE = 0.9  # of the window under it


class Sheet(QDialog):
    """A title, some text, and a button that closes it."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        lines = column(self, spacing=0)
        self.page = Page(margins=(24, 20, 24, 16), spacing=8)
        self.page.add(Text(title, "h1"))
        lines.addWidget(self.page, 1)
        foot = row(spacing=8, margins=(24, 8, 24, 16))
        foot.addStretch(1)
        self.close_button = primary(_("Close the window"))
        self.close_button.clicked.connect(self.accept)
        foot.addWidget(self.close_button)
        lines.addLayout(foot)
        room = (parent.window().size() if parent else self.screen().availableSize()) * _SHARE
        self.resize(QSize(theme.px(width), theme.px(420)).boundedTo(room))


def show(sheet: Sheet) -> None:
    """Show a sheet and throw it away after."""
    sheet.exec()
    sheet.deleteLater()


def keys(parent: QWidget | None) -> Sheet:
    """Every key of the program."""
    sheet = Sheet(parent, _("All keys"), 560)
    table = QWidget()
    grid = theme.scaled(QGridLayout(table), 6)
    for n, (key, text) in enumerate(keys_sheet()):
        grid.addWidget(Text(key, "strong", wrap=False), n, 0)
        grid.addWidget(Text(text), n, 1)
    grid.setColumnStretch(1, 1)
    sheet.page.add(table)
    return sheet


def field_help(parent: QWidget | None, focus: QWidget | None, sources: dict[str, str]) -> Sheet:
    """What a field asks for, with its source.

    Args:
        parent: the window.
        focus: what has the focus.
        sources: field name → law or agreement, for what stands open in the case.
    """
    field = _field_of(focus)
    if field is None:
        sheet = Sheet(parent, _("Help"))
        sheet.page.add(
            Text(_("Put the cursor in a field and press F1: then this window tells about it.")),
            Text(_("The steps can be opened in any order. What you write is saved by itself.")),
            Text(_("F8 goes to the next missing thing. Ctrl+K searches. Ctrl+/ shows all keys.")),
        )
        return sheet
    sheet = Sheet(parent, field.label.text().replace("&", "") or _("Help"))
    texts = [field.hint.text(), field.control.accessibleDescription()]
    for text in dict.fromkeys(text for text in texts if text):
        sheet.page.add(Text(text))
    if source := sources.get(field.name):
        sheet.page.add(Text(_("Source: {source}").format(source=source), "small"))
    sheet.page.add(Text(_("What you write is saved by itself. Ctrl+Z takes it back."), "small"))
    return sheet


def _field_of(widget: QWidget | None) -> Field | None:
    while widget is not None:
        if isinstance(widget, Field):
            return widget
        widget = widget.parentWidget()
    return None
