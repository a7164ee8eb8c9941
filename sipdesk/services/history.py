"""What has happened around a case: handed out papers, versions, what was put off, hand-overs."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.disclosure import Document
from sipdesk.domain.disclosure_ways import BASIS_TEXTS, Basis
from sipdesk.domain.model import Case, HandOut, Plan, PlanState, Snooze
from sipdesk.i18n import N_, _
from sipdesk.services.loaded import load
from sipdesk.services.paper_titles import TITLES

_OF_A_PLAN = (
    Document.PLAN_INDIVIDUAL,
    Document.PLAN_FILING_COPY,
    Document.PLAN_PARTY_COPY,
    Document.FOLLOW_UP,
)


@dataclass(frozen=True)
class Given:
    """A paper that was handed out; `version` is 0 when it is of no plan."""

    paper_id: UUID | None
    title: str
    recipient: str
    on: date
    how: str
    by: str
    basis: str
    copy_number: int
    version: int


@dataclass(frozen=True)
class Version:
    """A version of the plan, and who has a copy of it, each with the number of the copy."""

    number: int
    state: PlanState
    finalised_on: date | None
    finalised_by: str
    packs: tuple[str, ...]
    holders: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Event:
    """Something that was put off or handed over: when, an English msgid with values, by whom."""

    at: date
    text: str
    values: dict[str, str]
    by: str
    reason: str


@dataclass(frozen=True)
class History:
    """Papers newest first, versions newest first, events newest first."""

    given: tuple[Given, ...]
    versions: tuple[Version, ...]
    events: tuple[Event, ...]


def read_history(session: Session, case_id: UUID) -> History:
    """All of it."""
    case = load(session, case_id)
    given = [_given(case, row) for row in case.hand_outs]
    snoozed = session.exec(select(Snooze).where(col(Snooze.case_id) == case_id))
    events = [*map(_put_off, snoozed), *_handed_over(case)]
    return History(
        given=tuple(reversed(given)),
        versions=tuple(_version(case, plan) for plan in reversed(case.plans)),
        events=tuple(sorted(events, key=lambda event: event.at, reverse=True)),
    )


def _given(case: Case, row: HandOut) -> Given:
    version = next((plan.version for plan in case.plans if plan.id == row.plan_id), 0)
    return Given(
        paper_id=row.paper_id,
        title=title_of(row.kind),
        recipient=row.recipient_name,
        on=row.on,
        how=row.how,
        by=row.by,
        basis=basis_words(row.basis),
        copy_number=row.copy_number if version else 0,
        version=version,
    )


def title_of(kind: str) -> str:
    """The name of a paper; a code that is not known any more is shown as it is."""
    known = {document.value: words for document, words in TITLES.items()}
    return _(known[kind]) if kind in known else kind


def basis_words(basis: str) -> str:
    """What a hand-out rests on, in words."""
    kind, _colon, details = basis.partition(":")
    if kind == "consent":
        return _("Consent {numbers}").format(numbers=details.replace(",", ", "))
    if kind == "ground":
        return _("Recorded legal ground: {paragraph}").format(paragraph=details)
    known = {each.value: each for each in Basis}
    text = BASIS_TEXTS.get(known[kind]) if kind in known else None
    return _(text).format(paragraph="").strip() if text else ""


def _version(case: Case, plan: Plan) -> Version:
    copies = [
        (row.recipient_name, row.copy_number)
        for row in case.hand_outs
        if row.plan_id == plan.id and row.kind in _OF_A_PLAN
    ]
    return Version(
        number=plan.version,
        state=plan.state,
        finalised_on=plan.finalised_on,
        finalised_by=plan.finalised_by,
        packs=tuple(filter(None, (plan.national_pack, plan.county_pack, plan.child_pack))),
        holders=tuple(copies),
    )


def _put_off(row: Snooze) -> Event:
    return Event(
        at=_day(row.recorded_at),
        text=N_("Put off until {day}"),
        values={"day": _day(row.until).isoformat()},
        by=row.by,
        reason=row.reason,
    )


def _handed_over(case: Case) -> list[Event]:
    return [
        Event(
            at=row.on,
            text=N_("Handed over from {before} to {after}"),
            values={"before": row.from_name, "after": row.to_name},
            by=row.from_name,
            reason=row.note,
        )
        for row in case.handovers
    ]


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
