"""D22 Brev till dig: one thing told between meetings; the letter says nothing about health."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from reportlab.lib.units import mm

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import EASY, LARGE, PERSON, Paper, Sizes
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import Contact, Header, IncompletePaper, MeetingFacts
from sipdesk.printing.phrases import (
    comma,
    day,
    dots,
    label,
    meeting_time,
    phone,
    protection_warning,
    second_coordinator,
    sentence,
    sentences,
    swedish_fields,
    who_and_phone,
)
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, Style, bold, join


class Kind(StrEnum):
    """What the letter is about."""

    TIME = "time"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    COORDINATOR = "coordinator"
    ENDING = "ending"
    ASK_AGAIN = "ask_again"
    TAKEN_BACK = "taken_back"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    OWN = "own"


class Reader(StrEnum):
    """Who gets the letter: the person (a), a guardian (b) or a representative (c)."""

    PERSON = "person"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class Content:
    """All that a letter to one receiver prints; what its kind needs is compulsory.

    Attributes:
        header: top and bottom of the page.
        kind: what it is about.
        name: of the receiver.
        address: the receiver's own, one line each; empty for protected data.
        sent_on: date of the letter.
        coordinator: sender, with phone; the one who takes over in a letter about that.
        reader: on whose behalf the receiver gets it.
        person: whose plan it is, for b and c.
        task: c: "god man" and the like.
        meeting: when and where.
        before: name of the coordinator until now.
        on: day of the hand-over, the end of consent, or the withdrawal.
        reply_by: last day of what is asked for or promised.
        text: own text.
        enclosures: names of the papers that come with it.
        minority_language: right to use the language; usually empty.
        local_text: the office's own words, last; usually empty.
    """

    header: Header
    kind: Kind
    name: str
    sent_on: date
    coordinator: Contact
    address: tuple[str, ...] = ()
    reader: Reader = Reader.PERSON
    person: str = ""
    task: str = ""
    meeting: MeetingFacts = field(default_factory=MeetingFacts)
    before: str = ""
    on: date | None = None
    reply_by: date | None = None
    text: str = ""
    enclosures: tuple[str, ...] = ()
    minority_language: str = ""
    local_text: str = ""


TITLE = N_("A letter to you")
KINDS = {
    Kind.TIME: N_("A time for a meeting"),
    Kind.CHANGED: N_("The time of the meeting has changed"),
    Kind.CANCELLED: N_("The meeting will not take place"),
    Kind.COORDINATOR: N_("You get a new coordinator"),
    Kind.ENDING: N_("Your consent is about to end"),
    Kind.ASK_AGAIN: N_("May we ask again?"),
    Kind.TAKEN_BACK: N_("You have taken back your yes"),
    Kind.FOLLOW_UP: N_("We see how things have gone"),
    Kind.CLOSE: N_("Can the plan be closed?"),
    Kind.OWN: TITLE,
}
_LETTER = replace(PERSON, body=Style(12.5, 17), title=Style(22, 27, bold=True), side=28 * mm)
_LARGE = replace(LARGE, title=Style(26, 32, bold=True))
_EASY = replace(EASY, title=Style(26, 32, bold=True))
_NEEDS: dict[Kind, tuple[str, ...]] = {
    Kind.TIME: ("meeting.on", "meeting.place"),
    Kind.CHANGED: ("meeting.on", "meeting.place"),
    Kind.CANCELLED: ("meeting.on", "reply_by"),
    Kind.COORDINATOR: ("on", "before"),
    Kind.ENDING: ("on",),
    Kind.TAKEN_BACK: ("on",),
    Kind.FOLLOW_UP: ("meeting.on",),
    Kind.CLOSE: ("reply_by",),
    Kind.OWN: ("text",),
}


def build(content: Content, tr: Translator) -> Paper:
    """One page; no other party and no need is ever named."""
    return _paper(content, tr, _LETTER)


def build_large(content: Content, tr: Translator) -> Paper:
    """The same words in large type."""
    return _paper(content, tr, _LARGE, tr("large type"))


def build_easy(content: Content, tr: Translator) -> Paper:
    """The same letter, one sentence on each line."""
    return _paper(content, tr, _EASY, tr("easy to read"), by_line=True)


def _paper(
    content: Content, tr: Translator, sizes: Sizes, form: str = "", *, by_line: bool = False
) -> Paper:
    _refuse_incomplete(content)
    title = tr(KINDS[content.kind])
    hello = tr("Hello {name}!").format(name=content.name)
    lines: list[Rich] = [bold(hello), *_why_you(content, tr), *_about(content, tr)]
    put = _by_sentence if by_line else _by_paragraph
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=sizes,
        blocks=[
            _address(content, tr, sizes),
            Text(title, sizes.title, tag="H1", before=14),
            *put(lines, sizes),
            *_when(content, tr, sizes),
            *put(_last(content, tr), sizes),
            *_sender(content, tr, sizes),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, sentence(form) or tr("Letter")),
        running=dots(tr(TITLE), content.header.case_number),
        footer=tr("Case {number}").format(number=content.header.case_number),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _by_paragraph(lines: Sequence[Rich], sizes: Sizes) -> list[Block]:
    return [sizes.p(line, before=9) for line in lines]


def _by_sentence(lines: Sequence[Rich], sizes: Sizes) -> list[Block]:
    """One sentence on each line, with room between what belongs together."""
    blocks: list[Block] = []
    for line in lines:
        parts: list[Rich] = [*sentences(line)] if isinstance(line, str) else [line]
        blocks += [sizes.p(part, before=0 if n else 11) for n, part in enumerate(parts)]
    return blocks


def _refuse_incomplete(content: Content) -> None:
    known: dict[str, object] = {
        "meeting.on": content.meeting.on,
        "meeting.place": content.meeting.place.strip(),
        "reply_by": content.reply_by,
        "on": content.on,
        "before": content.before.strip(),
        "text": content.text.strip(),
    }
    needed = _NEEDS.get(content.kind, ())
    if missing := tuple(name for name in needed if not known[name]):
        raise IncompletePaper(missing)


def _address(content: Content, tr: Translator, sizes: Sizes) -> Block:
    left = Text("\n".join((content.name, *content.address)), sizes.body)
    return Columns([left, Text(day(tr, content.sent_on), sizes.body)], [0.6, 0.4])


def _why_you(content: Content, tr: Translator) -> list[str]:
    if content.reader is Reader.GUARDIAN:
        text = tr(
            "You get this letter because you are a guardian of {child}."
            " {child} may also say what {child} thinks."
        )
        return [text.format(child=content.person)]
    if content.reader is Reader.REPRESENTATIVE:
        text = tr(
            "You get this letter because you are {kind} for {name}."
            " It is only about what belongs to your task."
        )
        return [text.format(kind=content.task, name=content.person)]
    return []


def _about(content: Content, tr: Translator) -> list[str]:
    makers = {
        Kind.TIME: lambda: [tr("At the meeting we make your plan together.")],
        Kind.CHANGED: lambda: [
            tr("The time of the meeting has changed. The old time no longer applies.")
        ],
        Kind.CANCELLED: lambda: _cancelled(content, tr),
        Kind.COORDINATOR: lambda: _coordinator(content, tr),
        Kind.ENDING: lambda: _with_day(
            content,
            tr,
            tr(
                "Your consent is valid until {date}. We want to ask you again."
                " You can say yes or no."
            ),
        ),
        Kind.ASK_AGAIN: lambda: [
            tr("You said that we may ask again. Do you want a plan? You can say yes or no.")
        ],
        Kind.TAKEN_BACK: lambda: _taken_back(content, tr),
        Kind.FOLLOW_UP: lambda: [tr("It is time to see how things have gone.")],
        Kind.CLOSE: lambda: _close(content, tr),
    }
    said = makers[content.kind]() if content.kind in makers else []
    own = [content.text, swedish_fields(tr, content.coordinator.name)] if content.text else []
    return [*said, *(line for line in own if line)]


def _with_day(content: Content, tr: Translator, text: str) -> list[str]:
    return [text.format(date=day(tr, content.on) if content.on else "")]


def _cancelled(content: Content, tr: Translator) -> list[str]:
    off = tr("The meeting on {date} will not take place.")
    again = tr("{coordinator} will contact you by {date}.")
    return [
        off.format(date=day(tr, content.meeting.on) if content.meeting.on else ""),
        again.format(
            coordinator=content.coordinator.name,
            date=day(tr, content.reply_by) if content.reply_by else "",
        ),
    ]


def _coordinator(content: Content, tr: Translator) -> list[str]:
    takes_over = tr("{new} takes over from {old} on {date}.").format(
        new=content.coordinator.name,
        old=content.before,
        date=day(tr, content.on) if content.on else "",
    )
    call = tr("Call {who}.").format(who=who_and_phone(content.coordinator))
    return [takes_over, f"{call} {tr('Your plan is valid as before.')}"]


def _taken_back(content: Content, tr: Translator) -> list[str]:
    first = tr("You took back your yes on {date}. We share nothing new on the strength of it.")
    law = tr("Sometimes the law requires that we give information all the same.")
    shared = tr("What has already been shared we cannot take back.")
    return [*_with_day(content, tr, first), f"{shared} {law}"]


def _close(content: Content, tr: Translator) -> list[str]:
    text = tr("We think that the plan can be closed. What do you think? Call {who} by {date}.")
    by = day(tr, content.reply_by) if content.reply_by else ""
    return [text.format(who=who_and_phone(content.coordinator), date=by)]


def _when(content: Content, tr: Translator, sizes: Sizes) -> list[Block]:
    if content.kind not in (Kind.TIME, Kind.CHANGED, Kind.FOLLOW_UP):
        return []
    rows: list[tuple[str, Rich | Block]] = [
        (tr("When"), bold(sentence(meeting_time(tr, content.meeting)))),
    ]
    if content.meeting.place:
        rows.append((tr("Where"), content.meeting.place))
    if content.meeting.travel:
        rows.append((tr("The way there"), content.meeting.travel))
    return [facts(rows, sizes.body, share=0.2, before=12)]


def _last(content: Content, tr: Translator) -> list[str]:
    who = who_and_phone(content.coordinator)
    lines = []
    if content.kind in (Kind.TIME, Kind.CHANGED, Kind.FOLLOW_UP):
        lines.append(tr("Do you want to bring someone? Tell us before the meeting."))
        lines.append(tr("If the time does not suit you, call {who}.").format(who=who))
    if content.enclosures:
        names = ", ".join(content.enclosures)
        lines.append(tr("With this letter you get: {enclosures}.").format(enclosures=names))
    aloud = tr("Do you want the letter read aloud or translated? Call {who}.")
    lines.append(aloud.format(who=who))
    return [*lines, *(one for one in (content.minority_language, content.local_text) if one)]


def _sender(content: Content, tr: Translator, sizes: Sizes) -> list[Block]:
    who = content.coordinator
    rest = comma(who.function, who.principal, phone(who.phone))
    main: Block = sizes.p(join(bold(who.name), f"\n{rest}" if rest else ""), before=18)
    second = second_coordinator(tr, who)
    return [main, *([sizes.p(second, before=2)] if second else [])]
