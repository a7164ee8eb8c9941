"""The watch of a case: what stands open in it and when it shows, rewritten with every act."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain import steps
from sipdesk.domain.model import Watch
from sipdesk.domain.problems import Problem, Severity
from sipdesk.domain.rules import flags
from sipdesk.domain.rules.flag import Flag
from sipdesk.services import office
from sipdesk.services.dates import next_date, planned
from sipdesk.services.loaded import load

_NEVER_ON_START = {"protected.active", "pack.unverified", "pack.not_valid", "case.handed_over"}
_BLOCKS_ON_START = ("child.concern.", "consent.expired", "consent.withdrawn")


def rewrite_watch(session: Session, case_id: UUID) -> None:
    """Bring the case's rows in `watch`, its step and its next date up to date."""
    case = load(session, case_id)
    pack = office.pack_for(session, case)
    day = clock.today()
    standing = flags.standing(case, pack)
    wanted = {_key(flag): flag for flag in (*standing, *planned(case))}
    with session.no_autoflush:
        known = session.execute(_KNOWN, {"case_id": case_id}).all()
    gone = [row[0] for row in known if wanted.pop(_known_key(row), None) is None]
    if gone:
        session.execute(delete(Watch).where(col(Watch.id).in_(gone)))
    session.add_all(_watch(case_id, flag) for flag in wanted.values())
    shown = [flag.problem for flag in standing if flag.shows_on(day)]
    step, upcoming = steps.next_open_step(case, day, pack, shown), next_date(case)
    if (case.step, case.next_on, case.next_what) != (step, upcoming.on, upcoming.what):
        case.step, case.next_on, case.next_what = step, upcoming.on, upcoming.what


def _watch(case_id: UUID, flag: Flag) -> Watch:
    problem = flag.problem
    return Watch(
        case_id=case_id,
        code=problem.code,
        severity=problem.severity,
        row=str(problem.row or ""),
        field=problem.field,
        text=problem.text,
        values={name: str(value) for name, value in problem.values.items()},
        source=problem.source,
        shows_from=flag.shows_from,
        shows_until=flag.shows_until,
        due=problem.due,
        since=problem.since,
        on_start=is_on_start(problem),
    )


_KEY = [
    "code",
    "severity",
    "row",
    "field",
    "text",
    "values",
    "source",
    "shows_from",
    "shows_until",
    "due",
    "since",
]
_KNOWN = select(col(Watch.id), *(col(getattr(Watch, name)) for name in _KEY)).where(
    col(Watch.case_id) == bindparam("case_id")
)


def _key(flag: Flag) -> tuple[Any, ...]:
    one = flag.problem
    days = (flag.shows_from, flag.shows_until, one.due, one.since)
    said = _said({name: str(value) for name, value in one.values.items()})
    return one.code, one.severity, str(one.row or ""), one.field, one.text, said, one.source, *days


def _known_key(row: Any) -> tuple[Any, ...]:
    return (*row[1:6], _said(row[6]), *row[7:])


def _said(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(values.items()))


def is_on_start(problem: Problem) -> bool:
    """Whether the start view tells of it, or only the case itself."""
    if problem.code in _NEVER_ON_START:
        return False
    if problem.severity is Severity.BLOCK:
        return problem.code.startswith(_BLOCKS_ON_START)
    return problem.severity is Severity.WARN or problem.due is not None
