"""D03 lättläst: the same questions in short lines, one sheet with two sides."""

from sipdesk.i18n import Translator, format_time
from sipdesk.printing import easy
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.layout import EASY, Paper
from sipdesk.printing.phrases import (
    field_lang,
    phone,
    sentence,
    swedish_fields,
    weekday,
)
from sipdesk.printing.preparation import TITLE, Answering, Content, needs, sheet
from sipdesk.printing.text import bold, rich

_P = EASY


def build(content: Content, tr: Translator) -> Paper:
    """What matters on side one; who comes and what is needed on side two."""
    sides = _side_one(content, tr), _side_two(content, tr)
    return sheet(content, tr, _P, tr("Easy to read"), sides)


def _side_one(content: Content, tr: Translator) -> list[Block]:
    own = (content.important, content.works, content.help, content.own, content.questions)
    told = swedish_fields(tr, content.coordinator.name) if any(own) else ""
    return [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(rich(tr("A paper for you, **{name}**"), name=content.person), before=2),
        *easy.lines(tr("You do not need to answer everything."), tr("Write, draw or tell.")),
        *easy.lines(tr("You decide what you show."), told),
        *_meeting(content, tr),
        *_question(tr, tr("What is important to you?"), content.important, 3),
        *_question(tr, tr("What is good right now?"), content.works, 2),
        *_question(tr, tr("What do you want help with?"), content.help, 3),
        *_question(tr, tr("What do you want to do yourself?"), content.own, 2),
    ]


def _meeting(content: Content, tr: Translator) -> list[Block]:
    facts, who = content.meeting, content.coordinator
    blocks: list[Block] = []
    if facts.on is not None:
        blocks.append(_P.p(bold(sentence(weekday(tr, facts.on))), before=4))
    if facts.starts is not None:
        time = format_time(facts.starts)
        blocks += easy.lines(tr("The time is {time}.").format(time=time))
    if facts.place:
        blocks += easy.lines(tr("Place: {place}.").format(place=facts.place))
    if who.name:
        call = tr("Call {name} if you wonder about something.")
        blocks += easy.lines(call.format(name=who.name))
    if who.phone:
        blocks.append(Text(phone(who.phone), _P.big, before=1))
    return blocks


def _question(tr: Translator, question: str, told: str, lines: int) -> list[Block]:
    """What was told already, or lines to write on."""
    heading = _P.h(question, before=12)
    if not told:
        return [heading, WriteLines(lines)]
    return [heading, _P.p(told, lang=field_lang(tr)), WriteLines(1)]


def _side_two(content: Content, tr: Translator) -> list[Block]:
    not_who = tr("Is there anyone you do not want there?")
    avoid = tr("Is there something you do not want to talk about?")
    return [
        *_question(tr, tr("Who do you want to have with you?"), content.want_there, 2),
        *_question(tr, not_who, content.not_there, 1),
        _P.h(tr("What do you need?"), before=12),
        needs(content, tr, _P.body),
        *_question(tr, avoid, content.avoid, 2),
        *_question(tr, tr("What do you want to ask?"), content.questions, 2),
        _remember(content, tr),
    ]


def _remember(content: Content, tr: Translator) -> Block:
    lines = easy.lines(
        tr("You may take a break."),
        tr("You may change your mind."),
        tr("You may leave when you want."),
        tr("Bring the paper to the meeting."),
        *_who_answers(content, tr),
    )
    return Frame([_P.p(bold(tr("It is your meeting.")), before=0), *lines], before=14)


def _who_answers(content: Content, tr: Translator) -> tuple[str, ...]:
    """Who says yes or no to a plan, told to a child; nothing to an adult."""
    if content.answering is Answering.GUARDIANS:
        return tr("Your guardians say yes or no to a plan."), tr("Tell us what you think.")
    if content.answering is Answering.CHILD_TOO:
        return tr("You answer yes or no yourself."), tr("Your guardians answer too.")
    return ()
