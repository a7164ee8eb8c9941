"""What stands between a record and its erasing."""

from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_

HISTORY = frozenset({"plan_version", "offer", "consent", "handout"})


def before_deleting(record: str, pack: Pack) -> list[Problem]:
    """Versions, offers, consents and hand-outs are never erased, whoever asks (PRA F59)."""
    if record not in HISTORY:
        return []
    text = N_("What has been recorded is kept. It cannot be erased.")
    return [block(pack, "history.no_erase", "record", text, override=Override.NEVER)]
