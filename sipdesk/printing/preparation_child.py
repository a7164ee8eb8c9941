"""D03 for a child: room to draw, few words, and who it is that says yes or no."""

from sipdesk.i18n import Translator
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.by_hand import DrawHere, WriteLines
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.lists import Columns
from sipdesk.printing.phrases import (
    field_lang,
    meeting_time,
    sentence,
    swedish_fields,
    who_and_phone,
)
from sipdesk.printing.preparation import TITLE, Content, Need, sheet, who_answers
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, rich

_P = PERSON


def build(content: Content, tr: Translator) -> Paper:
    """One sheet: what to draw on side one, the meeting on side two."""
    sides = _side_one(content, tr), _side_two(content, tr)
    return sheet(content, tr, _P, tr("Feel free to draw"), sides)


def _side_one(content: Content, tr: Translator) -> list[Block]:
    own = (content.important, content.works, content.help)
    told = swedish_fields(tr, content.coordinator.name)
    return [
        Text(tr(TITLE), _P.title, tag="H1"),
        Text(rich(tr("A paper for you, **{name}**"), name=content.person), _P.sub, before=2),
        _P.p(tr("You may draw, write or tell. You decide what you want to show."), before=4),
        *([_P.note(told)] if any(own) and told else []),
        *_facts(content, tr),
        *_draw(tr, tr("What is important to you?"), content.important, 180),
        *_draw(tr, tr("What is good right now?"), content.works, 145),
        *_draw(tr, tr("What do you want to be different?"), content.help, 145),
    ]


def _facts(content: Content, tr: Translator) -> list[Block]:
    rows: list[tuple[str, Rich | Block]] = []
    when = sentence(meeting_time(tr, content.meeting))
    where = ", ".join(part for part in (when, content.meeting.place) if part)
    if where:
        rows.append((tr("We meet"), where))
    if content.coordinator.name or content.coordinator.phone:
        rows.append((tr("Do you wonder? Call"), who_and_phone(content.coordinator)))
    return [facts(rows, _P.body, share=0.26, before=9)] if rows else []


def _draw(tr: Translator, question: str, told: str, room: float) -> list[Block]:
    """What was told already, and a box to draw in."""
    blocks: list[Block] = [_P.h(question, before=12)]
    if told:
        blocks.append(_P.p(told, lang=field_lang(tr)))
        room = max(room - 40, 60)
    return [*blocks, DrawHere(tr("box to draw or write in, empty"), room, before=4)]


def _write(tr: Translator, question: str, told: str, lines: int) -> list[Block]:
    """What was told already, or lines to write on."""
    blocks: list[Block] = [_P.h(question, before=16)]
    if told:
        return [*blocks, _P.p(told, before=4, lang=field_lang(tr))]
    return [*blocks, WriteLines(lines)]


def _side_two(content: Content, tr: Translator) -> list[Block]:
    not_who = tr("Is there anyone you do not want there?")
    avoid = tr("Is there something you do not want to talk about?")
    return [
        *_write(tr, tr("Who do you want to have with you?"), content.want_there, 2),
        *_write(tr, not_who, content.not_there, 1),
        _P.h(tr("What would make the meeting good for you?"), before=16),
        _needs(content, tr),
        *_write(tr, avoid, content.avoid, 2),
        *_write(tr, tr("What do you want to ask?"), content.questions, 3),
        _good_to_know(content, tr),
    ]


def _needs(content: Content, tr: Translator) -> Block:
    words = {
        Need.SUPPORT: tr("Someone I feel safe with"),
        Need.BREAKS: tr("Breaks"),
        Need.SHORT: tr("A short meeting"),
        Need.FEW: tr("Few people in the room"),
        Need.QUIET: tr("A quiet room"),
        Need.PICTURES: tr("Pictures"),
        Need.AID: tr("Help to hear, see or speak"),
        Need.INTERPRETER: f"{tr('Interpreter. Language:')} {content.interpreter_language}".strip(),
        Need.REMOTE: tr("To be there by phone or video"),
        Need.OTHER: f"{tr('Other:')} {content.other_need}".strip(),
    }
    boxes = [
        tick(
            tr,
            word,
            _P.body,
            ticked=need in content.needs,
            line=word.endswith(":"),
        )
        for need, word in words.items()
    ]
    rows = [Columns(boxes[i : i + 2], [1, 1], before=6) for i in range(0, len(boxes), 2)]
    return Stack(rows, before=7)


def _good_to_know(content: Content, tr: Translator) -> Block:
    lines = [
        who_answers(content, tr),
        tr("It is your meeting. You may take a break. You may change your mind."),
        tr("You do not have to answer anything."),
    ]
    return Frame([_P.p(line) for line in lines if line], before=16)
