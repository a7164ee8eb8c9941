"""The one place that knows colours, sizes and fonts; widgets carry a role and get its looks.

Like the language, the look belongs to the whole process: `icon()`, `px()` and `colour()` answer
for the theme that was applied last, and every picture follows when another one is applied.
"""

from sipdesk.gui.theme.icons import IconLabel, icon, on_paper, pixmap
from sipdesk.gui.theme.look import Theme, colour, complete, current, em, px, tones
from sipdesk.gui.theme.scale import fix, free, restyle, scaled, set_icon
from sipdesk.gui.theme.tokens import LEAST, MEDIUM, NAMES, PERCENTS, TEXT_COLUMN, WIDE

__all__ = [
    "LEAST",
    "MEDIUM",
    "NAMES",
    "PERCENTS",
    "TEXT_COLUMN",
    "WIDE",
    "IconLabel",
    "Theme",
    "colour",
    "complete",
    "current",
    "em",
    "fix",
    "free",
    "icon",
    "on_paper",
    "pixmap",
    "px",
    "restyle",
    "scaled",
    "set_icon",
    "tones",
]
