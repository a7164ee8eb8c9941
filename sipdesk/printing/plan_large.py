"""D07b Stor text: the whole plan in one column, 18 or 22 points, without tables."""

from dataclasses import replace

from sipdesk.i18n import Translator
from sipdesk.printing import plan_body as standard
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Bar, Ruled
from sipdesk.printing.layout import LARGE, Paper, Sizes, first_room, pages_of
from sipdesk.printing.lists import bullets
from sipdesk.printing.parts import Contact
from sipdesk.printing.phrases import (
    clock,
    ended,
    field_lang,
    phone,
    second_coordinator,
    sentence,
    swedish_fields,
    weekday,
)
from sipdesk.printing.plan import frame
from sipdesk.printing.plan_content import Content, DayKind, Goal, Happening, Row
from sipdesk.printing.plan_front import height_of, meta, no_position_words, split_words
from sipdesk.printing.plan_good import good_lines
from sipdesk.printing.plan_pages import MOST_PAGES, with_page_list
from sipdesk.printing.text import Rich, Style, bold, join, quoted, rich

OWN_WORDS_ON_PAGE_ONE = 170
_SHARES = ((3, OWN_WORDS_ON_PAGE_ONE), (2, OWN_WORDS_ON_PAGE_ONE), (1, OWN_WORDS_ON_PAGE_ONE))


LARGER = replace(
    LARGE,
    body=Style(22, 28),
    small=Style(17, 22),
    title=Style(36, 41, bold=True),
    sub=Style(22, 29),
    heading=Style(25, 31, bold=True),
    own_words=Style(22, 29),
    big=Style(29, 34, bold=True),
)


def build(content: Content, tr: Translator) -> Paper:
    """No field of the standard plan is left out; whom to call stays on page one."""
    return _built(LARGE, content, tr)


def build_larger(content: Content, tr: Translator) -> Paper:
    """The same in letters of 22 points."""
    return _built(LARGER, content, tr)


def _built(p: Sizes, content: Content, tr: Translator) -> Paper:
    paper, title = frame(content, tr, p, tr("large type"))
    for happenings, words in (*_SHARES, (1, 90), (0, OWN_WORDS_ON_PAGE_ONE), (0, 0)):
        page, moved = _front(p, content, tr, title, happenings, words)
        if height_of(page, paper.width()) <= first_room(paper):
            break
    goals = _agreed(p, content, tr)
    later = [
        *moved,
        *_harder(p, content, tr),
        *_phones(p, content, tr),
        *standard.override_box(content.override, tr, p),
        *goals,
        *standard.own_actions(content, tr, p),
        *_others(p, content, tr),
        *standard.unmet(content.unmet, tr, p),
        *standard.disagreements(content.disagreements, tr, p),
        *standard.related(content.related_plans, tr, p),
        p.h(tr("Good to know")),
        bullets(good_lines(content, tr), p.body, gap=6, before=4),
        *_responsible_and_signed(p, content, paper),
    ]
    made = replace(paper, blocks=[*page, PageBreak(), *later])
    if len(pages_of(made)) <= MOST_PAGES:
        return made
    bars = [block.blocks[0] for block in goals if isinstance(block, Bar)]
    titles = [first for first in bars if isinstance(first, Text)]
    return with_page_list(made, [*page, PageBreak()], later, titles)


def _responsible_and_signed(p: Sizes, content: Content, paper: Paper) -> list[Block]:
    """Whole, so that the signatures never stand alone; what is higher than a page is parted."""
    tr = paper.tr
    whose, signed = standard.responsible(content, tr, p), standard.signatures(content, tr, p)
    made = Stack([*whose, *signed], before=14)
    if signed and made.height(paper.width()) > first_room(paper):
        parts = [one.blocks if isinstance(one, Stack) else (one,) for one in signed]
        return [*whose, *(block for part in parts for block in part)]
    made.needs_company = False
    return [made]


