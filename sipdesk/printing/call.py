"""D04 Kallelse till SIP-möte: the right, prepared person with mandate comes."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sipdesk.i18n import N_, Translator
from sipdesk.printing import letter_turns
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.lists import Columns, bullets
from sipdesk.printing.parts import (
    Basis,
    BasisKind,
    Contact,
    Header,
    Laws,
    MeetingFacts,
    Turn,
    refuse_empty,
)
from sipdesk.printing.phrases import (
    basis_sentence,
    clock,
    comma,
    dots,
    ended,
    field_lang,
    iso,
    label,
    law,
    meeting_iso,
    phone,
    protection_warning,
    second_coordinator,
    sentence,
    who_and_phone,
)
from sipdesk.printing.reply_slip import slip
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, bold, join, quoted, rich


@dataclass(frozen=True)
class Content:
    """All that a call to one unit prints.

    `purpose`, `questions`, `meeting.on`, `meeting.place` and `reply_by` are compulsory: without
    them `build` raises `IncompletePaper`.

    Attributes:
        header: top and bottom of the page.
        address: the receiver, one line each: principal, unit.
        unit: the receiver's short name for the reply slip.
        attention: a named person at the unit; may be empty.
        sent_on: date of the letter.
        initials: of the person; empty for a protected person (case number only).
        meeting: when and where; `adaptations` are those everyone must know.
        reply_by: last day to answer.
        sender: name, function, principal, phone.
        basis: consent, recorded legal ground or the incapacity path.
        laws: `plan_short` stands in the footer.
        purpose: what the meeting shall lead to.
        why_now: may be empty.
        bring: what this unit is asked to bring besides what all bring; may be empty.
        goal: the long-term goal; only if its areas are covered.
        goal_is_own_words: prints quotation marks.
        questions: to this unit.
        called: other units that are called, filtered by the caller.
        invited: others that are invited, filtered by the caller.
        placement_agreement: name of the agreement whose rule on placements is printed (H12).
        placement_section: its section; may be empty.
        wrong_unit_rule: local sentence after "Om ni inte är rätt enhet"; usually empty.
        routine: how SIP is worked with here, from the local routine; usually empty.
        discharge_law: the act on discharge; only a region's call under it.
        discharge_notice_at: when the notice of ready for discharge was sent.
        turn: the meeting was moved or cancelled after an earlier letter.
        before: the time of the earlier letter.
    """

    header: Header
    address: tuple[str, ...]
    unit: str
    sent_on: date
    meeting: MeetingFacts
    reply_by: date | None
    sender: Contact
    basis: Basis
    laws: Laws
    purpose: str
    questions: tuple[str, ...]
    attention: str = ""
    initials: str = ""
    why_now: str = ""
    bring: str = ""
    goal: str = ""
    goal_is_own_words: bool = True
    called: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    placement_agreement: str = ""
    placement_section: str = ""
    wrong_unit_rule: str = ""
    routine: tuple[str, ...] = ()
    discharge_law: str = ""
    discharge_notice_at: datetime | None = None
    turn: Turn = Turn.NONE
    before: MeetingFacts = field(default_factory=MeetingFacts)


TITLE = N_("Call to a SIP meeting")


def build(content: Content, tr: Translator) -> Paper:
    """One page with the reply slip below a cut line; a letter that cancels asks for no answer."""
    _refuse_incomplete(content)
    heading = letter_turns.title(tr, content.turn, TITLE)
    secrecy = tr("May contain information that is covered by secrecy.")
    plan_law = f"{law(content.laws.plan_short)}. " if content.laws.plan_short else ""
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=PROFESSIONAL,
        blocks=[
            _address(content, tr),
            Text(heading, PROFESSIONAL.title, tag="H1", before=12),
            *_turned(content, tr),
            *_body(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("Call letter")),
        running=dots(heading, content.header.case_number),
        footer=f"{plan_law}{secrecy}",
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _body(content: Content, tr: Translator) -> list[Block]:
    return _called_off(content, tr) if content.turn is Turn.CANCELLED else _calling(content, tr)


def _turned(content: Content, tr: Translator) -> list[Block]:
    before, now = content.before, content.meeting
    text = letter_turns.sentence(tr, content.turn, before, now, is_iso=True)
    return [PROFESSIONAL.p(text, before=4)] if text else []


def _calling(content: Content, tr: Translator) -> list[Block]:
    return [
        PROFESSIONAL.p(_call_sentence(content, tr), before=4),
        _facts(content, tr),
        *_questions(content, tr),
        *_sender(content, tr),
        slip(tr, content.header.case_number, content.unit, with_reason=True),
    ]


def _called_off(content: Content, tr: Translator) -> list[Block]:
    return [
        PROFESSIONAL.p(basis_sentence(tr, content.basis, _yes(content, tr)), before=8),
        PROFESSIONAL.p(letter_turns.again(tr), before=8),
        *_sender(content, tr, names_others=False),
    ]


def _refuse_incomplete(content: Content) -> None:
    if content.turn is Turn.CANCELLED:
        refuse_empty({"meeting.on": content.meeting.on})
        return
    compulsory = {
        "purpose": content.purpose.strip(),
        "questions": any(question.strip() for question in content.questions),
        "meeting.on": content.meeting.on,
        "meeting.place": content.meeting.place.strip(),
        "reply_by": content.reply_by,
    }
    refuse_empty(compulsory)


def _address(content: Content, tr: Translator) -> Block:
    attention = tr("Attention: {name}").format(name=content.attention) if content.attention else ""
    left = [line for line in (*content.address, attention) if line]
    right = [
        tr("Date: {date}").format(date=iso(content.sent_on)),
        tr("Case: {number}").format(number=content.header.case_number),
    ]
    if content.initials:
        right.append(tr("Concerns: {initials}").format(initials=content.initials))
    body = PROFESSIONAL.body
    return Columns([Text("\n".join(left), body), Text("\n".join(right), body)], [0.6, 0.4])


def _call_sentence(content: Content, tr: Translator) -> Rich:
    needed = tr("You are called because you are needed in the planning of care and support.")
    then = tr(
        "Call **{phone}**. We call back through your switchboard before we say who it concerns."
    )
    ring = rich(then, phone=phone(content.sender.phone)) if content.sender.phone else ()
    return join(f"{needed} {basis_sentence(tr, content.basis, _yes(content, tr))} ", ring)


def _yes(content: Content, tr: Translator) -> str:
    said = {
        BasisKind.CONSENT: tr("The individual has said yes to your being called."),
        BasisKind.CHILD: tr("The child's guardians have said yes to your being called."),
        BasisKind.CHILD_15: tr(
            "The child and the child's guardians have said yes to your being called."
        ),
        BasisKind.INCAPACITY: tr(
            "The individual cannot take a position. The ground for the call is: {ground}"
        ).format(ground=ended(law(content.basis.ground))),
    }
    return said.get(content.basis.kind, "")


def _facts(content: Content, tr: Translator) -> Block:
    meeting = content.meeting
    rows: list[tuple[str, Rich | Block]] = [
        (tr("When"), bold(sentence(meeting_iso(tr, meeting)))),
        (tr("Where"), meeting.place),
    ]
    if content.reply_by is not None:
        reply = tr("**By {date} at the latest** to {who}, or with the reply slip below")
        who = who_and_phone(content.sender)
        rows.append((tr("Please reply"), rich(reply, date=iso(content.reply_by), who=who)))
    if meeting.adaptations:
        rows.append((tr("Adaptation"), meeting.adaptations))
    if content.discharge_law:
        rows.append((tr("Discharge"), _discharge(content, tr)))
    return facts(rows, PROFESSIONAL.body, share=0.17, before=8, pad=3.6)


def _discharge(content: Content, tr: Translator) -> str:
    concerns = tr("The call concerns coordinated individual planning under {law}.")
    text = concerns.format(law=law(content.discharge_law))
    sent_at = content.discharge_notice_at
    if sent_at is None:
        return text
    sent = tr("The notice of ready for discharge was sent on {date} {time}.").format(
        date=iso(sent_at.date()), time=clock(tr, sent_at.time())
    )
    return f"{text} {sent}"


def _questions(content: Content, tr: Translator) -> list[Block]:
    lang = field_lang(tr)
    bring = tr(
        "Mandate to say what your unit can offer and from which day. What you already do or have"
        " planned. Name and phone number of the person who will be the contact."
    )
    wrong = tr("Get in touch with us, and we ask the person.")
    rule = f" {content.wrong_unit_rule}" if content.wrong_unit_rule else ""
    goal = quoted(content.goal) if content.goal_is_own_words else content.goal
    return [
        *_section(tr("What the meeting shall lead to"), content.purpose, lang),
        *_section(tr("Why now"), content.why_now, lang),
        *_section(tr("The long-term goal"), goal if content.goal else "", lang),
        _heading(tr("Questions to you")),
        bullets(content.questions, PROFESSIONAL.body, gap=2, before=2),
        *_section(tr("Please bring"), f"{bring} {content.bring}".strip()),
        *_section(tr("If you are not the right unit"), f"{wrong}{rule}"),
        *_section(tr("How we work with SIP here"), " ".join(content.routine)),
        *_placement(content, tr),
    ]


def _heading(text: str) -> Text:
    return PROFESSIONAL.h(text, before=7)


def _section(heading: str, text: str, lang: str = "") -> list[Block]:
    return [_heading(heading), PROFESSIONAL.p(text, before=1, lang=lang)] if text else []


def _placement(content: Content, tr: Translator) -> list[Block]:
    if not content.placement_agreement:
        return []
    section = content.placement_section
    where = tr("section {section}").format(section=section) if section else ""
    text = tr(
        "No party may decline to take part in a SIP, or responsibility for costs, on the ground"
        " that the placement has already been made ({source})."
    )
    source = comma(content.placement_agreement, where)
    return [PROFESSIONAL.p(text.format(source=source), before=7)]


def _sender(content: Content, tr: Translator, *, names_others: bool = True) -> list[Block]:
    who = content.sender
    rest = comma(who.function, who.principal, phone(who.phone))
    blocks: list[Block] = [
        PROFESSIONAL.p(join(bold(who.name), f", {rest}" if rest else ""), before=10)
    ]
    if second := second_coordinator(tr, who):
        blocks.append(PROFESSIONAL.p(second, before=1))
    named: list[str] = []
    if not names_others:
        return blocks
    if content.called:
        named.append(tr("Called: {names}.").format(names=", ".join(content.called)))
    if content.invited:
        named.append(tr("Invited: {names}.").format(names=", ".join(content.invited)))
    if named:
        blocks.append(PROFESSIONAL.note(" ".join(named), before=1))
    return blocks
