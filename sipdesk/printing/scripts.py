"""Which font has a glyph for which character, and which texts no paper can print yet.

Latin, Cyrillic and Greek stand in Source Sans 3, Ethiopic and emoji glyph by glyph in fonts of
their own, Arabic in one whose letters are joined (`shaping`). Other scripts that need shaping are
refused before anything is rendered, naming the word, so that a missing glyph is never a silent box
(documents.md section 2).
"""

import dataclasses
import re
import unicodedata
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sipdesk.paths import shipped

REGULAR = "SourceSans3-Regular"
BOLD = "SourceSans3-SemiBold"
FALLBACKS = ("NotoSansEthiopic-Regular", "NotoEmoji-Regular", "NotoSansArabic-Regular")

# Breaks and spaces are laid out, not drawn; a soft hyphen is only a hint for breaking.
SOFT_HYPHEN = "\u00ad"
LAID_OUT = frozenset("\t\n\r\u2028\u2029" + SOFT_HYPHEN)
# These turn the order of the letters around them; no paper does that yet.
REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class UnprintableText(ValueError):  # noqa: N818 - named as what it is
    """A text that no paper can print yet: the word, and the field of the content that holds it."""

    code = "print.text.unprintable"

    def __init__(self, word: str, field: str) -> None:
        super().__init__(self.code)
        self.word = word
        self.field = field


@cache
def load(name: str) -> TTFont:
    """A shipped font, ready to be drawn with; loaded once."""
    font = TTFont(name, str(shipped("resources", "fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@cache
def glyphs(name: str) -> frozenset[int]:
    """The codes of the characters that the font has a glyph for."""
    return frozenset(code for code, glyph in load(name).face.charToGlyph.items() if glyph)


@cache
def font_for(char: str, bold: bool) -> str | None:
    """The name of the font that draws the character, or None when no font can."""
    code = ord(char)
    first = BOLD if bold else REGULAR
    for name in (first, *FALLBACKS):
        if code in glyphs(name):
            return name
    return None


def composed(text: str) -> str:
    """The text as it is drawn: å as one code point, one kind of line break, tabs as spaces."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace(SOFT_HYPHEN, "")
    return re.sub("[\r\u2028\u2029]", "\n", text).replace("\t", "    ")


def first_unprintable(text: str) -> str | None:
    """The first word that no paper can print, or None; a word ends at white space."""
    if text.isascii() and text.isprintable():
        return None
    if all(_can_print(char) for char in set(unicodedata.normalize("NFC", text))):
        return None
    for word in unicodedata.normalize("NFC", text).split():
        if not all(_can_print(char) for char in word):
            return word
    return _lone_control(text)


def _lone_control(text: str) -> str | None:
    """`str.split` takes U+001C and its like for white space; no font draws them."""
    odd = (c for c in text if c.isspace() and not _can_print(c) and font_for(c, bold=False) is None)
    return next(odd, None)


def _can_print(char: str) -> bool:
    if char in LAID_OUT:
        return True
    if char in REORDERING or unicodedata.category(char) in ("Cc", "Cs"):
        return False
    return font_for(char, bold=False) is not None


def refuse_unprintable(content: object, field: str = "") -> None:
    """Raise `UnprintableText` for the first text, in any nested field, that cannot be printed."""
    if isinstance(content, str):
        word = first_unprintable(content)
        if word is not None:
            raise UnprintableText(word, field)
    elif isinstance(content, tuple):
        for index, part in enumerate(content):
            refuse_unprintable(part, f"{field}.{index}")
    elif dataclasses.is_dataclass(content):
        for part in dataclasses.fields(content):
            name = f"{field}.{part.name}".lstrip(".")
            refuse_unprintable(getattr(content, part.name), name)