def _front(
    p: Sizes, content: Content, tr: Translator, title: str, happenings: int, words: int
) -> tuple[list[Block], list[Block]]:
    now, later = split_words(content.important, words)
    soon = content.happenings
    page = [
        *_title(p, content, tr, title),
        *_important(p, content, tr, now, is_start=True),
        *_happenings(p, tr, soon[:happenings]),
        *_call(p, content, tr),
        *_again(p, content, tr),
    ]
    moved = [
        *_important(p, content, tr, later, is_start=False),
        *_happenings(p, tr, soon[happenings:4]),
    ]
    return page, moved


def _title(p: Sizes, content: Content, tr: Translator, title: str) -> list[Block]:
    sub = tr("Coordinated individual plan (samordnad individuell plan, SIP) for **{name}**")
    style = (
        p.title
        if content.override is None
        else Style(p.heading.size + 4, p.heading.leading + 3, bold=True)
    )
    blocks: list[Block] = [
        Text(title, style, tag="H1"),
        Text(rich(sub, name=content.person), p.small, before=2),
        Text(meta(content, tr), p.small, before=2),
    ]
    if told := swedish_fields(tr, content.coordinator.name):
        blocks.append(p.note(told, before=3))
    if content.no_position is not None:
        blocks.append(p.p(no_position_words(content, tr), before=6))
    return blocks


def _important(
    p: Sizes, content: Content, tr: Translator, words: str, *, is_start: bool
) -> list[Block]:
    if not words:
        return []
    text = quoted(words) if content.important_is_own_words else words
    if words != content.important and content.important_is_own_words:
        text = f"”{words}" if is_start else f"{words}”"
    own = Text(text, p.own_words, lang=field_lang(tr))
    return [p.h(tr("What is important to me"), before=12), Bar([own], before=3)]


def _happenings(p: Sizes, tr: Translator, rows: tuple[Happening, ...]) -> list[Block]:
    if not rows:
        return []
    blocks: list[Block] = [p.h(tr("What happens now"), before=12)]
    words = {
        DayKind.ON: "{day}",
        DayKind.STARTS: tr("Starts {day}"),
        DayKind.BY: tr("By {day} at the latest"),
    }
    for row in rows:
        said = sentence(words[row.kind].format(day=weekday(tr, row.on)))
        when = f"{said} {clock(tr, row.at)}" if row.at else said
        what = " ".join(part for part in (ended(row.text), row.who) if part)
        lines = [Text(bold(when), p.body), Text(what, p.body, lang=field_lang(tr))]
        blocks.append(Stack(lines, before=3))
    return blocks


def _call(p: Sizes, content: Content, tr: Translator) -> list[Block]:
    who = content.coordinator
    if not who.name:
        unit = content.responsible.unit or content.responsible.principal
        nobody = f"{tr('Not decided yet.')} {tr('Call {unit}').format(unit=unit)}"
        return _numbered(p, tr("Who to call"), nobody, content.responsible.phone)
    mine = rich(tr("**{name}**, your coordinator"), name=who.name)
    blocks = _numbered(p, tr("Who to call"), mine, who.phone)
    if who.hours:
        blocks.append(p.p(who.hours, before=1))
    if content.substitute is not None:
        away = tr("When {name} is away:").format(name=who.name)
        other = content.substitute
        blocks.append(p.p(f"{away} {other.name} {phone(other.phone)}".strip(), before=2))
    if second := second_coordinator(tr, who):
        blocks.append(p.p(second, before=2))
    return blocks


def _numbered(p: Sizes, heading: str, text: Rich, number: str) -> list[Block]:
    blocks: list[Block] = [p.h(heading, before=12), p.p(text, before=2)]
    return [*blocks, *([Text(phone(number), p.big, before=1)] if number else [])]


