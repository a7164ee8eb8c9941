"""D07c Lättläst: the plan in short lines, one thought each; every dated promise is there."""

from collections.abc import Iterator
from dataclasses import replace

from sipdesk.i18n import Translator, format_time
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Frame, Ruled
from sipdesk.printing.layout import EASY, Paper, first_room
from sipdesk.printing.phrases import (
    day,
    ended,
    field_lang,
    law,
    phone,
    second_coordinator,
    sentence,
    sentences,
    swedish_fields,
    weekday,
)
from sipdesk.printing.plan import frame
from sipdesk.printing.plan_content import Content, DayKind, Happening, Row
from sipdesk.printing.plan_front import height_of, split_words
from sipdesk.printing.text import Rich, Style, bold, quoted, rich

_P = EASY


def build(content: Content, tr: Translator) -> Paper:
    """Important, now, call, meet on page one; then what is harder, who does what, my say."""
    paper, title = frame(content, tr, EASY, tr("easy to read"))
    for count, words in ((4, 240), (3, 240), (2, 240), (1, 240), (0, 240), (0, 0)):
        page, moved = _front(content, tr, title, count, words)
        if height_of(page, paper.width()) <= first_room(paper):
            break
    blocks = [*page, PageBreak(), *_missing(content, tr), *moved, *_rest(content, tr), _words(tr)]
    return replace(paper, blocks=blocks)


def _front(
    content: Content, tr: Translator, title: str, count: int, words: int
) -> tuple[list[Block], list[Block]]:
    now, later = split_words(content.important, words)
    soon = content.happenings[:4]
    nothing = _lines(tr("No time has been set yet.")) if not soon else []
    page = [
        *_title(content, tr, title),
        *_section(tr("What is important to me"), _important(content, tr, now)),
        *_section(tr("What happens now"), [*_happenings(tr, soon[:count]), *nothing]),
        *_section(tr("Who to call"), _call(content, tr)),
        *_section(tr("We meet again"), _again(content, tr)),
    ]
    moved = [
        *_section(tr("What is important to me"), _important(content, tr, later)),
        *_section(tr("What happens now"), _happenings(tr, soon[count:])),
    ]
    return page, moved


def _rest(content: Content, tr: Translator) -> list[Block]:
    sections = (
        (tr("If things get harder"), _harder(content, tr)),
        (tr("My goals"), _goals(content, tr)),
        (tr("What others do"), _others(content, tr)),
        (tr("What I do"), _own(content, tr)),
        (tr("What we have no answer to yet"), _unmet(content, tr)),
        (tr("You decide"), _decide(content, tr)),
    )
    return [block for heading, lines in sections for block in _section(heading, lines)]


def _title(content: Content, tr: Translator, title: str) -> list[Block]:
    style = _P.title if content.override is None else Style(24, 29, bold=True)
    for_you = rich(tr("It is for you, **{name}**."), name=content.person)
    return [
        Text(title, style, tag="H1"),
        _P.p(tr("The plan is called SIP."), before=2),
        _P.p(for_you, before=0),
        *_lines(*sentences(swedish_fields(tr, content.coordinator.name))),
    ]


def _missing(content: Content, tr: Translator) -> list[Block]:
    told = content.override
    if told is None:
        return []
    title = tr("Working plan – does not yet meet the requirements of the law")
    missing = tr("This is missing: {points}.").format(points=", ".join(told.missing))
    why = tr("Reason: {reason}").format(reason=told.reason)
    lines: list[Rich] = [bold(f"{title}."), missing, ended(why)]
    if told.responsible and told.due:
        lines.append(tr("{name} makes sure that it is done.").format(name=told.responsible))
        lines.append(tr("It is done by {day} at the latest.").format(day=day(tr, told.due)))
    return [Frame([_P.p(line) for line in lines], before=8)]


def _section(heading: str, lines: list[Block]) -> list[Block]:
    if not lines:
        return []
    return [_P.h(heading, before=12), *lines, Ruled([], before=2)]


def _lines(*texts: Rich, lang: str = "") -> list[Block]:
    return [_P.p(text, before=0, lang=lang) for text in texts if text]


def _told(text: str, tr: Translator) -> list[Block]:
    return _lines(*sentences(text), lang=field_lang(tr))


def _important(content: Content, tr: Translator, words: str) -> list[Block]:
    if not words:
        return []
    whole = content.important_is_own_words and words == content.important
    return _told(quoted(words) if whole else words, tr)


def _happenings(tr: Translator, rows: tuple[Happening, ...]) -> list[Block]:
    blocks: list[Block] = []
    for row in rows:
        when = sentence(weekday(tr, row.on))
        words = {
            DayKind.ON: when,
            DayKind.STARTS: tr("It starts {day}.").format(day=weekday(tr, row.on)),
            DayKind.BY: tr("It is done by {day} at the latest.").format(day=weekday(tr, row.on)),
        }
        inside = _lines(bold(words[row.kind]))
        if row.at is not None:
            inside += _lines(tr("The time is {time}.").format(time=format_time(row.at)))
        inside += _told(row.text, tr)
        if row.who:
            inside += _lines(tr("{name} does this.").format(name=row.who))
        blocks.append(Stack(inside, before=6))
    return blocks


