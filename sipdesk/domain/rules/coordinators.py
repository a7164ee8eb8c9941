"""Two coordinators of one case: the main one whom the person calls, and a second beside (U8)."""

from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.reachable import is_phone
from sipdesk.domain.rules.flag import block
from sipdesk.domain.search import folded
from sipdesk.i18n import N_


def before_second(main: str, second: str, phone: str, pack: Pack) -> list[Problem]:
    """What is wrong with a second coordinator; one of them is always the main one."""
    found = []
    if second.strip() and folded(second.strip()) == folded(main.strip()):
        text = N_("This is the main coordinator. The second is somebody else.")
        found.append(("coordinator.same_twice", "second_coordinator", text))
    if phone.strip() and not is_phone(phone):
        text = N_("This is not a telephone number. Write digits.")
        found.append(("coordinator.phone.letters", "second_coordinator_phone", text))
    return [block(pack, code, field, text, override=Override.NEVER) for code, field, text in found]
