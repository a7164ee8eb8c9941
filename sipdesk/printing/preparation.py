"""D03 Inför mötet: the person comes prepared and sets the questions."""

from dataclasses import dataclass
from enum import StrEnum

from sipdesk.i18n import N_, Translator
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.by_hand import FillIn, WriteLines
from sipdesk.printing.layout import PERSON, Paper, Sizes
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import Contact, Header, MeetingFacts
from sipdesk.printing.phrases import (
    dots,
    field_lang,
    label,
    meeting_time,
    protection_warning,
    sentence,
    swedish_fields,
    who_and_phone,
)
from sipdesk.printing.tables import facts, stacked
from sipdesk.printing.text import Rich, Style, rich


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


class Answering(StrEnum):
    """Who says yes or no to a plan for a child (FB 6 kap. 11, 13 §§)."""

    GUARDIANS = "guardians"
    CHILD_TOO = "child_too"


@dataclass(frozen=True)
class Content:
    """All that the sheet prints; a text that is empty becomes lines to write on.

    Attributes:
        header: top and bottom of the page.
        person: name; a line to write it on when it is empty.
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
        answering: who says yes or no to a plan for a child; None for an adult.
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
    answering: Answering | None = None


TITLE = N_("Before the meeting")

WORDS = {
    Need.INTERPRETER: N_("Interpreter. Language:"),
    Need.AID: N_("Help to hear, see or speak"),
    Need.TRANSLATION: N_("Papers translated into:"),
    Need.SUPPORT: N_("Someone with me as support"),
    Need.BREAKS: N_("Breaks"),
    Need.SHORT: N_("A short meeting"),
    Need.REMOTE: N_("Take part by phone or video"),
    Need.FEW: N_("Few people in the room"),
    Need.QUIET: N_("A quiet room"),
    Need.PICTURES: N_("Pictures or large text"),
    Need.TRANSPORT: N_("Help to get there"),
    Need.OTHER: N_("Other:"),
}
_WITH_LINE = (Need.INTERPRETER, Need.TRANSLATION, Need.OTHER)


def build(content: Content, tr: Translator) -> Paper:
    """One sheet: what matters on side one, what is needed and not wanted on side two."""
    sides = _side_one(content, tr), _side_two(content, tr)
    return sheet(content, tr, PERSON, tr("Fill in if you like"), sides)


def sheet(
    content: Content,
    tr: Translator,
    sizes: Sizes,
    words: str,
    sides: tuple[list[Block], list[Block]],
) -> Paper:
    """The sheet in one of its forms, with `words` as its label and two sides."""
    case = tr("Case {number}").format(number=content.header.case_number)
    yours = tr("The paper is yours.")
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=sizes,
        blocks=[*sides[0], PageBreak(), *sides[1]],
        organisation=content.header.organisation,
        label=label(tr, content.header, words),
        running=dots(tr(TITLE), content.person),
        footer=f"{case}. {yours}" if content.header.case_number else yours,
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _side_one(content: Content, tr: Translator) -> list[Block]:
    intro = tr(
        "You do not need to fill in everything. Write, draw, or tell someone who writes for you."
        " You choose what you want to show at the meeting."
    )
    big_or_small = tr("It may be big or small.")
    own = (content.important, content.works, content.help, content.own, content.questions)
    told = swedish_fields(tr, content.coordinator.name) if any(own) else ""
    return [
        Text(tr(TITLE), PERSON.title, tag="H1"),
        _for_you(content, tr),
        PERSON.p(intro, before=4),
        *([PERSON.p(told, before=4)] if told else []),
        *_facts(content, tr),
        *_question(tr, tr("What is important to you?"), content.important, 5),
        *_question(tr, tr("What works well in your life now?"), content.works, 2),
        *_question(tr, tr("What do you want help with?"), content.help, 4, big_or_small),
        *_question(tr, tr("What do you want to do yourself?"), content.own, 2),
    ]


def _for_you(content: Content, tr: Translator) -> Block:
    if not content.person:
        return FillIn(tr("A paper for you,"), PERSON.sub, before=2)
    return Text(rich(tr("A paper for you, **{name}**"), name=content.person), PERSON.sub, before=2)


def _facts(content: Content, tr: Translator) -> list[Block]:
    rows: list[tuple[str, Rich | Block]] = []
    when = sentence(meeting_time(tr, content.meeting))
    if when or content.meeting.place:
        lines = [Text(text, PERSON.body) for text in (when, content.meeting.place) if text]
        rows.append((tr("The meeting"), stacked(*lines)))
    if content.coordinator.name or content.coordinator.phone:
        rows.append((tr("Questions? Call"), who_and_phone(content.coordinator)))
    return [facts(rows, PERSON.body, share=0.22, before=9)] if rows else []


def _question(tr: Translator, question: str, told: str, lines: int, hint: str = "") -> list[Block]:
    """The answer that was told already, or lines to write on."""
    blocks: list[Block] = [PERSON.h(question, before=16)]
    if hint:
        help_line = PERSON.note(hint, before=1)
        help_line.keep = True
        blocks.append(help_line)
    if told:
        return [*blocks, PERSON.p(told, before=4, lang=field_lang(tr)), WriteLines(1)]
    return [*blocks, WriteLines(lines)]


def _side_two(content: Content, tr: Translator) -> list[Block]:
    examples = tr(
        "Friend, family, personal ombudsman (personligt ombud), court-appointed representative"
        " (god man), someone from health care or the municipality …"
    )
    who = tr("Who do you want at the meeting?")
    not_who = tr("Is there anyone you do not want there?")
    avoid = tr("Is there something you do not want to talk about at the meeting?")
    return [
        *_question(tr, who, content.want_there, 3, examples),
        *_question(tr, not_who, content.not_there, 1),
        PERSON.h(tr("What do you need to be able to take part?"), before=16),
        needs(content, tr, PERSON.body),
        *_question(tr, avoid, content.avoid, 3),
        *_question(tr, tr("What do you want to ask?"), content.questions, 4),
        _remember(content, tr),
    ]


def needs(content: Content, tr: Translator, style: Style) -> Block:
    """What may be needed to take part, two in a row; what was told is ticked."""
    told = {
        Need.INTERPRETER: content.interpreter_language,
        Need.TRANSLATION: content.translation_language,
        Need.OTHER: content.other_need,
    }
    boxes = [
        tick(
            tr,
            f"{tr(word)} {told.get(need, '')}".strip(),
            style,
            ticked=need in content.needs,
            line=need in _WITH_LINE and not told[need],
        )
        for need, word in WORDS.items()
    ]
    rows = [Columns(boxes[i : i + 2], [1, 1], before=6) for i in range(0, len(boxes), 2)]
    return Stack(rows, before=7)


def who_answers(content: Content, tr: Translator) -> str:
    """Who says yes or no to the plan, told to a child; nothing to an adult."""
    return {
        Answering.GUARDIANS: tr(
            "Your guardians say yes or no to a plan. We want to know what you think."
        ),
        Answering.CHILD_TOO: tr(
            "You have turned 15. You answer yes or no to a plan yourself, beside your guardians."
        ),
        None: "",
    }[content.answering]


def _remember(content: Content, tr: Translator) -> Block:
    text = tr(
        "**Remember:** It is your meeting. You may take a break, you may change your mind, and"
        " you may leave when you want."
    )
    bring = tr("Bring the paper or give it to {coordinator} before the meeting.")
    parts = [*rich(text)]
    if answers := who_answers(content, tr):
        parts += rich(" {text}", text=answers)
    if content.coordinator.name:
        parts += rich(" {text}", text=bring.format(coordinator=content.coordinator.name))
    return Frame([PERSON.p(parts)], before=18)
