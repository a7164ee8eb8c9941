"""Page one of the plan: what matters, what happens next, whom to call, when we meet again.

Nothing may push "Call" and "We meet again" off page one: what has no room stands first on page two.
"""

from dataclasses import dataclass

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.boxes import Bar, Card, SideBySide
from sipdesk.printing.layout import PERSON
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import Contact, Contingency
from sipdesk.printing.phrases import (
    clock,
    day,
    field_lang,
    phone,
    second_coordinator,
    sentence,
    swedish_fields,
    weekday,
    weekday_without_year,
)
from sipdesk.printing.plan_content import Content, DayKind, Happening
from sipdesk.printing.tables import Row, Table, stacked
from sipdesk.printing.text import Style, bold, quoted, rich

OWN_WORDS_ON_PAGE_ONE = 240
PHONES_ON_PAGE_ONE = 6
HAPPENINGS = 4
_PHONE = Style(12, 15.8)


@dataclass(frozen=True)
class Share:
    """How much of what can wait stands on page one."""

    happenings: int
    phones: int
    contingency: bool
    own_words: int


SHARES = (
    *(Share(n, PHONES_ON_PAGE_ONE, True, OWN_WORDS_ON_PAGE_ONE) for n in (4, 3, 2)),
    Share(2, 4, True, OWN_WORDS_ON_PAGE_ONE),
    Share(2, 0, True, OWN_WORDS_ON_PAGE_ONE),
    Share(2, 0, False, OWN_WORDS_ON_PAGE_ONE),
    Share(1, 0, False, OWN_WORDS_ON_PAGE_ONE),
    Share(0, 0, False, OWN_WORDS_ON_PAGE_ONE),
    Share(0, 0, False, 0),
)


@dataclass(frozen=True)
class Front:
    """Page one, what goes first on page two, and the phone numbers for the last page."""

    page: list[Block]
    moved: list[Block]
    more_phones: list[Block]


def front(content: Content, tr: Translator, title: str, width: float, room: float) -> Front:
    """The fullest page one that is exactly one page."""
    for share in SHARES:
        made = _front(content, tr, title, share)
        if height_of(made.page, width) <= room:
            return made
    return made


def height_of(blocks: list[Block], width: float) -> float:
    """Of blocks below each other."""
    return sum(b.height(width) + (b.before if i else 0) for i, b in enumerate(blocks))


def _front(content: Content, tr: Translator, title: str, share: Share) -> Front:
    now, later = split_words(content.important, share.own_words)
    soon = content.happenings[:HAPPENINGS]
    page = [
        *_title(content, tr, title),
        *_important(content, tr, now, goes_on=bool(later)),
        *_happenings(content, tr, soon[: share.happenings], leave_out=bool(soon)),
        _cards(content, tr),
        *(_contingency(content.contingency, tr) if share.contingency else []),
        *_phones(content.phones[: share.phones], tr),
    ]
    moved = [
        *_important(content, tr, later, goes_on=False),
        *_happenings(content, tr, soon[share.happenings :], leave_out=True),
        *([] if share.contingency else _contingency(content.contingency, tr)),
    ]
    return Front(page, moved, _phones(content.phones[share.phones :], tr))


def split_words(text: str, most: int) -> tuple[str, str]:
    """What page one holds, cut after a sentence or a word, and the rest."""
    if len(text) <= most:
        return text, ""
    start = text[:most]
    cut = max(start.rfind(end) for end in (". ", "! ", "? ", "\n")) + 1
    cut = cut if cut > most / 2 else start.rfind(" ") + 1
    cut = cut or most
    return text[:cut].rstrip(), text[cut:].lstrip()


def _title(content: Content, tr: Translator, title: str) -> list[Block]:
    sub = tr("Coordinated individual plan (samordnad individuell plan, SIP) for **{name}**")
    blocks: list[Block] = [
        Text(
            title, PERSON.title if content.override is None else Style(24, 29, bold=True), tag="H1"
        )
    ]
    if content.override is not None:
        blocks.append(Text(tr("My plan"), PERSON.sub.semibold(), before=3))
    blocks.append(Text(rich(sub, name=content.person), PERSON.sub, before=2))
    blocks.append(Text(meta(content, tr), Style(10, 13), before=3))
    if told := swedish_fields(tr, content.coordinator.name):
        blocks.append(PERSON.p(told, before=4))
    if content.no_position is not None:
        blocks.append(PERSON.p(no_position_words(content, tr), before=6))
    return blocks


def meta(content: Content, tr: Translator) -> str:
    """Day of the meeting, version, and how long it is valid."""
    valid = tr("The plan is valid until we change it or close it.")
    number = tr("Version {n}.").format(n=content.header.version)
    if content.made_on is None:
        return f"{number} {valid}"
    made = tr("Made at the meeting on {date}.").format(date=day(tr, content.made_on))
    return f"{made} {number} {valid}"


def no_position_words(content: Content, tr: Translator) -> str:
    """That the person could not say yes or no, and who judged."""
    told = content.no_position
    if told is None:
        return ""
    text = tr(
        "{name} has not been able to say yes or no to the plan. {who} made an assessment on {date}."
    ).format(name=content.person, who=told.who, date=day(tr, told.on))
    if told.ask_again_on is None:
        return text
    again = tr("We ask again on {date}.").format(date=day(tr, told.ask_again_on))
    return f"{text} {again}"


def _important(content: Content, tr: Translator, words: str, *, goes_on: bool) -> list[Block]:
    if not words:
        return []
    whole = words == content.important
    text = quoted(words) if content.important_is_own_words and whole else words
    if content.important_is_own_words and not whole:
        text = f"”{words}" if goes_on else f"{words}”"
    spoken = Text(text, PERSON.own_words, lang=field_lang(tr))
    blocks: list[Block] = [
        PERSON.h(tr("What is important to me")),
        Bar([spoken], before=5, tag="BlockQuote"),
    ]
    if goes_on:
        blocks.append(PERSON.note(tr("It continues on the next page.")))
    return blocks


