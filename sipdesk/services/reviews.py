"""Review of the log: filter, sample, judge, sign (HSLF-FS 2016:40 4:9; PDL 4:3; 2001:454 10 §).

The program never says that a look was wrong: people do. Nobody reviews own rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom
from typing import Any
from uuid import UUID

from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select

from sipdesk import clock
from sipdesk.domain.model import (
    Case,
    LogReview,
    LogRow,
    LogSample,
    Person,
    ReviewOutcome,
    User,
)
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean
from sipdesk.services.log_words import kind_of
from sipdesk.storage import log_chain

SAMPLE = 20
_DAWN, _NIGHT = 6, 22  # hours of the day
_MANY = 10  # fewer opened in a day are nothing to be drawn for
_TAKEN = {"reviews", "sign_in"}


@dataclass(frozen=True)
class Entry:
    """A row as the reviewer sees it: by case number, never by the person's name.

    Attributes:
        reasons: codes of why it was drawn; empty when it was not.
        review: what somebody found about it; None when nobody has looked.
    """

    row: int
    at: datetime
    who: str
    act: str
    about: str
    subject: str
    reason: str
    circumstance: tuple[str, ...]
    is_own: bool
    reasons: tuple[str, ...] = ()
    review: LogReview | None = None


def list_entries(
    session: Session,
    *,
    user_id: UUID | None = None,
    since: datetime | None = None,
    kind: str = "",
    rows: Sequence[int] | None = None,
    limit: int = 300,
) -> list[Entry]:
    """Rows of the log, newest first.

    Args:
        user_id: only this user's.
        since: only from this moment on.
        kind: only acts of this kind of `log_words.KINDS`.
        rows: only these rows.
        limit: at most so many.
    """
    query = select(LogRow, Case.number).outerjoin(Case, col(Case.id) == col(LogRow.case_id))
    if user_id is not None:
        query = query.where(LogRow.user_id == user_id)
    if since is not None:
        query = query.where(col(LogRow.at) >= since)
    if rows is not None:
        query = query.where(col(LogRow.id).in_(rows))
    found: list[tuple[LogRow, str]] = []
    # In small parts: the log of five years is millions of rows, and a page shows few of them.
    query = query.order_by(col(LogRow.id).desc()).execution_options(yield_per=limit)
    with session.exec(query) as newest_first:
        for row, number in newest_first:
            if not kind or kind_of(row.act) == kind:
                found.append((row, number or ""))
            if len(found) >= limit:
                break
    return _entries(session, found)


def _entries(session: Session, found: Sequence[tuple[LogRow, str]]) -> list[Entry]:
    me = actor_of(session).user_id
    numbers = [row.id for row, _number in found]
    query = select(LogReview).where(col(LogReview.row).in_(numbers))
    reviews = {one.row: one for one in session.exec(query.order_by(col(LogReview.recorded_at)))}
    drawn = open_sample(session)
    why = drawn.reasons if drawn else {}
    return [
        Entry(
            row=row.id or 0,
            at=row.at,
            who=row.user_name,
            act=row.act,
            about=number,
            subject=row.subject,
            reason=row.reason,
            circumstance=tuple(row.circumstance.split()),
            is_own=row.user_id == me,
            reasons=tuple(why.get(str(row.id), "").split()),
            review=reviews.get(row.id or 0),
        )
        for row, number in found
    ]


def list_names(session: Session) -> list[tuple[UUID, str]]:
    """Everybody who has rows in the log, those who have left too."""
    rows = session.exec(select(User.id, User.name).order_by(col(User.name)))
    return [(user_id, name) for user_id, name in rows]


def open_sample(session: Session) -> LogSample | None:
    """The newest sample that is not signed yet."""
    query = select(LogSample).where(col(LogSample.signed_at).is_(None))
    return session.exec(query.order_by(col(LogSample.recorded_at).desc()).limit(1)).first()


def newest_sample(session: Session) -> LogSample | None:
    """The newest sample, signed or not."""
    query = select(LogSample).order_by(col(LogSample.recorded_at).desc()).limit(1)
    return session.exec(query).first()


def last_signed(session: Session) -> datetime | None:
    """When a review was last signed."""
    return session.exec(select(func.max(LogSample.signed_at))).one()


def checkpoints(session: Session) -> list[log_chain.Link]:
    """Rows that are known to have been there, from the samples that were drawn."""
    rows = session.exec(select(LogSample.head_row, LogSample.head_chain))
    return [log_chain.Link(row, chain) for row, chain in rows]


def draw(
    session: Session, case_id: None = None, *, since: datetime | None, size: int = SAMPLE
) -> LogSample:
    """Draw a sample: half of it at random, half of it rows that are worth a question.

    Own rows and rows that have been reviewed are left out. Raises RuleError when none is left.
    """
    actor = actor_of(session)
    rows = _candidates(session, since, actor.user_id)
    if not rows:
        raise refuse("reviews.nothing", "sample", N_("There is nothing to review in that time."))
    risks = _risks(session, rows)
    chance = SystemRandom()
    worth = sorted((row.id for row in rows if risks[row.id]), key=lambda _n: chance.random())
    worth.sort(key=lambda number: len(risks[number]), reverse=True)
    chosen = worth[: size // 2]
    others = [row.id for row in rows if row.id not in set(chosen)]
    chosen += chance.sample(others, min(size - len(chosen), len(others)))
    raw = session.connection().exec_driver_sql(log_chain.HEAD).first() or (0, "")
    sample = LogSample(
        by=actor.name,
        by_id=actor.user_id,
        since=since,
        rows=sorted(chosen),
        reasons={str(n): " ".join(risks[n]) or "random" for n in chosen},
        head_row=raw[0],
        head_chain=raw[1],
    )
    session.add(sample)
    session.info["subject"] = str(len(chosen))
    return sample


def _candidates(session: Session, since: datetime | None, me: UUID) -> list[Any]:
    columns: list[Any] = [LogRow.id, LogRow.at, LogRow.user_id, LogRow.user_name, LogRow.act]
    columns += [LogRow.person_id, LogRow.circumstance]
    query: Any = sa_select(*columns).where(col(LogRow.user_id) != me)
    if since is not None:
        query = query.where(col(LogRow.at) >= since)
    reviewed = set(session.exec(select(LogReview.row)))
    rows = session.execute(query).all()
    return [
        row for row in rows if row.id not in reviewed and row.act.partition(".")[0] not in _TAKEN
    ]


def _risks(session: Session, rows: Sequence[Any]) -> dict[int, list[str]]:
    people = {
        person_id: (f"{given} {family}".casefold().strip(), family.casefold())
        for person_id, given, family in session.exec(select(Person.id, Person.given, Person.family))
    }
    many = _days_with_many(rows)
    found: dict[int, list[str]] = {}
    for row in rows:
        whole, family = people.get(row.person_id, ("", ""))
        own = row.user_name.casefold()
        codes = list(row.circumstance.split())
        if whole and own == whole:
            codes.append("own")
        elif family and own.split() and own.split()[-1] == family:
            codes.append("same_name")
        if row.person_id and _is_night(row.at):
            codes.append("night")
        if (row.user_id, clock.local(row.at).date()) in many and row.person_id:
            codes.append("many")
        found[row.id] = codes
    return found


def _is_night(at: datetime) -> bool:
    return not _DAWN <= clock.local(at).hour < _NIGHT


def _days_with_many(rows: Iterable[Any]) -> set[Any]:
    """The days on which somebody opened more persons than on twice a usual day of all."""
    opened: dict[Any, set[UUID]] = defaultdict(set)
    for row in rows:
        if row.person_id and kind_of(row.act) == "open":
            opened[row.user_id, clock.local(row.at).date()].add(row.person_id)
    counts = Counter({day: len(persons) for day, persons in opened.items()})
    usual = sorted(counts.values())[len(counts) // 2] if counts else 0
    return {day for day, n in counts.items() if n >= _MANY and n > 2 * usual}


def judge(
    session: Session, case_id: None = None, *, row: int, outcome: ReviewOutcome, note: str
) -> LogReview:
    """Write what was found about a row.

    Raises RuleError for an own row, and without a note where the look was not plainly justified.
    """
    actor = actor_of(session)
    found = session.get_one(LogRow, row)
    if found.user_id == actor.user_id:
        raise refuse("reviews.own", "note", N_("Nobody reviews their own rows."))
    if outcome is not ReviewOutcome.JUSTIFIED and not note.strip():
        raise refuse("reviews.note_missing", "note", N_("Write what you found."))
    review = LogReview(
        row=row, by=actor.name, by_id=actor.user_id, outcome=outcome, note=clean("note", note)
    )
    session.add(review)
    session.info["subject"] = str(row)
    return review


def sign(session: Session, case_id: None = None, *, sample_id: UUID) -> LogSample:
    """The reviewer has looked at each row of the sample and stands for it.

    Raises RuleError while a row is left.
    """
    sample = session.get_one(LogSample, sample_id)
    judged: Any = select(LogReview.row).where(col(LogReview.row).in_(sample.rows))
    if left := set(sample.rows) - set(session.exec(judged)):
        text = N_("{n} rows of the sample are not judged yet.")
        values = {"n": str(len(left))}
        raise refuse("reviews.rows_left", "sample", text, values=values)
    sample.signed_at = clock.now()
    session.info["subject"] = str(len(sample.rows))
    return sample


def note_printed(session: Session, case_id: None = None) -> None:
    """The review was printed or saved: a row in the log is all."""


def note_incident(session: Session, case_id: None = None) -> None:
    """Material about an incident was made: a row in the log is all."""


def rows_of(session: Session, *, sample: LogSample) -> list[Entry]:
    """The rows of a sample, oldest first."""
    return list(reversed(list_entries(session, rows=sample.rows, limit=len(sample.rows) or 1)))
