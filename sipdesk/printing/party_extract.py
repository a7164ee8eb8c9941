"""D08b Utdrag ur planen: a party outside care and social services sees its own part and no more."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_
from sipdesk.printing.parts import Basis, Contact, Header, Laws, OverrideNote


@dataclass(frozen=True)
class Row:
    """What this receiver does, or what others do in the areas that it may see.

    Attributes:
        text: what.
        who: unit and function; not printed for the receiver's own rows.
        starts_on: first day.
        latest_on: last day.
        until_next_meeting: the field said "löpande".
        when: words instead of a day, "när tiden är bokad".
        goal: only if all its areas are covered.
    """

    text: str
    who: str = ""
    starts_on: date | None = None
    latest_on: date | None = None
    until_next_meeting: bool = False
    when: str = ""
    goal: str = ""


@dataclass(frozen=True)
class Content:
    """All that an extract prints; `own_rows` and `other_rows` may not both be empty.

    Attributes:
        header: `version` and `copy_number` are printed.
        recipient: name of the party or unit.
        person: name; empty for a protected person (case number instead).
        final_on: day of this version.
        responsible: `principal` and `unit`.
        coordinator: name, function, phone.
        laws: `plan_short` stands in the footer.
        basis: consent (with its last day) or recorded legal ground.
        own_rows: what the recipient does.
        other_rows: what others do that touches it.
        follow_up_on: next follow-up.
        who_calls: to it.
        handed_on: day.
        handed_how: way.
        override: made by override.
    """

    header: Header
    recipient: str
    person: str
    final_on: date | None
    responsible: Contact
    coordinator: Contact
    laws: Laws
    basis: Basis
    own_rows: tuple[Row, ...] = ()
    other_rows: tuple[Row, ...] = ()
    follow_up_on: date | None = None
    who_calls: str = ""
    handed_on: date | None = None
    handed_how: str = ""
    override: OverrideNote | None = None


TITLE = N_("Extract from the plan")