def _call(content: Content, tr: Translator) -> list[Block]:
    who, unit = content.coordinator, content.responsible
    if not who.name:
        call = tr("Call {unit}").format(unit=unit.unit or unit.principal)
        number = unit.phone
        lines = _lines(tr("Not decided yet."), call)
    else:
        number = who.phone
        lines = _lines(
            tr("{name} helps you with the plan.").format(name=who.name),
            tr("Call {name} if you wonder about something.").format(name=who.name),
        )
    if number:
        lines.append(Text(phone(number), _P.big, before=1))
    if content.substitute is not None:
        away = tr("When {name} is away:").format(name=who.name)
        lines += _lines(
            away, f"{content.substitute.name} {phone(content.substitute.phone)}".strip()
        )
    if second := second_coordinator(tr, who):
        lines += _lines(second)
    return lines


def _again(content: Content, tr: Translator) -> list[Block]:
    meeting = content.next_meeting
    if meeting.on is None:
        return _lines(tr("Not decided yet."))
    lines = _lines(bold(sentence(weekday(tr, meeting.on))))
    if meeting.starts is not None:
        lines += _lines(tr("The time is {time}.").format(time=format_time(meeting.starts)))
    if meeting.place:
        lines += _lines(tr("Place: {place}.").format(place=meeting.place))
    if meeting.who_calls:
        lines += _lines(tr("{who} gets in touch with everyone.").format(who=meeting.who_calls))
    return lines


def _harder(content: Content, tr: Translator) -> list[Block]:
    lines: list[Block] = []
    told = content.contingency
    if told is not None:
        lines += _told(told.signs, tr)
        lines += _told(told.steps, tr)
    if content.coordinator.name:
        worse = tr("Call {name} if you feel worse.")
        lines += _lines(worse.format(name=content.coordinator.name))
    return [
        *lines,
        *_lines(
            tr("Evenings and weekends: call 1177."),
            tr("Call 112 if life is in danger."),
            told.acute if told is not None else "",
        ),
    ]


def _goals(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    for goal in content.goals:
        text = quoted(goal.text) if goal.is_own_words else goal.text
        blocks.append(Stack(_told(text, tr), before=4))
    return blocks


def _others(content: Content, tr: Translator) -> list[Block]:
    rows = [row for goal in content.goals for row in goal.rows] + list(content.others)
    blocks: list[Block] = [Stack(_row(content, tr, row), before=6) for row in rows]
    if content.responsible.principal:
        whole = tr("{principal} is responsible for the whole plan.")
        blocks.append(_P.p(whole.format(principal=content.responsible.principal), before=8))
    return blocks


def _row(content: Content, tr: Translator, row: Row) -> list[Block]:
    name = row.who or row.function
    who = f"{row.who}, {row.function}" if row.who and row.function else name
    lines = _lines(rich(tr("**{name}** does this:"), name=who)) if name else []
    lines += _told(row.text, tr)
    lines += _told(row.condition, tr)
    if row.needs_decision:
        lines += _lines(tr("A decision is needed first."))
        if row.decision_by:
            told = tr("You will be told by {date}.")
            lines += _lines(told.format(date=day(tr, row.decision_by)))
    return lines + _lines(*_dates(content, tr, row))


def _dates(content: Content, tr: Translator, row: Row) -> Iterator[str]:
    if row.starts_on:
        yield tr("It starts {day}.").format(day=day(tr, row.starts_on))
    if row.until_next_meeting and content.next_meeting.on:
        again = tr("It goes on until we meet again.")
        yield again
        yield tr("That is on {date}.").format(date=day(tr, content.next_meeting.on))
    elif row.latest_on:
        yield tr("It is done by {day} at the latest.").format(day=day(tr, row.latest_on))
    elif row.when_text:
        yield ended(row.when_text)


def _own(content: Content, tr: Translator) -> list[Block]:
    return [line for text in content.own_actions for line in _told(text, tr)]


def _unmet(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    for need in content.unmet:
        blocks += _lines(tr("This is what I wish:"))
        blocks += _told(quoted(need.own_words), tr)
        blocks += _lines(
            tr("The plan has no answer to it yet."),
            tr("This is not a decision."),
            tr("You can apply to social services."),
            tr("Then you get a decision."),
        )
        if need.again_on:
            again = tr("We take it up again on {date}.").format(date=day(tr, need.again_on))
            blocks += _lines(again)
    return blocks


def _decide(content: Content, tr: Translator) -> list[Block]:
    name = content.coordinator.name
    coercive = tr("Care under {act} applies all the same.")
    wrong = tr("Is something wrong? Tell {name}.").format(name=name)
    return _lines(
        tr("You can change your mind."),
        tr("You can say no to the plan."),
        tr("You decide who we may share the plan with."),
        tr("Sometimes the law requires that we tell all the same."),
        coercive.format(act=law(content.laws.coercive)) if content.laws.coercive else "",
        tr("Your guardians take part and decide.") if content.is_child else "",
        wrong if name else tr("Is something wrong? Tell someone you trust."),
        tr("You will hear what happens."),
    )


def _words(tr: Translator) -> Block:
    sip = tr("**SIP** means coordinated individual plan (samordnad individuell plan).")
    says = tr("The plan says who does what.")
    holds = tr("**The coordinator** is the one who holds the plan together.")
    lines = [_P.note(rich(text), before=0) for text in (sip, says, holds)]
    return Frame([Text(tr("Hard words"), _P.small.semibold(), tag="H2"), *lines], before=18)
