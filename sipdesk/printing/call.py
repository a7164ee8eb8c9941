"""D04 Kallelse till SIP-möte: the right, prepared person with mandate comes."""

from dataclasses import dataclass
from datetime import date, datetime

from sipdesk.i18n import N_
from sipdesk.printing.parts import (
    Basis,
    Contact,
    Header,
    Laws,
    MeetingFacts,
)


@dataclass(frozen=True)
class Content:
    """All that a call to one unit prints.

    `purpose`, `questions`, `meeting.on`, `meeting.place` and `reply_by` are compulsory: without
    them `build` raises `IncompletePaper`.

    Attributes:
        header: top and bottom of the page.
        address: the receiver, one line each: principal, unit.
        unit: the receiver's short name for the reply slip.
        attention: a named person at the unit; may be empty.
        sent_on: date of the letter.
        initials: of the person; empty for a protected person (case number only).
        meeting: when and where; `adaptations` are those everyone must know.
        reply_by: last day to answer.
        sender: name, function, principal, phone.
        basis: consent, recorded legal ground or the incapacity path.
        laws: `plan_short` stands in the footer.
        purpose: what the meeting shall lead to.
        why_now: may be empty.
        goal: the long-term goal; only if its areas are covered.
        goal_is_own_words: prints quotation marks.
        questions: to this unit.
        called: other units that are called, filtered by the caller.
        invited: others that are invited, filtered by the caller.
        placement_agreement: name of the agreement whose rule on placements is printed (H12).
        placement_section: its section; may be empty.
        wrong_unit_rule: local sentence after "Om ni inte är rätt enhet"; usually empty.
        discharge_law: the act on discharge; only a region's call under it.
        discharge_notice_at: when the notice of ready for discharge was sent.
    """

    header: Header
    address: tuple[str, ...]
    unit: str
    sent_on: date
    meeting: MeetingFacts
    reply_by: date | None
    sender: Contact
    basis: Basis
    laws: Laws
    purpose: str
    questions: tuple[str, ...]
    attention: str = ""
    initials: str = ""
    why_now: str = ""
    goal: str = ""
    goal_is_own_words: bool = True
    called: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    placement_agreement: str = ""
    placement_section: str = ""
    wrong_unit_rule: str = ""
    discharge_law: str = ""
    discharge_notice_at: datetime | None = None


TITLE = N_("Call to a SIP meeting")
