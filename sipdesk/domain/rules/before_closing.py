"""What stands between a case and its closing."""

from sipdesk.domain.model import CloseReason
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_


def before_closing(
    reason: CloseReason | None, decided_by: str, outcome: str, is_told: bool, pack: Pack
) -> list[Problem]:
    """What a closing lacks: reason, who decided, outcome, and that the person was told (B1, F05).

    After a death nobody can be told.
    """
    code = "need.refusal.reason_missing"
    needed = [
        ("close_reason", reason is not None, N_("Choose why the case is closed.")),
        ("closed_by", bool(decided_by.strip()), N_("Write who decided.")),
        ("outcome", bool(outcome.strip()), N_("Write the reason.")),
        ("is_person_told", is_told, N_("Tell the person, and note it here.")),
    ]
    if reason is CloseReason.DECEASED:
        needed = needed[:1]
    return [
        block(pack, code, field, text, override=Override.NEVER)
        for field, is_there, text in needed
        if not is_there
    ]
