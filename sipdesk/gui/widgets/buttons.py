"""Buttons in the roles of the theme; the text names the act."""

from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sipdesk.gui import theme

_HUES = {"primary": "on_accent", "quiet": "text2", "accent": "accent", "danger": "danger"}


class _Link(QPushButton):
    """A button that is pointed at with a hand."""

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


def button(
    text: str,
    role: str = "secondary",
    icon: str = "",
    *,
    small: bool = False,
    about: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button.

    Args:
        text: what it does, verb first, translated; may hold a mnemonic.
        role: primary (at most one in a view), secondary, quiet, accent, danger, link.
        icon: name of a Lucide icon, or nothing.
        small: 30 instead of 36 high, for rows.
        about: the row it concerns; follows the text in the spoken name.
        parent: the parent, if any.
    """
    made = (_Link if role == "link" else QPushButton)(text, parent)
    made.setProperty("role", role)
    if small:
        made.setProperty("small", "true")
    if icon:
        theme.set_icon(made, icon, _HUES.get(role, "text"), 16 if small else 18)
    made.setAutoDefault(False)
    made.setCursor(QCursor())  # the arrow, whatever stands around it
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if about:
        made.setAccessibleName(f"{text.replace('&', '')}, {about}")
    return made


def primary(text: str, icon: str = "", *, small: bool = False, about: str = "") -> QPushButton:
    """The one next thing of a view."""
    return button(text, "primary", icon, small=small, about=about)


def secondary(text: str, icon: str = "", *, small: bool = False, about: str = "") -> QPushButton:
    """Any other act."""
    return button(text, "secondary", icon, small=small, about=about)


def quiet(text: str, icon: str = "", *, small: bool = False, about: str = "") -> QPushButton:
    """An act without a frame."""
    return button(text, "quiet", icon, small=small, about=about)


def accent(text: str, icon: str = "", *, small: bool = False, about: str = "") -> QPushButton:
    """An act without a frame in the accent colour, like "Add a row"."""
    return button(text, "accent", icon, small=small, about=about)


def danger(text: str, icon: str = "", *, small: bool = False, about: str = "") -> QPushButton:
    """An act that takes something away from somebody."""
    return button(text, "danger", icon, small=small, about=about)


def link(text: str, about: str = "") -> QPushButton:
    """A link; `about` tells it from other links with the same text."""
    return button(text, "link", about=about)


def icon_button(icon: str, name: str, size: int = 18) -> QPushButton:
    """A button with an icon alone; only calendar, close, row menu and the like."""
    made = QPushButton()
    made.setProperty("role", "icon")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setAutoDefault(False)
    theme.set_icon(made, icon, "text2", size)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
