"""Which letter a unit gets: principals are called, others invited."""

from sipdesk.domain import facts
from sipdesk.domain.model import Bidding, Principal
from sipdesk.domain.pack import Pack


def bidding_of(principal: Principal, pack: Pack) -> Bidding:
    """Whether a unit is called or invited: principals are called, a school by the child pack."""
    called = {*facts.PRINCIPALS, Principal.SHARED}
    if pack.school_is_called:
        called.add(Principal.SCHOOL)
    return Bidding.CALLED if principal in called else Bidding.INVITED
