"""What a filing copy prints; everything is already filtered for its receiver."""

from dataclasses import dataclass
from datetime import date

from sipdesk.printing.parts import (
    Basis,
    Contact,
    Contingency,
    Disagreement,
    Header,
    Laws,
    OverrideNote,
    RelatedPlan,
    Unmet,
)


@dataclass(frozen=True)
class Row:
    """An intervention, filtered by the caller; rows are renumbered, no gap shows.

    Attributes:
        need: area and need, "Hälsa: sömn".
        goal: text of the goal; empty if one of its areas is not covered.
        text: the intervention.
        owner: "Region Norrlunden, Granby hälsocentral, läkare".
        starts_on: first day.
        latest_on: last day; None with `until_next_meeting`.
        until_next_meeting: the field said "löpande".
        kind: "social" or "medicinsk" at a placement; empty else.
        decision_by: a decision is needed and is told by this day.
    """

    need: str
    text: str
    owner: str
    goal: str = ""
    starts_on: date | None = None
    latest_on: date | None = None
    until_next_meeting: bool = False
    kind: str = ""
    decision_by: date | None = None


@dataclass(frozen=True)
class GridRow:
    """A goal and, column by column, the interventions for it; an empty column is a gap."""

    goal: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class OtherRow:
    """What somebody else does; a close person as kind, "Närstående (syster)"."""

    text: str
    who: str
    when: str = ""
    latest_on: date | None = None


@dataclass(frozen=True)
class Attendance:
    """Who took part for one principal; `text` is a neutral sentence part."""

    principal: str
    text: str


@dataclass(frozen=True)
class Confirmation:
    """A principal's confirmation of its rows."""

    principal: str
    by: str
    on: date


@dataclass(frozen=True)
class Content:
    """All that a filing copy prints; everything is already filtered for this receiver.

    Attributes:
        header: `version`, `copy_number` are printed.
        receiver_principal: "Region Norrlunden".
        receiver_unit: "Granby hälsocentral".
        person: name; empty for a protected person (case number instead).
        person_number: only where the local decision says so.
        final_on: day of this version.
        responsible: `principal` and `unit`.
        coordinator: name and phone.
        laws: `plan_short`, `pack`, `law_from`, `agreement_from`.
        basis: consent, ground or incapacity path; None for the own authority's copy.
        substitute: of the coordinator.
        follow_up_on: next follow-up.
        who_calls: to it.
        copies: how many copies there are in all.
        handed_on: day.
        handed_how: "brev".
        handed_by: "Sara Påhitt, Granby kommun".
        own_words: only if all areas are covered.
        rows: points 1 and 2.
        others: point 3.
        own_actions: what the person does.
        unmet: needs without an answer, if covered.
        contingency: if covered.
        disagreements: with interim owner.
        related_plans: kind and holder.
        meeting_on: day of the meeting.
        attendance: by principal.
        confirmations: by principal.
        override: made by override.
        withdrawn_on: marks the own authority's copy after withdrawal.
        secrecy_reference: local; empty until a lawyer has filled it.
        grid_owners: municipality, region, other, the person; in the own file's copy alone.
        grid_care: the annex's three columns and all others, likewise.
    """

    header: Header
    receiver_principal: str
    receiver_unit: str
    person: str
    final_on: date | None
    responsible: Contact
    coordinator: Contact
    laws: Laws
    basis: Basis | None = None
    person_number: str = ""
    substitute: Contact | None = None
    follow_up_on: date | None = None
    who_calls: str = ""
    copies: int | None = None
    handed_on: date | None = None
    handed_how: str = ""
    handed_by: str = ""
    own_words: str = ""
    rows: tuple[Row, ...] = ()
    others: tuple[OtherRow, ...] = ()
    own_actions: tuple[str, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    contingency: Contingency | None = None
    disagreements: tuple[Disagreement, ...] = ()
    related_plans: tuple[RelatedPlan, ...] = ()
    meeting_on: date | None = None
    attendance: tuple[Attendance, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    override: OverrideNote | None = None
    withdrawn_on: date | None = None
    secrecy_reference: str = ""
    grid_owners: tuple[GridRow, ...] = ()
    grid_care: tuple[GridRow, ...] = ()
