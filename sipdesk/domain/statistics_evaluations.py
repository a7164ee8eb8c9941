"""How people answered about their meetings in a year: counts of ticks, never words or persons."""

from collections.abc import Iterable

from sipdesk.domain.evaluation_questions import QUESTIONS
from sipdesk.domain.model import Evaluation, EvaluationAnswer

SHEETS = "evaluations"


EMPTY = "empty"  # the question was left without an answer; that is no "no"


def key(question: str, answer: EvaluationAnswer | None) -> str:
    """The name of a count, `evaluation_heard_yes`; `evaluation_heard_empty` without an answer."""
    return f"evaluation_{question}_{answer.value if answer else EMPTY}"


KEYS = (
    SHEETS,
    *(key(question, answer) for question in QUESTIONS for answer in (*EvaluationAnswer, None)),
)


def counts(rows: Iterable[Evaluation], year: int) -> dict[str, int]:
    """Sheets about meetings of a calendar year, and each answer to each question (REQ D25, K2).

    Small counts are hidden where they are printed: `statistics.printed`.
    """
    found = dict.fromkeys(KEYS, 0)
    for row in rows:
        if row.year == year:
            found[SHEETS] += 1
            for question in QUESTIONS:
                found[key(question, getattr(row, question))] += 1
    return found
