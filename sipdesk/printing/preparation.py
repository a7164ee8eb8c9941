"""D03 Inför mötet: the person comes prepared and sets the questions."""

from dataclasses import dataclass
from enum import StrEnum

from sipdesk.i18n import N_
from sipdesk.printing.parts import Contact, Header, MeetingFacts


class Need(StrEnum):
    """What a person may need to be able to take part."""

    INTERPRETER = "interpreter"
    AID = "aid"
    TRANSLATION = "translation"
    SUPPORT = "support"
    BREAKS = "breaks"
    SHORT = "short"
    REMOTE = "remote"
    FEW = "few"
    QUIET = "quiet"
    PICTURES = "pictures"
    TRANSPORT = "transport"
    OTHER = "other"


@dataclass(frozen=True)
class Content:
    """All that the sheet prints; a text that is empty becomes lines to write on.

    Attributes:
        header: top and bottom of the page.
        person: name.
        meeting: day, times and place.
        coordinator: whom to call.
        important: what is important to the person; own words.
        works: what works well.
        help: what the person wants help with.
        own: what the person wants to do.
        want_there: whom the person wants at the meeting.
        not_there: whom not.
        needs: what is ticked.
        interpreter_language: written after "Interpreter. Language:".
        translation_language: written after "Papers translated into:".
        other_need: written after "Other:".
        avoid: what not to talk about.
        questions: what the person wants to ask.
    """

    header: Header
    person: str
    meeting: MeetingFacts
    coordinator: Contact
    important: str = ""
    works: str = ""
    help: str = ""
    own: str = ""
    want_there: str = ""
    not_there: str = ""
    needs: tuple[Need, ...] = ()
    interpreter_language: str = ""
    translation_language: str = ""
    other_need: str = ""
    avoid: str = ""
    questions: str = ""


TITLE = N_("Before the meeting")
