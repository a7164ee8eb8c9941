"""What stands between a judgement and leaving the offer out."""

from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_


def before_skipping_offer(pack: Pack) -> list[Problem]:
    """One principal's no never stops the offer: either judgement is enough (REQ B1)."""
    text = N_("Either principal's judgement is enough. The plan is offered all the same.")
    code = "need.veto_not_possible"
    return [block(pack, code, "offer", text, override=Override.NEVER)]
