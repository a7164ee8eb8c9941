"""What is drawn for review: rows that are worth a question, and rows by chance (FLT F86).

A short log is read whole. Of a long one are read the rows that were marked when they were
written, those about a person with a name like the user's, and whole days drawn by chance, on
which nights and unusual days are looked for. By chance every row may be drawn, and each as likely.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any
from uuid import UUID

from sqlalchemy import literal_column
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import LogReview, LogRow, Person, User
from sipdesk.services import log_rows
from sipdesk.services.log_words import kind_of

_DAWN, _NIGHT = 6, 22  # hours of the day
_MANY = 10  # fewer opened in a day are nothing to be drawn for
_TAKEN = {"reviews", "sign_in"}
_SHORT = 50_000  # rows that are read whole
_DAYS = 20
_MARKED = 5_000
_AT_ONCE, _TIMES = 500, 20  # rows by chance that are looked at, and how often

_COLUMNS: list[Any] = [
    LogRow.id, LogRow.at, LogRow.user_id, LogRow.user_name, LogRow.act, LogRow.person_id,
    LogRow.circumstance,
]  # fmt: skip


def draw(session: Session, *, me: UUID, since: datetime | None, size: int) -> dict[int, str]:
    """Row number → codes of why it was drawn, "random" where chance did; empty when none is left.

    Half of them are worth a question. Own rows and rows that have been reviewed are left out.
    """
    return _Draw(session, me, since).chosen(size)


class _Draw:
    def __init__(self, session: Session, me: UUID, since: datetime | None) -> None:
        self._session, self._me = session, me
        self._first = log_rows.first_row(session, since)
        self._last = log_rows.last_row(session)
        self._reviewed = set(session.exec(select(LogReview.row)))
        self._people = _people(session)
        self._chance = SystemRandom()

    def chosen(self, size: int) -> dict[int, str]:
        is_short = self._last - self._first < _SHORT
        days = self._rows() if is_short else self._some_days()
        pool = {row.id: row for row in days}
        if not is_short:
            pool |= {row.id: row for row in (*self._marked(), *self._kin())}
        many = _days_with_many(days)
        why = {row.id: " ".join(self._risks(row, many)) for row in pool.values()}
        worth = sorted((n for n in why if why[n]), key=lambda _n: self._chance.random())
        worth.sort(key=lambda number: len(why[number].split()), reverse=True)
        found = {number: why[number] for number in worth[: size // 2]}
        rest = days if is_short else self._any(size)
        others = [row for row in rest if row.id not in found]
        for row in self._chance.sample(others, min(size - len(found), len(others))):
            found[row.id] = why.get(row.id) or " ".join(self._risks(row, many)) or "random"
        return found

    def _rows(self, *where: Any) -> list[Any]:
        """The rows that may be drawn, of those that fulfil more."""
        query: Any = sa_select(*_COLUMNS).where(col(LogRow.id) >= self._first)
        rows = self._session.execute(query.where(*where)).all()
        return [row for row in rows if self._may_be_drawn(row)]

    def _may_be_drawn(self, row: Any) -> bool:
        is_taken = row.act.partition(".")[0] in _TAKEN
        return row.user_id != self._me and row.id not in self._reviewed and not is_taken

    def _some_days(self) -> list[Any]:
        numbers = [self._chance.randint(self._first, self._last) for _ in range(_DAYS)]
        moments = self._session.exec(select(LogRow.at).where(col(LogRow.id).in_(numbers)))
        days = {clock.local(moment).date() for moment in moments}
        return [
            row
            for day in sorted(days)
            for row in self._rows(
                col(LogRow.at) >= clock.begins(day),
                col(LogRow.at) < clock.begins(day + timedelta(days=1)),
            )
        ]

    def _marked(self) -> list[Any]:
        is_marked: Any = literal_column("logrow.circumstance <> ''")  # as its index says it
        newer = col(LogRow.id) >= self._first
        numbers = list(self._session.exec(select(LogRow.id).where(is_marked, newer)))
        few = self._chance.sample(numbers, min(_MARKED, len(numbers)))
        return self._rows(col(LogRow.id).in_(few))

    def _kin(self) -> Iterator[Any]:
        """Rows about persons who have the family name of the one who looked."""
        by_family = defaultdict(list)
        for person_id, (_whole, family) in self._people.items():
            by_family[family].append(person_id)
        for user_id, name in self._session.exec(select(User.id, User.name)):
            for family in name.casefold().split()[-1:]:
                known = by_family.get(family, [])
                yield from self._rows(LogRow.user_id == user_id, col(LogRow.person_id).in_(known))

    def _any(self, wanted: int) -> list[Any]:
        """Rows by chance out of the whole long log; all of them when hardly any may be drawn."""
        for _ in range(_TIMES):
            numbers = {self._chance.randint(self._first, self._last) for _ in range(_AT_ONCE)}
            rows = self._rows(col(LogRow.id).in_(numbers))
            if len(rows) >= 2 * wanted:
                return rows
        return self._rows()

    def _risks(self, row: Any, many: set[Any]) -> list[str]:
        whole, family = self._people.get(row.person_id, ("", ""))
        own = row.user_name.casefold()
        codes = list(row.circumstance.split())
        if whole and own == whole:
            codes.append("own")
        elif family and own.split() and own.split()[-1] == family:
            codes.append("same_name")
        if row.person_id and _is_night(row.at):
            codes.append("night")
        if row.person_id and (row.user_id, clock.local(row.at).date()) in many:
            codes.append("many")
        return codes


def _people(session: Session) -> dict[UUID, tuple[str, str]]:
    """Person → the whole name and the family name, to be compared."""
    rows = session.exec(select(Person.id, Person.given, Person.family))
    return {
        key: (f"{given} {family}".casefold().strip(), family.casefold())
        for key, given, family in rows
    }


def _is_night(at: datetime) -> bool:
    return not _DAWN <= clock.local(at).hour < _NIGHT


def _days_with_many(rows: Sequence[Any]) -> set[Any]:
    """The days on which somebody opened more persons than on twice a usual day of all."""
    opened: dict[Any, set[UUID]] = defaultdict(set)
    for row in rows:
        if row.person_id and kind_of(row.act) == "open":
            opened[row.user_id, clock.local(row.at).date()].add(row.person_id)
    counts = Counter({day: len(persons) for day, persons in opened.items()})
    usual = sorted(counts.values())[len(counts) // 2] if counts else 0
    return {day for day, n in counts.items() if n >= _MANY and n > 2 * usual}
