"""Fills the report on protection: what the store, its log and this computer know (FLT L16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Integer, cast
from sqlmodel import Session, col, func, select

from sipdesk import clock
from sipdesk.domain.model import Case, FileKind, LogReview, LogRow, LogSample, Purge, PurgeState
from sipdesk.i18n import N_, Translator, format_date, format_time
from sipdesk.printing import protection
from sipdesk.printing.protection import Fact, Part
from sipdesk.services import office, reviews, users
from sipdesk.services.actor import actor_of
from sipdesk.services.log_words import OUTCOMES, ROLES
from sipdesk.services.paper_parts import office_header
from sipdesk.services.review_papers import chain_words
from sipdesk.storage.log_chain import Link, Verdict

_YEAR = timedelta(days=365)
_OFTEN = N_("every {n} minutes while somebody works")
_NEVER = N_("never by itself")


@dataclass(frozen=True)
class Station:
    """What the program, its keys and this computer know beside the store.

    Attributes:
        version, system: of the program and of the computer.
        slots: how many users can unlock.
        has_recovery: there is a recovery key.
        idle_minutes: after how long without a key the program locks.
        has_place: a folder for copies is chosen.
        copies: when each copy that is there now was verified, newest first.
        copied_every, copied_at_exit: how copies are made; 0 minutes: not by themselves.
        rehearsed_at: when a restore was last tried; None: never.
        rehearsed_every: in days; 0: not by itself.
        verdict: what the check of the chain found.
    """

    version: str
    system: str
    slots: int
    has_recovery: bool
    idle_minutes: int
    has_place: bool
    copies: tuple[datetime, ...]
    copied_every: int
    copied_at_exit: bool
    rehearsed_at: datetime | None
    rehearsed_every: int
    verdict: Verdict


def protection_paper(session: Session, *, station: Station, tr: Translator) -> protection.Content:
    """The report of the last twelve months; no case and no person in a case is named in it."""
    since = clock.now() - _YEAR
    told = _Told(session, station, since, tr)
    mine = office.load_office(session)
    law = "protection_health" if mine.file_kind is FileKind.HEALTH_CARE else "protection"
    return protection.Content(
        header=office_header(mine, tr),
        on=clock.today(),
        since=clock.local(since).date(),
        by=actor_of(session).name,
        parts=tuple(told.parts()),
        law=office.pack_in_force(session).law[law].to(tr.lang),
    )


def checkpoints(session: Session) -> list[Link]:
    """Rows that are known to have been there: without them a tail that was cut is not seen."""
    return reviews.checkpoints(session)


def note_printed(session: Session, case_id: None = None) -> None:
    """The report was made: a row in the log is all."""


class _Told:
    """The facts, part by part."""

    def __init__(self, session: Session, station: Station, since: datetime, tr: Translator) -> None:
        self._session, self._station, self._since, self._tr = session, station, since, tr

    def parts(self) -> Iterator[Part]:
        """In the order of the paper."""
        tr = self._tr
        yield Part(tr("The program"), tuple(self._program()))
        yield Part(tr("Who gets in"), tuple(self._entrance()))
        yield Part(tr("Copies of the store"), tuple(self._copies()))
        yield Part(tr("The log"), tuple(self._log()))
        yield Part(tr("The cases"), tuple(self._cases()))

    def _program(self) -> Iterator[Fact]:
        tr, station = self._tr, self._station
        yield Fact(tr("Version"), station.version)
        yield Fact(tr("Computer"), station.system)
        pack = office.pack_in_force(self._session)
        layers = ((pack.national.title, pack.national.ref), (pack.county.title, pack.county.ref))
        yield Fact(tr("Rules"), ", ".join(f"{name.to(tr.lang)} ({ref})" for name, ref in layers))
        words = tr("after {n} minutes without a key or the mouse")
        yield Fact(tr("Locks"), words.format(n=station.idle_minutes))

    def _entrance(self) -> Iterator[Fact]:
        tr, station = self._tr, self._station
        everybody = users.list_colleagues(self._session)
        here = [one for one in everybody if one.removed_at is None]
        for one in here:
            roles = ", ".join(tr(ROLES[role]) for role in one.roles)
            question = "" if one.slot else tr("Has no passphrase of their own.")
            yield Fact(one.name, roles or tr("No role yet"), question)
        number = tr("{n} can unlock, {m} are in the list").format(n=station.slots, m=len(here))
        yield Fact(tr("Ways in"), number)
        recovery = tr("there is one") if station.has_recovery else tr("there is none")
        ask = "" if station.has_recovery else tr("If the passphrases are forgotten, all is lost.")
        yield Fact(tr("Recovery key"), recovery, ask)
        gone = [one for one in everybody if one.removed_at and self._is_new(one.removed_at)]
        yield Fact(tr("Users removed"), str(len(gone)))
        for act, what in (
            ("users.note_passphrase", tr("Passphrases changed")),
            ("users.note_recovery_key", tr("Recovery keys made")),
            ("sign_in.recover", tr("Unlocked with the recovery key")),
        ):
            yield Fact(what, str(self._number(act)))
        yield Fact(tr("Wrong passphrases"), str(self._wrong()))

    def _copies(self) -> Iterator[Fact]:
        tr, station = self._tr, self._station
        latest = self._moment(station.copies[0]) if station.copies else tr("there is none")
        ask = "" if station.copies else tr("Without a copy all is lost with the computer.")
        if station.copies or station.has_place:
            yield Fact(tr("Copies that are there now"), str(len(station.copies)))
        yield Fact(tr("Newest checked copy"), latest, ask)
        every = tr(_OFTEN).format(n=station.copied_every) if station.copied_every else tr(_NEVER)
        yield Fact(tr("Is made"), every)
        at_exit = tr("yes") if station.copied_at_exit else tr("no")
        yield Fact(tr("Is made when the program is closed"), at_exit)
        days = station.rehearsed_every
        by_itself = tr("every {n} days").format(n=days) if days else tr(_NEVER)
        yield Fact(tr("A restore is tried"), by_itself)
        tried = self._moment(station.rehearsed_at) if station.rehearsed_at else tr("never")
        ask = "" if station.rehearsed_at else tr("Nobody knows that a copy can be restored.")
        yield Fact(tr("A restore was last tried"), tried, ask)
        yield Fact(tr("Stores restored"), str(self._number("restoring.restore")))

    def _log(self) -> Iterator[Fact]:
        tr, verdict = self._tr, self._station.verdict
        ask = "" if verdict.is_whole else tr("Ask whoever answers for the store at once.")
        yield Fact(tr("The chain"), chain_words(verdict, tr), ask)
        signed = col(LogSample.signed_at)
        samples = self._session.exec(
            select(LogSample).where(signed >= self._since).order_by(signed)
        ).all()
        ask = "" if samples else tr("Nobody has reviewed the log in this time.")
        latest = samples[-1].signed_at if samples else None
        told = tr("{n}, the last on {day}") if latest else "{n}"
        yield Fact(
            tr("Reviews that are done"),
            told.format(n=len(samples), day=self._day(latest) if latest else ""),
            ask,
        )
        for outcome, words in OUTCOMES.items():
            query = select(func.count(col(LogReview.id))).where(LogReview.outcome == outcome)
            query = query.where(col(LogReview.recorded_at) >= self._since)
            yield Fact(tr(words), str(self._session.exec(query).one()))

    def _cases(self) -> Iterator[Fact]:
        tr = self._tr
        cases = self._session.exec(select(func.count(col(Case.id)))).one()
        yield Fact(tr("Cases in the store"), str(cases))
        done = select(func.count(col(Purge.id))).where(Purge.state == PurgeState.DONE)
        done = done.where(col(Purge.done_on) >= clock.local(self._since).date())
        yield Fact(tr("Cases purged"), str(self._session.exec(done).one()))
        for act, what in (
            ("archive.note_exported", tr("Cases exported to the archive")),
            ("reviews.note_incident", tr("Material made about an incident")),
        ):
            yield Fact(what, str(self._number(act)))

    def _number(self, act: str) -> int:
        query = select(func.count(col(LogRow.id))).where(LogRow.act == act)
        return self._session.exec(query.where(col(LogRow.at) >= self._since)).one()

    def _wrong(self) -> int:
        """How many wrong passphrases the users told of by unlocking after them."""
        total = func.sum(cast(col(LogRow.subject), Integer))
        query = select(total).where(LogRow.act == "sign_in.failures")
        return self._session.exec(query.where(col(LogRow.at) >= self._since)).one() or 0

    def _is_new(self, moment: datetime) -> bool:
        return clock.local(moment) >= clock.local(self._since)

    def _moment(self, moment: datetime) -> str:
        at = clock.local(moment)
        return f"{self._day(moment)} {format_time(at)}"

    def _day(self, moment: datetime) -> str:
        day: date = clock.local(moment).date()
        return format_date(day, lang=self._tr.lang)
