"""D06 Dagens möte: one sheet on the table, without anything about the person's life."""

from dataclasses import dataclass, replace

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.lists import Beside, bullets
from sipdesk.printing.parts import Header, MeetingFacts
from sipdesk.printing.phrases import meeting_time, sentence
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, Style, rich


@dataclass(frozen=True)
class Content:
    """All that the sheet prints; never a case number, it is often forgotten in the room.

    Attributes:
        header: of its fields only `organisation` and `practice` are printed.
        first_name: of the person, if wanted; "" prints "the person".
        meeting: when, where, and what everybody must know about the room.
        roles: of the meeting and who has them, in order.
        is_follow_up: point three is what was promised last time.
    """

    header: Header
    first_name: str
    meeting: MeetingFacts
    roles: tuple["Role", ...] = ()
    is_follow_up: bool = False


@dataclass(frozen=True)
class Role:
    """A role at the meeting and who has it; an empty name leaves room to write."""

    what: str
    who: str = ""


TITLE = N_("Today's meeting")
_SHEET = replace(PERSON, body=Style(14, 19), heading=Style(16, 21, bold=True))
_NUMBER = Style(14, 19, bold=True)


def build(content: Content, tr: Translator) -> Paper:
    """The sheet, and the cards of the roles as a second one to cut."""
    name = content.first_name or tr("the person")
    first = content.first_name or sentence(name)
    for_whom = tr("The meeting is for {name}.").format(name=name)
    blocks: list[Block] = [
        Text(tr(TITLE), PERSON.title, tag="H1"),
        _SHEET.p(for_whom, before=2),
        *_facts(content, tr),
        *_points(content, tr, first),
        _manners(tr, name),
        PageBreak(),
        *_cards(tr, name),
    ]
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_SHEET,
        blocks=blocks,
        organisation=content.header.organisation,
        label=tr("For everybody in the room"),
        running=tr(TITLE),
        footer=tr("Take the sheet with you when you leave the room."),
        practice=content.header.practice,
    )


def _facts(content: Content, tr: Translator) -> list[Block]:
    rows: list[tuple[str, Rich | Block]] = []
    if content.meeting.on:
        rows.append((tr("When"), sentence(meeting_time(tr, content.meeting))))
    if content.meeting.place:
        rows.append((tr("Where"), content.meeting.place))
    if content.meeting.adaptations:
        rows.append((tr("Remember"), content.meeting.adaptations))
    rows += [(role.what, role.who) for role in content.roles]
    is_by_hand = any(not role.who for role in content.roles)
    pad = 6 if is_by_hand else 3
    return [facts(rows, Style(12, 16), share=0.3, before=8, pad=pad)] if rows else []


def _points(content: Content, tr: Translator, name: str) -> list[Block]:
    third = tr("This is how it is now: what works and what is hard.")
    points = (
        tr("Welcome. Everybody says name, workplace and why they are here."),
        tr("This is important. {name} begins.").format(name=name),
        tr("What we promised last time.") if content.is_follow_up else third,
        tr("This is needed."),
        tr("Who does what, and when?"),
        tr("Who is responsible? Who to call? When do we meet again?"),
        tr("We read the plan aloud. {name} says if something is wrong.").format(name=name),
        tr("How was the meeting?"),
    )
    items = [
        Beside(str(number), Text(text, _SHEET.body), style=_NUMBER, indent=24, before=5)
        for number, text in enumerate(points, 1)
    ]
    return [Stack(items, tag="L", before=12, whole=False)]


def _manners(tr: Translator, name: str) -> Block:
    lines = [
        tr("We talk with {name}, not about {name}.").format(name=name),
        tr("One at a time. We explain hard words."),
        tr("Say so when you need a break."),
        tr("Nobody promises anything without a name and a date."),
    ]
    heading = _SHEET.h(tr("This is how we do it"))
    return Frame([heading, bullets(lines, _SHEET.body, before=3)], before=12)


def _cards(tr: Translator, name: str) -> list[Block]:
    leads = tr(
        "**Leads the meeting.** Begin with {name}. Ask each part: what can you do, who, from when?"
        " Sum up. Do you disagree? Say who is responsible until it is settled."
    )
    writes = tr(
        "**Writes.** Write the person's own words. Read each line aloud. Ask for name and date"
        " until both are there."
    )
    supports = tr(
        "**Supports {name}.** You are here for the person. Remind of what you prepared."
        " Ask for a break."
    )
    heading = _SHEET.h(tr("Cards for the roles"), before=0)
    cards = [rich(text, name=name) for text in (leads, writes, supports)]
    return [heading, *[Frame([_SHEET.p(card)], before=14) for card in cards]]
