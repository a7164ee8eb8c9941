"""Languages that papers may speak and the screen does not, with catalogs of their own.

A language is listed also while it has no words: the paper is then printed in Swedish, and says so
on the screen. What no speaker has read is told as such (`is_reviewed`).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sipdesk.catalog import Catalog
from sipdesk.paths import shipped


@dataclass(frozen=True)
class PaperLanguage:
    """One language.

    Attributes:
        code: of its catalog, and of the file's language mark.
        name: what its speakers call it.
        dates: the locale whose words for days are used; "" writes a day as "2027-01-12", the same
            to all who read; "sv" where nobody has told its words to the libraries.
        papers: the kinds that it has every word for.
        reviewed_by: which speakers have read the words, and when; "" for nobody.
    """

    code: str
    name: str
    dates: str
    papers: tuple[str, ...] = ()
    reviewed_by: str = ""


LANGUAGES = (
    PaperLanguage("fi", "Suomi", "fi", papers=("consent_form",)),
    PaperLanguage("se", "Davvisámegiella", "se"),
    PaperLanguage("sma", "Åarjelsaemien gïele", "sv"),
    PaperLanguage("so", "Soomaali", "so"),
    PaperLanguage("uk", "Українська", "uk", papers=("consent_form",)),
    PaperLanguage("ar", "العربية", "", papers=("consent_form",)),
    PaperLanguage("prs", "دری", ""),
    PaperLanguage("ti", "ትግርኛ", "ti"),
)
_ORDERS = {"d MMMM y": "long", "EEEE d MMMM y": "full"}
BY_CODE = {one.code: one for one in LANGUAGES}


@cache
def words(code: str) -> Catalog:
    """The fixed texts of a language; empty where there are none."""
    compiled = shipped("translations", "papers", f"{code}.mo")
    return Catalog(compiled.read_bytes()) if compiled.exists() else Catalog()


def is_reviewed(code: str) -> bool:
    """Whether a speaker of the language has read the texts; the screen's own are."""
    return code not in BY_CODE or bool(BY_CODE[code].reviewed_by)


def papers(code: str) -> tuple[str, ...]:
    """The papers, by the kind that is drawn, that the language has all words for."""
    return BY_CODE[code].papers if code in BY_CODE else ()


def speaks(code: str, kind: str) -> bool:
    """Whether the paper can be printed in the language; else it stands in Swedish."""
    return code not in BY_CODE or kind in papers(code)


def day(code: str, on: date, pattern: str) -> str:
    """A day by a CLDR pattern in the words of the language, where they are known."""
    locale = BY_CODE[code].dates
    if not locale:
        return on.isoformat()
    from babel.dates import format_date

    # Each language orders day, month and year in its own way: "12. tammikuuta 2027".
    return format_date(on, _ORDERS.get(pattern, pattern), locale=locale)
