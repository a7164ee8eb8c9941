"""What people thought of their meetings: typed in without a case, counted, words kept apart."""

from collections.abc import Mapping

from sqlmodel import Session, col, delete, select

from sipdesk import clock
from sipdesk.domain import statistics_evaluations
from sipdesk.domain.evaluation_questions import QUESTIONS
from sipdesk.domain.model import Evaluation, EvaluationAnswer, EvaluationWords
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.edits import clean

RETENTION = "evaluation_retention"  # the local decision on how long the words are kept
_YEARS_BACK = 10  # an older year on a sheet is a slip of the pen


def record_evaluation(
    session: Session,
    case_id: None = None,
    *,
    year: int | None,
    answers: Mapping[str, EvaluationAnswer | None],
    words: str = "",
) -> None:
    """Keep the answers of one sheet; which case they are about is known to nobody.

    Args:
        year: of the meeting, as the sheet says it.
        answers: by question, `evaluation_questions.QUESTIONS`; what is left out is no answer.
        words: what should be done differently; kept apart from the answers.

    Raises RuleError at the field for a year that cannot be, and for a sheet that is empty.
    """
    if unknown := set(answers) - set(QUESTIONS):
        raise TypeError(f"no such question: {', '.join(sorted(unknown))}")
    this_year = clock.today().year
    if year is None or not this_year - _YEARS_BACK <= year <= this_year:
        text = N_("Write the year of the meeting in four digits, for example {year}.")
        raise refuse("evaluation.year.wrong", "year", text, values={"year": str(this_year)})
    said = clean("words", words).strip()
    given = {question: answer for question, answer in answers.items() if answer is not None}
    if not given and not said:
        text = N_("Choose an answer to at least one question, or write some words.")
        raise refuse("evaluation.empty", next(iter(QUESTIONS)), text)
    municipality = office.load_office(session).municipality
    row = Evaluation(municipality=municipality, year=year)
    for question, answer in given.items():
        setattr(row, question, answer)
    session.add(row)
    if said:
        session.add(EvaluationWords(year=year, text=said))


def counted(session: Session, year: int) -> dict[str, int]:
    """The counts of the year of the meetings, without any words."""
    rows = session.exec(select(Evaluation).where(col(Evaluation.year) == year))
    return statistics_evaluations.counts(rows, year)


def list_years(session: Session) -> list[int]:
    """The years that anybody has answered about, newest first."""
    years = {*session.exec(select(Evaluation.year)), *session.exec(select(EvaluationWords.year))}
    return sorted(years, reverse=True)


def list_words(session: Session, year: int) -> list[str]:
    """What people wrote about meetings of a year, in alphabetical order and not as it came."""
    query = select(EvaluationWords.text).where(col(EvaluationWords.year) == year)
    return sorted(session.exec(query), key=str.casefold)


def discard_words(session: Session, case_id: None = None, *, year: int, reason: str) -> int:
    """Throw the words of a year away under a decision on retention; answers how many.

    The ticks stay. Raises RuleError when there is no decision (the local setting is empty) or
    the field `reason` does not say which one it is.
    """
    if not office.pack_in_force(session).slot(RETENTION):
        text = N_(
            "The office has not decided how long the words are kept. Write the decision under"
            " Settings, Local routine, first."
        )
        raise refuse("evaluation.retention.undecided", "reason", text)
    if not reason.strip():
        text = N_("Write under which decision they are thrown away.")
        raise refuse("evaluation.reason.missing", "reason", text)
    session.info["reason"] = clean("reason", reason.strip())
    gone = len(list_words(session, year))
    session.execute(delete(EvaluationWords).where(col(EvaluationWords.year) == year))
    return gone
