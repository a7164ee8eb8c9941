"""What papers say of the right to use a national minority language (2009:724 6 and 8 §§)."""

from sipdesk.i18n import N_
from sipdesk.services.paper_parts import Sheet

_RIGHT = N_(
    "You may use {language} when you talk or write to us. We answer in {language} when "
    "we talk. If you get a decision you can ask to have it translated."
)
_NAMES = {"finska": N_("Finnish"), "meänkieli": N_("Meänkieli"), "samiska": N_("Sami")}


def right(sheet: Sheet) -> str:
    """The right in a few sentences where it holds; empty elsewhere.

    The packs name the areas for Sami; Finnish and Meänkieli stand in the local routine.
    """
    found = []
    if sheet.pack.is_minority_area("sami", sheet.office.municipality):
        found.append(sheet.pack.law["minority_language"].to(sheet.lang))
    if words := sheet.pack.local_minority_languages:
        names = [sheet.tr(_NAMES.get(word.lower(), word)) for word in words]
        found.append(sheet.tr(_RIGHT).format(language=_joined(names, sheet.tr("and"))))
    return " ".join(found)


def _joined(words: list[str], last: str) -> str:
    """Words as in a sentence: "finska och meänkieli"."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
