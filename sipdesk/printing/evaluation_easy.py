"""D10 lättläst: the same questions in short lines, with three answers."""

from sipdesk.i18n import N_, Translator, format_date
from sipdesk.printing import easy
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.evaluation import TITLE, Content
from sipdesk.printing.layout import EASY, Paper
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import ROOM

_P = EASY
_ANSWERS = 3  # yes, to some extent, no; who does not know leaves it empty
# A question with two thoughts becomes two lines over the same boxes.
_EASIER = {
    N_("Do you know what happens now, and who does it?"): (
        N_("Do you know what happens now?"),
        N_("Do you know who does it?"),
    )
}


def build(content: Content, tr: Translator) -> Paper:
    """One page; the answers are about the meetings, not about who answers."""
    month = format_date(content.month, "MMMM y", lang=tr.lang) if content.month else ROOM
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=[
            Text(tr(TITLE), _P.title, tag="H1"),
            *easy.lines(
                tr("We ask about a meeting in {month}.").format(month=month),
                tr("You do not need to answer."),
                tr("Do not write your name."),
                tr("We do not register who has answered."),
                tr("The answers make the meetings better."),
            ),
            *[_question(text, content.words.answers, tr) for text in content.words.questions],
            _P.h(tr(content.words.last), before=10),
            WriteLines(3),
            *_leave(content, tr),
        ],
        organisation=content.header.organisation,
        label=tr("Easy to read"),
        running=tr(TITLE),
        footer=tr("We do not register who has answered."),
        practice=content.header.practice,
    )


def _question(text: str, answers: tuple[str, ...], tr: Translator) -> Block:
    first, *more = _EASIER.get(text, (text,))
    boxes = [tick(tr, tr(word), _P.body) for word in answers[:_ANSWERS]]
    lines = [Text(tr(line), _P.body.semibold()) for line in more]
    question = Text(tr(first), _P.body.semibold(), tag="H2")
    return Stack([question, *lines, Columns(boxes, [0.3, 0.4, 0.3], before=1)], before=8)


def _leave(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = [_P.p(tr("Give the paper to someone you trust."), before=8)]
    if content.where_to_leave:
        blocks = [_P.p(tr("Put the paper in the envelope."), before=8)]
        blocks += easy.lines(tr("Leave it {place}.").format(place=content.where_to_leave))
        blocks += easy.lines(tr("Or give it to someone you trust."))
    return [
        *blocks,
        *easy.lines(tr("Do you want help?"), tr("Ask someone who was not at the meeting.")),
    ]
