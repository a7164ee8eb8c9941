"""Lengths that follow the text size: what widgets and layouts were given, at 100 %."""

from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

from sipdesk.gui.theme.icons import icon
from sipdesk.gui.theme.state import px

_FREE = 16_777_215  # Qt's own word for "no limit"
_ICON_GAP = 6  # a style sheet leaves none between icon and text
L = TypeVar("L", bound=QLayout)
W = TypeVar("W", bound=QWidget)


def scaled(layout: L, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> L:
    """Give a layout spacing and margins (left, top, right, bottom) that follow the text size."""
    layout.setProperty("at100", [spacing, *margins])
    _lay(layout)
    return layout


def fix(widget: W, **lengths: int) -> W:
    """Give a widget lengths that follow the text size.

    Args:
        widget: the widget.
        lengths: `width`, `height` (both fixed), `min_width`, `max_width`, `min_height`,
            `max_height`, in pixels at 100 %.
    """
    for name, value in lengths.items():
        widget.setProperty(f"at100_{name}", value)
    _size(widget)
    return widget


def free(widget: QWidget, name: str) -> None:
    """Take a fixed `width` or `height` away again."""
    widget.setProperty(f"at100_{name}", None)
    if name == "width":
        widget.setMinimumWidth(0)
        widget.setMaximumWidth(_FREE)
    else:
        widget.setMinimumHeight(0)
        widget.setMaximumHeight(_FREE)


def set_icon(
    button: QAbstractButton, name: str, hue: str = "text", size: int = 18, on_hue: str = ""
) -> None:
    """Put an icon on a button, with the right gap to its text."""
    button.setIcon(icon(name, hue, on_hue=on_hue))
    button.setProperty("at100_icon", size)
    _icon(button)


def restyle(widget: QWidget, **properties: object) -> None:
    """Change dynamic properties (role, tone, …) and let the style sheet see it."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


def rescale_all() -> None:
    """Apply the size that is on now to everything that exists."""
    for widget in QApplication.allWidgets():
        _size(widget)
        if isinstance(widget, QAbstractButton):
            _icon(widget)
    for window in QApplication.topLevelWidgets():
        for layout in window.findChildren(QLayout):
            _lay(layout)


def _lay(layout: QLayout) -> None:
    given = layout.property("at100")
    if given:
        spacing, left, top, right, bottom = (0 if n == 0 else px(n) for n in given)
        layout.setSpacing(spacing)
        layout.setContentsMargins(left, top, right, bottom)


_SETTERS = {
    "width": "setFixedWidth",
    "height": "setFixedHeight",
    "min_width": "setMinimumWidth",
    "max_width": "setMaximumWidth",
    "min_height": "setMinimumHeight",
    "max_height": "setMaximumHeight",
}


def _size(widget: QWidget) -> None:
    for name, setter in _SETTERS.items():
        base = widget.property(f"at100_{name}")
        if base is not None:
            getattr(widget, setter)(px(base))


def _icon(button: QAbstractButton) -> None:
    base = button.property("at100_icon")
    if base is not None:
        gap = 0 if button.property("role") == "icon" else px(_ICON_GAP)
        button.setIconSize(QSize(px(base) + gap, px(base)))
