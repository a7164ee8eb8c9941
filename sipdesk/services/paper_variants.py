"""The forms of a paper that can be chosen in the print dialog, in the words of the screen."""

from datetime import date

from sipdesk.domain import consents, facts
from sipdesk.domain.document_kinds import Document
from sipdesk.domain.model import Case, Meeting, Participant
from sipdesk.i18n import N_, _
from sipdesk.printing.letter import KINDS, Kind
from sipdesk.services import meeting_letters, person_letters

Variants = tuple[tuple[str, str], ...]

TO_A_MEETING = (Document.CALL_LETTER, Document.INVITATION_LETTER)
LETTERS = (Document.LETTER_TO_PERSON, Document.LETTER_TO_GUARDIAN)
_FORMS = (("", N_("Standard")), ("large", N_("Large type")), ("easy", N_("Easy to read")))
_STANDARD = ("", N_("Standard"))
_EASY = ("easy", N_("Easy to read"))
_FOLDED = ("folded", N_("To fold, print on both sides and turn on the short edge"))
_LARGER = ("larger", N_("Very large type, 22 points"))
_WITH_BOXES = ("child", N_("For a child, with room to draw"))
_OF: dict[Document, Variants] = {
    Document.PLAN_INDIVIDUAL: (*_FORMS[:2], _LARGER, *_FORMS[2:]),
    Document.LEAFLET: (_STANDARD, _EASY, _FOLDED),
    Document.CONSENT_FORM: (_STANDARD, _EASY),
    Document.EVALUATION: (_STANDARD, _EASY),
}
_OWN_TEXT = N_("Own text")
_ENVELOPES = (
    (person_letters.OUTER, N_("Outer envelope, to the Tax Agency")),
    (person_letters.INNER, N_("Inner envelope, sealed")),
)


def letter_forms(document: Document) -> Variants:
    """The forms of a letter, beside what it is about; empty for other papers."""
    if document not in LETTERS:
        return ()
    return tuple((code, _(words)) for code, words in _FORMS)


def variants(
    case: Case,
    document: Document,
    day: date,
    meeting: Meeting | None = None,
    row: Participant | None = None,
) -> Variants:
    """Code and words, the usual one first; empty where the paper has one form only.

    Args:
        meeting, row: of a letter to a meeting, the receiver's place at it.
    """
    if document in TO_A_MEETING:
        return tuple((code, _(words)) for code, words in meeting_letters.variants(meeting, row))
    if document in _OF:
        return tuple((code, _(words)) for code, words in _OF[document])
    if document is Document.PREPARATION:
        return tuple((code, _(words)) for code, words in _preparations(case, day))
    if document not in LETTERS:
        return ()
    words = {**KINDS, Kind.OWN: _OWN_TEXT}
    found = [(kind.value, _(words[kind])) for kind in person_letters.kinds(case, day)]
    if document is Document.LETTER_TO_PERSON and person_letters.is_forwarded(case):
        found += [(code, _(text)) for code, text in _ENVELOPES]
    return tuple(found)


def _preparations(case: Case, day: date) -> Variants:
    """By age: who does not answer yet gets the one to draw in first; an adult has none to draw."""
    if not facts.is_minor(case, day):
        return (_STANDARD, _EASY)
    years = facts.age(case, day)
    answers = years is not None and years >= consents.OWN_ANSWER_FROM
    return (_STANDARD, _EASY, _WITH_BOXES) if answers else (_WITH_BOXES, _STANDARD, _EASY)
