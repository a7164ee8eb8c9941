"""The colours and sizes of the three looks: data only, no Qt."""

from typing import Final

_NAMES: Final = (
    "canvas",
    "surface",
    "sunken",
    "rail",
    "text",
    "text2",
    "text3",
    "border",
    "divider",
    "accent",
    "on_accent",
    "tint",
    "tint_b",
    "focus",
)
TONES: Final = ("danger", "warn", "ok", "info", "prot", "kommun", "region", "annan", "jag")

_LIGHT = (
    "#F4F3EF #FFFFFF #ECEBE5 #EDECE6 #1B2421 #47534E #58645F #7B8681 #DAD8D0 "
    "#17605C #FFFFFF #DFEEEB #9CC5BF #1D4FD7"
)
_DARK = (
    "#161B1A #1F2624 #121615 #1A201E #EDF0EC #C0C9C4 #A5AFAA #7F8B86 #39423F "
    "#83D3C8 #06302D #1E3B38 #3F7770 #FFD45C"
)
_CONTRAST = (
    "#000000 #000000 #000000 #000000 #FFFFFF #FFFFFF #FFFFFF #FFFFFF #FFFFFF "
    "#FFE600 #000000 #000000 #FFE600 #00E5FF"
)
# Each tone: text, fill, edge.
_TONES_LIGHT = (
    "#A12C1B #FBEAE6 #E0ADA3|#7A4F00 #FCF1DA #E3C68B|#22663A #E4F2E7 #A5D0B0|"
    "#1F5588 #E5EFF8 #A9C8E4|#6B2D7B #F5EAF8 #D2AEDB|#1F5588 #E5EFF8 #A9C8E4|"
    "#7D2A66 #F8E9F3 #DDB3CF|#665000 #F7F0D6 #DACB93|#22663A #E4F2E7 #A5D0B0"
)
_TONES_DARK = (
    "#FFA393 #42211B #8A4A3E|#F3C96E #3A2E12 #7A6230|#93D9A7 #18351F #3F7550|"
    "#A2CBF6 #18324B #40658A|#E2B4F0 #3A2342 #7A5487|#A2CBF6 #18324B #40658A|"
    "#F0B0DA #442039 #8A5078|#E6CF7C #363012 #776A33|#93D9A7 #18351F #3F7550"
)
_TONES_CONTRAST = "|".join(
    f"{c} #000000 {c}"
    for c in (
        "#FF9E8F",
        "#FFD166",
        "#7CF09A",
        "#9AD0FF",
        "#F0B8FF",
        "#9AD0FF",
        "#FFB3E3",
        "#FFE27A",
        "#7CF09A",
    )
)


def _palette(plain: str, tones: str) -> dict[str, str]:
    colours = dict(zip(_NAMES, plain.split(), strict=True))
    for tone, values in zip(TONES, tones.split("|"), strict=True):
        text, fill, edge = values.split()
        colours |= {tone: text, f"{tone}_fill": fill, f"{tone}_edge": edge}
    return colours


COLOURS: Final[dict[str, dict[str, str]]] = {
    "light": _palette(_LIGHT, _TONES_LIGHT),
    "dark": _palette(_DARK, _TONES_DARK),
    "contrast": _palette(_CONTRAST, _TONES_CONTRAST),
}
NAMES: Final = tuple(COLOURS)
PERCENTS: Final = (100, 125, 150, 175, 200)

EM: Final = 15  # the size of running text at 100 %
SIZES: Final = {"h1": 24, "h2": 18, "body": EM, "quote": 17, "small": 13.5, "button_small": 14}
WIDE, MEDIUM = 80, 64  # breakpoints, in em
LEAST = (44, 22)  # the smallest window, in em
RAIL, PANEL, TEXT_COLUMN = 216, 262, 760

FAMILIES: Final = (
    "Atkinson Hyperlegible Next",
    "Source Sans 3",
    "Noto Sans Arabic",
    "Noto Sans Ethiopic",
    "Noto Emoji",
)
FONTS_FIRST: Final = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
)
FONTS_NEXT: Final = ("AtkinsonHyperlegibleNext-Bold.ttf",)  # the unlock window has no heading
FONTS_LATER: Final = (
    "AtkinsonHyperlegibleNext-Medium.ttf",
    "AtkinsonHyperlegibleNext-Italic.ttf",
    "SourceSans3-Regular.ttf",
    "SourceSans3-SemiBold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoEmoji-Regular.ttf",
)
