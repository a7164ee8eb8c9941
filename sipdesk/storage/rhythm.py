"""When a copy is due, and when a restore is to be tried again. Asks no clock of its own."""

from datetime import datetime, timedelta

from sipdesk.storage.backup import Copy

_QUIET = 1  # closing a store counts one generation and changes nothing


def is_missed(latest: Copy | None, found: int) -> bool:
    """Whether something was written before the store was opened that no copy has.

    Args:
        latest: the newest verified copy of the store.
        found: its generation when it was opened.
    """
    return latest is None or latest.generation < found - _QUIET


def is_due(latest: Copy | None, generation: int, now: datetime, minutes: int) -> bool:
    """Whether so long has passed since the latest copy, with something written in it.

    A clock that went back makes a copy due rather than never.
    """
    if minutes <= 0:
        return False
    if latest is None:
        return True
    passed = now - latest.verified_at
    is_old = passed >= timedelta(minutes=minutes) or passed < timedelta(0)
    return is_old and latest.generation < generation


def is_rehearsal_due(last: datetime | None, now: datetime, days: int) -> bool:
    """Whether it is time to try a restore again."""
    if days <= 0:
        return False
    return last is None or now - last >= timedelta(days=days) or now < last