def _happenings(
    content: Content, tr: Translator, rows: tuple[Happening, ...], *, leave_out: bool
) -> list[Block]:
    if not rows and leave_out:
        return []
    heading = PERSON.h(tr("What happens now"))
    if not rows:
        return [heading, PERSON.p(_nothing_dated(content, tr))]
    year = content.made_on.year if content.made_on else None
    made = [Row([_when(tr, row, year), _what(tr, row)], pad=4.2) for row in rows]
    return [heading, Table([0.37, 0.63], made, style=PERSON.body, before=7)]


def _nothing_dated(content: Content, tr: Translator) -> str:
    nothing = tr("No time has been set yet.")
    if content.no_time_until is None or not content.coordinator.name:
        return nothing
    follows = tr("{coordinator} will contact you by {date}.").format(
        coordinator=content.coordinator.name, date=day(tr, content.no_time_until)
    )
    return f"{nothing} {follows}"


def _when(tr: Translator, row: Happening, year: int | None) -> Block:
    short = weekday_without_year(tr, row.on) if row.on.year == year else weekday(tr, row.on)
    words = {
        DayKind.ON: "{day}",
        DayKind.STARTS: tr("Starts {day}"),
        DayKind.BY: tr("By {day} at the latest"),
    }
    said = sentence(words[row.kind].format(day=short))
    at = Text(clock(tr, row.at), PERSON.body) if row.at else None
    return stacked(Text(bold(said), PERSON.body), at)


def _what(tr: Translator, row: Happening) -> Block:
    who = Text(row.who, PERSON.body) if row.who else None
    return stacked(Text(row.text, PERSON.body, lang=field_lang(tr)), who)


def _cards(content: Content, tr: Translator) -> Block:
    call = [PERSON.h(tr("Who to call"), level=2), *_call(content, tr)]
    again = [PERSON.h(tr("We meet again"), level=2), *_again(content, tr)]
    return SideBySide([Card(call), Card(again)], before=17)


def _call(content: Content, tr: Translator) -> list[Block]:
    who, away = content.coordinator, content.substitute
    if not who.name:
        unit = content.responsible.unit or content.responsible.principal
        return [
            PERSON.p(bold(tr("Not decided yet.")), before=4),
            PERSON.p(tr("Call {unit}").format(unit=unit), before=2),
            Text(phone(content.responsible.phone), PERSON.big, before=1),
        ]
    blocks: list[Block] = [
        PERSON.p(rich(tr("**{name}**, your coordinator"), name=who.name), before=4)
    ]
    if who.phone:
        blocks.append(Text(phone(who.phone), PERSON.big, before=1))
    if who.hours:
        blocks.append(PERSON.p(who.hours, before=1))
    if away is not None:
        blocks.append(PERSON.p(tr("When {name} is away:").format(name=who.name), before=6))
        blocks.append(PERSON.p(_name_and_phone(away), before=0))
    if second := second_coordinator(tr, who):
        blocks.append(PERSON.p(second, before=4))
    return blocks


def _name_and_phone(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, phone(contact.phone)) if part)


def _again(content: Content, tr: Translator) -> list[Block]:
    meeting = content.next_meeting
    if meeting.on is None:
        blocks: list[Block] = [PERSON.p(bold(tr("Not decided yet.")), before=4)]
        if content.override is not None:
            reason = tr("Reason: {reason}").format(reason=content.override.reason)
            blocks.append(PERSON.p(reason, before=2))
        return blocks
    blocks = [PERSON.p(bold(sentence(weekday(tr, meeting.on))), before=4)]
    if meeting.starts is not None:
        blocks.append(Text(clock(tr, meeting.starts, meeting.ends), PERSON.big, before=1))
    if meeting.place:
        blocks.append(PERSON.p(meeting.place, before=1))
    if meeting.who_calls:
        said = tr("{who} gets in touch with everyone. You do not need to do anything.")
        blocks.append(PERSON.p(said.format(who=meeting.who_calls), before=6))
    return blocks


def _contingency(told: Contingency | None, tr: Translator) -> list[Block]:
    acute = tr("**Evenings, nights and weekends:** call 1177. **If life is in danger:** call 112.")
    blocks: list[Block] = [PERSON.h(tr("If things get harder"))]
    lines = []
    if told is not None and told.signs:
        lines.append(rich(tr("**Signs:** {text}"), text=told.signs))
    if told is not None and told.steps:
        lines.append(rich(tr("**Then we do this:** {text}"), text=told.steps))
    more = told.acute if told is not None else ""
    lines.append((*rich(acute), *rich(" {more}" if more else "", more=more)))
    return [*blocks, *(PERSON.p(line, before=3) for line in lines)]


def _phones(contacts: tuple[Contact, ...], tr: Translator) -> list[Block]:
    if not contacts:
        return []
    cells = [_phone_cell(contact) for contact in contacts]
    rows = [
        Columns(cells[i : i + 2], [0.5, 0.5], before=6 if i else 4) for i in range(0, len(cells), 2)
    ]
    return [PERSON.h(tr("More phone numbers")), Stack(rows, before=4)]


def _phone_cell(contact: Contact) -> Block:
    template = "**{name}**, {what}" if contact.function or contact.unit else "**{name}**"
    who = rich(template, name=contact.name, what=contact.function or contact.unit)
    return stacked(Text(who, _PHONE), Text(phone(contact.phone), _PHONE))
