"""What stands open: the start view, the list of cases, putting off."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, not_
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import Case, Person, Protection, Snooze, Watch
from sipdesk.domain.problems import Severity, refuse
from sipdesk.i18n import N_
from sipdesk.services import log
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean
from sipdesk.services.loaded import load

WEEK = timedelta(days=7)
_REMINDERS = ("consent.expiring",)  # the days before are the municipality's own


class Bucket(StrEnum):
    """The three parts of the start view."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"


@dataclass(frozen=True)
class TodayRow:
    """One thing on the start view; `name` is empty for a protected person."""

    bucket: Bucket
    case_id: UUID
    case_number: str
    name: str
    is_protected: bool
    code: str
    severity: Severity
    row: str
    field: str
    text: str
    values: dict[str, Any]
    source: str
    due: date | None
    since: date | None
    step: str


@dataclass(frozen=True)
class Today:
    """The start view of a day: at most `limit` rows of each part, and how many there are."""

    day: date
    late: list[TodayRow] = field(default_factory=list)
    today: list[TodayRow] = field(default_factory=list)
    week: list[TodayRow] = field(default_factory=list)
    late_count: int = 0
    today_count: int = 0
    week_count: int = 0


@dataclass(frozen=True)
class CaseRow:
    """One case in the list; `name` is empty for a protected person."""

    case_id: UUID
    number: str
    name: str
    is_protected: bool
    step: str
    next_on: date | None
    next_what: str
    closed_on: date | None
    coordinator_id: UUID | None


def today(session: Session, day: date | None = None, *, limit: int = 50) -> Today:
    """What is late, what is for today and what falls due within a week; logs nothing.

    What is put off is left out until its time. A thing without a last day stands under today
    as long as it is open, and so does a reminder that the local routine asks for earlier.
    """
    day = day or clock.today()
    due, shows = col(Watch.due), _shows(day)
    is_told = col(Watch.code) != "followup.overdue"  # until then "soon" tells of it
    # Each condition goes by the index alone; joined by "or" they would read the whole table.
    parts = {
        Bucket.LATE: [and_(shows, due < day)],
        Bucket.TODAY: [
            and_(shows, due.is_(None)),
            and_(due == day, is_told),
            and_(shows, due > day + WEEK, col(Watch.code).in_(_REMINDERS)),
        ],
        Bucket.WEEK: [and_(due > day, due <= day + WEEK, is_told)],
    }
    found = {
        bucket: [row for one in where for row in _rows(session, bucket, one, limit)][:limit]
        for bucket, where in parts.items()
    }
    counts = {
        bucket: len(found[bucket])
        if len(found[bucket]) < limit
        else sum(_count(session, one) for one in where)
        for bucket, where in parts.items()
    }
    return Today(
        day,
        found[Bucket.LATE],
        found[Bucket.TODAY],
        found[Bucket.WEEK],
        counts[Bucket.LATE],
        counts[Bucket.TODAY],
        counts[Bucket.WEEK],
    )


def _shows(day: date) -> ColumnElement[bool]:
    return and_(col(Watch.shows_from) <= day, col(Watch.shows_until) >= day)


def _is_put_off() -> ColumnElement[bool]:
    return exists().where(
        col(Snooze.case_id) == col(Watch.case_id),
        col(Snooze.code) == col(Watch.code),
        col(Snooze.row) == col(Watch.row),
        col(Snooze.until) > clock.now(),
    )


def _rows(
    session: Session, bucket: Bucket, where: ColumnElement[bool], limit: int
) -> list[TodayRow]:
    query = (
        select(Watch, Case.number, Case.step, Person.given, Person.family, Person.protection)  # type: ignore[call-overload]
        .join(Case, col(Case.id) == col(Watch.case_id))
        .join(Person, col(Person.id) == col(Case.person_id))
        .where(col(Watch.on_start).is_(True), where, not_(_is_put_off()))
        .order_by(col(Watch.due), col(Watch.shows_from), Case.number, Watch.code)
        .limit(limit)
    )
    return [_today_row(bucket, *found) for found in session.exec(query)]


