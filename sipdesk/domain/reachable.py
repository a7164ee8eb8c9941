"""Telephone numbers and mailboxes as they are typed: what can be called and written to."""

import re

_ADDRESS = re.compile(r"[^@\s<>\"',;:]+@[^@\s<>\"',;:]+\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/\u00a0\u2010-\u2013-]*(,? ?(vx|ankn\.?|växel) ?[0-9 ]*)?")


def is_mailbox(text: str) -> bool:
    """Whether a text is one mail address."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number, perhaps with its switchboard or extension."""
    return _PHONE.fullmatch(text.strip().lower()) is not None
