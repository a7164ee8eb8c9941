"""Fills the assessment of a person who cannot take a position (D02, F18)."""

from collections.abc import Iterator

from sipdesk.domain import consents, facts
from sipdesk.domain.model import CloseAnswer
from sipdesk.i18n import N_
from sipdesk.printing import incapacity
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet

_ANSWERS = {
    CloseAnswer.WANTS: N_("The person wants to have this person there."),
    CloseAnswer.DOES_NOT_OBJECT: N_("The person does not object."),
    CloseAnswer.OBJECTS: N_("The person objects."),
    CloseAnswer.NOT_POSSIBLE: N_("It was not possible to ask."),
}


def incapacity_paper(sheet: Sheet) -> incapacity.Content:
    """The latest assessment, as it is noted. Raises LookupError when there is none."""
    row = consents.position(sheet.case, sheet.day)
    if row is None or row.can_take:
        raise LookupError("nobody has judged that the person cannot take a position")
    return incapacity.Content(
        header=fill.header(sheet),
        person=sheet.person,
        judged_on=row.on,
        assessment=row.assessment,
        attitude_search=row.attitude_search,
        attitude_shown=row.attitude_shown,
        assessed_by=row.assessed_by,
        ground=row.ground_paragraph,
        decided_by=row.ground_decision_maker,
        decided_on=row.ground_on,
        speaks=tuple(_speakers(sheet)),
        close_persons=tuple(_close_persons(sheet)),
        ask_again_on=row.ask_again_on,
    )


def _speakers(sheet: Sheet) -> Iterator[str]:
    for one in sheet.case.person.representatives:
        words = sheet.tr(fill.REPRESENTATIVE_WORDS[one.kind])
        yield ", ".join(part for part in (one.name, words, one.mandate) if part)


def _close_persons(sheet: Sheet) -> Iterator[incapacity.Asked]:
    for one in sheet.case.person.close_persons:
        rows = [row for row in sheet.case.close_answers if row.close_person_id == one.id]
        latest = facts.last(rows)
        answer = sheet.tr(_ANSWERS[latest.answer]) if latest else sheet.tr("Not asked yet.")
        yield incapacity.Asked(one.name, one.relation, answer)