def _today_row(
    bucket: Bucket,
    watch: Watch,
    number: str,
    step: str,
    given: str,
    family: str,
    protection: Protection,
) -> TodayRow:
    is_protected = protection is not Protection.NONE
    return TodayRow(
        bucket=bucket,
        case_id=watch.case_id,
        case_number=number,
        name="" if is_protected else f"{given} {family}".strip(),
        is_protected=is_protected,
        code=watch.code,
        severity=watch.severity,
        row=watch.row,
        field=watch.field,
        text=UPCOMING.get(watch.code, watch.text) if bucket is not Bucket.LATE else watch.text,
        values=watch.values,
        source=watch.source,
        due=watch.due,
        since=watch.since,
        step=step,
    )


UPCOMING = {
    "plan.intervention.overdue": N_("Intervention {number} is to be done."),
    "invite.reply.missing": N_("{party} is to answer."),
}


def _count(session: Session, where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Watch)
    return session.exec(
        query.where(col(Watch.on_start).is_(True), where, not_(_is_put_off()))
    ).one()


def list_cases(
    session: Session,
    *,
    coordinator_id: UUID | None = None,
    is_closed: bool = False,
    limit: int = 50,
    offset: int = 0,
    is_new_look: bool = True,
) -> list[CaseRow]:
    """Cases by next date, with step; a look at the list leaves one log row without a person.

    Args:
        coordinator_id: only this user's; None for all.
        is_closed: the closed ones instead of the open.
        is_new_look: False when a list that is already seen is only drawn again.
    """
    if is_new_look:
        log.record(session, act="overview.list_cases")
    query = (
        select(  # type: ignore[call-overload]
            Case.id,
            Case.number,
            Person.given,
            Person.family,
            Person.protection,
            Case.step,
            Case.next_on,
            Case.next_what,
            Case.closed_on,
            Case.coordinator_id,
        )
        .join(Person, col(Person.id) == col(Case.person_id))
        .where(_in_list(coordinator_id, is_closed))
    )
    order = [col(Case.closed_on).desc()] if is_closed else [col(Case.next_on)]
    found = session.exec(query.order_by(*order, Case.number).limit(limit).offset(offset))
    return [_case_row(*row) for row in found]


def _case_row(
    case_id: UUID,
    number: str,
    given: str,
    family: str,
    protection: Protection,
    step: str,
    next_on: date,
    next_what: str,
    closed_on: date | None,
    coordinator_id: UUID | None,
) -> CaseRow:
    is_protected = protection is not Protection.NONE
    return CaseRow(
        case_id=case_id,
        number=number,
        name="" if is_protected else f"{given} {family}".strip(),
        is_protected=is_protected,
        step=step,
        next_on=None if next_on == date.max else next_on,
        next_what=next_what,
        closed_on=closed_on,
        coordinator_id=coordinator_id,
    )


def _in_list(coordinator_id: UUID | None, is_closed: bool) -> ColumnElement[bool]:
    closed = col(Case.closed_on)
    where = closed.is_not(None) if is_closed else closed.is_(None)
    return and_(where, col(Case.coordinator_id) == coordinator_id) if coordinator_id else where


def count_cases(
    session: Session, *, coordinator_id: UUID | None = None, is_closed: bool = False
) -> int:
    """How many cases a list holds."""
    query = select(func.count()).select_from(Case).where(_in_list(coordinator_id, is_closed))
    return session.exec(query).one()


def snooze(
    session: Session, case_id: UUID, *, code: str, until: datetime, reason: str, row: str = ""
) -> Snooze:
    """Put a flag off with a reason; the original date stays late in the case.

    Raises RuleError at the field without a reason or with a time that has passed.
    """
    if not reason.strip():
        raise refuse("snooze.reason.missing", "reason", N_("Write why it is put off."))
    if until <= clock.now():
        raise refuse("snooze.until.passed", "until", N_("Choose a time that has not passed."))
    load(session, case_id)
    found = Snooze(
        case_id=case_id,
        code=code,
        row=row,
        until=until,
        reason=clean("reason", reason),
        by=actor_of(session).name,
    )
    session.add(found)
    return found
