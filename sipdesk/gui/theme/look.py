"""Applies a theme to the running program: fonts, palette, style, style sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from sipdesk.gui.theme.focus import FocusRing
from sipdesk.gui.theme.scale import rescale_all
from sipdesk.gui.theme.sheet import style_sheet
from sipdesk.gui.theme.state import Now, colour, em, px
from sipdesk.gui.theme.tokens import (
    FAMILIES,
    FONTS_FIRST,
    FONTS_LATER,
    FONTS_NEXT,
    NAMES,
    PERCENTS,
    TONES,
)
from sipdesk.paths import shipped

if TYPE_CHECKING:
    from sipdesk.gui.theme.strokes import Strokes

__all__ = ["Theme", "colour", "current", "em", "px", "tones"]

_LATER_MS = 200  # when the first window has surely been painted
_loaded: set[str] = set()


def load_fonts(names: tuple[str, ...]) -> None:
    """Make shipped fonts known to Qt, each once."""
    for name in names:
        if name not in _loaded:
            _loaded.add(name)
            QFontDatabase.addApplicationFont(str(shipped("resources", "fonts", name)))


def load_all_fonts() -> None:
    """Italic and the other scripts: needed by the first text that a person wrote."""
    load_fonts(FONTS_LATER)


class Theme:
    """A look: `light`, `dark` or `contrast`, at 100 to 200 per cent."""

    def __init__(self, name: str = "light", percent: int = 100) -> None:
        self.name = name if name in NAMES else "light"
        self.percent = percent if percent in PERCENTS else 100

    def apply(self, app: QApplication) -> None:
        """Put the look on the program; may be called again while it runs."""
        self.begin(app)
        complete(app)

    def begin(self, app: QApplication) -> None:
        """Put on what the unlock window shows of the look; `complete` adds the rest."""
        Now.name, Now.percent = self.name, self.percent
        load_fonts(FONTS_FIRST)
        if not _Parts.ring:
            _Parts.ring = FocusRing.follow(app)
        app.setFont(_font())
        app.setPalette(_palette())
        if app.styleSheet() != (sheet := style_sheet()):
            app.setStyleSheet("")  # a sheet in another's place takes Qt five times as long
            app.setStyleSheet(sheet)
        rescale_all()


class _Parts:
    """What Qt needs to be kept alive."""

    style: "Strokes | None" = None
    ring: object = None


def complete(app: QApplication) -> None:
    """Own check boxes and focus, all fonts, long life: the unlock window comes without them."""
    if _Parts.style:
        return
    import sipdesk.gui.lasting  # noqa: F401
    from sipdesk.gui.theme.strokes import Strokes

    load_fonts(FONTS_NEXT)
    _Parts.style = Strokes("fusion")
    app.setStyle(_Parts.style)
    QTimer.singleShot(_LATER_MS, app, load_all_fonts)


def current() -> Theme:
    """The look that is on."""
    return Theme(Now.name, Now.percent)


def tones() -> tuple[str, ...]:
    """The names of the tones that chips, bands and labels may have."""
    return TONES


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(em())
    return font


def _palette() -> QPalette:
    role = QPalette.ColorRole
    pairs = {
        role.Window: "canvas",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "surface",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "danger",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "text3",
        role.Light: "surface",
        role.Midlight: "divider",
        role.Mid: "divider",
        role.Dark: "border",
        role.Shadow: "border",
        role.Accent: "accent",
    }
    palette = QPalette()
    for key, token in pairs.items():
        palette.setColor(key, colour(token))
    grey: QColor = colour("text3")
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, grey)
    return palette
