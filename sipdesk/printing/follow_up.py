"""D09 Så har det gått: each promise kept or not, each goal judged, and what happens next."""

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.boxes import Bar, Card, Frame, SideBySide
from sipdesk.printing.follow_content import (
    ChangeKind,
    Closing,
    Content,
    GoalResult,
    Handover,
    Kept,
    Now,
    PlanChange,
    PromiseResult,
    Reached,
)
from sipdesk.printing.follow_results import results
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.phrases import (
    case_and_copy,
    clock,
    comma,
    day,
    dots,
    ended,
    field_lang,
    label,
    law,
    phone,
    protection_warning,
    sentence,
    swedish_fields,
    weekday,
)
from sipdesk.printing.text import Style, bold, quoted, rich

__all__ = [
    "ChangeKind",
    "Closing",
    "Content",
    "GoalResult",
    "Handover",
    "Kept",
    "Now",
    "PlanChange",
    "PromiseResult",
    "Reached",
    "build",
]

TITLE = N_("How it has gone")
CLOSED = N_("The plan is closed")
FOR_PARTY = N_("Follow-up")


def build(content: Content, tr: Translator) -> Paper:
    """Two pages: own view and decision first, then promises, goals and changes."""
    title = _title(content, tr)
    kind = tr("Your copy")
    if content.for_party:
        kind = tr("Copy to {recipient}").format(recipient=content.recipient)
    return Paper(
        title=title,
        tr=tr,
        sizes=PERSON,
        blocks=[
            *_head(content, tr, title),
            *_own_view(content, tr),
            _decision(content, tr),
            *results(content, tr),
            *_last(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, kind),
        running=dots(title, content.person or content.header.case_number),
        footer=_footer(content, tr),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _title(content: Content, tr: Translator) -> str:
    if content.closing is not None:
        return tr(CLOSED)
    return tr(FOR_PARTY) if content.for_party else tr(TITLE)


def _footer(content: Content, tr: Translator) -> str:
    case = case_and_copy(tr, content.header)
    if not content.for_party:
        yours = tr("The paper is yours. Show it to anyone you like.")
        return f"{case}. {yours}"
    until = ""
    if content.basis_until is not None:
        valid = tr("The consent is valid until {date}")
        until = valid.format(date=day(tr, content.basis_until))
    return dots(case, until, law(content.laws.plan_short))


def _head(content: Content, tr: Translator, title: str) -> list[Block]:
    who = content.person or tr("Case {number}").format(number=content.header.case_number)
    sub = rich(tr("Follow-up of the plan for **{name}**"), name=who)
    said = []
    if content.held_on is not None:
        said.append(tr("Meeting {date}.").format(date=day(tr, content.held_on)))
    if content.version_on is not None:
        concerns = tr("Concerns plan version {n} from {date}.")
        on = day(tr, content.version_on)
        said.append(concerns.format(n=content.header.version, date=on))
    blocks: list[Block] = [
        Text(title, PERSON.title, tag="H1"),
        Text(sub, PERSON.sub, before=2),
    ]
    if said:
        blocks.append(Text(" ".join(said), Style(10, 13), before=3))
    if not content.for_party and (told := swedish_fields(tr, content.coordinator.name)):
        blocks.append(PERSON.p(told, before=4))
    return blocks


def _own_view(content: Content, tr: Translator) -> list[Block]:
    if not content.own_view:
        return []
    heading = tr("What the individual thinks") if content.for_party else tr("What I think")
    words = Text(quoted(content.own_view), PERSON.own_words, lang=field_lang(tr))
    return [PERSON.h(heading), Bar([words], before=5, tag="BlockQuote")]


def _decision(content: Content, tr: Translator) -> Block:
    if content.closing is not None:
        return Frame(_closing(content, content.closing, tr), before=15)
    going_on = tr("{principal} still has the overall responsibility.")
    text = going_on.format(principal=content.responsible.principal)
    if content.next_version is not None and not content.for_party:
        new = tr("You get version {n} of the plan.").format(n=content.next_version)
        text = f"{text} {new}"
    on: list[Block] = [PERSON.h(tr("We go on with the plan")), PERSON.p(text, before=4)]
    return SideBySide([Card(on), Card(_again(content, tr))], before=15)


def _again(content: Content, tr: Translator) -> list[Block]:
    heading = PERSON.h(tr("We meet again"))
    meeting = content.next_meeting
    if meeting is None or meeting.on is None:
        return [heading, PERSON.p(tr("Not decided yet."), before=4)]
    blocks: list[Block] = [heading, PERSON.p(bold(sentence(weekday(tr, meeting.on))), before=4)]
    if meeting.starts is not None:
        blocks.append(Text(clock(tr, meeting.starts, meeting.ends), PERSON.big, before=1))
    if meeting.place:
        blocks.append(PERSON.p(meeting.place, before=1))
    if meeting.who_calls:
        calls = tr("{who} gets in touch with everyone.").format(who=meeting.who_calls)
        number = phone(content.coordinator.phone)
        blocks.append(PERSON.p(f"{calls} {number}".strip(), before=3))
    return blocks


def _closing(content: Content, told: Closing, tr: Translator) -> list[Block]:
    lines = []
    if told.on is not None:
        lines.append(tr("The plan was closed on {date}.").format(date=day(tr, told.on)))
    lines.append(tr("Reason: {reason}").format(reason=ended(told.reason)))
    if told.decided_by:
        lines.append(tr("Decided by: {who}.").format(who=told.decided_by))
    blocks: list[Block] = [PERSON.p(" ".join(lines), before=4)]
    if told.outcome:
        blocks.append(PERSON.p(told.outcome, before=3, lang=field_lang(tr)))
    if told.told_on is not None and not content.for_party:
        known = tr("You were told on {date}.").format(date=day(tr, told.told_on))
        blocks.append(PERSON.p(known, before=3))
    return blocks


def _last(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    told = content.closing
    if told is not None and told.seek_again is not None and not content.for_party:
        seek = rich(
            tr("**This is how you seek support again:** call {who}."),
            who=comma(told.seek_again.unit or told.seek_again.name, phone(told.seek_again.phone)),
        )
        blocks.append(PERSON.p(seek, before=12))
    if content.present:
        names = rich(tr("**At the meeting:** {names}."), names=", ".join(content.present))
        blocks.append(PERSON.note(names, before=10))
    return blocks
