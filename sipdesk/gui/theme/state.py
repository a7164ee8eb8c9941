"""What look is on now: the small mutable heart of the theme package."""

from PySide6.QtGui import QColor

from sipdesk.gui.theme.tokens import COLOURS, EM


class Now:
    """The name and size of the applied theme."""

    name = "light"
    percent = 100


def colour(token: str) -> QColor:
    """The colour of a token in the theme that is on."""
    return QColor(COLOURS[Now.name][token])


def px(base: float) -> int:
    """A length given at 100 %, at the size that is on."""
    return max(1, round(base * Now.percent / 100))


def em() -> int:
    """The size of running text now, in pixels."""
    return px(EM)


def edge() -> int:
    """The width of an edge now: high contrast draws it double."""
    return 2 if Now.name == "contrast" else 1


def ring() -> int:
    """The width of the focus ring now."""
    return 3 if Now.name == "contrast" or Now.percent >= 150 else 2
