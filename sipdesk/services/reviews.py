"""Review of the log: filter, sample, judge, sign (HSLF-FS 2016:40 4:9; PDL 4:3; 2001:454 10 §).

The program never says that a look was wrong: people do. Nobody reviews own rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from sipdesk import clock
from sipdesk.domain.model import (
    Case,
    LogReview,
    LogRow,
    LogSample,
    ReviewOutcome,
    User,
)
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import log_rows, log_sample
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean
from sipdesk.storage import log_chain

SAMPLE = 20


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
        rows: these rows, whatever the rest says.
        limit: at most so many.
    """
    if rows is None:
        rows = log_rows.newest(session, user_id=user_id, since=since, kind=kind, limit=limit)
    query = select(LogRow, Case.number).outerjoin(Case, col(Case.id) == col(LogRow.case_id))
    query = query.where(col(LogRow.id).in_(rows)).order_by(col(LogRow.id).desc())
    return _entries(session, [(row, number or "") for row, number in session.exec(query)])


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
    reasons = log_sample.draw(session, me=actor.user_id, since=since, size=size)
    if not reasons:
        raise refuse("reviews.nothing", "sample", N_("There is nothing to review in that time."))
    raw = session.connection().exec_driver_sql(log_chain.HEAD).first() or (0, "")
    sample = LogSample(
        by=actor.name,
        by_id=actor.user_id,
        since=since,
        rows=sorted(reasons),
        reasons={str(number): why for number, why in reasons.items()},
        head_row=raw[0],
        head_chain=raw[1],
    )
    session.add(sample)
    session.info["subject"] = str(len(reasons))
    return sample


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
    return list(reversed(list_entries(session, rows=sample.rows)))
