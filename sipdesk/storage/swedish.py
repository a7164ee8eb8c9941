"""How Swedes order and find names: å, ä and ö are letters of their own, é is an e.

Registered in each connection as the collation `sv` and the function `fold`.
"""

import unicodedata

_OWN = {"å": "{", "ä": "|", "ö": "}"}  # the three signs after z
_AS = {"æ": "ä", "ø": "ö", "ü": "y", "ß": "ss", "đ": "d", "ŧ": "t", "ŋ": "n", "ł": "l"}
_LETTERS = str.maketrans({**_AS, **_OWN, "æ": _OWN["ä"], "ø": _OWN["ö"]})


def fold(text: str | None) -> str | None:
    """A text for finding: small letters, one form for å as one sign and as two; å stays å."""
    if text is None:
        return None
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def sort_key(text: str) -> tuple[str, str]:
    """A key that sorts … z å ä ö, with accents weighing only where all else is equal."""
    small = fold(text) or ""
    letters = small.translate(_LETTERS)
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", letters) if not unicodedata.combining(sign)
    )
    return plain, small
