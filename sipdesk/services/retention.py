"""Which cases may or must be purged, the proposal, and the act that takes them away.

Nothing is purged by itself: one person proposes, another does it (FLT L18-L20, L31, L36).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain import retention as rules
from sipdesk.domain.model import Case, LogRow, Person, Purge, PurgeState
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import log, office, tombstones
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import ask, clean
from sipdesk.services.loaded import load

EXPORTED = "archive.note_exported"  # the act in the log that tells of an export


class Standing(StrEnum):
    """Where a case stands on a day."""

    LATE = "late"
    DUE = "due"
    KEPT = "kept"


@dataclass(frozen=True)
class Due:
    """A closed case whose days are counted; by number alone, no name."""

    case_id: UUID
    case_number: str
    standing: Standing
    last_note: date
    earliest: date | None
    latest: date | None
    because: tuple[str, ...] = ()
    proposal: Purge | None = None


def list_due(session: Session) -> list[Due]:
    """Closed cases that may or must be purged today, or are kept for ever; the latest day first.

    One row in the log for the list, and none about a person.
    """
    today = clock.today()
    pack = office.pack_in_force(session)
    years = pack.retention[office.load_office(session).file_kind.value].years
    limit = facts.birthday(today, -years)
    closed = select(Case.id).where(col(Case.closed_on) <= limit).order_by(col(Case.number))
    open_ones = {one.case_id: one for one in _open(session)}
    rows = [_due(session, key, today, open_ones.get(key)) for key in session.exec(closed).all()]
    found = [row for row in rows if row is not None]
    return sorted(found, key=lambda row: (row.latest or date.max, row.case_number))


def _open(session: Session) -> list[Purge]:
    wanted = (PurgeState.PROPOSED, PurgeState.KEPT)
    return list(session.exec(select(Purge).where(col(Purge.state).in_(wanted))))


def _due(session: Session, case_id: UUID, today: date, open_one: Purge | None) -> Due | None:
    case = load(session, case_id)
    kept = _kept(session, case)
    if open_one is not None and open_one.state is PurgeState.KEPT:
        standing = Standing.KEPT
        because = tuple(code for code, applies in open_one.answers.items() if applies)
    elif kept.earliest is None:
        standing, because = Standing.KEPT, kept.because
    elif today < kept.earliest:
        return None
    else:
        is_late = kept.latest is not None and today > kept.latest
        standing, because = Standing.LATE if is_late else Standing.DUE, ()
    return Due(
        case_id=case_id,
        case_number=case.number,
        standing=standing,
        last_note=kept.last_note,
        earliest=kept.earliest,
        latest=kept.latest,
        because=because,
        proposal=open_one,
    )


def _kept(session: Session, case: Case) -> rules.Retention:
    kind = office.load_office(session).file_kind
    return rules.retention(case, kind, office.pack_for(session, case))


def questions(session: Session, case_id: UUID) -> list[rules.Exemption]:
    """The reasons for keeping a case that have to be answered one by one."""
    case = load(session, case_id)
    kind, pack = office.load_office(session).file_kind, office.pack_for(session, case)
    return rules.exemptions(case, kind, pack, has_other=_has_other(session, case))


def _has_other(session: Session, case: Case) -> bool:
    """Whether another case of the same person is not due yet."""
    number = case.person.number
    if not number:
        return False
    same = select(Case.id).join(Person).where(Person.number == number, Case.id != case.id)
    today = clock.today()
    others = [_kept(session, load(session, key)) for key in session.exec(same).all()]
    return any(one.earliest is None or today < one.earliest for one in others)


def is_exported(session: Session, case_id: UUID) -> bool:
    """Whether the case has been written to an archive package since its last note."""
    query = select(LogRow.id).where(LogRow.case_id == case_id, LogRow.act == EXPORTED)
    return session.exec(query).first() is not None


def propose_purge(
    session: Session,
    case_id: UUID,
    *,
    answers: Mapping[str, bool],
    decision_number: str,
    note: str = "",
    copies_gone_on: date | None = None,
) -> Purge:
    """Propose that a case is purged; another person has to do it.

    Args:
        answers: exemption → whether it applies; when one does, the case is marked as kept.
        decision_number: of the decision, or of the plan of documents that it rests on.
        copies_gone_on: the day by which no copy holds the case any more.

    Raises RuleError `retention.…` when the case may not go, is not closed, or something lacks.
    """
    case, today = load(session, case_id), clock.today()
    kind, pack = office.load_office(session).file_kind, office.pack_for(session, case)
    if any(one.case_id == case_id for one in _open(session)):
        text = N_("There is a proposal for this case already.")
        raise refuse("retention.proposed_already", "purge", text)
    is_kept = any(answers.values())
    problems = rules.before_proposing(
        case, kind, today, pack, answers=answers, decision=decision_number
    )
    if is_kept:
        problems = [one for one in problems if one.code == "retention.answer_missing"]
    ask(problems)
    kept, actor = _kept(session, case), actor_of(session)
    made = Purge(
        case_id=case_id,
        case_number=case.number,
        state=PurgeState.KEPT if is_kept else PurgeState.PROPOSED,
        file_kind=kind.value,
        national_pack=case.national_pack,
        county_pack=case.county_pack,
        child_pack=case.child_pack,
        last_note_on=kept.last_note,
        earliest_on=kept.earliest,
        latest_on=kept.latest,
        answers=dict(answers),
        decision_number=clean("decision_number", decision_number).strip(),
        note=clean("note", note),
        copies_gone_on=copies_gone_on,
        is_exported=is_exported(session, case_id),
        proposed_on=today,
        proposed_by_id=actor.user_id,
        proposed_by=actor.name,
    )
    session.add(made)
    session.flush()
    return made


def withdraw_proposal(session: Session, case_id: UUID, *, purge_id: UUID) -> None:
    """Take back a proposal, or a mark that a case is kept. Raises LookupError when it is done."""
    row = _waiting(session, purge_id, (PurgeState.PROPOSED, PurgeState.KEPT))
    row.state = PurgeState.WITHDRAWN


def _waiting(session: Session, purge_id: UUID, states: tuple[PurgeState, ...]) -> Purge:
    row = session.get(Purge, purge_id)
    if row is None or row.state not in states:
        raise LookupError("no such proposal")
    return row


def purge(session: Session, case_id: None = None, *, purge_id: UUID) -> Purge:
    """Take a case away for good, with all that belongs to it; the log and the protocol stay.

    All of it happens in the caller's transaction: whole or not at all.

    Raises:
        RuleError: `retention.same_person` for the one who proposed it; `retention.…` when
            something has been noted in the case since, so that it may not go any more.
        LookupError: it is not waiting.
    """
    row = _waiting(session, purge_id, (PurgeState.PROPOSED,))
    actor = actor_of(session)
    if actor.user_id == row.proposed_by_id:
        text = N_("Another person than the one who proposed it has to do the purging.")
        raise refuse("retention.same_person", "purge", text)
    case = load(session, row.case_id)
    kind, pack = office.load_office(session).file_kind, office.pack_for(session, case)
    ask(
        rules.before_proposing(
            case, kind, clock.today(), pack, answers=row.answers, decision=row.decision_number
        )
    )
    row.person_digest = tombstones.digest(session, case.person.number)
    log.record(session, act="retention.purge", case_id=case.id, subject="purge")
    row.rows_before = _all_rows(session)
    row.counts = tombstones.take_away(session, case.id)
    row.rows_after = _all_rows(session)
    row.state, row.number = PurgeState.DONE, _next_number(session)
    row.done_on, row.done_by_id, row.done_by = clock.today(), actor.user_id, actor.name
    session.info["subject"] = row.number
    return row


def _all_rows(session: Session) -> int:
    """Rows in all tables but the log, which grows by the act itself."""
    tables = [one for one in SQLModel.metadata.sorted_tables if one.name != LogRow.__tablename__]
    counts = [session.connection().scalar(select(func.count()).select_from(t)) for t in tables]
    return sum(count or 0 for count in counts)


def _next_number(session: Session) -> str:
    year = clock.today().year
    newest = select(func.max(Purge.number)).where(col(Purge.number).like(f"G{year}-%"))
    last = session.exec(newest).one()
    return f"G{year}-{int(last.rpartition('-')[2]) + 1 if last else 1:04d}"
