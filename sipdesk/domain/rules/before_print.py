"""What stands between a version and its print under other rules."""

from sipdesk.domain.model import Plan
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_


def before_print(plan: Plan, wanted: Pack, own: Pack) -> list[Problem]:
    """A version prints for ever with the packs that it was made under (REQ G19, PRA F59)."""
    if wanted.refs == own.refs:
        return []
    text = N_("A version is printed with the rules that it was made under.")
    code, never = "plan.pack_fixed", Override.NEVER
    return [block(own, code, "pack", text, row=plan.id, override=never)]
