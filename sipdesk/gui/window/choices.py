"""Language, look and size, changed while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sipdesk import i18n
from sipdesk.gui import theme

if TYPE_CHECKING:
    from sipdesk.gui.main_window import MainWindow


def follow(window: MainWindow, name: str) -> None:
    """A setting was changed: let it be seen at once, and have it written to disk."""
    settings = window.workspace.settings
    if name == "language":
        window.flush()
        i18n.set_language(settings.language)
        window.rebuild()
    elif name in ("theme", "text_size"):
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.Theme(settings.theme, settings.text_size).apply(app)
        window.fit(again=True)
    elif name == "office":
        window.tell_office()
    window.settings_changed.emit()


def choose(window: MainWindow, name: str, value: object) -> None:
    """Change a setting from the menus."""
    setattr(window.workspace.settings, name, value)
    window.home.show_choices()
    follow(window, name)
