"""Languages: `_()` for the screen, `translator(lang)` for paper; dates as people write them."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache

from sipdesk import days
from sipdesk.catalog import Catalog
from sipdesk.paths import shipped

LANGUAGES = ("sv", "en")
# Of these only some papers have texts, and no speaker has read them yet.
PAPER_LANGUAGES = ("ar",)
DEFAULT = "sv"


@cache
def _catalog(lang: str) -> Catalog:
    compiled = shipped("translations", f"{lang}.mo")
    return Catalog(compiled.read_bytes()) if compiled.exists() else Catalog()


@cache
def _paper_texts(lang: str) -> dict[str, str]:
    """The fixed texts of some papers; what is not there stands in English."""
    import json

    file = shipped("resources", "paper_texts", f"{lang}.json")
    texts: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return texts


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
    """Texts of one paper: called like `_()`, but bound to the paper's language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalog = _catalog(lang)

    def __call__(self, message: str) -> str:
        """The text in the language of the paper."""
        if self.lang in PAPER_LANGUAGES:
            return _paper_texts(self.lang).get(message, message)
        return self._catalog.gettext(message) if message else ""

    def day(self, day: date) -> str:
        """A day in running text: "12 januari 2027"."""
        return format_date(day, lang=self.lang)

    def weekday(self, day: date) -> str:
        """A day with its weekday: "tisdag 12 januari 2027"."""
        return format_date(day, "EEEE d MMMM y", lang=self.lang)


def translator(lang: str) -> Translator:
    """A translator for one paper; the screen's language does not matter to it."""
    return Translator(lang if lang in (*LANGUAGES, *PAPER_LANGUAGES) else DEFAULT)


def format_date(day: date, pattern: str = "d MMMM y", lang: str | None = None) -> str:
    """A date by CLDR pattern in the screen's or the given language."""
    if lang in PAPER_LANGUAGES:
        return day.isoformat()  # the same to all who read
    return days.written(day, pattern, lang if lang in LANGUAGES else _Screen.lang)


def format_time(moment: time | datetime) -> str:
    """A wall time as Swedes write it: "13.00"."""
    return moment.strftime("%H.%M")


Gettext = Callable[[str], str]
