"""Languages: `_()` for the screen, `translator(lang)` for paper; dates as people write them."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache

from sipdesk import days, paper_languages
from sipdesk.catalog import Catalog
from sipdesk.paths import shipped

LANGUAGES = ("sv", "en")
DEFAULT = "sv"


@cache
def _catalog(lang: str) -> Catalog:
    compiled = shipped("translations", f"{lang}.mo")
    return Catalog(compiled.read_bytes()) if compiled.exists() else Catalog()


class _Screen:
    lang = DEFAULT


def set_language(lang: str) -> None:
    """Choose the language of the screen; an unknown one becomes Swedish."""
    _Screen.lang = lang if lang in LANGUAGES else DEFAULT


def language() -> str:
    """The language of the screen, as `sv` or `en`."""
    return _Screen.lang


def _(message: str) -> str:
    """The text in the language of the screen; looked up when called."""
    return _catalog(_Screen.lang).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The text in the form that the number asks for; the caller fills `{n}` with `.format`."""
    return _catalog(_Screen.lang).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the marker's name in every gettext project
    """Mark a text for translation without translating it."""
    return message


class Translator:
    """Texts of one paper: called like `_()`, but bound to the paper's language.

    Attributes:
        borrowed: texts that have no words in the language and were given in Swedish.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.borrowed: set[str] = set()
        self._is_paper_language = lang in paper_languages.BY_CODE
        self._catalog = paper_languages.words(lang) if self._is_paper_language else _catalog(lang)

    def __call__(self, message: str) -> str:
        """The text in the language of the paper."""
        said = self._catalog.gettext(message) if message else ""
        if self._is_paper_language and message and said == message:
            self.borrowed.add(message)
            return _catalog(DEFAULT).gettext(message)
        return said

    def day(self, day: date) -> str:
        """A day in running text: "12 januari 2027"."""
        return format_date(day, lang=self.lang)

    def weekday(self, day: date) -> str:
        """A day with its weekday: "tisdag 12 januari 2027"."""
        return format_date(day, "EEEE d MMMM y", lang=self.lang)


def translator(lang: str) -> Translator:
    """A translator for one paper; the screen's language does not matter to it."""
    return Translator(lang if lang in (*LANGUAGES, *paper_languages.BY_CODE) else DEFAULT)


def format_date(day: date, pattern: str = "d MMMM y", lang: str | None = None) -> str:
    """A date by CLDR pattern in the screen's or the given language."""
    if lang in paper_languages.BY_CODE:
        return paper_languages.day(lang, day, pattern)
    return days.written(day, pattern, lang if lang in LANGUAGES else _Screen.lang)


def format_time(moment: time | datetime) -> str:
    """A wall time as Swedes write it: "13.00"."""
    return moment.strftime("%H.%M")


Gettext = Callable[[str], str]
