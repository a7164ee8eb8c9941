"""D05 Inbjudan till möte: others may come; the tone is a welcome, not a duty."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sipdesk.i18n import N_
from sipdesk.printing.parts import Basis, Contact, Header, Laws, MeetingFacts


class Receiver(StrEnum):
    """Who is invited: a close person (a), another actor (b), a guardian or representative (c)."""

    CLOSE_PERSON = "close_person"
    OTHER_ACTOR = "other_actor"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class Content:
    """All that an invitation to one receiver prints.

    `meeting.on` and `meeting.place` are compulsory, for b and c `reply_by` too: without them
    `build` raises `IncompletePaper`.

    Attributes:
        header: top and bottom of the page.
        receiver: which of the texts.
        name: of the receiver (a, c), or of the unit (b).
        address: this receiver's own address, one line each; may be empty.
        person: full name (a, c) or initials (b); empty for b about a protected person.
        sent_on: date of the letter.
        meeting: when and where.
        coordinator: sender, with phone.
        laws: `plan_short` stands in the footer of b.
        wants: a: the person wants the receiver there (else: does not object).
        why_wanted: a: what the person hopes for, own words; b: what is wished of them.
        reply_by: last day to answer (b, c).
        basis: b: consent or recorded legal ground.
        kind: c: "god man" and the like.
        child_answers: c: the child is 15 or older and answers too.
        relatives_support: a: phone to support for relatives; usually empty.
    """

    header: Header
    receiver: Receiver
    name: str
    person: str
    sent_on: date
    meeting: MeetingFacts
    coordinator: Contact
    laws: Laws
    address: tuple[str, ...] = ()
    wants: bool = True
    why_wanted: str = ""
    reply_by: date | None = None
    basis: Basis | None = None
    kind: str = ""
    child_answers: bool = False
    relatives_support: str = ""


TITLE = N_("Invitation to a meeting")
