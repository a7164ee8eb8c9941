"""D07b Stor text: the whole plan in one column, 18 points, without tables."""

from dataclasses import replace

from sipdesk.i18n import Translator
from sipdesk.printing import plan_body as standard
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Bar, Ruled
from sipdesk.printing.layout import LARGE, Paper, first_room
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
from sipdesk.printing.text import Rich, Style, bold, join, quoted, rich

OWN_WORDS_ON_PAGE_ONE = 170
_SHARES = ((3, OWN_WORDS_ON_PAGE_ONE), (2, OWN_WORDS_ON_PAGE_ONE), (1, OWN_WORDS_ON_PAGE_ONE))
_P = LARGE


def build(content: Content, tr: Translator) -> Paper:
    """No field of the standard plan is left out; whom to call stays on page one."""
    paper, title = frame(content, tr, LARGE, tr("large type"))
    for happenings, words in (*_SHARES, (0, OWN_WORDS_ON_PAGE_ONE), (0, 0)):
        page, moved = _front(content, tr, title, happenings, words)
        if height_of(page, paper.width()) <= first_room(paper):
            break
    blocks = [
        *page,
        PageBreak(),
        *moved,
        *_harder(content, tr),
        *_phones(content, tr),
        *standard.override_box(content.override, tr, _P),
        *_agreed(content, tr),
        *standard.own_actions(content, tr, _P),
        *_others(content, tr),
        *standard.unmet(content.unmet, tr, _P),
        *standard.disagreements(content.disagreements, tr, _P),
        *standard.related(content.related_plans, tr, _P),
        _P.h(tr("Good to know")),
        bullets(good_lines(content, tr), _P.body, gap=6, before=4),
        _responsible_and_signed(content, tr),
    ]
    return replace(paper, blocks=blocks)


def _responsible_and_signed(content: Content, tr: Translator) -> Block:
    """Whole, so that the signatures never stand alone on a page."""
    signed = standard.signatures(content, tr, _P)
    made = Stack([*standard.responsible(content, tr, _P), *signed], before=14)
    made.needs_company = False
    return made


def _front(
    content: Content, tr: Translator, title: str, happenings: int, words: int
) -> tuple[list[Block], list[Block]]:
    now, later = split_words(content.important, words)
    soon = content.happenings
    page = [
        *_title(content, tr, title),
        *_important(content, tr, now, is_start=True),
        *_happenings(tr, soon[:happenings]),
        *_call(content, tr),
        *_again(content, tr),
    ]
    moved = [
        *_important(content, tr, later, is_start=False),
        *_happenings(tr, soon[happenings:4]),
    ]
    return page, moved


def _title(content: Content, tr: Translator, title: str) -> list[Block]:
    sub = tr("Coordinated individual plan (samordnad individuell plan, SIP) for **{name}**")
    style = LARGE.title if content.override is None else Style(26, 31, bold=True)
    blocks: list[Block] = [
        Text(title, style, tag="H1"),
        Text(rich(sub, name=content.person), _P.small, before=2),
        Text(meta(content, tr), _P.small, before=2),
    ]
    if told := swedish_fields(tr, content.coordinator.name):
        blocks.append(_P.note(told, before=3))
    if content.no_position is not None:
        blocks.append(_P.p(no_position_words(content, tr), before=6))
    return blocks


def _important(content: Content, tr: Translator, words: str, *, is_start: bool) -> list[Block]:
    if not words:
        return []
    text = quoted(words) if content.important_is_own_words else words
    if words != content.important and content.important_is_own_words:
        text = f"”{words}" if is_start else f"{words}”"
    own = Text(text, _P.own_words, lang=field_lang(tr))
    return [_P.h(tr("What is important to me"), before=12), Bar([own], before=3)]


def _happenings(tr: Translator, rows: tuple[Happening, ...]) -> list[Block]:
    if not rows:
        return []
    blocks: list[Block] = [_P.h(tr("What happens now"), before=12)]
    words = {
        DayKind.ON: "{day}",
        DayKind.STARTS: tr("Starts {day}"),
        DayKind.BY: tr("By {day} at the latest"),
    }
    for row in rows:
        said = sentence(words[row.kind].format(day=weekday(tr, row.on)))
        when = f"{said} {clock(tr, row.at)}" if row.at else said
        what = " ".join(part for part in (ended(row.text), row.who) if part)
        lines = [Text(bold(when), _P.body), Text(what, _P.body, lang=field_lang(tr))]
        blocks.append(Stack(lines, before=3))
    return blocks


