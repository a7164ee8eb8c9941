"""What stands between a planned meeting and its letters."""

from sipdesk.domain import facts
from sipdesk.domain.model import Bidding, Case, Meeting, Participant, Principal
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_


def before_letter(case: Case, meeting: Meeting, row: Participant, pack: Pack) -> list[Problem]:
    """What a call or invitation lacks: purpose, question, day, place or reply date (D04).

    Whether the receiver may get it at all is asked of `disclosure.may_disclose`.
    """
    needed = [
        ("purpose", meeting.purpose, N_("Write what the meeting is to lead to.")),
        ("on", meeting.on, N_("Choose the day of the meeting.")),
        ("place", meeting.place or facts.is_protected(case), N_("Write the place.")),
        ("reply_by_on", meeting.reply_by_on, N_("Choose the last day to answer.")),
    ]
    if row.bidding is Bidding.CALLED:
        needed.append(("questions", row.questions, N_("Write a question to this unit.")))
    return [
        block(pack, f"letter.{field}.missing", field, text, row=row.id, override=Override.NEVER)
        for field, value, text in needed
        if not (value.strip() if isinstance(value, str) else value)
    ]


def bidding_of(principal: Principal, pack: Pack) -> Bidding:
    """Whether a unit is called or invited: principals are called, a school by the child pack."""
    called = {*facts.PRINCIPALS, Principal.SHARED}
    if pack.school_is_called:
        called.add(Principal.SCHOOL)
    return Bidding.CALLED if principal in called else Bidding.INVITED
