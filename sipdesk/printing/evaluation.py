"""D10 Hur blev mötet för dig?: five questions, without name, number or day."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator, format_date
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import ROOM, Header


@dataclass(frozen=True)
class Words:
    """What is asked, the same as on the screen; all marked for translation.

    Attributes:
        questions: in the order of the sheet.
        answers: the words to choose between for each question.
        last: the question that is answered in own words.
    """

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    last: str


@dataclass(frozen=True)
class Content:
    """Month and year of a meeting, never the day; nothing else of the case.

    Attributes:
        header: of its fields only `organisation` and `practice` are printed.
        words: what is asked.
        month: any day of the month; None leaves room to write it.
        where_to_leave: local; "" leaves the words about the envelope out.
    """

    header: Header
    words: Words
    month: date | None
    where_to_leave: str = ""


TITLE = N_("How was the meeting for you?")


def build(content: Content, tr: Translator) -> Paper:
    """One page; the answers are about the meetings, not about who answers."""
    month = format_date(content.month, "MMMM y", lang=tr.lang) if content.month else ROOM
    intro = tr(
        "Five questions about a meeting in {month}. You do not need to answer. Do not write your"
        " name. We do not register who has answered. The answers are used to make the meetings"
        " better. We count the answers from many meetings together."
    ).format(month=month)
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=PERSON,
        blocks=[
            Text(tr(TITLE), PERSON.title, tag="H1"),
            PERSON.p(intro, before=6),
            *[_question(text, content.words.answers, tr) for text in content.words.questions],
            PERSON.h(tr(content.words.last), before=24),
            WriteLines(4),
            Frame([PERSON.p(_leave(content, tr), before=0)], before=18),
        ],
        organisation=content.header.organisation,
        label=tr("Without a name"),
        running=tr(TITLE),
        footer=tr("We do not register who has answered."),
        practice=content.header.practice,
    )


def _question(text: str, answers: tuple[str, ...], tr: Translator) -> Block:
    boxes = [tick(tr, tr(word), PERSON.body) for word in answers]
    return Stack(
        [PERSON.h(tr(text), before=0), Columns(boxes, [0.2, 0.3, 0.2, 0.3], before=9)], before=24
    )


def _leave(content: Content, tr: Translator) -> str:
    own = tr("Give the paper to someone you trust.")
    if content.where_to_leave:
        own = tr(
            "Put the paper in the envelope and leave it {place}, or give it to someone you trust."
        ).format(place=content.where_to_leave)
    helper = tr("Do you want help to fill it in? Ask someone who was not at the meeting.")
    return f"{own} {helper}"
