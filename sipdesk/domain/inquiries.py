"""Whether a case is under inquiry on a day: then nothing about the person goes to others (L30)."""

from datetime import date

from sipdesk.domain.model import Case, Inquiry


def standing(case: Case) -> Inquiry | None:
    """The mark that is not lifted; there is at most one."""
    return next((row for row in case.inquiries if row.lifted_on is None), None)


def in_force(case: Case, day: date) -> Inquiry | None:
    """The mark that holds on a day, from its first day to the day before it was lifted."""
    for row in case.inquiries:
        if row.on <= day and (row.lifted_on is None or day < row.lifted_on):
            return row
    return None
