"""What everybody who signs in is told: every look is logged, and the log is reviewed.

PDL 4 kap. 3 §, lag (2001:454) 10 §. The text is the program's own and, where the municipality has
written one, its routine; whoever has read another text than that of today is told again.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, func, select

from sipdesk import clock
from sipdesk.domain.model import LocalSetting, LogRow, LogSample, User
from sipdesk.domain.pack_parts import Text
from sipdesk.i18n import N_
from sipdesk.services import review_papers
from sipdesk.services.actor import actor_of

ROUTINE, EVERY = "log_review_routine", "log_review_days"
TOLD = (
    N_(
        "Each time you open, print or change something in a case, your name, the time, what you "
        "did and whom it was about are kept. Also when you only read."
    ),
    N_("Somebody reviews the log. The reviewer sees what you have opened, and may ask you why."),
    N_("Open only what you need for your work. Lock when you leave the computer (Ctrl+L)."),
)


@dataclass(frozen=True)
class Notice:
    """The text of today.

    Attributes:
        routine: what the municipality has written itself; empty where nobody has.
        law: what the log and its review rest on.
        mark: tells this text from any other; kept with whoever has read it.
        is_due: the user has not read it.
        is_changed: the user has read another text before.
    """

    routine: str
    law: Text
    mark: str
    is_due: bool
    is_changed: bool


def of_today(session: Session) -> Notice:
    """What the user at work is to be told."""
    row = session.get(LocalSetting, ROUTINE)
    routine = str(row.value) if row is not None else ""
    mark = hashlib.sha256("\n".join((*TOLD, routine)).encode()).hexdigest()[:8]
    user = session.get(User, actor_of(session).user_id)
    known = user.told_of if user is not None else mark
    is_due = known != mark and not _has_read_beside(session, mark)
    is_changed = bool(known) and known != mark
    return Notice(routine, review_papers.law(session), mark, is_due, is_changed)


@dataclass(frozen=True)
class NextReview:
    """By when the log is to be reviewed next, by what the municipality has decided.

    Attributes:
        last: the day of the latest signed review; None when there has been none.
        every: so many days may lie between two.
    """

    by: date
    last: date | None
    every: int


def next_review(session: Session) -> NextReview | None:
    """When the log is to be reviewed next; None while nobody has decided how often.

    The sources ask for reviews that recur and name no number of days (HSLF-FS 2016:40 4:9). Before
    the first review the days are counted from the first row of the log.
    """
    row = session.get(LocalSetting, EVERY)
    if row is None or not isinstance(row.value, int):
        return None
    signed = session.exec(select(func.max(LogSample.signed_at))).one()
    begun = signed or session.exec(select(func.min(LogRow.at))).one()
    first = clock.local(begun).date() if begun else clock.today()
    by = first + timedelta(days=row.value)
    return NextReview(by, first if signed else None, row.value)


def _has_read_beside(session: Session, mark: str) -> bool:
    """Whether it was read while somebody else was writing: then the log alone tells of it."""
    user_id = actor_of(session).user_id
    query = select(LogRow.id).where(
        LogRow.user_id == user_id, LogRow.act == "users.tell", LogRow.subject == mark
    )
    return session.exec(query.limit(1)).first() is not None
