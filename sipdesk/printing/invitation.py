"""D05 Inbjudan till möte: others may come; the tone is a welcome, not a duty."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from reportlab.lib.units import mm

from sipdesk.i18n import N_, Translator
from sipdesk.printing import letter_turns
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PERSON, PROFESSIONAL, Paper, Sizes
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import (
    Basis,
    Contact,
    Header,
    Laws,
    MeetingFacts,
    Turn,
    refuse_empty,
)
from sipdesk.printing.phrases import (
    basis_sentence,
    comma,
    day,
    dots,
    iso,
    label,
    law,
    meeting_iso,
    meeting_time,
    phone,
    protection_warning,
    second_coordinator,
    sentence,
    who_and_phone,
)
from sipdesk.printing.reply_slip import slip
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, Style, bold, join, rich


class Receiver(StrEnum):
    """Who is invited: a close person (a), another actor (b), a guardian or representative (c)."""

    CLOSE_PERSON = "close_person"
    OTHER_ACTOR = "other_actor"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class Content:
    """All that an invitation to one receiver prints.

    `meeting.on` and `meeting.place` are compulsory, for b and c `reply_by` too: without them
    `build` raises `IncompletePaper`.

    Attributes:
        header: top and bottom of the page.
        receiver: which of the texts.
        name: of the receiver (a, c), or of the unit (b).
        address: this receiver's own address, one line each; may be empty.
        person: full name (a, c) or initials (b); empty for b about a protected person.
        sent_on: date of the letter.
        meeting: when and where.
        coordinator: sender, with phone.
        laws: `plan_short` stands in the footer of b.
        wants: a: the person wants the receiver there (else: does not object).
        why_wanted: a: what the person hopes for, own words; b: what is wished of them.
        reply_by: last day to answer (b, c).
        basis: b: consent or recorded legal ground.
        kind: c: "god man" and the like.
        child_answers: c: the child is 15 or older and answers too.
        relatives_support: a: phone to support for relatives; usually empty.
        turn: the meeting was moved or cancelled after an earlier letter.
        before: the time of the earlier letter.
    """

    header: Header
    receiver: Receiver
    name: str
    person: str
    sent_on: date
    meeting: MeetingFacts
    coordinator: Contact
    laws: Laws
    address: tuple[str, ...] = ()
    wants: bool = True
    why_wanted: str = ""
    reply_by: date | None = None
    basis: Basis | None = None
    kind: str = ""
    child_answers: bool = False
    relatives_support: str = ""
    turn: Turn = Turn.NONE
    before: MeetingFacts = field(default_factory=MeetingFacts)


TITLE = N_("Invitation to a meeting")

_LETTER = replace(PERSON, body=Style(12.5, 17), side=28 * mm)


def build(content: Content, tr: Translator) -> Paper:
    """One page; the word "kallas" never stands on it."""
    _refuse_incomplete(content)
    heading = letter_turns.title(tr, content.turn, TITLE)
    is_actor = content.receiver is Receiver.OTHER_ACTOR
    sizes = PROFESSIONAL if is_actor else _LETTER
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=sizes,
        blocks=[
            _address(content, tr, sizes),
            Text(heading, sizes.title, tag="H1", before=14),
            *_text(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("Invitation")),
        running=dots(heading, content.header.case_number),
        footer=_footer(content, tr),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _refuse_incomplete(content: Content) -> None:
    compulsory: dict[str, object] = {"meeting.on": content.meeting.on}
    if content.turn is not Turn.CANCELLED:
        compulsory["meeting.place"] = content.meeting.place.strip()
        if content.receiver is not Receiver.CLOSE_PERSON:
            compulsory["reply_by"] = content.reply_by
    refuse_empty(compulsory)


def _footer(content: Content, tr: Translator) -> str:
    case = tr("Case {number}").format(number=content.header.case_number)
    if content.receiver is not Receiver.OTHER_ACTOR:
        return case if content.header.case_number else ""
    return dots(case, law(content.laws.plan_short))


def _address(content: Content, tr: Translator, sizes: Sizes) -> Block:
    is_actor = content.receiver is Receiver.OTHER_ACTOR
    right = [day(tr, content.sent_on)]
    if is_actor:
        right = [
            tr("Date: {date}").format(date=iso(content.sent_on)),
            tr("Case: {number}").format(number=content.header.case_number),
        ]
        if content.person:
            right.append(tr("Concerns: {initials}").format(initials=content.person))
    left = (content.name, *content.address)
    texts = [Text("\n".join(left), sizes.body), Text("\n".join(right), sizes.body)]
    return Columns(texts, [0.6, 0.4])


def _text(content: Content, tr: Translator) -> list[Block]:
    if content.turn is Turn.CANCELLED:
        return _called_off(content, tr)
    if content.receiver is Receiver.CLOSE_PERSON:
        return _to_close_person(content, tr)
    if content.receiver is Receiver.OTHER_ACTOR:
        return _to_actor(content, tr)
    return _to_guardian_or_representative(content, tr)


def _called_off(content: Content, tr: Translator) -> list[Block]:
    is_actor = content.receiver is Receiver.OTHER_ACTOR
    sizes = PROFESSIONAL if is_actor else _LETTER
    hello = tr("Hello {name}!").format(name=content.name)
    about = tr("It is about the meeting for {person}.").format(person=content.person)
    lines: list[Rich] = [] if is_actor else [bold(hello), about]
    who = who_and_phone(content.coordinator)
    lines += [*_turned(content, tr), letter_turns.again(tr), tr("Call {who}.").format(who=who)]
    return [*_paragraphs(lines, sizes), *_sender(content, tr, sizes)]


def _turned(content: Content, tr: Translator) -> list[Rich]:
    is_actor = content.receiver is Receiver.OTHER_ACTOR
    before, now = content.before, content.meeting
    text = letter_turns.sentence(tr, content.turn, before, now, is_iso=is_actor)
    return [text] if text else []


def _facts(content: Content, tr: Translator, sizes: Sizes) -> Block:
    is_actor = content.receiver is Receiver.OTHER_ACTOR
    when = meeting_iso(tr, content.meeting) if is_actor else meeting_time(tr, content.meeting)
    rows: list[tuple[str, Rich | Block]] = [
        (tr("When"), bold(sentence(when))),
        (tr("Where"), content.meeting.place),
    ]
    if content.meeting.travel and not is_actor:
        rows.append((tr("The way there"), content.meeting.travel))
    return facts(rows, sizes.body, share=0.2, before=12)


def _paragraphs(lines: list[Rich], sizes: Sizes) -> list[Block]:
    return [sizes.p(line, before=9) for line in lines]


def _to_close_person(content: Content, tr: Translator) -> list[Block]:
    hello = tr("Hello {name}!").format(name=content.name)
    wants = tr("{person} is going to have a meeting about support and wants you to be there.")
    welcome = tr("{person} is going to have a meeting about support. You are welcome to be there.")
    first = (wants if content.wants else welcome).format(person=content.person)
    plan = tr(
        "At the meeting we make a plan of who does what. The plan is called a coordinated"
        " individual plan (samordnad individuell plan, SIP)."
    )
    lines: list[Rich] = [plan]
    if content.why_wanted:
        hopes = tr("{person} hopes that you can: {why_wanted}")
        lines.append(hopes.format(person=content.person, why_wanted=content.why_wanted))
    lines += [
        tr(
            "It is {person} who decides what is taken up. You do not need to prepare anything."
            " You may listen, and you may talk."
        ).format(person=content.person),
        tr("Can you not come? It does not matter. Tell {coordinator}.").format(
            coordinator=who_and_phone(content.coordinator)
        ),
    ]
    if content.relatives_support:
        support = tr("Do you need support yourself? Call {phone}.")
        lines.append(support.format(phone=phone(content.relatives_support)))
    return [
        *_paragraphs([bold(hello), *_turned(content, tr), first], _LETTER),
        _facts(content, tr, _LETTER),
        *_paragraphs(lines, _LETTER),
        *_sender(content, tr, _LETTER),
    ]


def _to_actor(content: Content, tr: Translator) -> list[Block]:
    invited = tr("You are invited to a meeting where a coordinated individual plan is made.")
    yes = tr("The individual has said yes to your taking part.")
    said = basis_sentence(tr, content.basis, yes) if content.basis is not None else yes
    lines: list[Rich] = []
    if content.why_wanted:
        lines.append(tr("What we wish of you: {what}").format(what=content.why_wanted))
    lines.append(tr("Measures that you take on are written into the plan under your name."))
    if content.reply_by is not None:
        reply = tr("**Reply by {date} at the latest** to {who}, or with the reply slip below.")
        who = who_and_phone(content.coordinator)
        lines.append(rich(reply, date=iso(content.reply_by), who=who))
    number = content.header.case_number
    return [
        *_paragraphs([*_turned(content, tr), f"{invited} {said}"], PROFESSIONAL),
        _facts(content, tr, PROFESSIONAL),
        *_paragraphs(lines, PROFESSIONAL),
        *_sender(content, tr, PROFESSIONAL),
        slip(tr, number, content.name, with_reason=False),
    ]


def _to_guardian_or_representative(content: Content, tr: Translator) -> list[Block]:
    hello = tr("Hello {name}!").format(name=content.name)
    invited = tr(
        "We invite you to a meeting about a coordinated individual plan (samordnad individuell"
        " plan, SIP) for {person}."
    ).format(person=content.person)
    lines: list[Rich] = [
        _task(content, tr),
        tr(
            "Reply by {date} at the latest to {coordinator}. Can you not come? Call, and we find"
            " another time or another way to take part."
        ).format(
            date=day(tr, content.reply_by) if content.reply_by else "",
            coordinator=who_and_phone(content.coordinator),
        ),
        tr("You can have an interpreter. Tell us beforehand."),
    ]
    return [
        *_paragraphs([bold(hello), *_turned(content, tr), invited], _LETTER),
        _facts(content, tr, _LETTER),
        *_paragraphs(lines, _LETTER),
        *_sender(content, tr, _LETTER),
    ]


def _task(content: Content, tr: Translator) -> str:
    if content.receiver is Receiver.REPRESENTATIVE:
        return tr(
            "You are {kind} for {person}. It is only about what belongs to your task. In all else"
            " {person} decides."
        ).format(kind=content.kind, person=content.person)
    takes_part = tr(
        "You take part in deciding about the plan. The plan needs a yes from each guardian."
    )
    child = tr("{child} may also say what {child} thinks.").format(child=content.person)
    answers = tr("{child} also answers for themself.").format(child=content.person)
    return f"{takes_part} {answers if content.child_answers else child}"


def _sender(content: Content, tr: Translator, sizes: Sizes) -> list[Block]:
    who = content.coordinator
    rest = comma(who.function, who.principal, phone(who.phone))
    second = second_coordinator(tr, who)
    main: Block = sizes.p(join(bold(who.name), f"\n{rest}" if rest else ""), before=16)
    return [main, *([sizes.p(second, before=2)] if second else [])]