def _call(content: Content, tr: Translator) -> list[Block]:
    who = content.coordinator
    if not who.name:
        unit = content.responsible.unit or content.responsible.principal
        nobody = f"{tr('Not decided yet.')} {tr('Call {unit}').format(unit=unit)}"
        return _numbered(tr("Who to call"), nobody, content.responsible.phone)
    mine = rich(tr("**{name}**, your coordinator"), name=who.name)
    blocks = _numbered(tr("Who to call"), mine, who.phone)
    if who.hours:
        blocks.append(_P.p(who.hours, before=1))
    if content.substitute is not None:
        away = tr("When {name} is away:").format(name=who.name)
        other = content.substitute
        blocks.append(_P.p(f"{away} {other.name} {phone(other.phone)}".strip(), before=2))
    if second := second_coordinator(tr, who):
        blocks.append(_P.p(second, before=2))
    return blocks


def _numbered(heading: str, text: Rich, number: str) -> list[Block]:
    blocks: list[Block] = [_P.h(heading, before=12), _P.p(text, before=2)]
    return [*blocks, *([Text(phone(number), _P.big, before=1)] if number else [])]


def _again(content: Content, tr: Translator) -> list[Block]:
    meeting = content.next_meeting
    heading = _P.h(tr("We meet again"), before=12)
    if meeting.on is None:
        reason = content.override.reason if content.override else ""
        why = tr("Reason: {reason}").format(reason=reason) if reason else ""
        return [heading, _P.p(" ".join(p for p in (tr("Not decided yet."), why) if p))]
    when = sentence(weekday(tr, meeting.on))
    if meeting.starts is not None:
        when = f"{when} {clock(tr, meeting.starts, meeting.ends)}"
    blocks: list[Block] = [heading, _P.p(bold(when), before=2)]
    if meeting.place:
        blocks.append(_P.p(meeting.place, before=1))
    if meeting.who_calls:
        said = tr("{who} gets in touch with everyone. You do not need to do anything.")
        blocks.append(_P.p(said.format(who=meeting.who_calls), before=1))
    return blocks


def _harder(content: Content, tr: Translator) -> list[Block]:
    told = content.contingency
    lines = []
    if told is not None and told.signs:
        lines.append(rich(tr("**Signs:** {text}"), text=told.signs))
    if told is not None and told.steps:
        lines.append(rich(tr("**Then we do this:** {text}"), text=told.steps))
    acute = tr("**Evenings, nights and weekends:** call 1177. **If life is in danger:** call 112.")
    more = told.acute if told is not None else ""
    lines.append(join(rich(acute), f" {more}" if more else ""))
    return [_P.h(tr("If things get harder")), *[_P.p(line, before=4) for line in lines]]


def _phones(content: Content, tr: Translator) -> list[Block]:
    if not content.phones:
        return []
    return [_P.h(tr("More phone numbers")), *[_phone(one) for one in content.phones]]


def _phone(contact: Contact) -> Block:
    what = contact.function or contact.unit
    who = rich("**{name}**, {what}" if what else "**{name}**", name=contact.name, what=what)
    return Ruled([Text(who, _P.body), Text(phone(contact.phone), _P.big)], before=6)


def _agreed(content: Content, tr: Translator) -> list[Block]:
    if not content.goals:
        return []
    blocks: list[Block] = [_P.h(tr("What we have agreed"))]
    for number, goal in enumerate(content.goals, 1):
        blocks += _goal(content, tr, number, goal)
    return blocks


def _goal(content: Content, tr: Translator, number: int, goal: Goal) -> list[Block]:
    words = quoted(goal.text) if goal.is_own_words else goal.text
    which = (tr("Long goal {n}") if goal.is_long else tr("Goal {n}")).format(n=number)
    lines: list[Block] = [
        Text(f"{which} · {goal.area}" if goal.area else which, _P.small.semibold()),
        Text(
            join(standard.changed_word(tr, goal.change), bold(words)),
            _P.body,
            lang=field_lang(tr),
        ),
    ]
    if goal.staff_text:
        lines.append(_P.note(tr("In the staff's words: {text}").format(text=goal.staff_text)))
    if goal.strength:
        lines.append(_P.note(tr("What helps: {strength}").format(strength=goal.strength)))
    bar = Bar(lines, before=14, keep=bool(goal.rows))
    return [bar, *[_row(content, tr, row) for row in goal.rows]]


def _row(content: Content, tr: Translator, row: Row) -> Block:
    text = join(standard.changed_word(tr, row.change), row.text)
    lines: list[Block] = [Text(text, _P.body, lang=field_lang(tr))]
    lines += [_P.p(note) for note in (row.condition, standard.decision_words(tr, row)) if note]
    who = ", ".join(part for part in (row.who, row.function) if part)
    if who:
        lines.append(_P.p(rich(tr("**Who:** {who}"), who=who)))
    when = standard.when_words(content, tr, row).replace("\n", ". ")
    lines.append(_P.p(rich(tr("**When:** {when}"), when=when)))
    return Ruled(lines, before=8)


def _others(content: Content, tr: Translator) -> list[Block]:
    if not content.others:
        return []
    return [_P.h(tr("What others do")), *[_row(content, tr, row) for row in content.others]]