def _again(p: Sizes, content: Content, tr: Translator) -> list[Block]:
    meeting = content.next_meeting
    heading = p.h(tr("We meet again"), before=12)
    if meeting.on is None:
        reason = content.override.reason if content.override else ""
        why = tr("Reason: {reason}").format(reason=reason) if reason else ""
        return [heading, p.p(" ".join(part for part in (tr("Not decided yet."), why) if part))]
    when = sentence(weekday(tr, meeting.on))
    if meeting.starts is not None:
        when = f"{when} {clock(tr, meeting.starts, meeting.ends)}"
    blocks: list[Block] = [heading, p.p(bold(when), before=2)]
    if meeting.place:
        blocks.append(p.p(meeting.place, before=1))
    if meeting.who_calls:
        said = tr("{who} gets in touch with everyone. You do not need to do anything.")
        blocks.append(p.p(said.format(who=meeting.who_calls), before=1))
    return blocks


def _harder(p: Sizes, content: Content, tr: Translator) -> list[Block]:
    told = content.contingency
    lines = []
    if told is not None and told.signs:
        lines.append(rich(tr("**Signs:** {text}"), text=told.signs))
    if told is not None and told.steps:
        lines.append(rich(tr("**Then we do this:** {text}"), text=told.steps))
    acute = tr("**Evenings, nights and weekends:** call 1177. **If life is in danger:** call 112.")
    more = told.acute if told is not None else ""
    lines.append(join(rich(acute), f" {more}" if more else ""))
    return [p.h(tr("If things get harder")), *[p.p(line, before=4) for line in lines]]


def _phones(p: Sizes, content: Content, tr: Translator) -> list[Block]:
    if not content.phones:
        return []
    return [p.h(tr("More phone numbers")), *[_phone(p, one) for one in content.phones]]


def _phone(p: Sizes, contact: Contact) -> Block:
    what = contact.function or contact.unit
    who = rich("**{name}**, {what}" if what else "**{name}**", name=contact.name, what=what)
    return Ruled([Text(who, p.body), Text(phone(contact.phone), p.big)], before=6)


def _agreed(p: Sizes, content: Content, tr: Translator) -> list[Block]:
    if not content.goals:
        return []
    blocks: list[Block] = [p.h(tr("What we have agreed"))]
    for number, goal in enumerate(content.goals, 1):
        blocks += _goal(p, content, tr, number, goal)
    return blocks


def _goal(p: Sizes, content: Content, tr: Translator, number: int, goal: Goal) -> list[Block]:
    words = quoted(goal.text) if goal.is_own_words else goal.text
    which = (tr("Long goal {n}") if goal.is_long else tr("Goal {n}")).format(n=number)
    lines: list[Block] = [
        Text(f"{which} · {goal.area}" if goal.area else which, p.small.semibold()),
        Text(
            join(standard.changed_word(tr, goal.change), bold(words)),
            p.body,
            lang=field_lang(tr),
        ),
    ]
    if goal.staff_text:
        lines.append(p.note(tr("In the staff's words: {text}").format(text=goal.staff_text)))
    if goal.strength:
        lines.append(p.note(tr("What helps: {strength}").format(strength=goal.strength)))
    bar = Bar(lines, before=14, keep=bool(goal.rows))
    return [bar, *[_row(p, content, tr, row) for row in goal.rows]]


def _row(p: Sizes, content: Content, tr: Translator, row: Row) -> Block:
    text = join(standard.changed_word(tr, row.change), row.text)
    lines: list[Block] = [Text(text, p.body, lang=field_lang(tr))]
    lines += [p.p(note) for note in (row.condition, standard.decision_words(tr, row)) if note]
    who = ", ".join(part for part in (row.who, row.function) if part)
    if who:
        lines.append(p.p(rich(tr("**Who:** {who}"), who=who)))
    when = standard.when_words(content, tr, row).replace("\n", ". ")
    lines.append(p.p(rich(tr("**When:** {when}"), when=when)))
    return Ruled(lines, before=8)


def _others(p: Sizes, content: Content, tr: Translator) -> list[Block]:
    if not content.others:
        return []
    return [p.h(tr("What others do")), *[_row(p, content, tr, row) for row in content.others]]
