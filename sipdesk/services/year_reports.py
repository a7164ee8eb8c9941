"""The yearly report of a municipality: counted from the cases, small groups hidden, kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from sipdesk import clock
from sipdesk.domain import statistics_evaluations, suppression, year_facts, year_figures
from sipdesk.domain.evaluation_questions import QUESTIONS
from sipdesk.domain.model import (
    Case,
    Evaluation,
    EvaluationAnswer,
    GivenReport,
    Person,
    YearReport,
)
from sipdesk.domain.pack import Pack, PackError
from sipdesk.domain.suppression import SMALL, Shown
from sipdesk.domain.year_figure import Figure
from sipdesk.domain.year_figures import Numbers
from sipdesk.services import office
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import change
from sipdesk.services.loaded import load

TEXTS = frozenset(["placements", "deviations", "comparisons", "problems"])
_FIRST_YEAR = 2021


@dataclass(frozen=True)
class Line:
    """One figure as it may be shown; `is_earlier`: it stands as in the report before."""

    figure: Figure
    shown: Shown
    is_earlier: bool = False


@dataclass(frozen=True)
class Report:
    """The report of a municipality and a year.

    Attributes:
        until: the last day that is counted: the end of the year, or today.
        has_cases: whether anything at all was counted.
        texts: what is written by hand.
        earlier: when the year was reported before, newest last.
    """

    municipality: str
    year: int
    until: date
    lines: tuple[Line, ...]
    has_cases: bool
    texts: YearReport
    earlier: tuple[date, ...]
    pack: Pack
    limit: int = SMALL

    def line(self, key: str) -> Line:
        """The line of one figure."""
        return next(line for line in self.lines if line.figure.key == key)


def list_municipalities(session: Session) -> list[str]:
    """Whose reports can be made: the office's own first, then those that people live in."""
    own = office.load_office(session).municipality
    named = session.exec(select(Person.municipality).distinct())
    others: dict[str, str] = {}
    for name in sorted(filter(None, map(str.strip, named)), key=str.casefold):
        if _plain(name) != _plain(own):
            others.setdefault(_plain(name), name)
    return [own, *others.values()] if own or not others else list(others.values())


def _plain(municipality: str) -> str:
    """The name as it is compared: "Strömsunds kommun" and "Strömsund" are one."""
    name = municipality.strip().casefold()
    short = name.removesuffix(" kommun")
    return short.removesuffix("s") if short != name else name


def list_years(session: Session) -> list[int]:
    """The years that something may have happened in, newest first; always this year."""
    opened = session.exec(select(func.min(col(Case.opened_on)))).one()
    now = clock.today().year
    first = max(min(opened.year if opened else now, now - 1), _FIRST_YEAR)
    return list(range(now, first - 1, -1))


def report(session: Session, municipality: str, year: int) -> Report:
    """Count the year; nothing that is small, or follows from what is shown, comes out."""
    pack = _pack(session, year)
    numbers = year_facts.gathered(_facts(session, municipality, year, pack))
    texts = _texts(session, municipality, year) or YearReport(municipality=municipality, year=year)
    given = _given(session, texts)
    limit = pack.setting("min_cell").value
    least = max(limit, SMALL) if type(limit) is int else SMALL
    made = [_line(figure, numbers, given, least) for figure in year_figures.figures(pack)]
    return Report(
        municipality=municipality,
        year=year,
        until=min(date(year, 12, 31), clock.today()),
        lines=tuple(made),
        has_cases=any(sum(map(abs, found)) for one in numbers.values() for found in one.values()),
        texts=texts,
        earlier=tuple(row.on for row in given),
        pack=pack,
        limit=least,
    )


def _pack(session: Session, year: int) -> Pack:
    """The pack of the end of the year, for the lists and the sources."""
    try:
        return office.pack_in_force(session, min(date(year, 12, 31), clock.today()))
    except PackError:
        return office.pack_in_force(session)


def _line(figure: Figure, numbers: Numbers, given: list[GivenReport], limit: int) -> Line:
    new = year_figures.shown(figure, numbers, limit)
    kept = [row.lines[figure.key] for row in given if figure.key in row.lines]
    earlier = [suppression.from_json(one) for one in kept]
    shown, is_earlier = suppression.or_earlier(new, earlier, limit)
    return Line(figure, shown, is_earlier)


def _facts(session: Session, municipality: str, year: int, pack: Pack) -> Iterator[year_facts.Fact]:
    day = clock.today()
    for case_id in _cases(session, municipality, year):
        yield from year_facts.facts_of(load(session, case_id), year, day, pack)
        session.info.get("cases", {}).pop(case_id, None)
    yield from _evaluations(session, municipality, year)


def _cases(session: Session, municipality: str, year: int) -> list[UUID]:
    """The cases that may have something in the year: of that municipality, or of no named one."""
    home = office.load_office(session)
    wanted = {_plain(municipality)}
    if _plain(municipality) == _plain(home.municipality):
        wanted.add("")
    query = (
        select(Case.id, Person.municipality)
        .join(Person, col(Case.person_id) == col(Person.id))
        .where(col(Case.is_practice).is_(home.is_practice))
        .where(or_(col(Case.closed_on).is_(None), col(Case.closed_on) >= date(year, 1, 1)))
    )
    return [case_id for case_id, name in session.exec(query) if _plain(name) in wanted]


def _evaluations(session: Session, municipality: str, year: int) -> Iterator[year_facts.Fact]:
    query = select(Evaluation).where(
        col(Evaluation.year) == year, col(Evaluation.municipality) == municipality
    )
    counted = statistics_evaluations.counts(session.exec(query), year)
    yield "evaluations", "n", counted[statistics_evaluations.SHEETS]
    for question in QUESTIONS:
        for answer in (*EvaluationAnswer, None):
            part = answer.value if answer else statistics_evaluations.EMPTY
            number = counted[statistics_evaluations.key(question, answer)]
            yield f"evaluation_{question}", part, number


def _texts(session: Session, municipality: str, year: int) -> YearReport | None:
    """The report of a municipality, also when its name was written in another way."""
    rows = session.exec(select(YearReport).where(col(YearReport.year) == year))
    wanted = _plain(municipality)
    return next((row for row in rows if _plain(row.municipality) == wanted), None)


def _given(session: Session, texts: YearReport) -> list[GivenReport]:
    query = select(GivenReport).where(col(GivenReport.report_id) == texts.id)
    return list(session.exec(query.order_by(col(GivenReport.recorded_at))))


def write_text(
    session: Session, case_id: None = None, *, municipality: str, year: int, **texts: str
) -> YearReport:
    """Keep what is written by hand for the report of a year."""
    row = _texts(session, municipality, year) or YearReport(municipality=municipality, year=year)
    change(row, texts, TEXTS)
    session.add(row)
    return row


def give_out(
    session: Session, case_id: None = None, *, municipality: str, year: int, how: str
) -> GivenReport:
    """Keep the figures as they are given out, on paper or as a file; answers what is kept.

    Later reports of the year are held against it, so that no difference tells a small group.
    """
    made = report(session, municipality, year)
    session.add(made.texts)
    session.flush()
    row = GivenReport(
        report_id=made.texts.id,
        on=clock.today(),
        by=actor_of(session).name,
        how=how,
        lines={line.figure.key: line.shown.as_json() for line in made.lines},
    )
    session.add(row)
    session.info["subject"] = "year_report"
    return row
